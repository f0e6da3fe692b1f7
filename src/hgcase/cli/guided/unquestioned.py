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


def _has_to_be_asked() -> UsageError:
    return UsageError(
        N_("Something here has to be asked; nothing was saved."),
        hint=N_("Run it without --yes, or give more: --help says what."),
        slug="has-to-be-asked",
    )


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
            raise _has_to_be_asked()
        return reading.value(usual)

    def _lines(self, *_: Any, present: str | None, needed: bool, **__: Any) -> tuple[str, ...]:
        if needed and not present:
            raise _has_to_be_asked()
        return ()


def run_through(
    interview: Interview, script: Callable[[Interview], T], finish: Callable[[T], R]
) -> R:
    """Run a guided command to its end without a question, and give what finishing it gives."""
    told = script(interview)
    interview.end()
    return finish(told)
