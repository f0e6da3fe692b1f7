"""What a method asks of a safety plan beside rules: conditions, and the Break (A54-A56, D17)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.planning import ask_line
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import listed
from hgcase.domain.declare.words import say
from hgcase.domain.verbs.breaks import EMERGENCY_BED
from hgcase.domain.verbs.plan_new import parts_missing
from hgcase.domain.verbs.steps import Key, New
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.domain.verbs.steps import Step

_CONDITION: Final = "condition"
_HOSTED: Final = ("family", "friends")
_NO_MORE: Final = ""


def missing_lines(planning: "Planning", plan: "SafetyPlan") -> list[str]:
    """Say which parts the method asks for and the plan does not have; none bars anything."""
    method = planning.method
    if method is None:
        return []
    code = spoken().code
    names = [part.name.label(code) for part in parts_missing(plan, method)]
    if not names:
        return []
    told = _("Still missing for {method}: {parts}.", method=method.name.label(code),
             parts=listed(names))  # fmt: skip
    return [told]


def ask_parts(
    interview: "Interview",
    planning: "Planning",
    circle: Sequence[str],
    before: "SafetyPlan | None",
) -> "tuple[dict[str, Any], tuple[Step, ...]]":
    """Ask for the parts that the method asks for and the version before does not have.

    Args:
        interview: of this run.
        planning: the household.
        circle: for whom the plan is.
        before: the version that is carried on, if there is one.

    Returns:
        Fields of the new version, and the records that come with it.
    """
    method = planning.method
    parts = {each.part for each in parts_missing(before, method)} if method else set()
    told: dict[str, Any] = {}
    steps: tuple[Step, ...] = ()
    if "conditions" in parts and (text := _condition(interview, planning, circle)):
        since = planning.today.isoformat()
        steps = (New("conditions", {"text": text, "since": since}, name=_CONDITION),)
        told["conditions"] = [Key(_CONDITION)]
    if any(part.startswith("break_plan") for part in parts) and not (before and before.break_plan):
        told |= _break_plan(interview, planning, circle)
    return told, steps


def _condition(interview: "Interview", planning: "Planning", circle: Sequence[str]) -> str | None:
    return ask_line(
        interview, planning, "condition", _("What must be so? (Enter: later)"), circle,
        why=_("A condition that can be seen: the children sleep through; nobody drinks at home. "
              "Help that somebody goes to is no condition."),
    )  # fmt: skip


# --- the Break ------------------------------------------------------------------------------


def _break_plan(
    interview: "Interview", planning: "Planning", circle: Sequence[str]
) -> dict[str, Any]:
    """Ask who leaves if it comes to a Break, where to, and how they keep contact (A54, A55)."""
    leaves = _leaves(interview, planning, circle)
    if not leaves:
        return {}
    agreed = {
        "leaves": leaves,
        "places": _places(interview, planning, circle, leaves),
        "contact_agreement": ask_line(
            interview, planning, "contact", _("How do they keep contact then? (Enter: later)"),
            circle, why=_("How often, by whom, and about what: agreed now, not in the night."),
        ),
        "care": ask_line(
            interview, planning, "care", _("Who looks after the children then? (Enter: nothing "
            "agreed)"), circle, why=_("Where they are, who brings and fetches them."),
        ),
    }  # fmt: skip
    return {"break_plan": {name: value for name, value in agreed.items() if value}}


def _leaves(interview: "Interview", planning: "Planning", circle: Sequence[str]) -> list[str]:
    interview.say(who_is_who(planning.seen, circle))
    return interview.ask(
        "leaves",
        _("Who leaves if it comes to a Break? (Enter: later)"),
        lambda typed: parties(typed, planning.case, planning.case.person_keys),
        usual="",
        why=_("Agreed now, it need not be decided at night. Best not who cares for the children."),
    )


def _places(
    interview: "Interview", planning: "Planning", circle: Sequence[str], leaves: Sequence[str]
) -> list[dict[str, Any]]:
    """Ask for places in the order in which they are tried (A52)."""
    found: list[dict[str, Any]] = []
    while True:
        n = len(found) + 1
        kind = _kind(interview, n)
        if kind == _NO_MORE:
            return found
        place: dict[str, Any] = {"kind": kind}
        if kind in _HOSTED:
            place |= _host(interview, planning, n)
        if kind == EMERGENCY_BED:
            place["reason"] = ask_line(
                interview, planning, f"reason {n}", _("Why an emergency bed? (for the team)"), (),
                needed=True, why=_("It is for extreme need only, when nothing else can be."),
            )  # fmt: skip
        place |= _known_to(interview, planning, n, circle, leaves, place=place)
        found.append(place)


def _kind(interview: "Interview", n: int) -> str:
    words = word_list("places").words
    choices = [(f"{m} {say(spoken(), word, of='places')}", word) for m, word in enumerate(words, 1)]
    return interview.choose(
        f"place {n}",
        _("Place {n}, to be tried in this order?", n=n),
        [*choices, (_("- no more"), _NO_MORE)],
        usual=_NO_MORE,
        why=_("Family or friends first, then a hotel; an emergency bed is the last of all."),
    )


def _host(interview: "Interview", planning: "Planning", n: int) -> dict[str, Any]:
    case = planning.case
    interview.say(who_is_who(planning.seen, (each.key for each in case.contacts)))
    found = interview.ask(
        f"host {n}",
        _("With whom? (Enter: not said)"),
        lambda typed: parties(typed, case)[:1],
        usual="",
        why=_("Somebody who was asked and said yes. Right for one may be wrong for the other."),
    )
    return {"host": found[0]} if found else {}


def _known_to(
    interview: "Interview",
    planning: "Planning",
    n: int,
    circle: Sequence[str],
    leaves: Sequence[str],
    *,
    place: dict[str, Any],
) -> dict[str, Any]:
    """Ask who may know where; else only who goes (W6). It holds for this place alone."""
    known = interview.ask(
        f"known {n}",
        _("Who may know where that is?"),
        lambda typed: parties(typed, planning.case, {*circle, *leaves}),
        usual=" ".join(leaves),
        why=_("On the papers of all others it stands nowhere: only who goes, unless you say more."),
        fixed_by=repr((sorted(place.items()), list(circle), list(leaves))),
    )
    return {} if set(known) == set(leaves) else {"known_to": known}
