"""The agenda: what is planned and what is due, day by day; refs and letters, no names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import (
    Column,
    Fact,
    Heading,
    Label,
    Mark,
    Part,
    Row,
    Screen,
    Table,
    bold,
    dotted,
    screen,
)
from hgcase.cli.language import _, day_word, near_day, spoken
from hgcase.cli.screens.due import Line, due_lines, say_day
from hgcase.cli.typed import as_typed, next_ones

if TYPE_CHECKING:
    from hgcase.app.agenda import Agenda
    from hgcase.domain.standing.due import Due
    from hgcase.store.drafts import Draft

_MOST: Final = 3  # of a household under one heading
_TIMED: Final = (Column(), Column(), Column())

Told = Sequence[tuple[str, Line]]


def agenda_screen(shown: "Agenda", today: date, *, days: int, whole: bool) -> Screen:
    """Show today, then what is late or not in order, then the coming days.

    Args:
        days: how many days ahead.
        whole: whether every line stands in it, however far ahead.
    """
    until = date.max if whole else today + timedelta(days=days)
    told = [
        (each.ref, line)
        for each in shown.households
        for line in due_lines(each.due, today)
        if line.day is None or line.day <= until
    ]
    later = sum(each.day > until for house in shown.households for each in house.due if each.day)
    most = 0 if whole else _MOST
    late = [each for each in told if each[1].day is not None and each[1].day < today]
    open_ = [each for each in told if each[1].day is None]
    return screen(
        Heading(spoken().full_day(today)),
        _today(told, shown.drafts, today, waits=bool(late or open_)),
        _standing(_("LATE"), "!", late, today, most),
        _standing(_("NOT IN ORDER"), "·", open_, today, most),
        _ahead(told, today),
        _later(later, until) if later else None,
    )


def _later(n: int, until: date) -> tuple[Part, ...]:
    text = _("After {day}: {n} more.", day=spoken().short_day(until), n=n)
    return Fact(_("LATER"), (text,)), next_ones(("hgcase agenda --all", _("all of it")))


def _today(told: Told, drafts: "Iterable[Draft]", today: date, *, waits: bool) -> Fact | Table:
    """Give the day itself; that nothing has to be done is not said while something is late."""
    found = [Row(("", each.ref or "", _draft(each, today))) for each in drafts]
    found += _on(today, told)
    if found:
        return Table(_TIMED, tuple(found), lead=_("TODAY"))
    nothing = _("Nothing is planned today.") if waits else _("Nothing is planned or due today.")
    return Fact(_("TODAY"), (nothing,))


def _draft(draft: "Draft", today: date) -> str:
    begun = draft.started.astimezone()
    when = f"{day_word(begun.date(), today, past='')} {begun:%H:%M}"
    command = as_typed(f"hgcase {draft.command}").removeprefix("hgcase ")
    return _("{command}: begun {when}, not finished", command=command, when=when)


def _on(day: date, told: Told, lead: str = "") -> list[Row]:
    """Give what stands on a day: what has a time first, by time."""
    lines = [(line.at, ref, line.text) for ref, line in told if line.day == day]
    lines.sort(key=lambda line: (line[0] is None, line[0] or time.min, line[1]))
    return [
        Row((f"{at:%H:%M}" if at else "", ref, text), lead="" if n else lead)
        for n, (at, ref, text) in enumerate(lines)
    ]


def _ahead(told: Told, today: date) -> Table:
    days = sorted({line.day for _ref, line in told if line.day and line.day > today})
    found = [row for day in days for row in _on(day, told, near_day(day, today))]
    return Table(_TIMED, tuple(found))


def _standing(label: str, mark: Mark, told: Told, today: date, most: int) -> list[Part]:
    """Show what has no day to stand on, by household; what presses most comes first."""
    houses: dict[str, list[Line]] = {}
    for ref, line in told:
        houses.setdefault(ref, []).append(line)
    for own in houses.values():
        own.sort(key=lambda line: line.press)
    found = [
        fact
        for ref, own in sorted(houses.items(), key=lambda house: house[1][0].press)
        for fact in _house(ref, own, mark, today, most)
    ]
    return [Label(label), *found] if found else []


def _house(ref: str, own: Sequence[Line], mark: Mark, today: date, most: int) -> Iterator[Fact]:
    few = own if not most or len(own) <= most + 1 else own[:most]
    for n, line in enumerate(few):
        text = dotted((line.text, say_day(line, today)))
        yield Fact("" if n else bold(ref), (text,), mark)
    if len(few) < len(own):
        more = _("and {n} more: hgcase agenda {ref}", n=len(own) - len(few), ref=ref)
        yield Fact("", (more,))


def agenda_data(shown: "Agenda", today: date, *, days: int, whole: bool) -> dict[str, Any]:
    """Give the agenda for other programs."""
    until = date.max if whole else today + timedelta(days=days)
    return {
        "today": today.isoformat(),
        "until": None if whole else until.isoformat(),
        "drafts": [
            {"command": each.command, "ref": each.ref, "started": each.started.isoformat()}
            for each in shown.drafts
        ],
        "due": [
            {"ref": house.ref, **_data(each, today)}
            for house in shown.households
            for each in house.due
            if each.day is None or each.day <= until
        ],
    }


def _data(due: "Due", today: date) -> dict[str, Any]:
    return {
        "what": due.what,
        "day": due.day and due.day.isoformat(),
        "time": due.at and f"{due.at:%H:%M}",
        "late": due.is_late(today),
        "since": due.since and due.since.isoformat(),
        "key": due.key or None,
        "persons": list(due.persons),
        "word": due.word or None,
        "asked": due.n or None,
        "channel": due.channel or None,
        "source": due.source or None,
        "settled_by": due.settled_by,
    }
