"""Somebody phones: names and numbers over all households, a few columns of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hgcase.store.codec import coders, from_json
from hgcase.store.connection import Connection
from hgcase.store.sections import ENTRY, HOUSEHOLD, POSITION, directory_table

if TYPE_CHECKING:
    from hgcase.domain.kinds.persons import SafeContact

_STANDS: Final = "coalesce(r.withdrawn, '') NOT LIKE '%\"state\":\"done\"%'"
_JOIN: Final = f"JOIN households h ON h.id = r.{HOUSEHOLD}"
_OF_PERSONS: Final = (
    f"SELECT h.ref, r.key, r.name, r.called, r.phone, r.safe_contact FROM persons r {_JOIN}"  # noqa: S608 — constants
    f" WHERE {_STANDS} ORDER BY h.ref, r.{POSITION}"
)
_OF_CONTACTS: Final = (
    f"SELECT h.ref, r.key, r.name, r.called, r.phone FROM contacts r {_JOIN}"  # noqa: S608 — as above
    f" WHERE {_STANDS} ORDER BY h.ref, r.{POSITION}"
)
_OF_STAYS: Final = (
    f"SELECT h.ref, r.key, r.persons, r.phone FROM stays r {_JOIN}"  # noqa: S608 — as above
    f" WHERE {_STANDS} AND r.phone IS NOT NULL ORDER BY h.ref, r.{POSITION}"
)
SHARED: Final = ("workers", "organisations")
WHO: Final = ("persons", "contacts", "stays", *SHARED)
"""The sections that are looked through; none of their records needs one of another section."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody, or some place, with a name or a number.

    Args:
        ref: of the household.
        section: of the record.
        key: of the record.
        name: in full; empty of a stay.
        called: how this one is called, where that is another word.
        phone: its number; empty where there is none.
        persons: of a stay who is there.
        safe_contact: how a person is reached without danger.
    """

    ref: str
    section: str
    key: str
    name: str = ""
    called: str = ""
    phone: str = ""
    persons: tuple[str, ...] = ()
    safe_contact: "SafeContact | None" = None


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the directory, which households share."""

    section: str
    number: int
    name: str
    phone: str = ""


class People:
    """Looks through all households of a store; each method asks once."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def known(self) -> list[Known]:
        """Give whoever stands in a file by name or number, but for what was taken back."""
        from hgcase.domain.kinds.persons import Person

        safe = next(coder for coder in coders(Person) if coder.name == "safe_contact")
        found = [
            Known(ref, "persons", key, name, called or "", phone or "",
                  safe_contact=safe.load(asked) if asked else None)
            for ref, key, name, called, phone, asked in self._connection.rows(_OF_PERSONS)
        ]  # fmt: skip
        found += [
            Known(ref, "contacts", key, name, called or "", phone or "")
            for ref, key, name, called, phone in self._connection.rows(_OF_CONTACTS)
        ]
        found += [
            Known(ref, "stays", key, phone=phone, persons=tuple(from_json(persons)))
            for ref, key, persons, phone in self._connection.rows(_OF_STAYS)
        ]
        return found

    def entries(self) -> list[Entry]:
        """Give the workers and organisations of the directory."""
        found = []
        for section in SHARED:
            phone = "phone" if section == "organisations" else "NULL"
            sql = f"SELECT id, name, {phone} FROM {directory_table(section)} ORDER BY name, id"  # noqa: S608 — constants
            found += [
                Entry(section, number, name or "", given or "")
                for number, name, given in self._connection.rows(sql)
            ]
        return found

    def households_of(self, entry: Entry) -> list[Known]:
        """Give where an entry of the directory stands: the household and its key there."""
        sql = (
            f"SELECT h.ref, r.key FROM {entry.section} r {_JOIN}"  # noqa: S608 — constants
            f" WHERE r.{ENTRY} = ? AND {_STANDS} ORDER BY h.ref"
        )
        return [
            Known(ref, entry.section, key, entry.name, phone=entry.phone)
            for ref, key in self._connection.rows(sql, (entry.number,))
        ]

    def narrowed(self) -> frozenset[str]:
        """Give the refs of the households in which something of this is for some workers only."""
        sql = " UNION ".join(
            f"SELECT h.ref FROM {section} r {_JOIN} WHERE r.workers_only IS NOT NULL"  # noqa: S608 — constants
            for section in WHO
        )
        return frozenset(ref for (ref,) in self._connection.rows(sql))
