"""Folding texts in cells: where a line may end, and how wide it is on a terminal."""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from hgcase.cli.drawing.medium import WIDEST, medium
from hgcase.cli.drawing.tree import Piece, Said, pieces

_ODD: Final = re.compile("[^\x20-\u02ff\u2010-\u2027\u2190-\u2193\u2713]")
"""What is not surely one cell wide."""

_WORD: Final = re.compile(r"[^ ]+")
_GLUED: Final = re.compile(r"(?<=\d) (?=[\w(])|(?<=\w) (?=[\d(])|(?<=[^ ]) (?=[·→])|(?<=→) ")
"""A number keeps its neighbours: "zo 27 sep", "06 1234 5678"; no line begins with a dot."""

_LONGEST: Final = 26
"""Cells that may stay together; what is longer folds at any space."""

Line = list[Piece]


def cells(text: str) -> int:
    """Tell how many cells a text takes."""
    if not _ODD.search(text):
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def breadth(line: Sequence[Piece]) -> int:
    """Tell how many cells a line takes."""
    return sum(cells(piece.text) for piece in line)


def fold(said: Said, first: int, rest: int = 0) -> list[Line]:
    """Fold a text into lines no wider than asked; its own line breaks stay.

    Args:
        rest: cells for the others; as many where it is 0.
    """
    lines: list[Line] = []
    for paragraph in _paragraphs(pieces(said)):
        text = "".join(piece.text for piece in paragraph)
        room = first if not lines else rest or first
        spans = list(_spans(text, room, rest or room)) or [(0, 0)]
        lines += [_cut(paragraph, *span) for span in spans]
    return lines


def _paragraphs(parts: Sequence[Piece]) -> Iterator[Line]:
    line: Line = []
    for part in parts:
        first, *others = part.text.split("\n")
        line.append(Piece(first, part.weight))
        for other in others:
            yield line
            line = [Piece(other, part.weight)]
    yield line


def _spans(text: str, first: int, rest: int) -> Iterator[tuple[int, int]]:
    """Yield from where to where each line goes."""
    if cells(bare := text.strip(" ")) <= first:  # as most do
        if bare:
            yield text.index(bare), text.index(bare) + len(bare)
        return
    start = end = -1
    room = first
    for begin, stop in _chunks(text, min(first, rest)):
        if start >= 0 and cells(text[start:stop]) > room:
            yield start, end
            start, room = -1, rest
        start, end = begin if start < 0 else start, stop
    if start >= 0:
        yield start, end


def _chunks(text: str, room: int) -> Iterator[tuple[int, int]]:
    """Yield what stays together: words with their numbers; a word too wide for any line in parts.

    What a text begins with as spaces belongs to its first word.
    """
    for begin, stop in _glued(text):
        if cells(text[begin:stop]) <= min(room, _LONGEST):
            yield begin, stop
            continue
        for word in _WORD.finditer(text, begin, stop):
            yield from _chopped(text, *word.span(), room)


def _glued(text: str) -> Iterator[tuple[int, int]]:
    start = end = -1
    for word in _WORD.finditer(text):
        if end >= 0 and word.start() == end + 1 and _GLUED.match(text, end):
            end = word.end()
            continue
        if start >= 0:
            yield start, end
        start, end = word.span()
    if start >= 0:
        yield start, end


def _chopped(text: str, begin: int, stop: int, room: int) -> Iterator[tuple[int, int]]:
    if cells(text[begin:stop]) <= room:
        yield begin, stop
        return
    from rich.cells import chop_cells

    for part in chop_cells(text[begin:stop], max(2, room)):
        yield begin, begin + len(part)
        begin += len(part)


def _cut(line: Sequence[Piece], begin: int, stop: int) -> Line:
    """Give a stretch of a line with its weights."""
    found: Line = []
    at = 0
    for piece in line:
        text = piece.text[max(0, begin - at) : max(0, stop - at)]
        at += len(piece.text)
        if text:
            found.append(Piece(text, piece.weight))
    return found


# --- plain lines, for messages and questions ----------------------------------------------


def wrap(text: str, indent: int = 0, *, width: int = 0) -> list[str]:
    """Fold a text behind so many cells, to the terminal that messages and questions go to.

    Where that is no terminal nothing is folded.

    Args:
        width: other than that of the terminal.
    """
    return hang("", text, indent, width=width)


def hang(lead: str, text: str, indent: int, *, width: int = 0) -> list[str]:
    """Fold a text behind its lead; a lead that is too wide gets a line of its own."""
    wide = width or medium("stderr").width or 0
    room = max(10, min(wide, WIDEST) - indent) if wide else 10**6
    told = ["".join(piece.text for piece in line) for line in fold(text, room)]
    lines = [f"{'':{indent}}{line}".rstrip() for line in told]
    if not lead.strip():
        return lines
    if cells(lead.rstrip()) >= indent:
        return [lead.rstrip(), *lines]
    return [(lead + " " * (indent - cells(lead)) + told[0]).rstrip(), *lines[1:]]


def entries(pairs: Iterable[tuple[str, str]], size: int) -> list[str]:
    """Set texts behind their leads, for a message or a question."""
    return [line for lead, text in pairs for line in hang(f"   {lead}", text, 3 + size)]


def room() -> int:
    """Give how wide a line of a question may be."""
    return min(medium("stderr").width or WIDEST, WIDEST)
