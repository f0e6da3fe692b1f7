"""Fitting a table: short forms first, then folding, or columns less that are named."""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from hgcase.cli.drawing.folding import Line, breadth, cells, fold
from hgcase.cli.drawing.tree import Column, Piece, Table, dim

_GAP: Final = 2
_LEAST: Final = 14
"""Cells below which a column is not folded any further."""

Pair = tuple[Line, Line]


class Grid(NamedTuple):
    """A table that fits.

    Args:
        heads: the line of heads; None where no column has one.
        left_out: the heads of the columns that found no room.
    """

    heads: Line | None
    rows: list[list[Line]]
    left_out: list[str]


def gridded(table: Table, found: Sequence[Sequence[Pair]], room: int) -> Grid | None:
    """Set a table in columns within so many cells; None where it can not be done."""
    fitting = _Fitting(table.columns, found)
    fitting.shorten(room)
    if table.scan:
        fitting.leave_out(room)
    widths = fitting.widths()
    if not table.scan:
        widths = _folded(widths, room)
    if _total(widths) > room:
        return None
    return fitting.grid(widths)


class _Fitting:
    """A table on its way to what fits."""

    def __init__(self, columns: Sequence[Column], found: Sequence[Sequence[Pair]]) -> None:
        self._columns = columns
        self._found = found
        self._short: set[int] = set()
        self._kept = [n for n in range(len(columns)) if any(row[n][0] for row in found)]
        ranked = [n for n in self._kept if columns[n].rank]
        self._order = sorted(ranked, key=lambda n: -columns[n].rank)

    def widths(self) -> list[int]:
        """Give how wide each column that is kept would be."""
        return [
            max(cells(self._columns[n].head), *(breadth(self._cell(row, n)) for row in self._found))
            for n in self._kept
        ]

    def _cell(self, row: Sequence[Pair], n: int) -> Line:
        return row[n][n in self._short]

    def shorten(self, room: int) -> None:
        """Say columns short, the least important first, until it fits."""
        for n in self._order:
            if _total(self.widths()) <= room:
                return
            self._short.add(n)

    def leave_out(self, room: int) -> None:
        """Leave columns out, the least important first, until it fits."""
        for n in self._order:
            if _total(self.widths()) <= room:
                return
            self._kept.remove(n)

    def grid(self, widths: Sequence[int]) -> Grid:
        """Set it in columns of these widths."""
        heads = [[dim(self._columns[n].head)] for n in self._kept]
        named = any(self._columns[n].head for n in self._kept)
        rows = [list(_row([self._cell(row, n) for n in self._kept], widths)) for row in self._found]
        out = [self._columns[n].head for n in self._order if n not in self._kept]
        return Grid(next(_row(heads, widths)) if named else None, rows, out)


def _total(widths: Sequence[int]) -> int:
    return sum(widths) + _GAP * (len(widths) - 1)


def _folded(widths: list[int], room: int) -> list[int]:
    """Make the widest columns narrower until all fit, none below what can be read."""
    widths = list(widths)
    while (excess := _total(widths) - room) > 0:
        widest = max(range(len(widths)), key=lambda n: widths[n])
        others = [wide for n, wide in enumerate(widths) if n != widest]
        least = max(_LEAST, *others, 0) if others else _LEAST
        if widths[widest] <= _LEAST:
            return widths
        widths[widest] = max(least if widths[widest] > least else _LEAST, widths[widest] - excess)
    return widths


def _row(row: Sequence[Line], widths: Sequence[int]) -> Iterator[Line]:
    """Set cells beside each other, as many lines as the longest takes."""
    folded = [fold(tuple(cell), wide) for cell, wide in zip(row, widths, strict=True)]
    for n in range(max(map(len, folded))):
        line: Line = []
        space = 0
        for cell, wide in zip(folded, widths, strict=True):
            part = cell[n] if n < len(cell) else []
            if part:
                line += [Piece(" " * space)] if space else []
                line += part
                space = 0
            space += wide - breadth(part) + _GAP
        yield line
