"""Characters that nobody sees and that steer what does: one list, for screens and papers.

Each entry is the first and the last of a run.
"""

from typing import Final

CONTROLS: Final = ((0x00, 0x09), (0x0B, 0x1F), (0x7F, 0x9F))
"""Control characters, all but the line break."""

DIRECTIONS: Final = (
    (0x061C, 0x061C), (0x200B, 0x200F), (0x2028, 0x202E), (0x2060, 0x206F), (0xFEFF, 0xFEFF),
    (0xFFF9, 0xFFFB), (0xE0000, 0xE007F),
)  # fmt: skip
"""Invisible spaces and marks, turns of the writing direction, tags."""

HALVES: Final = ((0xD800, 0xDFFF),)
"""Halves of a character, which no encoding can write."""
