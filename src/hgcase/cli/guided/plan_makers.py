"""Who made a safety plan: the family, people around them, helpers (D15)."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from hgcase.cli.guided.people import who_is_who
from hgcase.cli.guided.planning import ask_line, ask_parties
from hgcase.cli.language import _

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview


def ask_makers(
    interview: "Interview", planning: "Planning", circle: Sequence[str]
) -> dict[str, Any]:
    """Ask who made a plan, and of which of the three parties nobody was there, and why (D15)."""
    case = planning.case
    others = [*case.contacts, *case.workers]
    interview.say(who_is_who(planning.seen, (each.key for each in others)))
    me = [planning.worker] if planning.worker else []
    made_by = ask_parties(
        interview,
        planning,
        "made by",
        _("Who made it?"),
        [*circle, *me],
        why=_("The family, people around them, and helpers: a plan is made by three parties."),
    )
    absent = [
        {"party_kind": party, "why": why}
        for party, question in _parties_missing(planning, made_by)
        if (why := ask_line(interview, planning, f"absent {party}", question, (),
                            why=_("For the team alone. Enter: not known.")))
    ]  # fmt: skip
    return {"made_by": made_by, **({"absent": absent} if absent else {})}


def _parties_missing(planning: "Planning", made_by: Sequence[str]) -> list[tuple[str, str]]:
    case = planning.case
    informal = {each.key for each in case.contacts if each.nature != "professional"}
    helpers = {each.key for each in (*case.workers, *case.organisations, *case.contacts)}
    there = set(made_by)
    questions = (
        ("family", case.person_keys, _("Why was nobody of the family there? (Enter: not known)")),
        ("network", informal, _("Why was nobody around them there? (Enter: not known)")),
        ("helpers", helpers - informal, _("Why was no helper there? (Enter: not known)")),
    )
    return [(party, question) for party, keys, question in questions if not there & set(keys)]
