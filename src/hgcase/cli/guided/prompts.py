"""How a question looks on the terminal."""

import contextlib
import os
import sys
from collections.abc import Callable

from hgcase.cli.drawing.cleaning import clean
from hgcase.cli.drawing.folding import wrap
from hgcase.cli.language import _

Why = str | Callable[[], list[str]]
"""Why something is asked and what may be typed: a text, or what gives its lines."""


def read_line(prompt: str) -> str:
    """Read one line from whoever sits there; arrow keys work, and no history is kept."""
    shown = clean(prompt)
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 — `input` uses it once it is there

        shown = _in_bold(shown)
    return input(f"{shown} ").strip()


def _in_bold(text: str) -> str:
    """Set a question off from what stands above it and from what can be chosen.

    Only where the terminal can and wants that. The marks tell the line editor what takes no
    room.
    """
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    if plain or not sys.stdout.isatty():
        return text
    ends = [at for at in (text.find(" ("), text.find(" [")) if at > 0]
    asked = text[: min(ends)] if ends else text
    return f"\x01\x1b[1m\x02{asked}\x01\x1b[0m\x02{text[len(asked) :]}"


def explained(why: Why) -> list[str]:
    """Say why something is asked, and how to go back."""
    told = why() if callable(why) else wrap(why, 2) if why else []
    return [
        *told,
        _("  < goes back to the question before; > skips this and the next questions."),
        _("  - empties an answer. Ctrl-C stops; your answers are kept."),
    ]


def with_colon(question: str) -> str:
    """Give a question what ends it."""
    return question if question.endswith(("?", ">", ":")) else f"{question}:"


def text_asked(question: str, present: str | None, lines: list[str]) -> str:
    """Say with a question for a text how it ends, and what becomes of what is there."""
    if lines:
        return _("{question} (go on; - starts again, an empty line ends it)", question=question)
    if present:
        return _("{question} (Enter keeps it, - empties it)", question=question)
    return _("{question} (an empty line ends it)", question=question)


def indented(present: str | None, lines: list[str]) -> list[str]:
    """Show the lines that are there."""
    shown = lines or (present or "").split("\n")
    return [f"    {line}" for line in shown if line]
