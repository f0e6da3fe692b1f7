"""The tables as SQLModel classes, generated from the declarations.

They make a new store, are what migrations are compared with, and answer questions over
all households. One household is read and written without them.
"""

from collections.abc import Iterable, Iterator
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
    UniqueConstraint,
)
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from hgcase.domain.case_file import sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
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


@cache
def rows() -> dict[str, type[SQLModel]]:
    """Give the row class of every table."""
    made = [_households(), _journal(), _revision(), _directory_revision()]
    made += [_settings(), _attachments(), _drafts()]
    for name in sections():
        made += _of_section(section(name))
    return {str(row.__tablename__): row for row in made}


def metadata() -> MetaData:
    """Give the whole schema."""
    rows()
    return Row.metadata


def _row(table: str, columns: Iterable["Column[Any]"], *constraints: Any) -> type[SQLModel]:
    """Make one row class; its types follow from its columns."""
    listed = list(columns)
    space: dict[str, Any] = {"__tablename__": table, "__module__": __name__, "__annotations__": {}}
    for column in listed:
        base = int if isinstance(column.type, Integer) else str
        space["__annotations__"][column.name] = base | None if column.nullable else base
        space[column.name] = Field(default=None, sa_column=column)
    indexes = [Index(None, *of) for of in _INDEXES.get(table, ())]
    space["__table_args__"] = (*constraints, *indexes)
    name = "".join(word.title() for word in table.split("_")) + "Row"
    return new_class(name, (Row,), {"table": True}, lambda body: body.update(space))


def _of_section(of: Section) -> list[type[SQLModel]]:
    made = []
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
    return made


def _of_parts(of: Section, table: str, kind: type[Model]) -> type[SQLModel]:
    columns = [column for _, column in _columns(kind)]
    owner = ForeignKeyConstraint([HOUSEHOLD, OWNER], [f"{of.name}.{HOUSEHOLD}", f"{of.name}.key"])
    number = Column(HOUSEHOLD, Integer, primary_key=True, autoincrement=False)
    keys = [number, _text(OWNER, key=True), _whole(POSITION, key=True)]
    return _row(table, [*keys, *columns], owner)


def _columns(kind: type[Model]) -> Iterator[tuple[str, "Column[Any]"]]:
    for field in fields(kind):
        sort = Integer if field.shape == "int" else Text
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
