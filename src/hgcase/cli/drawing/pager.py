"""Paging what is taller than the terminal, with nothing left behind when it is put away."""

import contextlib
import os
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from shutil import which
from typing import Final

from hgcase.cli.drawing.folding import Line
from hgcase.cli.drawing.medium import Medium
from hgcase.cli.language import _

_LESS: Final = ("less", "-R")
_CALM: Final = {"LESS": "", "LESSHISTFILE": "-", "LESSSECURE": "1", "LESSOPEN": "", "LESSCLOSE": ""}
"""No history, no shell, no editor, no log, and nothing that somebody set for other texts."""

_KEPT: Final = 2
"""Groups at the top that keep the empty line before them: what presses stays apart."""


def stacked(groups: Sequence[Sequence[Line]], medium: Medium) -> list[Line]:
    """Set groups under each other with an empty line between.

    Where that is too tall by a few lines, empty lines go, the lowest first.
    """
    lines = sum(map(len, groups)) + len(groups) - 1
    room = medium.height - 1  # the last line is for what is typed next
    saved = lines - room if medium.height else 0
    if saved > len(groups) - _KEPT:
        saved = 0  # it is paged anyway: keep it easy to read
    found: list[Line] = []
    for n, group in enumerate(groups):
        apart = n and (n < _KEPT or n < len(groups) - saved)
        found += [[], *group] if apart else group
    return found


def too_tall(lines: Sequence[Line], medium: Medium) -> bool:
    """Tell whether it has to be paged: somebody sits there, and would miss the top."""
    return bool(medium.height) and len(lines) >= medium.height and sys.stdin.isatty()


def paged(text: str) -> bool:
    """Show a text in the pager; False where there is none, or it does not start."""
    command = _command()
    if not command:
        return False
    try:
        # Chosen by whoever sits there, and never run through a shell.
        pager = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.PIPE, env={**os.environ, **_CALM}, encoding="utf-8"
        )
    except OSError:
        return False
    with _uninterrupted(), contextlib.suppress(BrokenPipeError):
        pager.communicate(text)
    return True


def _command() -> list[str]:
    chosen = os.environ.get("HGCASE_PAGER")
    if chosen is None:
        keys = _("space = further, q = done")  # no mark that means something to it
        return [*_LESS, f"-Ps{keys}$"] if which(_LESS[0]) else []
    try:
        return [] if chosen.strip() in ("", "cat") else shlex.split(chosen)
    except ValueError:  # a quote that is not closed: show it without
        return []


@contextlib.contextmanager
def _uninterrupted() -> Iterator[None]:
    """Leave Ctrl-C to the pager while it shows."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
