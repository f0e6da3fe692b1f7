"""How a rule went, according to one talk: one outcome, from everybody who spoke."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from hgcase.domain.kinds.sessions import Check, CheckAnswer

Outcome = Literal["kept", "partly", "broken", "differ"]
"""What a rule came to; *differ* counts as neither kept nor broken."""

_FROM_BEST: Final[tuple["CheckAnswer", ...]] = ("kept", "partly", "broken")


def outcome(checks: Iterable["Check"]) -> Outcome | None:
    """Give the one outcome of the answers on one rule in one talk; None for no answers.

    Who speaks may say more than one thing, about each person whom the rule binds. They
    agree when nobody contradicts another on a person, and what each says comes to the same.
    """
    about: dict[str, set[CheckAnswer]] = {}
    by: dict[str, set[CheckAnswer]] = {}
    for check in checks:
        about.setdefault(check.person, set()).add(check.answer)
        by.setdefault(check.said_by, set()).add(check.answer)
    comes_to = {_least(said) for said in by.values()}
    if len(comes_to) > 1 or any(len(said) > 1 for said in about.values()):
        return "differ"
    return comes_to.pop() if comes_to else None


def _least(answers: set["CheckAnswer"]) -> "CheckAnswer":
    return max(answers, key=_FROM_BEST.index)


def outcomes(checks: "Iterable[Check]") -> dict[int, Outcome]:
    """Give the outcome of every rule that was discussed in one talk, by its number."""
    found: dict[int, list[Check]] = {}
    for check in checks:
        found.setdefault(check.rule, []).append(check)
    return {number: came for number in sorted(found) if (came := outcome(found[number]))}
