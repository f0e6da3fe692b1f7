"""The vocabulary in which a kind of record is declared, and the one way to read it.

A kind is a frozen pydantic model with a `KIND`. Case-file format, JSON Schema, tables,
load, save, wall, prompts and translations read `KIND` and `fields(kind)`, nothing else.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.record import Model

Persons = frozenset[str]
Default = Callable[["CaseFile", Any, date], Persons]  # of a record, on the day it is written
Rule = Callable[
    ["CaseFile", Any, Any], Persons | None
]  # of a record and the line; None: all of them
Narrowing = Callable[[Any], Persons | None]  # of a record; None: no narrower
Shape = Literal["text", "int", "when", "texts", "value", "values", "parts"]
NESTED: tuple[Shape, ...] = ("value", "values", "parts")  # models within a model


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds of a kind as a whole."""

    section: str  # its key in the case file, its table, and what references name
    prefix: str  # of the keys it is given: r for r1, r2; empty for a kind without keys
    readers: Default  # the circle when none is given; fixed when it is written
    order: tuple[str, ...] = ()  # on paper; never the order of entry
    circle: str = "visible_to"  # the field that holds the circle
    prints: Literal["", "first", "whole"] = ""  # what @key prints of the name, unless `called`
    directory: tuple[str, ...] = ()  # shared by a store's households, matched by these
    apart: Narrowing | None = None  # who told it alone (W2); None: it was not told alone
    within: Narrowing | None = None  # whom alone its circle can hold, whatever stands in it


@dataclass(frozen=True, slots=True)
class Ref:
    """The value names a record of one of these sections."""

    sections: tuple[str, ...]
    by: str = "key"  # or the number that people say aloud
    word: str = ""  # a word that may stand instead of a key


@dataclass(frozen=True, slots=True)
class Readers:
    """Who may read the field, out of those who may read the record."""

    rule: Rule
    takes_along: bool = False  # what the field names follows it, unless known otherwise (W6)


@dataclass(frozen=True, slots=True)
class Known:
    """The words that are in use; a list of values is open unless it is a Literal."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ask:
    """The question that asks for the field."""

    question: str


WHOLE: Literal["whole"] = "whole"  # a hidden one takes along what the reference stands in
PROSE: Literal["prose"] = "prose"  # text with references in it: @A, @n1
CIRCLE: Literal["circle"] = "circle"  # a list of persons in which nobody means the team


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a kind, as everything that handles records sees it."""

    name: str
    shape: Shape
    type: type[Any]  # str, int, When, or the nested model
    required: bool
    words: tuple[str, ...] = ()
    closed: bool = False
    ref: Ref | None = None
    whole: bool = False
    prose: bool = False
    circle: bool = False  # a list of persons in which nobody is an answer: the team alone
    readers: Readers | None = None
    ask: str = ""


def _walk(annotation: Any, marks: list[Any]) -> Iterator[Any]:
    """Yield the plain types inside *annotation*, collecting its marks on the way."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        marks.extend(metadata)
        yield from _walk(inner, marks)
    elif origin is Literal:
        marks.append(annotation)
        yield str
    elif origin is Union or origin is UnionType:
        for part in get_args(annotation):
            yield from _walk(part, marks)
    elif origin is tuple:
        yield tuple
        yield from _walk(get_args(annotation)[0], marks)
    elif annotation is not NoneType:
        yield annotation


@cache
def fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields of *kind*: its key, its own, then those that every record has."""
    found = [_field(name, info) for name, info in kind.model_fields.items()]
    common = kind.common_fields()
    return (
        *(field for field in found if field.name == "key"),
        *(field for field in found if field.name != "key" and field.name not in common),
        *(field for field in found if field.name != "key" and field.name in common),
    )


def _field(name: str, info: Any) -> Field:
    marks = list(info.metadata)
    types = list(_walk(info.annotation, marks))
    many, of = tuple in types, types[-1]

    def mark(sort: type[Any]) -> Any:
        return next((found for found in marks if isinstance(found, sort)), None)

    literal = next((found for found in marks if get_origin(found) is Literal), None)
    known = mark(Known)
    nested = getattr(of, "STORED", None)
    shape: Shape = (
        ("parts" if nested == "part" else "values" if many else "value")
        if nested
        else "texts"
        if many
        else "int"
        if of is int
        else "text"
        if of is str
        else "when"
    )
    return Field(
        name, shape, of, info.is_required(),
        words=get_args(literal) if literal else known.words if known else (),
        closed=literal is not None, ref=mark(Ref), whole=WHOLE in marks, prose=PROSE in marks, circle=CIRCLE in marks,
        readers=mark(Readers), ask=ask.question if (ask := mark(Ask)) else "",
    )  # fmt: skip
