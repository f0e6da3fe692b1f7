"""Stored text cannot move a cursor, colour a line, rename a window or turn round what follows."""

import re
from typing import Final

from hgcase.cli.drawing.medium import Medium
from hgcase.terminal_safe import CONTROLS, DIRECTIONS, HALVES

UNSAFE: Final = re.compile(
    "[" + "".join(f"{chr(a)}-{chr(z)}" for a, z in (*CONTROLS, *DIRECTIONS, *HALVES)) + "]"
)
_SIGNS: Final = str.maketrans({"→": "->", "✓": "+", "·": "-"})


def clean(text: str) -> str:
    """Show control and direction characters as their code; a line break stays one."""
    return UNSAFE.sub(lambda found: _code(found[0]), text) if text else ""


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"  # noqa: PLR2004


def held(text: str, by: Medium) -> str:
    """Give a text as a medium can hold it: safe, and with codes for what it cannot."""
    safe = clean(text)
    if safe.isascii():
        return safe
    told = safe if by.signs else safe.translate(_SIGNS)
    return told.encode(by.encoding, "backslashreplace").decode(by.encoding)
