"""How the records of a section came to be as they are: when, by whom, and what was before."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from hgcase.domain.case_file import kind_of
from hgcase.domain.kinds.household import Household
from hgcase.store import reading
from hgcase.store.codec import from_json, values_of
from hgcase.store.connection import Connection
from hgcase.store.directory import SHARED, entries_of
from hgcase.store.earlier import WHOLE
from hgcase.store.sections import ENTRY, HOUSEHOLD, POSITION

_LINES: Final = (
    f"SELECT key, revision, at, worker, earlier FROM revision WHERE {HOUSEHOLD} = ?"  # noqa: S608 — constants
    " AND section = ? ORDER BY revision, key"
)
_OF_OTHERS: Final = (
    f"SELECT at, worker, earlier FROM directory_revision WHERE section = ? AND {ENTRY} = ?"  # noqa: S608 — constants
    f" AND {HOUSEHOLD} <> ? AND at >= ? AND at < ? ORDER BY id"
)
_FOREVER: Final = "9999"


@dataclass(frozen=True, slots=True)
class Earlier:
    """One time that a record was written.

    Args:
        key: of the record; empty for the household itself.
        revision: the number that the household got by it; None where the directory was
            changed through another household.
        at: when, in UTC.
        worker: who did it; empty where that is not known.
        fields: what the fields that changed held before, by name; None where the record
            was new. As it was written: names are not put in for references in texts.
    """

    key: str
    revision: int | None
    at: datetime
    worker: str
    fields: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class _Line:
    """One line as it was kept; earlier columns, or None where the record was new."""

    key: str
    revision: int | None
    at: str
    worker: str | None
    earlier: dict[str, Any] | None


def of_section(connection: Connection, ref: str, name: str) -> list[Earlier]:
    """Tell how the records of a section came to be, the oldest first; within a transaction."""
    number, *_ = reading.head(connection, ref)
    lines = _lines(connection, number, name)
    if name != WHOLE:
        lines = [line for line in lines if line.key]  # without one it is about their order
        lines = [*_from_the_start(connection, number, name, lines), *lines]
    if name in SHARED:
        lines += _of_others(connection, number, name, lines)
    kind = Household if name == WHOLE else kind_of(name)
    told = [_told(kind, line) for line in sorted(lines, key=lambda line: line.at)]
    return [line for line in told if line.fields != {}]


def _lines(connection: Connection, number: int, name: str) -> list[_Line]:
    return [
        _Line(key, revision, at, worker, earlier and from_json(earlier))
        for key, revision, at, worker, earlier in connection.rows(_LINES, (number, name))
    ]


def _from_the_start(
    connection: Connection, number: int, name: str, lines: list[_Line]
) -> Iterator[_Line]:
    """Yield a line for each record that came with the household."""
    later = {line.key for line in lines if line.earlier is None}
    for start in _lines(connection, number, WHOLE)[:1]:
        sql = f"SELECT key FROM {name} WHERE {HOUSEHOLD} = ? ORDER BY {POSITION}"  # noqa: S608 — names come from the declarations
        for (key,) in connection.rows(sql, (number,)):
            if key not in later:
                yield _Line(key, start.revision, start.at, start.worker, None)


def _of_others(
    connection: Connection, number: int, name: str, lines: list[_Line]
) -> Iterator[_Line]:
    """Yield what was changed through other households while a record had that entry."""
    for key, now in entries_of(connection, number, (name,))[name].items():
        entry, until = now, _FOREVER
        for line in reversed(lines):
            if line.key == key and (line.earlier is None or ENTRY in line.earlier):
                found = connection.rows(_OF_OTHERS, (name, entry, number, line.at, until))
                yield from (_Line(key, None, at, who, from_json(held)) for at, who, held in found)
                entry, until = (line.earlier or {}).get(ENTRY, entry), line.at


def _told(kind: Any, line: _Line) -> Earlier:
    columns = line.earlier and {name: of for name, of in line.earlier.items() if name != ENTRY}
    fields = None if columns is None else values_of(kind, columns)
    return Earlier(
        line.key, line.revision, datetime.fromisoformat(line.at), line.worker or "", fields
    )
