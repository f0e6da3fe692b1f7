"""The records of one kind: a line each, or one of them whole."""

from typing import Any

from hgcase.app.household import Opened
from hgcase.cli.drawing.tree import (
    Column,
    Heading,
    Label,
    Row,
    Said,
    Screen,
    Table,
    bold,
    dim,
    listed,
    rows,
    screen,
)
from hgcase.cli.language import _, near_day, say_when, spoken
from hgcase.cli.typed import next_ones
from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.labels import kind_name
from hgcase.domain.declare.record import Record
from hgcase.domain.standing.dated import date_of, in_time
from hgcase.telling.teller import Teller


def kinds_screen(shown: Opened) -> Screen:
    """Say of which kinds a household has records, and how many."""
    found = [
        (str(count), kind_name(spoken(), kind_of(name), many=count != 1))
        for name in sections()
        if (count := shown.counts.get(name, 0))
    ]
    return screen(
        Heading(shown.ref, shown.seen.case.household.label or ""),
        rows("", *found),
        next_ones((f"hgcase list KIND {shown.ref}", _("one kind"))),
    )


def list_screen(shown: Opened, section: str) -> Screen:
    """List the records of a section, newest first where they have dates."""
    records: tuple[Record, ...] = getattr(shown.seen.case, section)
    name = kind_name(spoken(), kind_of(section), many=len(records) != 1)
    if not records:
        none = _("{kind} of {ref}: none is recorded.", kind=name.capitalize(), ref=shown.ref)
        return screen(Label(none))
    teller = Teller(shown.seen, shown.today, spoken())
    named = bool(kind_of(section).KIND.prints)
    ordered = records if named else in_time(records, newest_first=True)
    found = tuple(_row(teller, record) for record in ordered)
    columns = (Column(), Column(), Column(_("read by")))
    return screen(Heading(shown.ref, f"{len(records)} {name}"), Table(columns, found))


def _row(teller: Teller, record: Record) -> Row:
    """Say one record on a line, with what must not be missed."""
    day, clock = _date(teller, record)
    told = teller.line(record, (_date_field(record),))
    head = teller.headline(record)
    marks = (bold(f"[{mark}]") for mark in teller.marks(record))
    line: Said = (bold(head), told.removeprefix(head)) if told.startswith(head) else told
    text = listed((clock, line, teller.source(record), *marks))
    return Row((dim(record.key), text, teller.readers(record)), lead=day)


def _date(teller: Teller, record: Record) -> tuple[str, str]:
    """Say the day of a record, and the time."""
    when = None if record.KIND.prints else date_of(record)
    if when is None:
        return "", ""
    clock = f"{when.time:%H:%M}" if when.exact and when.time else ""
    return (near_day(when.day, teller.today) if when.exact else say_when(when, teller.today)), clock


def _date_field(record: Record) -> str:
    when = date_of(record)
    return next((name for name, value in vars(record).items() if value is when), "") if when else ""


def sheet_screen(shown: Opened, key: str) -> Screen:
    """Show one record, or the household's own fields, with all that is in it."""
    teller = Teller(shown.seen, shown.today, spoken())
    record: Any = shown.seen.case.get(key) if key else shown.seen.case.household
    name = kind_name(spoken(), type(record)).capitalize()
    marks = teller.marks(record) if key else []
    return screen(
        (Heading(key or shown.ref, name, shown.ref if key else ""),
         *(Label(bold(f"[{mark}]")) for mark in marks)),
        rows("", *teller.sheet(record)),
    )  # fmt: skip
