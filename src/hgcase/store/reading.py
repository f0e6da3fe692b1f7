"""Reads one household: a question which sections have rows, then a SELECT a table."""

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from hgcase.domain.household import Household
from hgcase.domain.kinds import CaseFile, sections
from hgcase.store.codec import construct
from hgcase.store.connection import Connection
from hgcase.store.faults import UnknownRefError
from hgcase.store.sections import HOUSEHOLD, household_coders, load, section

if TYPE_CHECKING:
    from hgcase.domain.record import Record


@dataclass(frozen=True, slots=True)
class Loaded:
    """A household as it was read.

    Args:
        ref: its ref.
        revision: how often it had been written.
        case: everything that is recorded of it.
    """

    ref: str
    revision: int
    case: CaseFile


def read(connection: Connection, ref: str) -> Loaded:
    """Read a household; within a transaction, so that it is one state."""
    found = connection.rows(_household(), (ref,))
    if not found:
        raise UnknownRefError(ref=ref)
    number, revision, *stored = found[0]
    household = construct(Household, load(household_coders(), stored))
    filled = connection.rows(_filled(), (number,) * len(sections()))
    records: dict[str, Any] = {name: _records(connection, name, number) for (name,) in filled}
    return Loaded(ref, revision, CaseFile(household=household, **records))


def _records(connection: Connection, name: str, number: int) -> "tuple[Record, ...]":
    of = section(name)
    parts = {part.name: part.build(connection.rows(part.select, (number,))) for part in of.parts}
    return of.build(connection.rows(of.select, (number,)), parts)


@cache
def _household() -> str:
    columns = ", ".join(coder.name for coder in household_coders())
    return f"SELECT id, revision, {columns} FROM households WHERE ref = ?"  # noqa: S608 — names come from the declarations


@cache
def _filled() -> str:
    """Write the question which sections have rows; asks for no kind, so imports none."""
    return " UNION ALL ".join(
        f"SELECT '{name}' WHERE EXISTS (SELECT 1 FROM {name} WHERE {HOUSEHOLD} = ?)"  # noqa: S608 — as above
        for name in sections()
    )
