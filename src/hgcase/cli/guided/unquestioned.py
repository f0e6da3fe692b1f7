"""Guided commands without a question: what was not given is as it usually is."""

from collections.abc import Callable
from typing import Any, TypeVar

from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.prompts import Why
from hgcase.cli.guided.reading import Reading
from hgcase.errors import UsageError
from hgcase.i18n import N_

T = TypeVar("T")
R = TypeVar("R")


class HasToBeAskedError(UsageError):
    """Something that has no usual answer and was not given."""

    message = N_("Something here has to be asked; nothing was saved.")
    hint = N_("Run it without --yes, or give more: --help says what.")


class Unquestioned(Interview):
    """An interview in which every answer is the usual one."""

    def _live(
        self,
        place: str,
        question: str,
        reading: Reading[T],
        usual: str | None,
        why: Why,
        *,
        given_for: str,
    ) -> T:
        del place, question, why, given_for
        if usual is None:
            raise HasToBeAskedError
        return reading.value(usual)

    def _lines(self, *_: Any, present: str | None, needed: bool, **__: Any) -> tuple[str, ...]:
        if needed and not present:
            raise HasToBeAskedError
        return ()


def run_through(
    interview: Interview, script: Callable[[Interview], T], finish: Callable[[T], R]
) -> R:
    """Run a guided command to its end without a question, and give what finishing it gives.

    Raises:
        HasToBeAskedError: something has no usual answer.
    """
    told = script(interview)
    interview.end()
    return finish(told)
