"""The records of one kind: a line each, or one of them whole."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import columns, cut, hanging, listed, two_sides, width
from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.labels import kind_name
from hgcase.domain.standing.dated import date_of, in_time
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.households import Shown
    from hgcase.domain.declare.record import Record

_ACROSS: Final = 3
_DATE: Final = 24  # columns that a date may take
_NARROW: Final = 20
_GAP: Final = "  "
_LABEL: Final = 24  # columns for the name of a field


def kinds_screen(shown: "Shown") -> list[str]:
    """Say of which kinds a household has records, and how many."""
    cells = [
        f"{count:>4}  {kind_name(spoken(), kind_of(name), many=count != 1)}"
        for name in sections()
        if (count := shown.counts.get(name, 0))
    ]
    down = -(-len(cells) // _ACROSS)
    padded = [*cells, *[""] * (down * _ACROSS - len(cells))]
    rows = [padded[n::down] for n in range(down)]
    head = listed((shown.ref, shown.seen.case.household.label or ""))
    hint = _("One kind: hgcase list KIND {ref}", ref=shown.ref)
    return [*two_sides(head, hint), "", *columns(rows)]


def list_screen(shown: "Shown", section: str) -> list[str]:
    """List the records of a section, newest first where they have dates."""
    records: tuple[Record, ...] = getattr(shown.seen.case, section)
    name = kind_name(spoken(), kind_of(section), many=len(records) != 1)
    if not records:
        return [_("{kind} of {ref}: none is recorded.", kind=name.capitalize(), ref=shown.ref)]
    head = _("{kind} of {ref}: {n}", kind=name.capitalize(), ref=shown.ref, n=len(records))
    teller = Teller(shown.seen, shown.today, spoken())
    named = bool(kind_of(section).KIND.prints)
    ordered = records if named else in_time(records, newest_first=True)
    dates = {record.key: _date(teller, record) for record in records}
    sizes = max(map(len, dates.values())), max(map(len, map(teller.readers, records)))
    lines = [
        line for record in ordered for line in _record(teller, record, dates[record.key], sizes)
    ]
    return [*two_sides(head, _("read by")), "", *lines]


def _date(teller: Teller, record: "Record") -> str:
    when = None if record.KIND.prints else date_of(record)
    return say_when(when, teller.today) if when else ""


def _record(teller: Teller, record: "Record", date: str, sizes: tuple[int, int]) -> list[str]:
    """Lay out one record: its line, and below it what must not be missed."""
    dates, readers = min(sizes[0], _DATE), sizes[1]
    lead = f"{record.key:<5}{_GAP}" + (f"{cut(date, dates):<{dates}}{_GAP}" if dates else "")
    said = teller.said_by(record)
    told = teller.line(record, (_date_field(record),))
    space = max(_NARROW, width() - len(lead) - readers - len(_GAP))
    line = cut(f"{said}: {told}" if said else told, space)
    marks = teller.marks(record)
    below = hanging("", f"[{listed(marks)}]", min(len(lead), _NARROW)) if marks else []
    return [f"{lead}{line:<{space}}{_GAP}{teller.readers(record)}", *below]


def _date_field(record: "Record") -> str:
    when = date_of(record)
    return next((name for name, value in vars(record).items() if value is when), "") if when else ""


def sheet_screen(shown: "Shown", key: str) -> list[str]:
    """Lay out one record, or the household's own fields, with all that is in it."""
    teller = Teller(shown.seen, shown.today, spoken())
    record: Any = shown.seen.case.get(key) if key else shown.seen.case.household
    name = kind_name(spoken(), type(record))
    head = two_sides(f"{name.capitalize()} {key}".rstrip(), shown.ref)
    marks = teller.marks(record) if key else []
    return [*head, *(f"  [{mark}]" for mark in marks), "", *_sheet(teller, record)]


def _sheet(teller: Teller, record: "Record") -> list[str]:
    rows = (hanging(f"  {label}", text, _LABEL) for label, text in teller.sheet(record))
    return [line for row in rows for line in row]
