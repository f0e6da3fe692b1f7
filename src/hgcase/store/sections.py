"""The SQL of one section of the case file, generated from its declaration.

A section is a table with a row a record; its lists of parts are tables of their own. Of
a directory kind the table holds what is the household's, and ``directory_<section>`` what
all households share.
"""

from collections.abc import Iterable, Mapping
from functools import cache, cached_property
from typing import Any, Final, cast

from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.record import Model, Part, Record
from hgcase.domain.declare.vocabulary import Field, fields
from hgcase.domain.kinds.household import Household
from hgcase.store.codec import Coder, Stored, coders, construct

HOUSEHOLD: Final = "household_id"
OWNER: Final = "owner_key"
POSITION: Final = "position"
ENTRY: Final = "entry_id"
STANDS: Final = "coalesce({0}.withdrawn, '') NOT LIKE '%\"state\":\"done\"%'"
"""What holds of a row, by the name of its table in a question, that was not taken back."""


def part_table(section: str, name: str) -> str:
    """Name the table of a list of parts."""
    return f"{section}_{name}"


def directory_table(section: str) -> str:
    """Name the table that all households share."""
    return f"directory_{section}"


def insert(table: str, columns: Iterable[str]) -> str:
    """Write the INSERT of these columns."""
    names = tuple(columns)
    return f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})"  # noqa: S608 — names come from the declarations


class Parts:
    """One list of parts of a section."""

    def __init__(self, section: str, field: Field) -> None:
        self.name = field.name
        self.kind = cast("type[Part]", field.type)
        self.table = part_table(section, field.name)
        self.coders = coders(self.kind)
        columns = [coder.name for coder in self.coders]
        self.insert = insert(self.table, (HOUSEHOLD, OWNER, POSITION, *columns))
        self.select = (
            f"SELECT {', '.join((OWNER, *columns))} FROM {self.table}"  # noqa: S608 — as above
            f" WHERE {HOUSEHOLD} = ? ORDER BY {OWNER}, {POSITION}"
        )
        self.delete = f"DELETE FROM {self.table} WHERE {HOUSEHOLD} = ? AND {OWNER} = ?"  # noqa: S608 — as above

    def build(self, rows: Iterable[tuple[Any, ...]]) -> dict[str, tuple[Part, ...]]:
        """Give the parts by the key of their owner."""
        found: dict[str, list[Part]] = {}
        for owner, *stored in rows:
            part = construct(self.kind, load(self.coders, stored))
            found.setdefault(owner, []).append(part)
        return {owner: tuple(parts) for owner, parts in found.items()}

    def rows(self, household: int, owner: str, parts: Iterable[Part]) -> list[tuple[Stored, ...]]:
        """Give the rows of the parts of one record."""
        return [
            (household, owner, position, *store(self.coders, part))
            for position, part in enumerate(parts)
        ]


def load(of: Iterable[Coder], stored: Iterable[Any]) -> dict[str, Any]:
    """Give the values of a row."""
    return {
        coder.name: coder.default if value is None else coder.load(value) if coder.back else value
        for coder, value in zip(of, stored, strict=True)
    }


def store(of: Iterable[Coder], model: Model) -> tuple[Stored, ...]:
    """Give the row of the values of a model."""
    return tuple([coder.store(getattr(model, coder.name)) for coder in of])


class Section:
    """One section: which columns it has, and how to read and write them."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.kind: type[Record] = kind_of(name)
        declared = {field.name: field for field in fields(self.kind)}
        self.directory = bool(self.kind.KIND.directory)
        self.parts = tuple(
            Parts(name, field) for field in declared.values() if field.shape == "parts"
        )
        apart = {part.name for part in self.parts}
        own = {*self.kind.base().model_fields, *self.kind.KIND.own}
        self.every = coders(self.kind)
        stored = tuple(coder for coder in self.every if coder.name not in apart)
        self.shared = tuple(coder for coder in stored if self.directory and coder.name not in own)
        self.own = tuple(coder for coder in stored if coder not in self.shared)
        self.entries = {
            coder.name: field.ref.sections[0]
            for coder in self.shared
            if (field := declared[coder.name]).ref is not None
        }
        """Which shared fields name another entry of the directory, and in which section."""

    @cached_property
    def select(self) -> str:
        """The SELECT of a household's rows, in the order of entry; NULL holds a list's place."""
        if not self.directory:
            apart = {part.name for part in self.parts}
            names = (coder.name for coder in self.every)
            columns = ", ".join("NULL" if name in apart else name for name in names)
            where = f"WHERE {HOUSEHOLD} = ? ORDER BY {POSITION}"
            return f"SELECT {columns} FROM {self.name} {where}"  # noqa: S608 — as above
        columns = ", ".join(map(self._column, self.every))
        joins = [f"JOIN {directory_table(self.name)} d ON d.id = own.{ENTRY}"]
        joins += [
            f"LEFT JOIN {section} of_{name}"
            f" ON of_{name}.{HOUSEHOLD} = own.{HOUSEHOLD} AND of_{name}.{ENTRY} = d.{name}"
            for name, section in self.entries.items()
        ]
        return (
            f"SELECT {columns} FROM {self.name} own {' '.join(joins)}"  # noqa: S608 — as above
            f" WHERE own.{HOUSEHOLD} = ? ORDER BY own.{POSITION}"
        )

    def _column(self, coder: Coder) -> str:
        if coder.name in self.entries:
            return f"of_{coder.name}.key"
        return f"{'d' if coder in self.shared else 'own'}.{coder.name}"

    @cached_property
    def insert(self) -> str:
        """The INSERT of a household's row; of a directory kind it ends with the entry."""
        columns = (HOUSEHOLD, POSITION, *(coder.name for coder in self.own))
        return insert(self.name, (*columns, ENTRY) if self.directory else columns)

    def build(
        self, rows: Iterable[tuple[Any, ...]], parts: Mapping[str, Mapping[str, tuple[Part, ...]]]
    ) -> tuple[Record, ...]:
        """Give the records of these rows, equal to the ones that were validated."""
        keyed = tuple(parts.items())
        found = []
        for row in rows:
            values = load(self.every, row)
            for name, by_owner in keyed:
                values[name] = by_owner.get(values["key"], ())
            found.append(construct(self.kind, values))
        return tuple(found)

    def row(self, household: int, position: int, record: Record) -> tuple[Stored, ...]:
        """Give the row of a record, without its parts and without what is shared."""
        return (household, position, *store(self.own, record))


@cache
def section(name: str) -> Section:
    """Give the section with this name, importing its kind."""
    return Section(name)


@cache
def household_coders() -> tuple[Coder, ...]:
    """Give the coders of the household's own fields."""
    return coders(Household)
