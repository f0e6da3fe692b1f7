"""The vocabulary in which a kind of record is declared, and the one way to read it.

Format, schema, tables, load, save, wall, commands and translations read `KIND` and `fields`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Model

Persons = frozenset[str]
Default = Callable[["CaseFile", Any, date], Persons]  # of a record, on the day it is written
Rule = Callable[["CaseFile", Any, Any], Persons | None]  # of a record and a line; None: all
Narrowing = Callable[[Any], Persons | None]
Head = tuple[str | tuple[str, ...], ...]
Shape = Literal["text", "int", "when", "texts", "value", "values", "parts"]
NESTED: tuple[Shape, ...] = ("value", "values", "parts")  # models within a model
PartOfCase = Literal["people", "work", "events", "law", "behind", "plan", "talks", "help", "papers"]
FLAG = ("true", "false", "unknown")


class Kind(NamedTuple):
    """What holds of a kind as a whole."""

    section: str  # its key in the case file, its table, and what references name
    prefix: str  # of the keys it is given: r for r1, r2; empty for a kind without keys
    part: PartOfCase  # under which heading `add --help` lists it
    called: tuple[str, str]  # one of them, several
    readers: Default  # the circle when none is given; fixed when it is written
    order: tuple[str, ...] = ()  # on paper; never the order of entry
    circle: str = "visible_to"  # the field that holds the circle
    prints: Literal["", "first", "whole"] = ""  # what @key prints of the name, unless `called`
    directory: tuple[str, ...] = ()  # shared by a store's households, matched by these
    own: tuple[str, ...] = ()  # fields of a shared record that each household has for itself
    apart: Narrowing | None = None  # who told it alone (W2); None: it was not told alone
    within: Narrowing | None = None  # whom alone its circle can hold, whatever stands in it


class Ref(NamedTuple):
    """The value names a record of one of these sections; of any where there are none."""

    sections: tuple[str, ...]
    by: str = "key"  # or the number that people say aloud
    word: str = ""  # a word that may stand instead of a key


class Readers(NamedTuple):
    """Who may read the field, out of those who may read the record."""

    rule: Rule
    takes_along: bool = False  # what the field names follows it, unless known otherwise (W6)
    alone: Callable[["CaseFile", Any], bool] | None = None  # of which records it was told alone


class Known(NamedTuple):
    """The open list of words (`hgcase.lists`); a closed one is a Literal."""

    of: str


@dataclass(frozen=True, slots=True)
class Said:
    """How the field is called, and how a line says it; `said.SAID` has what is usual."""

    label: str  # a short noun, for a sheet: "Started on"
    line: str = ""  # "started {value}"; empty: as its shape is said
    count: tuple[str, str] = ("", "")  # of a number, or how many there are: one, several
    usual: str = ""  # the word that goes without saying


@dataclass(frozen=True, slots=True)
class Ask:
    """The question that asks for the field."""

    question: str


class Mark(Enum):
    """What holds of a field; most come with its type (`values`)."""

    WHOLE = "a hidden one takes along what the reference stands in"
    PROSE = "text with references in it: @A, @n1"
    CIRCLE = "a list of persons in which nobody is an answer: the team alone"
    LONG = "text of several lines"
    DURATION = "how long: P3M"
    SUBJECT = "whom the record is about"
    DEADLINE = "a day by which something is to be, or to come"
    STANDING = "a deadline that goes on when its day has passed, until it is done"
    END = "a day until which something holds"
    DONE = "when it was done, reached, solved: no deadline of it is left"
    TOLD = "when it was told; no event beside the day on which it was"
    REACH = "how to reach or find somebody: on no line, for it is read behind ASK_FIRST"
    ASK_FIRST = "what is to be asked before anybody is reached (practice 5)"
    ASIDE = "for a sheet; on no line"
    METHOD = "the name of an approach"
    PATH = "names a field: at, sp1.review_due"
    AS_STORED = "a value of another field, as a case file writes it"
    MADE = "given by the program, never by an option"

    __hash__ = object.__hash__  # every line that is said asks for marks: that of Enum is slow


WHOLE, PROSE, CIRCLE = Mark.WHOLE, Mark.PROSE, Mark.CIRCLE


class Field(NamedTuple):
    """One field of a kind, as everything that handles records sees it."""

    name: str
    shape: Shape
    type: type[Any]  # str, int, When, or the nested model
    required: bool
    said: Said
    words: tuple[str, ...] = ()  # of a closed list
    list: str = ""  # the name of an open one
    ref: Ref | None = None
    marks: frozenset[Mark] = frozenset()
    readers: Readers | None = None
    ask: str = ""

    @property
    def whole(self) -> bool:
        """Whether a hidden one takes along what it stands in."""
        return Mark.WHOLE in self.marks

    @property
    def prose(self) -> bool:
        """Whether it is text with references in it."""
        return Mark.PROSE in self.marks

    @property
    def circle(self) -> bool:
        """Whether it is a list of readers, in which nobody is an answer."""
        return Mark.CIRCLE in self.marks

    @property
    def flag(self) -> bool:
        """Whether it is answered with yes, no or unknown."""
        return self.words == FLAG


@cache
def fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields of *kind*: its key, its own, then those that every record has."""
    from hgcase.domain.declare.annotations import read_fields

    return read_fields(kind)
