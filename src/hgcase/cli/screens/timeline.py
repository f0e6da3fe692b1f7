"""What happened, in order: a line an event, accounts side by side under their incident."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING, Final

from hgcase.cli.drawing.tree import (
    Column,
    Heading,
    Label,
    Part,
    Piece,
    Row,
    Said,
    Screen,
    Table,
    bold,
    dim,
    dotted,
    listed,
    screen,
)
from hgcase.cli.language import _, say_when, spoken
from hgcase.domain.standing.timeline import Event, Timeline
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.domain.kinds.incidents import Account

_TO: Final = "–"  # between the years of a heading
_FEW: Final = 5  # events of a year, up to which years stand together
_MANY: Final = 15  # events of a year or month, from which its months or weeks stand apart
_COLUMNS: Final = (Column(), Column())
_TURNS: Final = frozenset(("incidents", "breaks", "orders", "markers", "safety_plans"))
"""Kinds of record at which a household turns: they stand out."""


def timeline_screen(shown: "Opened", found: Timeline, about: str = "") -> Screen:
    """Show a timeline.

    Args:
        about: whom it is about, where it is about one person.
    """
    page = _Page(Teller(shown.seen, shown.today, spoken()))
    label = shown.seen.name(about) if about else shown.seen.case.household.label or ""
    counted = spoken().ngettext("{n} event", "{n} events", len(found.past))
    this_year = str(shown.today.year)
    nothing = not (found.past or found.coming or found.undated)
    return screen(
        Heading(shown.ref, dotted((_("Timeline"), label)), counted),
        *(group for year, events in _years(found.past) for group in page.year(events, year)),
        page.group(_("TO COME"), found.coming, this_year),
        page.group(_("WITHOUT A DATE"), found.undated, ""),
        Label(_("Nothing is recorded here.")) if nothing else None,
    )


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
    """Sets events under one another; what stays the same is said once."""

    def __init__(self, teller: Teller) -> None:
        self.teller = teller

    def year(self, events: Sequence[Event], year: str) -> Iterator[list[Part]]:
        """Give a year, or some; of a full one the months stand apart, and in those the weeks."""
        if len(events) < _MANY or _TO in year:
            yield self.group(year, events, year)
            return
        for _month, of_month in groupby(events, key=_month_of):
            month = tuple(of_month)
            if len(month) < _MANY:
                yield self.group(_month_said(month, year), month, year)
                continue
            for n, (_week, of_week) in enumerate(groupby(month, key=_week_of)):
                week = tuple(of_week)
                head = "" if n else _month_said(month, year)
                yield self.group(dotted((head, _week_said(week))), week, year)

    def group(self, label: str, events: Sequence[Event], year: str) -> list[Part]:
        """Give events under what they have in common; a day of *year* is said without it."""
        rows = tuple(self._rows(events, year))
        return [Label(dim(label)), Table(_COLUMNS, rows)] if rows else []

    def _rows(self, events: Sequence[Event], year: str) -> Iterator[Row]:
        before: Event | None = None
        last = ""
        for event in events:
            day, clock = self._date(event, year)
            goes_on = before is not None and before.record is event.record and day == last
            told = (f"{clock} " if clock else "", *_parts(self._told(event, goes_on=goes_on)))
            key = dim("" if goes_on else event.record.key)
            yield Row((key, told), lead="" if day == last else day)
            for account in event.accounts:
                yield Row((dim(account.key), self._account(account)))
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

    def _told(self, event: Event, *, goes_on: bool) -> Said:
        """Say what happened; of a record that was just told only what is new."""
        record, teller = event.record, self.teller
        marks = [] if goes_on else [bold(f"[{mark}]") for mark in teller.marks(record)]
        head = teller.headline(record)
        weighed: Said = bold(head) if event.section in _TURNS else head
        if event.sort == "record" and not record.KIND.prints:
            rest = teller.line(record, event.path, dated=False).removeprefix(head)
            return listed(((*_parts(weighed), rest), teller.source(record), *marks))
        return listed(("" if goes_on else weighed, self._what(event), *marks))

    def _what(self, event: Event) -> str:
        """Say what of a record it is that has this date."""
        label = " ".join(self.teller.path(event))
        passed = event.when is not None and event.when.last_day < self.teller.today
        if event.sort == "deadline" and passed:
            label = _("{what}, its day has passed", what=label)
        lines = self.teller.lines(event.lines, event.path[1:])
        return f"{label}: {lines}" if lines else label

    def _account(self, account: "Account") -> Said:
        """Say what one party tells of an incident, under it."""
        teller = self.teller
        name = teller.said_by(account) or _("not known who")
        day = say_when(account.date, teller.today) if account.date else ""
        told = teller.line(account, ("incident", "date", "session", "about", "said_by"))
        marks = [bold(f"[{mark}]") for mark in teller.marks(account)]
        return (f"{', '.join(filter(None, (name, day)))}: ", *_parts(listed((told, *marks))))


def _parts(said: Said) -> "tuple[str | Piece, ...]":
    return said if isinstance(said, tuple) else (said,)


def _month_of(event: Event) -> str:
    return event.when.first[:7] if event.when else ""


def _week_of(event: Event) -> tuple[int, int]:
    return event.when.day.isocalendar()[:2] if event.when else (0, 0)


def _month_said(events: Sequence[Event], year: str) -> str:
    when = events[0].when
    return f"{spoken().month(when.day)} {year}" if when else year


def _week_said(events: Iterable[Event]) -> str:
    """Say a week by its Monday."""
    day = next((event.when.day for event in events if event.when), None)
    monday = day - timedelta(days=day.weekday()) if day else None
    return _("week of {day}", day=spoken().short_day(monday)) if monday else ""
