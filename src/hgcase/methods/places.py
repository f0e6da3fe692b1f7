"""Where in a file something stands: said as people count, and found as a line."""

import re
from typing import Final

Path = tuple[str | int, ...]
_HEADER: Final = re.compile(r"\s*(\[\[?)\s*([A-Za-z0-9_.-]+)\s*\]")
_KEY: Final = re.compile(r'\s*"?([A-Za-z0-9_-]+)"?\s*=')
_LONGEST: Final = 60


def place(path: Path) -> str:
    """Say a place, counting from one: ``reviews[2].every_days`` is of the second review."""
    said = ""
    for step in path:
        if isinstance(step, int):
            said += f"[{step + 1}]"
        else:
            name = step[:_LONGEST] if step.isprintable() else "?"
            said += f".{name}" if said else name
    return said


def line_of(text: str, path: Path) -> int:
    """Give the line on which something stands, or the part in which it is missing; 0 for none."""
    if not path:
        return 0
    table, position, key = _asked(path)
    counted, part = -1, 0
    here = ""  # the part that the lines now belong to; none at the top of the file
    inside = False  # whether it is the one that is asked for
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            here = header[2]
            counted += here == table
            inside = here == table and counted == position
            part = number if inside else part
        elif (found := _KEY.match(line)) and (
            found[1] == key if inside else not here and found[1] == table
        ):
            return number
    return part


def _asked(path: Path) -> tuple[str, int, str]:
    """Give the part of the file that a path leads to: its name, which one, and the key in it."""
    table = str(path[0])
    position = path[1] if len(path) > 1 and isinstance(path[1], int) else 0
    keys = [step for step in path[1:] if isinstance(step, str)]
    return table, position, keys[0] if keys else ""
