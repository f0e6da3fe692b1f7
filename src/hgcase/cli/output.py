"""The only way to the terminal: stdout is the answer, stderr is everything else.

Stored text cannot move a cursor, colour a line, rename a window or turn round what
follows: controls are shown as what they are.
"""

import json
import re
import sys
from collections.abc import Iterable
from typing import Any, Final

from hgcase.domain.declare.unseen import CONTROLS, DIRECTIONS, HALVES
from hgcase.errors import CannotWriteError
from hgcase.i18n import N_

JSON_FORMAT: Final = 1
_UNSAFE: Final = re.compile(
    "[" + "".join(f"{chr(a)}-{chr(z)}" for a, z in (*CONTROLS, *DIRECTIONS, *HALVES)) + "]"
)


class OutputLostError(CannotWriteError):
    """The screen, or the file that stdout goes to, does not take what is written."""

    message = N_("The output could not be written (code {code}).")


def clean(text: str) -> str:
    """Show control and direction characters as their code; a line break stays one."""
    return _UNSAFE.sub(lambda found: _code(found[0]), text) if text else ""


def _code(char: str) -> str:
    return f"\\u{ord(char):04x}" if ord(char) < 0x10000 else f"\\U{ord(char):08x}"  # noqa: PLR2004


def answer(lines: str | Iterable[str]) -> None:
    """Print the answer of a command."""
    text = lines if isinstance(lines, str) else "\n".join(lines)
    _write(sys.stdout, clean(text.rstrip("\n")) + "\n")


def document(text: str) -> None:
    """Print a file on stdout as it is, or for a terminal without what could steer it."""
    _write(sys.stdout, clean(text) if sys.stdout.isatty() else text)


def data(kind: str, value: dict[str, Any]) -> None:
    """Print the answer as JSON, with its format number; fields are added, never removed."""
    tree = {"format": JSON_FORMAT, "kind": kind, **value}
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    _write(sys.stdout, _UNSAFE.sub(lambda found: _json_code(found[0]), text) + "\n")


def _json_code(char: str) -> str:
    return json.dumps(char)[1:-1]


def note(lines: str | Iterable[str]) -> None:
    """Say something beside the answer."""
    text = lines if isinstance(lines, str) else "\n".join(lines)
    _write(sys.stderr, clean(text.rstrip("\n")) + "\n")


def _write(stream: Any, text: str) -> None:
    """Write text in whatever the stream can hold; what it cannot shows as its code."""
    encoding = getattr(stream, "encoding", None) or "utf-8"
    try:
        stream.write(text.encode(encoding, "backslashreplace").decode(encoding))
        stream.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputLostError(code=error.errno or 0) from None
