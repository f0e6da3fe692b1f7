"""Starting a Break by questions: somebody is on the phone at 23:40."""

from functools import partial
from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.break_place import (
    Given,
    Way,
    ask_host,
    ask_known,
    ask_place,
    ask_since,
    ask_until,
    going_said,
)
from hgcase.cli.guided.noted import ask_enter, note_lines
from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.planning import Told, ask_line, ask_plan, latest_plans, names
from hgcase.cli.language import _
from hgcase.cli.matching import Choice, NoChoiceError, listed
from hgcase.cli.screens.text import hanging
from hgcase.domain.kinds.persons import can_be_spoken_to
from hgcase.domain.verbs import breaks as break_steps
from hgcase.domain.verbs.break_notes import break_notes
from hgcase.domain.verbs.breaks import Going
from hgcase.lists import word_list

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan

_LEAD: Final = 12


def ask_start(interview: "Interview", planning: "Planning", given: Given) -> Told:
    """Ask for what is needed to begin a Break; the plan in force answers most of it (A50-A55).

    Args:
        interview: of this run.
        planning: the household.
        given: what was given on the command line and is not asked.
    """
    interview.say(_("Danger now? 112 first."))
    plan = _plan(interview, planning)
    leaves = _who_leaves(interview, planning, given, plan)
    readers = plan.circle if plan is not None else ()
    way = Way(leaves, plan, readers, usual=1)
    place = ask_place(interview, planning, given, way)
    agreed = ask_host(interview, planning, given, way, place)
    since = ask_since(interview, given)
    until = ask_until(interview, given, since)
    called_by = _called_by(interview, planning)
    tried = _tried(interview)
    because = ask_line(
        interview, planning, "because", _why_asked(planning, readers), readers,
        why=_("What led to it, in a line. Not where anybody goes."),
    )  # fmt: skip
    place = ask_known(interview, planning, way, place)
    going = Going(place, since, until, host_agreed=agreed)
    notes = break_notes(planning.case, leaves, going, plan)
    untried = [] if tried else [_("  ! A Break is the last resort: nothing is written of what was "
                                  "tried first.")]  # fmt: skip
    told = [*going_said(planning, leaves, going), *note_lines(planning, notes), *untried]
    ask_enter(interview, _("Enter starts the Break"), told)
    return partial(
        break_steps.start_break,
        planning.case,
        leaves,
        going,
        plan=plan,
        called_by=called_by,
        because=because,
        tried=tried,
    )


def _plan(interview: "Interview", planning: "Planning") -> "SafetyPlan | None":
    """Give the plan in force, with what was agreed for now, to be read out (A55, A56)."""
    plans = latest_plans(planning, "in_force")
    if not plans:
        interview.say(_("No safety plan is in force. A Break can begin without one."))
        return None
    plan = ask_plan(interview, planning, plans)
    interview.say(agreed_lines(planning, plan))
    return plan


def agreed_lines(planning: "Planning", plan: "SafetyPlan | None") -> list[str]:
    """Lay out what a plan says of contact and children during a Break, to be read out."""
    seen = (each for each in planning.seen.case.safety_plans if plan and each.key == plan.key)
    agreed = next((each.break_plan for each in seen), None)
    if agreed is None:
        return []
    lines = [
        *_told(_("contact"), agreed.contact_agreement),
        *_told(_("children"), agreed.care),
    ]
    return [_("As agreed, to read out:"), *lines] if lines else []


def _told(lead: str, text: str | None) -> list[str]:
    return hanging(f"  {lead}", text, _LEAD) if text else []


def _who_leaves(
    interview: "Interview", planning: "Planning", given: Given, plan: "SafetyPlan | None"
) -> list[str]:
    case = planning.case
    there = [each.key for each in case.persons if can_be_spoken_to(each)]

    def understand(typed: str) -> list[str]:
        found = _by_letter(typed, there) if given.who else parties(typed, case, there)
        break_steps.refuse_leavers(case, found, planning.today)
        return found

    if given.who:
        return understand(given.who)
    agreed = plan.break_plan.leaves if plan is not None and plan.break_plan else ()
    interview.say(who_is_who(planning.seen, there))
    return interview.ask(
        "who",
        _("Who leaves?"),
        understand,
        usual=" ".join(agreed) or None,
        why=_("Letters or first names. Whoever is at home and stays needs nothing."),
    )


def _by_letter(typed: str, there: list[str]) -> list[str]:
    """Understand letters alone: no name stands on a command line."""
    letters = typed.upper().replace(",", " ").split()
    for letter in letters:
        if letter not in there:
            raise NoChoiceError([Choice(e, "", e) for e in there], typed=letter)
    return list(dict.fromkeys(letters))


def _called_by(interview: "Interview", planning: "Planning") -> str | None:
    def understand(typed: str) -> str | None:
        found = parties(typed, planning.case)
        return found[0] if found else None

    return interview.ask(
        "called by",
        _("Who called for it? (who reads the plan reads it; Enter: not said)"),
        understand,
        usual="",
        why=_("A letter, a first name, or a key such as n1 or w1."),
    )


def _tried(interview: "Interview") -> list[str]:
    """Ask what was tried first: a Break is the last resort (A50)."""
    return interview.words(
        "tried",
        _("What was tried first?"),
        listed(word_list("tried_first").words, "tried_first"),
        why=_("A Break is the last resort. Several may stand together."),
    )


def _why_asked(planning: "Planning", readers: tuple[str, ...]) -> str:
    """Say with the question who may read the answer: whoever is in the circle of the plan."""
    if not readers:
        return _("Why? (for the team; Enter: later)")
    return _("Why? ({names} may read this; Enter: later)", names=names(planning, readers))
