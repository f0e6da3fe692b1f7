"""The only way to the terminal: stdout is the answer, stderr is everything else.

Stored text cannot move a cursor, colour a line, rename a window or turn round what
follows: controls are shown as what they are.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from hgcase.cli.drawing.cleaning import UNSAFE, clean
from hgcase.cli.drawing.folding import hang
from hgcase.cli.drawing.medium import medium
from hgcase.cli.drawing.tree import Screen
from hgcase.errors import CannotWriteError
from hgcase.i18n import N_

JSON_FORMAT: Final = 1


class OutputLostError(CannotWriteError):
    """The screen, or the file that stdout goes to, does not take what is written."""

    message = N_("The output could not be written (code {code}).")


def show(screen: Screen, *, paged: bool = True) -> None:
    """Draw a screen: the answer of a command.

    Args:
        paged: whether it may be paged where it is taller than the terminal; a question, a
            refusal, and what stands beside others never is.
    """
    from hgcase.cli.drawing import ink, page, pager

    to = medium("stdout")
    groups = page.laid_out(screen, to)
    lines = pager.stacked(groups, to)
    text = ink.inked(lines, to)
    if not (paged and pager.too_tall(lines, to) and pager.paged(text)):
        _write(sys.stdout, text)


def drawn(screen: Screen) -> str:
    """Give a screen as text for stdout."""
    from hgcase.cli.drawing import ink, page, pager

    to = medium("stdout")
    return ink.inked(pager.stacked(page.laid_out(screen, to), to), to).rstrip("\n")


def refuse(lines: Sequence[str]) -> None:
    """Say what went wrong: the first sentence bold, then what to do; never paged."""
    from hgcase.cli.drawing.tree import Label, bold, screen

    first, *rest = lines
    head, gap, more = first.partition(". ")
    tell(screen([Label((bold(f"{head}."), f" {more}") if gap else bold(first)), *map(Label, rest)]))


def tell(screen: Screen) -> None:
    """Draw what is said beside the answer."""
    from hgcase.cli.drawing import ink, page, pager

    to = medium("stderr")
    _write(sys.stderr, ink.inked(pager.stacked(page.laid_out(screen, to), to), to))


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
    _write(sys.stdout, UNSAFE.sub(lambda found: _json_code(found[0]), text) + "\n")


def _json_code(char: str) -> str:
    return json.dumps(char)[1:-1]


def note(lines: str | Iterable[str]) -> None:
    """Say something beside the answer, folded to the terminal."""
    text = clean(lines if isinstance(lines, str) else "\n".join(lines)).rstrip("\n")
    told = [part for line in text.split("\n") for part in _folded(line)]
    _write(sys.stderr, "\n".join(told) + "\n")


def _folded(line: str) -> list[str]:
    """Fold a line behind the spaces that it begins with."""
    return hang("", line.lstrip(" "), len(line) - len(line.lstrip(" ")))


@contextmanager
def counted(what: str) -> Iterator[Callable[[], None]]:
    """Say on a terminal how far something long is; where there is none, nothing."""
    told = medium("stderr").weighs and bool(medium("stderr").width)
    done = 0

    def tick() -> None:
        nonlocal done
        done += 1
        if told:
            _write(sys.stderr, f"\r{clean(what)}: {done} ")

    yield tick
    if told and done:
        _write(sys.stderr, "\r\x1b[K")


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
