"""How the rules of the plan went, in the words of each who speaks (B24)."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.language import _
from hgcase.cli.screens.text import entries
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import Rule
    from hgcase.domain.wall.seen import Seen

_NOTHING: Final = "-"


class NotAnOutcomeError(UsageError):
    """Letters that do not say how a rule went, or not for as many as speak."""

    message = N_("One letter for all, or one for each in this order ({who}): {letters}, - nothing.")


def ask_checks(interview: "Interview", seen: "Seen", speakers: list[str]) -> list[dict[str, Any]]:
    """Ask of every rule in force that all who speak know how it went.

    One letter where all say the same; where they differ a letter for each.

    Args:
        interview: of this run.
        seen: the household as this worker sees it.
        speakers: the keys of the grown-ups who were there.
    """
    rules = _rules_known_to(seen, speakers)
    if not rules:
        return []
    letters = {_("k"): "kept", _("p"): "partly", _("b"): "broken"}
    names = ", ".join(seen.name(key) for key in speakers)
    interview.say(_("The rules in force. k kept, p partly, b broken, Enter not discussed."))
    if len(speakers) > 1:
        interview.say(_("One letter if all say the same; else one for each: {names}.", names=names))
    found: list[dict[str, Any]] = []
    for rule in rules:
        interview.say(entries([(str(rule.number), f"{rule.situation}: {rule.text}")], 3))
        given = interview.ask(
            f"rule {rule.number} {' '.join(speakers)}",  # never said again by somebody else
            _("     {names}", names=names),
            lambda typed: _outcomes(typed, speakers, letters),
            usual="",
            why=_("How it went since last time, in their words. Nobody is asked to judge the "
                  "other: if they differ, both answers are kept."),
        )  # fmt: skip
        found += [
            {"rule": str(rule.number), "person": person, "said_by": speaker, "answer": answer}
            for speaker, answer in given.items()
            for person in rule.persons
        ]
    return found


def _outcomes(typed: str, speakers: list[str], letters: dict[str, str]) -> dict[str, str]:
    """Understand ``k``, ``kb``, ``k b`` and ``-b``: what each said, in order."""
    said = [char for char in typed.casefold() if not char.isspace() and char != ","]
    if not said:
        return {}
    if len(said) == 1:
        said *= len(speakers)
    if len(said) != len(speakers) or not set(said) <= {*letters, _NOTHING}:
        raise NotAnOutcomeError(who=" ".join(speakers), letters=" ".join(letters))
    pairs = zip(speakers, said, strict=True)
    return {speaker: letters[char] for speaker, char in pairs if char != _NOTHING}


def _rules_known_to(seen: "Seen", speakers: list[str]) -> "list[Rule]":
    numbers = sorted({number for plan in seen.case.plans_in_force for number in plan.rules})
    rules = [rule for number in numbers if (rule := seen.case.rule(number)) is not None]
    return [rule for rule in rules if speakers and set(speakers) <= set(rule.circle)]
