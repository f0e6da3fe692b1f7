"""Writes one household: what is new is inserted, what is other is changed, by key.

What stood in a column before is kept (`earlier.py`), in the same transaction.
"""

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any, cast

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Record
from hgcase.store import changes, reading
from hgcase.store.changes import Change
from hgcase.store.codec import to_json
from hgcase.store.connection import Connection
from hgcase.store.directory import SHARED, Differing, Directory, entries_of
from hgcase.store.earlier import WHOLE, Line, Stamp, keep, lines_of
from hgcase.store.sections import (
    ENTRY,
    HOUSEHOLD,
    POSITION,
    Section,
    household_coders,
    insert,
    section,
    store,
)

_Held = dict[str, dict[str, tuple[int, "Record"]]]
"""Per section and key: the entry of the directory, and the record as it reads."""


def insert_household(
    connection: Connection, ref: str, found: list[Change], *, at: str, worker: str
) -> tuple[int, list[Differing]]:
    """Insert a household that is new, with all its records; its revision is 1.

    Args:
        at: the instant, as it is stored.

    Returns:
        Its number, and where the directory knows something else.
    """
    household, *added = found
    columns = ("ref", "revision", *(coder.name for coder in household_coders()))
    values = (ref, 1, *store(household_coders(), household.after))
    number = int(connection.rows(f"{insert('households', columns)} RETURNING id", values)[0][0])
    stamp = Stamp(number, 1, at, worker)
    directory = Directory(connection, stamp, {})
    for name, of_section in groupby(added, key=lambda change: change.section):
        _insert(connection, number, section(name), list(of_section), directory)
    keep(connection, stamp, [(WHOLE, "", None)])
    return number, directory.differing


def update_household(
    connection: Connection, stamp: Stamp, before: CaseFile, after: CaseFile, found: list[Change]
) -> list[Differing]:
    """Carry out the changes of a household, and keep what was before.

    Returns:
        Where the directory knows something else.
    """
    number = stamp.household
    changed = {
        name: list(of_section)
        for name, of_section in groupby(found, key=lambda change: change.section)
    }
    for change in changed.pop(changes.HOUSEHOLD, ()):
        _update_household(connection, number, change)
    shared = SHARED if any(name in SHARED for name in changed) else ()
    held = _held(connection, number, shared)
    directory = Directory(connection, stamp, _entries(held))
    _carry_out(connection, number, changed, after, directory)
    own = [change for change in found if change.section not in shared]
    orders = [(name, "", to_json(keys)) for name, keys in changes.orders(before, after)]
    of_shared = _lines_of_shared(held, _held(connection, number, shared))
    keep(connection, stamp, [*lines_of(own), *of_shared, *orders])
    return directory.differing


def _carry_out(
    connection: Connection,
    number: int,
    changed: Mapping[str, list[Change]],
    after: CaseFile,
    directory: Directory,
) -> None:
    """Insert and change what is other, section by section."""
    for name in sections():
        of_section = changed.get(name, [])
        if of_section:
            added = [change for change in of_section if change.before is None]
            _insert(connection, number, section(name), added, directory)
        for change in of_section:
            if change.before is not None:
                _update(connection, number, section(name), change, directory)
        if directory.moved and section(name).entries:
            known = {change.key for change in of_section}
            rest = [record for record in getattr(after, name) if record.key not in known]
            _follow(connection, number, section(name), rest, directory)


def _held(connection: Connection, number: int, shared: Iterable[str]) -> _Held:
    """Give what a household reads of the directory, as it is now."""
    entries = entries_of(connection, number, shared)
    return {
        name: {
            record.key: (entries[name][record.key], record)
            for record in reading.records(connection, name, number)
        }
        for name in shared
    }


def _entries(held: _Held) -> dict[str, dict[str, int]]:
    return {
        name: {key: entry for key, (entry, _) in records.items()} for name, records in held.items()
    }


def _lines_of_shared(was: _Held, now: _Held) -> Iterable[Line]:
    """Yield what is other in how a household reads the directory, whatever was asked."""
    for name, records in now.items():
        for key, (entry, record) in records.items():
            if key not in was[name]:
                yield name, key, None
                continue
            before, read = was[name][key]
            earlier = Change(name, key, 0, read, record).earlier() or {}
            if before != entry:
                earlier[ENTRY] = before
            if earlier:
                yield name, key, to_json(earlier)


def _insert(
    connection: Connection, number: int, of: Section, added: list[Change], directory: Directory
) -> None:
    if not added:
        return
    rows: list[tuple[Any, ...]] = []
    for change in added:
        row = of.row(number, change.position, cast("Any", change.after))
        entry = (directory.enter(of, change.key, change.after),) if of.directory else ()
        rows.append((*row, *entry))
    connection.run_many(of.insert, rows)
    for part in of.parts:
        lines = [
            row
            for change in added
            for row in part.rows(number, change.key, getattr(change.after, part.name))
        ]
        if lines:
            connection.run_many(part.insert, lines)


def _update(
    connection: Connection, number: int, of: Section, change: Change, directory: Directory
) -> None:
    own = [coder for coder in of.own if coder.name in change.fields]
    values: dict[str, Any] = {POSITION: change.position}
    values |= dict(zip((coder.name for coder in own), store(own, change.after), strict=True))
    shared = {coder.name for coder in of.shared} & set(change.fields)
    shared |= {name for name in of.entries if getattr(change.after, name) in directory.moved}
    if shared:
        values[ENTRY] = directory.change(of, change.key, change.after, shared)
    places = ", ".join(f"{name} = ?" for name in values)
    connection.run(
        f"UPDATE {of.name} SET {places} WHERE {HOUSEHOLD} = ? AND key = ?",  # noqa: S608 — names come from the declarations
        (*values.values(), number, change.key),
    )
    for part in of.parts:
        if part.name in change.fields:
            connection.run(part.delete, (number, change.key))
            lines = part.rows(number, change.key, getattr(change.after, part.name))
            if lines:
                connection.run_many(part.insert, lines)


def _follow(
    connection: Connection,
    number: int,
    of: Section,
    records: Iterable[Record],
    directory: Directory,
) -> None:
    """Match again what did not change itself, but names an entry that is now another."""
    for record in records:
        if not any(getattr(record, name) in directory.moved for name in of.entries):
            continue
        entry = directory.change(of, record.key, record, of.entries)
        connection.run(
            f"UPDATE {of.name} SET {ENTRY} = ? WHERE {HOUSEHOLD} = ? AND key = ?",  # noqa: S608 — as above
            (entry, number, record.key),
        )


def _update_household(connection: Connection, number: int, change: Change) -> None:
    changed = [coder for coder in household_coders() if coder.name in change.fields]
    places = ", ".join(f"{coder.name} = ?" for coder in changed)
    connection.run(
        f"UPDATE households SET {places} WHERE id = ?",  # noqa: S608 — as above
        (*store(changed, change.after), number),
    )
