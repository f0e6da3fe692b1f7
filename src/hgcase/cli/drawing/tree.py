"""What a screen is made of: parts with what is said in them, and nothing of how it looks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Weight = Literal["", "bold", "dim", "danger", "saved"]
"""What a part of a line is drawn with; the last two are of marks alone."""

Mark = Literal["", "!!", "!", "·", "→", "✓"]
"""Danger now; late or broken; noticed; what to talk about first; saved."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a text with its weight; bold and dim carry no meaning of their own."""

    text: str
    weight: Weight = ""


Said = str | Piece | tuple[str | Piece, ...]
"""A text, or one of which parts weigh more or less. Never markup."""


def bold(text: str) -> Piece:
    """Give weight to a text: who, what, a number to call, the one thing to do."""
    return Piece(text, "bold")


def dim(text: str) -> Piece:
    """Make little of what may be missed: heads, record ids in lists, help."""
    return Piece(text, "dim")


def pieces(said: Said) -> list[Piece]:
    """Give the parts of a text that hold something."""
    parts = said if isinstance(said, tuple) else (said,)
    found = (part if isinstance(part, Piece) else Piece(part) for part in parts)
    return [part for part in found if part.text]


def plain(said: Said) -> str:
    """Give a text without its weights."""
    return "".join(part.text for part in pieces(said))


def listed(parts: Iterable[Said]) -> Said:
    """Join what there is with dots between."""
    found = [pieces(part) for part in parts]
    joined: list[Piece] = []
    for part in filter(None, found):
        joined += [Piece(" · "), *part] if joined else part
    return tuple(joined)


def dotted(parts: Iterable[str]) -> str:
    """Join texts that hold something with dots between."""
    return " · ".join(part for part in parts if part)


class Heading(NamedTuple):
    """The first line: which household, what it is, and at the right where it stands."""

    left: str
    middle: Said = ""
    right: Said = ""


class Fact(NamedTuple):
    """Texts beside a label or a day in the gutter, with a mark where they weigh.

    Args:
        lead: the label, in capitals while it is in force; or a day, or a ref.
        texts: each begins on a line of its own.
    """

    lead: Said
    texts: tuple[Said, ...]
    mark: Mark = ""


class Label(NamedTuple):
    """A line of its own, from the edge: what the parts below it are, or a message."""

    text: Said


@dataclass(frozen=True, slots=True)
class Cell:
    """What stands in a column, and how it is said where there is little room."""

    full: Said
    short: Said


class Column(NamedTuple):
    """A column of a table.

    Args:
        head: how it is called; empty where its cells speak for themselves.
        rank: of how little importance; of a list to scan the highest goes first.
        speaks: whether a cell is clear without its head, where the heads have no room.
    """

    head: str = ""
    rank: int = 0
    speaks: bool = False


class Row(NamedTuple):
    """A line of a table, with what stands in the gutter beside it."""

    cells: tuple[Said | Cell, ...]
    lead: Said = ""
    mark: Mark = ""


class Table(NamedTuple):
    """Rows in columns.

    Args:
        lead: the label of all of it.
        scan: a row is one line, and what does not fit is named as left out; otherwise it is
            read: it folds, and nothing goes.
        gutter: whether it stands beside the gutter; if not, it begins behind the mark.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    lead: Said = ""
    scan: bool = False
    gutter: bool = True


def rows(lead: Said, *found: tuple[Said | Cell, ...]) -> Table:
    """Make a table of rows that speak for themselves, beside their label."""
    columns = tuple(Column() for _cell in found[0]) if found else ()
    return Table(columns, tuple(map(Row, found)), lead=lead)


class Commands(NamedTuple):
    """What to type next, each with what it is for."""

    commands: tuple[tuple[str, str], ...]
    lead: Said = ""


Part = Heading | Label | Fact | Table | Commands


@dataclass(frozen=True, slots=True)
class Screen:
    """Groups of parts, most urgent first; between two groups is an empty line."""

    groups: tuple[tuple[Part, ...], ...]

    def __add__(self, other: "Screen") -> "Screen":
        return Screen((*self.groups, *other.groups))


def screen(*groups: Iterable[Part | None] | Part | None) -> Screen:
    """Make a screen of the parts that hold something."""
    made = (tuple(_parts(group)) for group in groups)
    return Screen(tuple(filter(None, made)))


def _parts(group: Iterable[Part | None] | Part | None) -> Iterator[Part]:
    found = (group,) if group is None or isinstance(group, Part) else group
    for part in found:
        if part is not None and _holds(part):
            yield part


def _holds(part: Part) -> bool:
    match part:
        case Fact():
            return any(map(plain, part.texts))
        case Table():
            return bool(part.rows)
        case Commands():
            return bool(part.commands)
    return True
