"""Questions at a terminal: one at a time, asked again until the answer will do."""

import contextlib
from collections.abc import Callable, Sequence
from typing import TypeVar

from hgcase.cli import output
from hgcase.cli.language import _, spoken
from hgcase.cli.run import need_terminal
from hgcase.domain._declare import fields
from hgcase.domain.record import Model
from hgcase.errors import HgcaseError

T = TypeVar("T")


def question(kind: type[Model], name: str) -> str:
    """Give the question that a field is declared with, in the language of the run."""
    return _(next(field.ask for field in fields(kind) if field.name == name))


def ask(question: str, default: str | None = None) -> str:
    """Ask one line; Enter gives the default, and without one the question comes again.

    Raises:
        NoTerminalError: nobody to ask.
    """
    need_terminal("--from")
    with contextlib.suppress(ImportError):
        import readline  # noqa: F401 — lets the arrow keys work; keeps no history
    shown = f" [{default}]" if default else ""
    while True:
        colon = "" if question.endswith(("?", ">")) and not shown else ":"
        given = input(f"{output.clean(question + shown)}{colon} ").strip()
        if given or default is not None:
            return given or default or ""


def ask_until(question: str, understand: Callable[[str], T], default: str | None = None) -> T:
    """Ask until *understand* does not raise; what it raises is said.

    Args:
        question: what is asked.
        understand: turns the answer into what is wanted, or raises an `HgcaseError`.
        default: what Enter means.
    """
    while True:
        try:
            return understand(ask(question, default))
        except HgcaseError as error:
            output.note(error.tell(spoken()))


def choose(question: str, choices: Sequence[tuple[str, str]], default: str) -> str:
    """Ask for one of a few.

    Args:
        question: what is asked.
        choices: letter and label in one text (``h home visit``), and the value it stands for.
        default: the value that Enter means.
    """
    letters = {label.partition(" ")[0]: value for label, value in choices}
    usual = next(letter for letter, value in letters.items() if value == default)
    listed = "  ".join(label for label, _value in choices)
    while True:
        given = ask(f"{question} ({listed})", usual).lower()
        if given in letters:
            return letters[given]
        output.note(_("Choose one of the letters: {letters}.", letters=" ".join(letters)))


def yes(question: str, *, default: bool) -> bool:
    """Ask yes or no."""
    letters = (("j", True), ("y", True), ("n", False))
    while True:
        given = ask(question, _("y") if default else _("n")).lower()
        for letter, meaning in letters:
            if given.startswith(letter):
                return meaning
        output.note(_("Answer yes or no."))


def ask_text(question: str, refuse: Callable[[str], None]) -> str | None:
    """Ask for free text of several lines; an empty line ends it, at once means nothing.

    Args:
        question: what is asked.
        refuse: raises for a line that cannot be so; only that line is asked again.
    """
    need_terminal("--from")
    output.answer(question)
    lines: list[str] = []
    while line := input("  > ").rstrip():
        try:
            refuse(line)
            lines.append(line)
        except HgcaseError as error:
            output.note(error.tell(spoken()))
    return "\n".join(lines) or None
