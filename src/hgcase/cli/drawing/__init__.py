"""How anything reaches a reader: a small tree of what is said, drawn in one place.

``tree`` is what a screen is made of; ``terminal`` and ``plain`` lay it out, one for who
sits there, one for a pipe; ``ink`` is the only module that knows rich's console.
"""

from hgcase.cli.drawing.folding import hang, wrap
from hgcase.cli.drawing.medium import Medium, medium
from hgcase.cli.drawing.tree import (
    Cell,
    Column,
    Commands,
    Fact,
    Heading,
    Piece,
    Row,
    Said,
    Screen,
    Table,
    bold,
    dim,
    listed,
)

__all__ = [
    "Cell", "Column", "Commands", "Fact", "Heading", "Medium", "Piece", "Row", "Said", "Screen",
    "Table", "bold", "dim", "hang", "listed", "medium", "wrap",
]  # fmt: skip
