"""A guided command about one household: what its questions rest on."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from hgcase.app.household import Opened
from hgcase.cli.guided.interview import Interview
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.people import roll
from hgcase.cli.guided.prompts import Why
from hgcase.cli.language import spoken
from hgcase.cli.matching import Choice
from hgcase.domain.declare.record import Record
from hgcase.domain.verbs.steps import Step

Told = Callable[[], "Sequence[Step]"]
"""What was told: gives the steps, or refuses."""


class Script:
    """The questions of a command, and the household that they are about.

    Args:
        ask: asks; the answers are kept by the names of the questions.
        household: what this worker has before them.
    """

    def __init__(self, ask: Interview, household: Opened) -> None:
        self.ask = ask
        self.household = household
        self.case = household.case
        self.seen = household.seen

    def told(self) -> Told:
        """Ask, and give what was told."""
        raise NotImplementedError

    def name(self, key: str) -> str:
        """Call somebody by the first name, or by the key."""
        return self.seen.name(key) or key

    def names(self, keys: Sequence[str]) -> str:
        """Call several by their first names: ``Anna and Bram``."""
        return spoken().names(self.seen.called(keys))

    def roll(self, of: Iterable[Record | str] | None = None) -> list[Choice]:
        """Give those who can be named: of these keys or records, or everybody."""
        return roll(self.case, of)

    def line(
        self,
        name: str,
        question: str,
        readers: Iterable[str] = (),
        *,
        needed: bool = False,
        why: Why = "",
    ) -> str | None:
        """Ask for one line; whom it names is checked against who will read it (W6, W24)."""
        refuse = partial(refuse_line, self.case, set(readers))
        return self.ask.line(name, question, refuse, needed=needed, why=why)

    def text(
        self,
        name: str,
        question: str,
        readers: Iterable[str] = (),
        *,
        needed: bool = False,
        why: Why = "",
    ) -> str | None:
        """Ask for a text of several lines, with the same check."""
        refuse = partial(refuse_line, self.case, set(readers))
        return self.ask.text(name, question, refuse, needed=needed, why=why)
