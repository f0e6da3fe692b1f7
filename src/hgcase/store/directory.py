"""The directory: workers and organisations that the households of a store share.

A record is matched by the fields that its kind names. What a household knows more than
the directory fills it; where both know something else the directory stays as it is. Who
changes a name in one household never renames somebody in another: it becomes another
entry, unless no other household has it.
"""

from collections.abc import Collection, Iterable
from typing import Final, NamedTuple

from hgcase.domain.declare.record import Model
from hgcase.errors import RefusedError
from hgcase.i18n import N_
from hgcase.store.codec import Stored
from hgcase.store.connection import Connection
from hgcase.store.earlier import Stamp, keep_of_entry
from hgcase.store.sections import ENTRY, Section, directory_table, insert

SHARED: Final = ("organisations", "workers", "programmes")
"""The sections of the directory; known here, so that no kind is imported to find out."""


class Differing(NamedTuple):
    """A field in which a household and the directory differ; the directory has its way.

    Args:
        field: its name; never its values.
    """

    section: str
    key: str
    field: str


class Directory:
    """The directory, as one household writes in it.

    Args:
        entries: per section the entry of each key of the household, as far as it has any.
    """

    def __init__(
        self, connection: Connection, stamp: Stamp, entries: dict[str, dict[str, int]]
    ) -> None:
        self._connection = connection
        self._stamp = stamp
        self._entries = entries
        self.differing: list[Differing] = []
        self.moved: set[str] = set()
        """Keys whose entry is now another: what names them has to be matched again."""

    def enter(self, section: Section, key: str, record: Model) -> int:
        """Give the entry of a record: the one that matches, or a new one."""
        self._connection.lock("directory")
        values = self._values(section, record)
        found = self._match(section, key, values)
        entry = self._create(section, values) if found is None else found
        if found is not None:
            self._fill(section, key, entry, values)
        self._keep(section, key, entry)
        return entry

    def change(self, section: Section, key: str, record: Model, names: Iterable[str]) -> int:
        """Give the entry of a record in which these fields are other than they were."""
        self._connection.lock("directory")
        entry = self._entries[section.name][key]
        values = self._values(section, record)
        if set(names) & set(section.kind.KIND.directory):
            found = self._match(section, key, values)
            if found is not None or not self._alone(section, entry):
                return self.enter(section, key, record)
            names = values
        self._update(section, entry, {name: values[name] for name in names if name in values})
        return entry

    def _keep(self, section: Section, key: str, entry: int) -> None:
        known = self._entries.setdefault(section.name, {})
        if known.get(key, entry) != entry:
            self.moved.add(key)
        known[key] = entry

    def _values(self, section: Section, record: Model) -> dict[str, Stored]:
        values: dict[str, Stored] = {}
        for coder in section.shared:
            value = getattr(record, coder.name)
            of = section.entries.get(coder.name)
            values[coder.name] = self._entries.get(of, {}).get(value) if of else coder.store(value)
        return values

    def _match(self, section: Section, key: str, values: dict[str, Stored]) -> int | None:
        by = section.kind.KIND.directory
        where = " AND ".join(f"{name} IS NOT DISTINCT FROM ?" for name in by)
        sql = f"SELECT id FROM {directory_table(section.name)} WHERE {where}"  # noqa: S608 — names come from the declarations
        found = self._connection.rows(sql, [values[name] for name in by])
        if len(found) > 1:
            raise RefusedError(
                N_("{key} could be two entries of the directory of {section}; nothing was saved."),
                hint=N_("Make the two entries of the directory different, or one."),
                slug="two-matches",
                key=key,
                section=section.kind.KIND.section,
            )
        return int(found[0][0]) if found else None

    def _create(self, section: Section, values: dict[str, Stored]) -> int:
        sql = insert(directory_table(section.name), values) + " RETURNING id"
        return int(self._connection.rows(sql, list(values.values()))[0][0])

    def _fill(self, section: Section, key: str, entry: int, values: dict[str, Stored]) -> None:
        held = self._held(section, entry, values)
        known = {name: value for name, value in values.items() if value not in (None, held[name])}
        self._update(
            section, entry, {name: value for name, value in known.items() if held[name] is None}
        )
        self.differing += [
            Differing(section.name, key, name) for name in known if held[name] is not None
        ]

    def _held(self, section: Section, entry: int, names: Collection[str]) -> dict[str, Stored]:
        sql = f"SELECT {', '.join(names)} FROM {directory_table(section.name)} WHERE id = ?"  # noqa: S608 — as above
        return dict(zip(names, self._connection.rows(sql, (entry,))[0], strict=True))

    def _update(self, section: Section, entry: int, values: dict[str, Stored]) -> None:
        if not values:
            return
        held = self._held(section, entry, values)
        new = {name: value for name, value in values.items() if value != held[name]}
        if new:
            earlier = {name: held[name] for name in new}
            keep_of_entry(self._connection, self._stamp, section.name, entry, earlier)
            places = ", ".join(f"{name} = ?" for name in new)
            sql = f"UPDATE {directory_table(section.name)} SET {places} WHERE id = ?"  # noqa: S608 — as above
            self._connection.run(sql, [*new.values(), entry])

    def _alone(self, section: Section, entry: int) -> bool:
        sql = f"SELECT count(*) FROM {section.name} WHERE {ENTRY} = ?"  # noqa: S608 — as above
        return bool(self._connection.rows(sql, (entry,))[0][0] == 1)


def entries_of(
    connection: Connection, household: int, names: Iterable[str]
) -> dict[str, dict[str, int]]:
    """Give the entries that a household has, per section by its own keys."""
    return {
        name: dict(
            connection.rows(
                f"SELECT key, {ENTRY} FROM {name} WHERE household_id = ?",  # noqa: S608 — as above
                (household,),
            )
        )
        for name in names
    }
