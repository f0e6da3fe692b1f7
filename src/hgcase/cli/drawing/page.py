"""Laying out a screen: where everything stands, for a terminal of some width or for a pipe.

Text begins in column 16: a mark takes two cells, a day ten. Where there is little room a
label stands above what it names, and a row of a table takes more lines than one.
"""

from collections.abc import Sequence
from typing import Final

from hgcase.cli.drawing.cleaning import held
from hgcase.cli.drawing.columns import Grid, gridded
from hgcase.cli.drawing.folding import Line, breadth, fold
from hgcase.cli.drawing.medium import WIDEST, Medium
from hgcase.cli.drawing.tree import (
    Cell,
    Column,
    Commands,
    Fact,
    Heading,
    Label,
    Mark,
    Part,
    Piece,
    Row,
    Said,
    Screen,
    Table,
    Weight,
    bold,
    dim,
    pieces,
)

GUTTER: Final = 15
_INSET: Final = 3
"""Behind a mark, and below a label where there is no gutter."""

_FURTHER: Final = 2
_GAP: Final = 2
_ENDLESS: Final = 10**6
_LEAST_ROOM: Final = 20
_PAIR: Final = (Column(), Column())
_WEIGHTS: Final[dict[Mark, Weight]] = {"!!": "danger", "!": "bold", "✓": "saved"}


def laid_out(screen: Screen, medium: Medium) -> list[list[Line]]:
    """Lay out a screen: for each group its lines."""
    page = Page(medium)
    return [[line for part in group for line in page.part(part)] for group in screen.groups]


class Page:
    """Lays out parts for one medium."""

    def __init__(self, medium: Medium) -> None:
        self.medium = medium
        self.width = medium.width or _ENDLESS
        self.sentence = min(self.width, WIDEST) if medium.width else _ENDLESS

    def part(self, part: Part) -> list[Line]:
        """Lay out one part."""
        match part:
            case Heading():
                return self._heading(part)
            case Label():
                return fold(tuple(self._said(part.text)), self.sentence)
            case Fact():
                return self._fact(part)
            case Commands():
                rows = tuple(Row((command, dim(about))) for command, about in part.commands)
                return self._table(Table(_PAIR, rows, lead=part.lead))
            case Table():
                return self._table(part)

    def _said(self, said: Said) -> Line:
        return [Piece(held(part.text, self.medium), part.weight) for part in pieces(said)]

    # --- heading ------------------------------------------------------------------------

    def _heading(self, part: Heading) -> list[Line]:
        left, middle, right = (self._said(x) for x in (bold(part.left), part.middle, part.right))
        if middle:
            gap = _GAP if self.medium.narrow else max(_GAP, GUTTER - breadth(left))
            left = [*left, Piece(" " * gap), *middle]
        if not right:
            return fold(tuple(left), self.sentence)
        space = self.sentence - breadth(left) - breadth(right) if self.medium.width else _GAP
        if space >= _GAP:
            return [[*left, Piece(" " * space), *right]]
        return [*fold(tuple(left), self.sentence), *fold(tuple(right), self.sentence)]

    # --- facts --------------------------------------------------------------------------

    def _fact(self, part: Fact) -> list[Line]:
        texts = [self._said(text) for text in part.texts if pieces(text)]
        if self.medium.narrow:
            return self._fact_below(part, texts)
        room = max(_LEAST_ROOM, self.sentence - GUTTER)
        body = [line for text in texts for line in fold(tuple(text), room)]
        return _beside(self._lead(part.lead, part.mark), body)

    def _fact_below(self, part: Fact, texts: list[Line]) -> list[Line]:
        if part.mark and pieces(part.lead):
            texts[0] = [*self._said(part.lead), *self._said(" · "), *texts[0]]
        lead = self._lead("" if part.mark else part.lead, part.mark)
        room = self.sentence - _INSET
        body = _indented([line for text in texts for line in fold(tuple(text), room)], _INSET)
        if part.mark:
            return [[*lead, *body[0][1:]], *body[1:]]
        return [*([lead] if lead else []), *body]

    def _lead(self, lead: Said, mark: Mark) -> Line:
        """Give what stands in the gutter."""
        told = self._said(lead)
        if not mark:
            return told
        sign = held(mark, self.medium)
        return [Piece(sign, _WEIGHTS.get(mark, "")), Piece(" " * (_INSET - len(sign))), *told]

    # --- tables -------------------------------------------------------------------------

    def _table(self, table: Table) -> list[Line]:
        marked = not table.gutter and any(row.mark for row in table.rows)
        margin = GUTTER if table.gutter else _INSET if marked else 0
        cells = [[self._cell(cell) for cell in row.cells] for row in table.rows]
        widest = self.width if table.scan or not table.gutter else self.sentence
        found = None if self.medium.narrow else gridded(table, cells, widest - margin)
        if found is None:
            return self._flowing(table, cells)
        return self._grid(table, found, margin)

    def _cell(self, cell: Said | Cell) -> tuple[Line, Line]:
        """Give a cell in full, and short."""
        if isinstance(cell, Cell):
            return self._said(cell.full), self._said(cell.short)
        told = self._said(cell)
        return told, told

    def _grid(self, table: Table, grid: Grid, margin: int) -> list[Line]:
        lead = self._said(table.lead)
        lines: list[Line] = []
        if grid.heads is not None:
            lines += _beside(lead, [grid.heads], margin)
            lead = []
        elif lead and (pieces(table.rows[0].lead) or table.rows[0].mark):
            lines, lead = [lead], []
        for row, body in zip(table.rows, grid.rows, strict=True):
            lines += _beside(self._lead(row.lead, row.mark) or lead, body, margin)
            lead = []
        if grid.left_out:
            lines += [[], *fold(self._left_out(grid.left_out), self.sentence)]
        return lines

    def _left_out(self, heads: Sequence[str]) -> Piece:
        from hgcase.cli.language import _

        return dim(_("In a wider window also: {columns}.", columns=", ".join(heads)))

    # --- rows that take more lines ------------------------------------------------------

    def _flowing(self, table: Table, cells: Sequence[Sequence[tuple[Line, Line]]]) -> list[Line]:
        lead = self._said(table.lead)
        lines: list[Line] = [lead] if lead else []
        marked = table.gutter or any(row.mark for row in table.rows)
        inset = _INSET if marked else 0
        for row, of_row in zip(table.rows, cells, strict=True):
            told = [
                self._named(column.head if not column.speaks else "", full)
                for column, (full, _short) in zip(table.columns, of_row, strict=True)
                if full
            ]
            lines += self._flowing_row(row, told, inset)
        return lines

    def _flowing_row(self, row: Row, told: list[Line], inset: int) -> list[Line]:
        lead = self._said(row.lead)
        if row.mark and lead and told:
            told[0] = [*lead, *self._said(" · "), *told[0]]
            lead = []
        body = _indented(self._flow(told, self.sentence - inset), inset)
        if row.mark and body:
            body = [[*self._lead("", row.mark), *body[0][1:]], *body[1:]]
        return [*([lead] if lead else []), *body]

    def _named(self, head: str, cell: Line) -> Line:
        return [*self._said(dim(f"{head} ")), *cell] if head else cell

    def _flow(self, cells: Sequence[Line], room: int) -> list[Line]:
        """Set cells behind each other; one that does not fit takes the next line, further in."""
        lines: list[Line] = []
        for cell in cells:
            left = room - breadth(lines[-1]) - _GAP if lines else room
            further = room - _FURTHER
            wide = breadth(cell)
            if not lines:
                first, *rest = fold(tuple(cell), room, further)
                lines += [first, *_indented(rest, _FURTHER)]
            elif wide <= left or (wide > further and left >= _LEAST_ROOM):
                first, *rest = fold(tuple(cell), left, further)
                lines[-1] = [*lines[-1], Piece(" " * _GAP), *first]
                lines += _indented(rest, _FURTHER)
            else:
                lines += _indented(fold(tuple(cell), further), _FURTHER)
        return lines


def _indented(lines: Sequence[Line], margin: int) -> list[Line]:
    return [[Piece(" " * margin), *line] for line in lines]


def _beside(lead: Line, body: Sequence[Line], margin: int = GUTTER) -> list[Line]:
    """Set lines beside what stands in the gutter; a lead that is too wide goes above."""
    lines = _indented(body, margin)
    if not lead or not lines:
        return [lead] if lead else lines
    space = margin - breadth(lead)
    if space < 0 or (space == 0 and not lead[-1].text.endswith(" ")):
        return [lead, *lines]
    return [[*lead, Piece(" " * space), *lines[0][1:]], *lines[1:]]
