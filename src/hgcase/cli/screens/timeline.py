"""What happened, in order: a line an event, accounts side by side under their incident."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, Final

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import hanging, listed, two_sides
from hgcase.domain.standing.timeline import Event, Timeline
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.households import Shown
    from hgcase.domain.kinds.incidents import Account

_DAY: Final = 12  # columns for a day, and then for its time
_DATE: Final = 20
_KEY: Final = 6
_MARGIN: Final = _DATE + _KEY
_ACCOUNT: Final = 5
_LINES: Final = 3  # of one event
_TO: Final = "–"  # between the years of a heading
_FEW: Final = 5  # events of a year, up to which years stand together
_MANY: Final = 15  # events of a year, from which its months stand apart


def timeline_screen(shown: "Shown", found: Timeline, about: str = "") -> list[str]:
    """Lay out a timeline.

    Args:
        shown: the household.
        found: what happened.
        about: whom it is about, where it is about one person.
    """
    case = shown.seen.case
    page = _Page(Teller(shown.seen, shown.today, spoken()))
    label = shown.seen.name(about) if about else case.household.label or ""
    counted = spoken().ngettext("{n} event", "{n} events", len(found.past))
    lines = two_sides(listed((_("TIMELINE  {ref}", ref=shown.ref), label)), counted)
    for year, events in _years(found.past):
        lines += ["", year, *page.year(events, year)]
    if found.coming:
        lines += ["", _("To come"), *page.events(found.coming, str(shown.today.year))]
    if found.undated:
        lines += ["", _("Without a date"), *page.events(found.undated, "")]
    if not (found.past or found.coming or found.undated):
        lines += ["", _("Nothing is recorded here.")]
    return lines


def _years(events: Sequence[Event]) -> list[tuple[str, list[Event]]]:
    """Group events by year; years with few of them stand together: ``1988–2018``."""
    found: list[tuple[str, list[Event]]] = []
    few = False
    for year, of_year in _by_year(events).items():
        is_few = len(of_year) <= _FEW
        if few and is_few:
            first = found[-1][0].partition(_TO)[0]
            found[-1] = (f"{first}{_TO}{year}", [*found[-1][1], *of_year])
        else:
            found.append((year, of_year))
        few = is_few
    return found


def _by_year(events: Sequence[Event]) -> dict[str, list[Event]]:
    """Group events by year; one that only follows another stands in the year of that one."""
    found: dict[str, list[Event]] = {}
    year = ""
    for event in events:
        year = event.when.first[:4] if event.when else year
        found.setdefault(year, []).append(event)
    return found


class _Page:
    """Lays out events under one another; what stays the same is said once."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller

    def year(self, events: Sequence[Event], year: str) -> Iterator[str]:
        """Lay out a year, or some; of a full one the months stand apart."""
        if len(events) < _MANY or _TO in year:
            yield from self.events(events, year)
            return
        months = groupby(events, key=lambda event: event.when.first[:7] if event.when else "")
        for n, (_month, of_month) in enumerate(months):
            yield from [""] if n else []
            yield from self.events(tuple(of_month), year)

    def events(self, events: Sequence[Event], year: str) -> Iterator[str]:
        """Lay out events; of a day of *year* the year goes without saying."""
        before: Event | None = None
        last = ""
        for event in events:
            day, clock = self._date(event, year)
            goes_on = before is not None and before.record is event.record and day == last
            lead = f"  {'' if day == last else day:<{_DAY - 1}} {clock:<5} "
            if len(lead) > _DATE:
                yield from hanging("", day, 2)
                lead = ""
            lead = f"{lead:<{_DATE}}{'' if goes_on else event.record.key}"
            yield from hanging(lead, self._told(event, goes_on=goes_on), _MARGIN, _LINES)
            for account in event.accounts:
                yield from self._account(account)
            before, last = event, day

    def _date(self, event: Event, year: str) -> tuple[str, str]:
        """Say the day and the time of an event."""
        when = event.when
        if when is None:
            return "", ""
        if not when.exact:
            return say_when(when, self.teller.today), ""
        clock = f"{when.time:%H:%M}" if when.time else ""
        if when.first[:4] == year:
            return spoken().short_day(when.day), clock
        month = spoken().month(when.day, short=True)
        return f"{when.day.day} {month} {when.day.year}", clock

    def _told(self, event: Event, *, goes_on: bool) -> str:
        """Say what happened; of a record that was just told only what is new."""
        record, teller = event.record, self.teller
        marks = [f"[{mark}]" for mark in teller.marks(record)] if not goes_on else []
        if event.sort == "record" and not record.KIND.prints:
            said = teller.said_by(record)
            line = teller.line(record, event.path, dated=False)
            return listed((f"{line}{f' ({said})' if said else ''}", *marks))
        brief = "" if goes_on else teller.headline(record)
        return listed((brief, self._what(event), *marks))

    def _what(self, event: Event) -> str:
        """Say what of a record it is that has this date."""
        label = " ".join(self.teller.path(event))
        passed = event.when is not None and event.when.last_day < self.teller.today
        if event.sort == "deadline" and passed:
            label = _("{what}, its day has passed", what=label)
        lines = self.teller.lines(event.lines, event.path[1:])
        return f"{label}: {lines}" if lines else label

    def _account(self, account: "Account") -> Iterator[str]:
        """Lay out what one party tells of an incident, under it."""
        teller = self.teller
        name = teller.said_by(account) or _("not known who")
        day = say_when(account.date, teller.today) if account.date else ""
        told = teller.line(account, ("incident", "date", "session", "about"))
        marks = [f"[{mark}]" for mark in teller.marks(account)]
        text = f"{', '.join(filter(None, (name, day)))}: {listed((told, *marks))}"
        lead = f"{'':<{_MARGIN}}{account.key}"
        yield from hanging(lead, text, _MARGIN + _ACCOUNT, _LINES + 1)
