"""Writes one household: what is new is inserted, what is other is changed, by key.

Before a column changes, what stood in it goes to `revision`, under the number that the
household gets by this change. A record that is new leaves a line without earlier values.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import TYPE_CHECKING, Any, Final, cast

from hgcase.domain.kinds import CaseFile, sections
from hgcase.store import changes
from hgcase.store.changes import Change
from hgcase.store.codec import to_json
from hgcase.store.connection import Connection
from hgcase.store.directory import Differing, Directory, entries_of
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

if TYPE_CHECKING:
    from hgcase.domain.record import Record

_REVISION: Final = insert("revision", (HOUSEHOLD, "revision", "section", "key", "at", "earlier"))


def insert_household(connection: Connection, ref: str, found: list[Change]) -> list[Differing]:
    """Insert a household that is new, with all its records; its revision is 1.

    Args:
        connection: in a transaction to write.
        ref: of the household.
        found: the household and its records, in the order of the sections.

    Returns:
        Where the directory knows something else.
    """
    household, *added = found
    columns = ("ref", "revision", *(coder.name for coder in household_coders()))
    values = (ref, 1, *store(household_coders(), household.after))
    number = int(connection.rows(f"{insert('households', columns)} RETURNING id", values)[0][0])
    directory = Directory(connection, {})
    for name, of_section in groupby(added, key=lambda change: change.section):
        _insert(connection, number, section(name), list(of_section), directory)
    return directory.differing


def update_household(
    connection: Connection, number: int, found: list[Change], after: CaseFile
) -> list[Differing]:
    """Carry out the changes of a household.

    Args:
        connection: in a transaction to write.
        number: of the household.
        found: the changes, in the order of the sections.
        after: the household as it is to be.

    Returns:
        Where the directory knows something else.
    """
    changed = {
        name: list(of_section)
        for name, of_section in groupby(found, key=lambda change: change.section)
    }
    for change in changed.pop(changes.HOUSEHOLD, ()):
        _update_household(connection, number, change)
    directory = _directory(connection, number, changed)
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
    return directory.differing


def _directory(connection: Connection, number: int, changed: Iterable[str]) -> Directory:
    """Give the directory as a household writes in it, if one of its changes is about it."""
    if not any(section(name).directory for name in changed):
        return Directory(connection, {})
    shared = [name for name in sections() if section(name).directory]
    return Directory(connection, entries_of(connection, number, shared))


def keep_earlier(
    connection: Connection, number: int, revision: int, at: str, found: Iterable[Change]
) -> None:
    """Keep what stood in the columns before these changes."""
    connection.run_many(
        _REVISION,
        [
            (number, revision, change.section, change.key, at, earlier and to_json(earlier))
            for change in found
            for earlier in (change.earlier(),)
            if earlier != {}
        ],
    )


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
    records: "Iterable[Record]",
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
