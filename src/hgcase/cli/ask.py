"""One question at a terminal, where no guided command runs."""

from hgcase.cli import output
from hgcase.cli.guided.prompts import read_line, with_colon
from hgcase.cli.language import _
from hgcase.cli.run import need_terminal
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import fields


def question(kind: type[Model], name: str) -> str:
    """Give the question that a field is declared with, in the language of the run."""
    return _(next(field.ask for field in fields(kind) if field.name == name))


def ask(question: str, default: str | None = None, *, why: str = "") -> str:
    """Ask one line; Enter gives the default, and without one the question comes again."""
    need_terminal("--from")
    shown = f"{question} [{default}]" if default else question
    while True:
        given = read_line(with_colon(shown))
        if why and given == "?":
            output.note(f"  {_(why)}")
        elif given or default is not None:
            return given or default or ""
