"""Reads one household: a question which sections have rows, then a SELECT a table."""

from collections.abc import Callable, Collection, Mapping
from functools import cache
from typing import Any, NamedTuple

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.household import Household
from hgcase.domain.sections import NAMED
from hgcase.store.codec import construct
from hgcase.store.connection import Connection
from hgcase.store.faults import unknown_ref
from hgcase.store.sections import HOUSEHOLD, household_coders, load, section


class Loaded(NamedTuple):
    """A household as it was read, whole: what a save begins with."""

    ref: str
    revision: int
    case: CaseFile


class Glance(NamedTuple):
    """Some sections of a household, to look at; it cannot be saved.

    Args:
        case: what was read; a section that was not is empty in it.
        counts: how many records each section has, read or not.
        narrowed: whether some records are for some workers only; then all of it was read.
    """

    ref: str
    revision: int
    case: CaseFile
    counts: Mapping[str, int]
    narrowed: bool


def read(connection: Connection, ref: str) -> Loaded:
    """Read a household; within a transaction, so that it is one state."""
    number, revision, household = head(connection, ref)
    filled = [name for (name,) in connection.rows(_filled(), (number,) * len(sections()))]
    return Loaded(ref, revision, _case(connection, number, household, filled))


def read_some(
    connection: Connection,
    ref: str,
    wanted: Collection[str],
    more: Callable[[CaseFile], Collection[str]] | None = None,
) -> Glance:
    """Read these sections of a household, those that texts name, and what *more* asks then.

    As soon as one record of the household is narrowed to some workers, all of it is read:
    what a worker may see then follows from what he may not (W17).
    """
    number, revision, household = head(connection, ref)
    tally = connection.rows(_tally(), (number,) * len(sections()))
    counts = {name: count for name, count, _ in tally}
    narrowed = any(some for _, _, some in tally)
    names = [
        name for name, count in counts.items()
        if count and (narrowed or name in wanted or name in NAMED)
    ]  # fmt: skip
    case = _case(connection, number, household, names)
    others = {name for name in more(case) if counts[name]} if more else set()
    case = case.replace(
        **{name: records(connection, name, number) for name in others.difference(names)}
    )
    return Glance(ref, revision, case, counts, narrowed)


def head(connection: Connection, ref: str) -> tuple[int, int, Household]:
    """Give the number of a household, how often it was written, and its own fields."""
    found = connection.rows(_household(), (ref,))
    if not found:
        raise unknown_ref(ref)
    number, revision, *stored = found[0]
    return number, revision, construct(Household, load(household_coders(), stored))


def records(connection: Connection, name: str, number: int) -> tuple[Record, ...]:
    """Read one section of a household."""
    of = section(name)
    parts = {part.name: part.build(connection.rows(part.select, (number,))) for part in of.parts}
    return of.build(connection.rows(of.select, (number,)), parts)


def _case(
    connection: Connection, number: int, household: Household, names: Collection[str]
) -> CaseFile:
    found: dict[str, Any] = {name: records(connection, name, number) for name in names}
    return CaseFile(household=household, **found)


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


@cache
def _tally() -> str:
    """Write the question how many rows each section has, and how many of them are narrowed."""
    return " UNION ALL ".join(
        f"SELECT '{name}', count(*), count(workers_only) FROM {name} WHERE {HOUSEHOLD} = ?"  # noqa: S608 — as above
        for name in sections()
    )
