"""From lines to what a terminal is sent: the only place that knows of colours.

What is written is never read as markup: styles are set around each part, by rich.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final

from hgcase.cli.drawing.folding import Line
from hgcase.cli.drawing.medium import Medium
from hgcase.cli.drawing.tree import Weight

if TYPE_CHECKING:
    from rich.style import Style

_STYLES: Final[Mapping[Weight, str]] = {
    "bold": "bold", "dim": "dim", "danger": "bold bright_white on red", "saved": "green",
}  # fmt: skip
"""Bright white on red is read on every palette; no other colour is, on light and on dark."""


def inked(lines: Iterable[Line], medium: Medium) -> str:
    """Give lines as a medium takes them, each with its end."""
    return "".join(_line(line, medium) + "\n" for line in lines)


def _line(line: Line, medium: Medium) -> str:
    text = "".join(piece.text for piece in line)
    if not medium.weighs or not any(piece.weight for piece in line):
        return text.rstrip()
    return "".join(
        _inked(piece.text, piece.weight, colours=medium.colours) for piece in line
    ).rstrip(" ")


def _inked(text: str, weight: Weight, *, colours: bool) -> str:
    if not weight:
        return text
    from rich.color import ColorSystem

    style = _style(weight)
    if not colours:
        style = _style("bold") if weight == "danger" else style.without_color
    return style.render(text, color_system=ColorSystem.STANDARD)


@cache
def _style(weight: Weight) -> "Style":
    from rich.style import Style

    return Style.parse(_STYLES[weight])
