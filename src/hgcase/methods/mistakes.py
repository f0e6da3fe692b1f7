"""Lines of a method that are no TOML: what people write by mistake, and how it is mended.

Each mistake that is known is mended in the text that is read further, so that everything
else that is wrong in the file is told with it, at once.
"""

import re
import tomllib
from collections.abc import Iterator
from typing import Any, Final, NamedTuple

from hgcase.i18n import N_
from hgcase.methods.faults import TWICE
from hgcase.methods.parts import MANY, ONE
from hgcase.methods.structure import FLAG, NUMBER, TABLES, TEXT, example


class Mistake(NamedTuple):
    """A line that is no TOML.

    Args:
        line: its number, from one.
    """

    line: int
    message: str
    params: dict[str, str | int]


_ERROR: Final = re.compile(r"line (\d+)")
_LINE: Final = re.compile(r"\s*([A-Za-z0-9_-]{1,40})\s*([=:])\s*(.*?)\s*")
_HEADER: Final = re.compile(r"\s*\[+\s*([a-z_]+)\s*\]+\s*")
_CURLY: Final = re.compile("[“”„‟″]")
_NUMBER: Final = re.compile(r"(\d+)[.,]?[\d.,]*(\s*[^\W\d]+)?")
_WORDS: Final = re.compile(r"[^\W\d][^\"'{}\[\]=#]*")
_COMMA: Final = re.compile(r"([\"\d\]}])(\s+)(?=[a-z_]+\s*=|\")")
_YES: Final = ("true", "yes", "ja", "waar", "on")
_NO: Final = ("false", "no", "nee", "onwaar", "off")

_NOT_READ = N_("This line cannot be understood; a line is written like this: {example}")
_QUOTES = N_("Straight quotes are needed, as a plain text editor makes them: {example}")
_UNCLOSED = N_("The quote at the end is missing, or the text goes on on the next line: {example}")
_EQUALS = N_("Between key and value stands = and not a colon: {example}")
_BACKSLASH = N_("Write / instead of \\ in a text.")
_NO_COMMA = N_("A comma is missing between two parts; write it like this: {example}")


def read(text: str) -> tuple[dict[str, Any] | None, str, list[Mistake]]:
    """Read the text of a method, with known mistakes mended.

    Returns:
        What stands in it, if it could be read to its end; the text with as many lines, mended;
        and every line that is no TOML.
    """
    lines = text.split("\n")
    found: list[Mistake] = []
    while True:
        try:
            return tomllib.loads("\n".join(lines)), "\n".join(lines), found
        except tomllib.TOMLDecodeError as error:
            number = _ERROR.search(str(error))
            at = int(number[1]) if number else 0
        seen = any(each.line == at for each in found)
        line = lines[at - 1] if 0 < at <= len(lines) else ""
        mended = next(_mended(line, lines[: at - 1]), None)
        if mended is None:
            mended = line, _NOT_READ, {"example": example(("name",))}
        if not seen:
            found.append(Mistake(at, *mended[1:]))
        if seen or mended[0] == line:
            return None, "\n".join(lines), found
        lines[at - 1] = mended[0]


def _mended(line: str, before: list[str]) -> Iterator[tuple[str, str, dict[str, str | int]]]:
    """Yield the line as it is meant, what is wrong with it, and what that says."""
    if header := _HEADER.fullmatch(line):
        name = header[1]
        if name in MANY and not line.strip().startswith("[["):
            yield f"[[{name}]]", TABLES, {"example": f"[[{name}]]"}
        elif name in ONE and any(_HEADER.fullmatch(each) for each in before if name in each):
            yield line, TWICE, {}
        return
    parts = _LINE.fullmatch(line)
    if parts is None:
        return
    key, sign, value = parts[1], parts[2], parts[3]
    if sign == ":":
        yield f"{key} = {value}", _EQUALS, {"example": f"{key} = …"}
    elif _CURLY.search(value):
        straight = _CURLY.sub('"', value)
        yield f"{key} = {straight}", _QUOTES, {"example": f'{key} = "…"'}
    elif "\\" in value:
        yield line.replace("\\", "/"), _BACKSLASH, {}
    elif value.count('"') % 2:
        end = value.endswith("}")
        closed = f'{value.removesuffix("}").rstrip()}" }}' if end else f'{value}"'
        yield f"{key} = {closed}", _UNCLOSED, {"example": f'{key} = "…"'}
    elif _said_before(key, before):
        yield "", TWICE, {}
    else:
        yield from _bare(key, value)


def _bare(key: str, value: str) -> Iterator[tuple[str, str, dict[str, str | int]]]:
    """Yield what a value without quotes was meant to be."""
    if value.casefold() in (*_YES, *_NO):
        meant = f"{key} = {'true' if value.casefold() in _YES else 'false'}"
        yield meant, FLAG, {"example": meant}
    elif number := _NUMBER.fullmatch(value):
        yield f"{key} = {number[1]}", NUMBER, {"example": f"{key} = {number[1]}"}
    elif _WORDS.fullmatch(value):
        yield f'{key} = "{value}"', TEXT, {"example": f'{key} = "…"'}
    elif (with_comma := _COMMA.sub(r"\1,\2", value)) != value:
        yield f"{key} = {with_comma}", _NO_COMMA, {"example": example(("weeks",))}


def _said_before(key: str, before: list[str]) -> bool:
    """Tell whether the part that a line is of has this key already."""
    for line in reversed(before):
        if _HEADER.fullmatch(line):
            return False
        parts = _LINE.fullmatch(line)
        if parts is not None and parts[1] == key and parts[2] == "=":
            return True
    return False
