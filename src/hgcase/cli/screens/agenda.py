"""The agenda: what is planned and what is due, day by day; refs and letters, no names."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import day_word
from hgcase.cli.screens.due import Line, due_lines, say_day
from hgcase.cli.screens.text import hanging
from hgcase.cli.typed import as_typed

if TYPE_CHECKING:
    from hgcase.app.agenda import Agenda
    from hgcase.domain.standing.due import Due
    from hgcase.store.drafts import Draft

_MOST: Final = 3  # of a household under one heading
_CLOCK: Final = 7  # columns for the time of day
_REF: Final = 8


class Row(NamedTuple):
    """A line under a heading: the time, the household, and what is due there."""

    at: time | None
    ref: str
    text: str


def agenda_screen(shown: "Agenda", today: date, *, days: int, whole: bool) -> list[str]:
    """Lay out today, then what is late or not in order, then the coming days.

    Args:
        shown: what is due.
        today: the day.
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
    waits = any(each.day is None or each.day < today for _ref, each in told)
    lines = _today(told, shown.drafts, today, waits=waits)
    lines += _standing(_("Late"), [each for each in told if _is_late(each[1], today)], today, most)
    open_ = [each for each in told if each[1].day is None]
    lines += _standing(_("Not in order yet"), open_, today, most)
    for day in sorted({line.day for _ref, line in told if line.day and line.day > today}):
        lines += _day(day, told, today)
    if later:
        lines += ["", _("After {day}: {n} more. hgcase agenda --all shows everything.",
                        day=spoken().short_day(until), n=later)]  # fmt: skip
    return lines


def _is_late(line: Line, today: date) -> bool:
    return line.day is not None and line.day < today


def _today(
    told: Sequence[tuple[str, Line]], drafts: "Iterable[Draft]", today: date, *, waits: bool
) -> list[str]:
    """Give the day itself; that nothing has to be done is not said while something is late."""
    rows = [Row(None, each.ref or "", _draft(each, today)) for each in drafts]
    rows += _on(today, told)
    head = _("Today, {day}", day=spoken().full_day(today))
    nothing = _("Nothing is planned today.") if waits else _("Nothing is planned or due today.")
    return [head, *(_lines(rows) or [" " * 2 + nothing])]


def _draft(draft: "Draft", today: date) -> str:
    begun = draft.started.astimezone()
    when = f"{day_word(begun.date(), today, past='')} {begun:%H:%M}"
    command = as_typed(f"hgcase {draft.command}").removeprefix("hgcase ")
    return _("{command}: begun {when}, not finished", command=command, when=when)


def _day(day: date, told: Sequence[tuple[str, Line]], today: date) -> list[str]:
    full = spoken().full_day(day)
    said = f"{full[:1].upper()}{full[1:]}"
    if day == today + timedelta(days=1):
        said = _("Tomorrow, {day}", day=full)
    elif day.year != today.year:
        said = f"{said} {day.year}"
    return ["", said, *_lines(_on(day, told))]


def _on(day: date, told: Sequence[tuple[str, Line]]) -> list[Row]:
    """Give what stands on a day: what has a time first, by time."""
    rows = [Row(line.at, ref, line.text) for ref, line in told if line.day == day]
    return sorted(rows, key=lambda row: (row.at is None, row.at or time.min, row.ref))


def _lines(rows: Iterable[Row]) -> list[str]:
    lines: list[str] = []
    for row in rows:
        clock = f"{row.at:%H:%M}" if row.at else ""
        lead = f"  {clock:<{_CLOCK}}{row.ref:<{_REF}}"
        lines += hanging(lead, row.text, len(lead))
    return lines


def _standing(head: str, told: Sequence[tuple[str, Line]], today: date, most: int) -> list[str]:
    """Lay out what has no day to stand on, by household; what presses most comes first."""
    houses: dict[str, list[Line]] = {}
    for ref, line in told:
        houses.setdefault(ref, []).append(line)
    lines = ["", head] if houses else []
    for ref, own in houses.items():
        own.sort(key=lambda line: line.press)
        told_here = _cut(ref, own, today, most)
        lines += _lines(Row(None, "" if n else ref, text) for n, text in enumerate(told_here))
    return lines


def _cut(ref: str, own: Sequence[Line], today: date, most: int) -> Iterator[str]:
    few = own if not most or len(own) <= most + 1 else own[:most]
    for line in few:
        when = say_day(line, today)
        yield f"{line.text} · {when}" if when else line.text
    if len(few) < len(own):
        yield _("and {n} more: hgcase agenda {ref}", n=len(own) - len(few), ref=ref)


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
