"""Stored text made harmless for paper: nothing of it acts, nothing of it is lost.

People type anything, and paste worse. What cannot be seen (control characters, turns of
the writing direction) is made visible; what a format would obey is written out.
"""

import re
from typing import Final

from hgcase.terminal_safe import DIRECTIONS

_ESCAPE, _DELETE, _CONTROLS = 0x1B, 0x7F, 0x20
_PICTURES: Final = 0x2400  # ␀ and further: a picture of each control character
_UNSEEN: Final = {
    **{code: chr(_PICTURES + code) for code in range(_CONTROLS) if chr(code) not in "\t\n"},
    _DELETE: "␡",
    **dict.fromkeys(range(0x80, 0xA0), "\ufffd"),
    **{code: "\ufffd" for a, z in DIRECTIONS for code in range(a, z + 1)},
    **dict.fromkeys([0x2028, 0x2029, 0x85, 0x0B, 0x0C], "\n"),
    0x09: " ",
}
_MARKDOWN: Final = re.compile(r"([\\`*_\[\]<>|&~$])")
_LINKS: Final = re.compile(r"(?<=[A-Za-z]):(?=//)|(?<=[Ww])\.|(?<=\S)@(?=\S)|(?<=mailto):")
_LINE_START: Final = re.compile(r"^(?:(\d{1,9})(?=[.)](?:\s|$))|(?=[#+=-]))")
_FULL_LINE: Final = 70
_LIST_MARKS: Final = ("-", "*", "•", "–")


def visible(text: str) -> str:
    """Make what cannot be seen visible, and bring ends of lines to one form."""
    return text.replace("\r\n", "\n").replace("\r", "\n").translate(_UNSEEN)


def paragraphs(text: str) -> list[list[str]]:
    """Divide a text into paragraphs and lines.

    A line that ran full was broken by the editor, not by the writer: it goes on.
    """
    found: list[list[str]] = [[]]
    full = False
    for line in map(str.strip, visible(text).split("\n")):
        if not line:
            found.append([])
        elif full and found[-1] and not line.startswith(_LIST_MARKS):
            found[-1][-1] += f" {line}"
        else:
            found[-1].append(line)
        full = len(line) >= _FULL_LINE
    return [lines for lines in found if lines]


def markdown(text: str) -> str:
    """Write text as one line of Markdown that says it, and does nothing."""
    line = " ".join(visible(text).split())
    line = _MARKDOWN.sub(r"\\\1", line)
    line = _LINKS.sub(lambda found: f"\\{found[0]}", line)
    return _LINE_START.sub(lambda found: f"{found[1] or ''}\\", line)
