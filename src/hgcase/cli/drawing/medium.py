"""What stands at the other end: a terminal and how much it can, or a pipe."""

import os
import sys
from typing import Final, Literal, NamedTuple, TextIO

WIDEST: Final = 100
"""Where a sentence ends, however wide the terminal is."""

NARROW: Final = 70
"""Cells below which labels stand above what they name."""

_LEAST: Final = 20
_SIGNS: Final = "→✓·"

When = Literal["auto", "always", "never"]
_chosen: list[When] = []


def choose_color(when: When) -> None:
    """Settle with ``--color`` whether anything but words is written."""
    _chosen[:] = [when]


class Medium(NamedTuple):
    """What is written to.

    Args:
        width: in cells; 0 where nothing is folded: no terminal.
        height: in lines; 0 where there is none.
        encoding: what it can hold.
        weighs: whether it can show bold and dim.
        colours: whether it can show colours beside those.
    """

    width: int
    height: int
    encoding: str
    weighs: bool
    colours: bool

    @property
    def narrow(self) -> bool:
        """Whether labels stand above what they name."""
        return 0 < self.width < NARROW

    @property
    def signs(self) -> bool:
        """Whether it can hold the signs that screens use."""
        try:
            _SIGNS.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True


def medium(name: Literal["stdout", "stderr"]) -> Medium:
    """Give what a stream of this run is written to."""
    stream = getattr(sys, name)
    encoding = getattr(stream, "encoding", None) or "utf-8"
    there = stream is not None and stream.isatty()
    when = _chosen[0] if _chosen else "auto"
    weighs = when == "always" or (when == "auto" and there and _can_weigh())
    colours = weighs and (when == "always" or not os.environ.get("NO_COLOR"))
    if not there:
        return Medium(0, 0, encoding, weighs, colours)
    width, height = _size(stream)
    return Medium(max(_LEAST, width), height, encoding, weighs, colours)


def _can_weigh() -> bool:
    term = os.environ.get("TERM", "")
    if os.name == "nt":
        return bool(term or os.environ.get("WT_SESSION"))
    return term not in ("", "dumb", "unknown")


def _size(stream: TextIO) -> tuple[int, int]:
    """Give columns and lines: as the environment says, or the terminal."""
    said = os.environ.get("COLUMNS", ""), os.environ.get("LINES", "")
    try:
        found = os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        found = os.terminal_size((80, 24))
    wide, high = (
        int(text) if text.isdecimal() and int(text) else size
        for text, size in zip(said, found, strict=True)
    )
    return wide or 80, high or 24
