"""How the rules of the plan went, in the words of each who speaks (B24)."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.folding import entries
from hgcase.cli.guided.answered import EMPTY
from hgcase.cli.guided.reading import Reading
from hgcase.cli.language import _
from hgcase.cli.matching import Choice, chosen, exactly, listed, numbered
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import Rule
    from hgcase.domain.wall.seen import Seen

_WAYS: Final = ("kept", "partly", "broken")


def ask_checks(interview: "Interview", seen: "Seen", speakers: list[str]) -> list[dict[str, Any]]:
    """Ask of every rule in force that all who speak know how it went.

    One answer where all say the same; where they differ one for each.

    Args:
        speakers: the keys of the grown-ups who were there.
    """
    rules = _rules_known_to(seen, speakers)
    if not rules:
        return []
    ways = numbered(listed(_WAYS, "answer"))
    names = ", ".join(seen.name(key) for key in speakers)
    interview.say(_("The rules in force: how did each go? Enter: not discussed."))
    interview.say_choices(ways)
    if len(speakers) > 1:
        interview.say(_("One number if all say the same; else one for each: {names}.", names=names))
    found: list[dict[str, Any]] = []
    for rule in rules:
        interview.say(entries([(str(rule.number), f"{rule.situation}: {rule.text}")], 3))
        given = interview.ask(
            f"rule {rule.number} {' '.join(speakers)}",  # never said again by somebody else
            _("     {names}", names=names),
            _outcomes(speakers, ways, [seen.name(key) for key in speakers]),
            usual="",
            why=_("How it went since last time, in their words. Nobody is asked to judge the "
                  "other: if they differ, both answers are kept. 1 says it for all; 13 for the "
                  "first and the second apart; - for who said nothing."),
        )  # fmt: skip
        found += [
            {"rule": str(rule.number), "person": person, "said_by": speaker, "answer": answer}
            for speaker, answer in given.items()
            for person in rule.persons
        ]
    return found


def _outcomes(
    speakers: "Sequence[str]", ways: "Sequence[Choice]", names: "Sequence[str]"
) -> Reading[dict[str, str]]:
    """Read ``1``, ``13``, ``1 3``, ``kept broken`` and ``-3``: what each said, in order."""
    labels = {each.code: each.label for each in ways}

    def meant(typed: str) -> str:
        words = [typed] if exactly(typed, ways) else typed.replace(",", " ").split()
        if len(words) == 1 and not typed.isalpha():
            words = list(typed)
        said = [EMPTY if word == EMPTY else chosen(word, ways).code for word in words]
        said = said * len(speakers) if len(said) == 1 else said
        if len(said) != len(speakers):
            raise UsageError(
                N_("One number for all, or one for each in this order: {who}; - for nothing."),
                slug="no-outcome",
                who=" ".join(speakers),
            )
        return " ".join(said)

    def value(code: str) -> dict[str, str]:
        pairs = zip(speakers, code.split(), strict=bool(code))
        return {speaker: answer for speaker, answer in pairs if answer in labels}

    def shown(code: str) -> str:
        said = [labels.get(each, each) for each in code.split()]
        return said[0] if len(set(said)) == 1 else ", ".join(said)

    def back(typed: str, code: str) -> str:
        pairs = zip(names, code.split(), strict=False)
        return ", ".join(f"{who} {labels.get(e, e)}" for who, e in pairs) if typed else ""

    return Reading(value, meant, shown, back)


def _rules_known_to(seen: "Seen", speakers: list[str]) -> "list[Rule]":
    numbers = sorted({number for plan in seen.case.plans_in_force for number in plan.rules})
    rules = [rule for number in numbers if (rule := seen.case.rule(number)) is not None]
    return [rule for rule in rules if speakers and set(speakers) <= set(rule.circle)]
