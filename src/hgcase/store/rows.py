"""The tables as SQLModel classes, generated from the declarations.

They make a new store, are what migrations are compared with, and answer questions over
all households (`asking`). One household is read and written without them.

    session = row("sessions")
    select(session.at, session.present).where(session.state == "held")

A column gives the value that the field of a record has: a `When`, a tuple, a value. As the
classes are made while the program runs, a type checker sees `Any`; a name that is no column
fails at once.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from types import new_class
from typing import Any, Final

from sqlalchemy import (
    Column,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    Text,
    TypeDecorator,
    UniqueConstraint,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from hgcase.domain.case_file import sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
from hgcase.store.codec import Coder, coders_by_name
from hgcase.store.sections import (
    ENTRY,
    HOUSEHOLD,
    OWNER,
    POSITION,
    Section,
    directory_table,
    section,
)

_NAMES: Final = {
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
}
_INDEXES: Final = {
    "sessions": ((HOUSEHOLD, "state", "at", "withdrawn"),),
    "directory_revision": (("section", ENTRY),),
}
"""What is asked for otherwise than by key."""


class Row(SQLModel, registry=registry(metadata=MetaData(naming_convention=_NAMES))):
    """What every table of the store is made of."""


class CodedText(TypeDecorator[Any]):
    """Text that holds a value of a field, as its coder says."""

    impl: Any = Text
    cache_ok = True

    def __init__(self, coder: Coder) -> None:
        super().__init__()
        self.coder = coder

    def process_bind_param(self, value: Any, dialect: Any) -> Any:
        """Give what stands in the column."""
        del dialect
        return self.coder.store(value)

    def process_result_value(self, value: Any, dialect: Any) -> Any:
        """Give the value that stands in the column."""
        del dialect
        return self.coder.value_of(value)


class CodedWhole(CodedText):
    """A whole number; an empty column holds what the field is without one."""

    impl = Integer
    cache_ok = True


def row(table: str) -> Any:
    """Give the row class of a table: ``sessions``, ``sessions_checks``, ``directory_workers``."""
    if table in _BESIDE:
        return _beside(table)
    name = table.removeprefix(directory_table(""))
    of = max((each for each in sections() if f"{name}_".startswith(f"{each}_")), default="")
    return _of_section(of)[table]


def metadata() -> MetaData:
    """Give the whole schema."""
    for table in (*_BESIDE, *sections()):
        row(table)
    return Row.metadata


def _row(table: str, columns: Iterable["Column[Any]"], *constraints: Any) -> type[SQLModel]:
    """Make one row class."""
    space: dict[str, Any] = {"__tablename__": table, "__module__": __name__, "__annotations__": {}}
    for column in columns:
        space["__annotations__"][column.name] = Any
        space[column.name] = Field(default=None, sa_column=column)
    indexes = [Index(None, *of) for of in _INDEXES.get(table, ())]
    space["__table_args__"] = (*constraints, *indexes)
    name = "".join(word.title() for word in table.split("_")) + "Row"
    return new_class(name, (Row,), {"table": True}, lambda body: body.update(space))


@cache
def _of_section(name: str) -> dict[str, type[SQLModel]]:
    """Make the row classes of a section: what is shared, the records, their parts."""
    if not name:
        return {}
    of, made = section(name), []
    if of.directory:
        shared = {coder.name for coder in of.shared}
        columns = [
            _entry(name, of.entries[name]) if name in of.entries else column
            for name, column in _columns(of.kind)
            if name in shared
        ]
        made.append(_row(directory_table(of.name), [_number("id"), *columns]))
    own = {coder.name for coder in of.own} - {"key"}
    columns = [column for name, column in _columns(of.kind) if name in own]
    link = [_entry(ENTRY, of.name, nullable=False)] if of.directory else []
    made.append(
        _row(of.name, [_household(), _text("key", key=True), _whole(POSITION), *columns, *link])
    )
    made += [_of_parts(of, part.table, part.kind) for part in of.parts]
    return {str(each.__tablename__): each for each in made}


def _of_parts(of: Section, table: str, kind: type[Model]) -> type[SQLModel]:
    columns = [column for _, column in _columns(kind)]
    owner = ForeignKeyConstraint([HOUSEHOLD, OWNER], [f"{of.name}.{HOUSEHOLD}", f"{of.name}.key"])
    number = Column(HOUSEHOLD, Integer, primary_key=True, autoincrement=False)
    keys = [number, _text(OWNER, key=True), _whole(POSITION, key=True)]
    return _row(table, [*keys, *columns], owner)


def _columns(kind: type[Model]) -> Iterator[tuple[str, "Column[Any]"]]:
    of = coders_by_name(kind)
    for field in fields(kind):
        sort = (CodedWhole if field.shape == "int" else CodedText)(of[field.name])
        yield field.name, Column(field.name, sort, nullable=not field.required)


def _households() -> type[SQLModel]:
    own = [column for _, column in _columns(Household)]
    columns = [_number("id"), _text("ref"), _whole("revision"), *own]
    return _row("households", columns, UniqueConstraint("ref"))


def _journal() -> type[SQLModel]:
    texts = ("at", "worker", "action", "objects", "outcome", "mac")
    return _row("journal", [_text("ref", key=True), _whole("seq", key=True), *map(_text, texts)])


def _revision() -> type[SQLModel]:
    keys = [_household(), _whole("revision", key=True), _text("section", key=True)]
    earlier: Column[Any] = Column("earlier", Text, nullable=True)
    worker: Column[Any] = Column("worker", Text, nullable=True)
    return _row("revision", [*keys, _text("key", key=True), _text("at"), earlier, worker])


def _directory_revision() -> type[SQLModel]:
    """Make the table of what entries of the directory held before."""
    numbers = [_number("id"), *map(_whole, (HOUSEHOLD, "revision", ENTRY))]
    texts = map(_text, ("section", "at", "worker", "earlier"))
    return _row("directory_revision", [*numbers, *texts])


def _attachments() -> type[SQLModel]:
    """Make the table of what documents hold: base64, of a record in `documents`."""
    keys = [_household(), _text("key", key=True)]
    return _row("attachments", [*keys, _text("sha256"), _whole("size"), _text("content")])


def _drafts() -> type[SQLModel]:
    """Make the table of what workers have not finished; of no household where it is new."""
    number: Column[Any] = Column(HOUSEHOLD, Integer, ForeignKey("households.id"), nullable=True)
    texts = map(_text, ("started", "written", "content"))
    columns = [_number("id"), _text("worker"), _text("command"), number, *texts]
    return _row("drafts", columns, UniqueConstraint("worker", "command", HOUSEHOLD))


def _settings() -> type[SQLModel]:
    return _row("settings", [_text("name", key=True), _text("value")])


_BESIDE: Final[dict[str, Callable[[], type[SQLModel]]]] = {
    "households": _households,
    "journal": _journal,
    "revision": _revision,
    "directory_revision": _directory_revision,
    "settings": _settings,
    "attachments": _attachments,
    "drafts": _drafts,
}


@cache
def _beside(table: str) -> type[SQLModel]:
    return _BESIDE[table]()


def _number(name: str) -> "Column[Any]":
    return Column(name, Integer, primary_key=True)


def _household() -> "Column[Any]":
    return Column(
        HOUSEHOLD, Integer, ForeignKey("households.id"), primary_key=True, autoincrement=False
    )


def _entry(name: str, of: str, *, nullable: bool = True) -> "Column[Any]":
    return Column(name, Integer, ForeignKey(f"{directory_table(of)}.id"), nullable=nullable)


def _text(name: str, *, key: bool = False) -> "Column[Any]":
    return Column(name, Text, primary_key=key, nullable=False)


def _whole(name: str, *, key: bool = False) -> "Column[Any]":
    return Column(name, Integer, primary_key=key, nullable=False, autoincrement=False)
