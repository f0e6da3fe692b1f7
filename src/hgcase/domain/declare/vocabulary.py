"""The vocabulary in which a kind of record is declared, and the one way to read it.

Format, schema, tables, load, save, wall, commands and translations read `KIND` and `fields`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model

Persons = frozenset[str]
Default = Callable[["CaseFile", Any, date], Persons]  # of a record, on the day it is written
Rule = Callable[["CaseFile", Any, Any], Persons | None]  # of a record and a line; None: all
Narrowing = Callable[[Any], Persons | None]
Shape = Literal["text", "int", "when", "texts", "value", "values", "parts"]
NESTED: tuple[Shape, ...] = ("value", "values", "parts")  # models within a model


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds of a kind as a whole."""

    section: str  # its key in the case file, its table, and what references name
    prefix: str  # of the keys it is given: r for r1, r2; empty for a kind without keys
    called: tuple[str, str]  # one of them, several
    readers: Default  # the circle when none is given; fixed when it is written
    order: tuple[str, ...] = ()  # on paper; never the order of entry
    circle: str = "visible_to"  # the field that holds the circle
    prints: Literal["", "first", "whole"] = ""  # what @key prints of the name, unless `called`
    directory: tuple[str, ...] = ()  # shared by a store's households, matched by these
    own: tuple[str, ...] = ()  # fields of a shared record that each household has for itself
    apart: Narrowing | None = None  # who told it alone (W2); None: it was not told alone
    within: Narrowing | None = None  # whom alone its circle can hold, whatever stands in it


@dataclass(frozen=True, slots=True)
class Ref:
    """The value names a record of one of these sections; of any where there are none."""

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
    """The open list of words (`hgcase.lists`); a closed one is a Literal."""

    of: str


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
    words: tuple[str, ...] = ()  # of a closed list
    list: str = ""  # the name of an open one
    ref: Ref | None = None
    whole: bool = False
    prose: bool = False
    circle: bool = False  # a list of persons in which nobody is an answer: the team alone
    readers: Readers | None = None
    ask: str = ""


@cache
def fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields of *kind*: its key, its own, then those that every record has."""
    from hgcase.domain.declare.annotations import read_fields

    return read_fields(kind)
