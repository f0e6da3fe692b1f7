"""Making a safety plan by questions: the next version, and a rule in it."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.people import parties, who_is_who
from hgcase.cli.guided.plan_makers import ask_makers
from hgcase.cli.guided.plan_parts import ask_parts
from hgcase.cli.guided.planning import (
    Told,
    ask_day,
    ask_line,
    ask_plan_to_change,
    latest_plans,
    rule_lines,
    rules_held,
)
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import entries
from hgcase.domain.kinds.plan import plans_of
from hgcase.domain.verbs import plan_new as plan_steps
from hgcase.errors import NotFoundError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.domain.verbs.steps import Step
    from hgcase.errors import RefusedError

ANY_STATE: Final = ("draft", "in_force", "suspended", "ended")


class NoConditionOfItError(NotFoundError):
    """A key that names no condition of the plan."""

    message = N_("This plan holds no condition {key}.")


class NotARuleNumberError(NotFoundError):
    """An answer that is the number of no rule of the plan."""

    message = N_("The number of a rule of this plan, or Enter.")


# --- new ------------------------------------------------------------------------------------


def ask_new(interview: "Interview", planning: "Planning") -> Told:
    """Ask for the next version of a plan: for whom, made when and by whom."""
    circle = _ask_circle(interview, planning)
    _say_with_what_it_begins(interview, planning, circle)
    first = not plans_of(planning.case, circle)
    method = planning.method if first and _with_skeleton(interview, planning) else None
    day = ask_day(
        interview,
        "made",
        _("When was it made?"),
        why=_("The day on which you sat together. It is a draft until they agree to it."),
    )
    told = ask_makers(interview, planning, circle)
    before = plans_of(planning.case, circle)
    parts, steps = ask_parts(interview, planning, circle, before[-1] if before else None)

    def taken() -> "tuple[Step, ...]":
        begun = planning.steps(
            plan_steps.new_plan, circle, day,
            method=method, code=spoken().code, told={**told, **parts},
        )  # fmt: skip
        return (*steps, *begun)

    return taken


def _ask_circle(interview: "Interview", planning: "Planning") -> list[str]:
    case = planning.case

    def understand(typed: str) -> list[str]:
        circle = parties(typed, case, case.person_keys)
        planning.refuse_unseen(circle)
        planning.steps(plan_steps.new_plan, circle, planning.today)  # refuses what cannot be
        return circle

    interview.say(who_is_who(planning.seen, (person.key for person in case.persons)))
    usual = _usual_circle(planning)
    refused = _refused(planning, usual)
    if refused is not None:
        interview.say([*refused.tell(spoken()), _("Or make one for other persons.")])
    return interview.ask(
        "circle",
        _("For whom is the plan?"),
        understand,
        usual=None if refused is not None else " ".join(usual) or None,
        why=_(
            "They all read the whole plan. What one must not know goes into a plan of their own."
        ),
    )


def _refused(planning: "Planning", circle: Sequence[str]) -> "RefusedError | None":
    """Give why a circle can have no next version now; nothing of what is hidden (W17)."""
    try:
        planning.refuse_unseen(circle)
    except plan_steps.PlanForOthersError as error:
        return error
    draft = plan_steps.draft_of(planning.case, circle)
    return plan_steps.draft_there(draft) if draft is not None else None


def _usual_circle(planning: "Planning") -> Sequence[str]:
    """Give the circle of the plan that stands, else the grown-ups who take part."""
    standing = latest_plans(planning, "in_force", "suspended")
    if standing:
        return standing[0].circle
    taking_part = {
        each.person for trajectory in planning.case.trajectories for each in trajectory.participants
    }
    everybody = [person.key for person in planning.case.persons]
    part = [key for key in everybody if key in taking_part] or everybody
    return plan_steps.grown_ups(planning.case, part, planning.today)[:2]


def _say_with_what_it_begins(
    interview: "Interview", planning: "Planning", circle: Sequence[str]
) -> None:
    before = plans_of(planning.case, circle)
    if before:
        interview.say(_("It begins with what {key} holds.", key=before[-1].key))


def _with_skeleton(interview: "Interview", planning: "Planning") -> bool:
    """Ask whether a first plan begins with the rules that the method proposes."""
    method = planning.method
    if method is None or not method.skeleton:
        return False
    code = spoken().code
    proposed = [(each.situation.label(code), each.text.label(code)) for each in method.skeleton]
    interview.say(_("{method} proposes:", method=method.name.label(code)))
    interview.say(entries([("·", f"{situation}: {text}") for situation, text in proposed], 2))
    return interview.yes(
        "skeleton",
        _("Begin with these? They are to be put in their own words."),
        usual=False,
        why=_("A rule that nobody here said is kept by nobody. They are an example to talk about."),
    )


# --- a rule -----------------------------------------------------------------------------------


def ask_rule(interview: "Interview", planning: "Planning") -> Told:
    """Ask for a rule: in which situation, what was agreed, whom it binds (B22, D17)."""
    plan = ask_plan_to_change(interview, planning, latest_plans(planning, *ANY_STATE))
    held = _say_what_it_holds(interview, planning, plan)
    tree: dict[str, Any] = {
        "replaces": _replaced(interview, held),
        "situation": ask_line(
            interview, planning, "situation", _("In which situation?"), plan.circle, needed=True,
            why=_("Something that can be seen: when Bram has been drinking; when voices get loud."),
        ),
        "text": ask_line(
            interview, planning, "text", _("What have they agreed then?"), plan.circle,
            needed=True,
            why=_("What somebody does, not what is forbidden: he sleeps at his brother's. Write "
                  "@B for Bram; a paper prints the name."),
        ),
        "persons": _binds(interview, planning, plan),
        "watched_by": _watcher(interview, planning),
        "if_broken": ask_line(
            interview, planning, "if broken", _("What happens if it is broken? (Enter: nothing "
            "agreed)"), plan.circle, why=_("Whom somebody calls, and what the other then does."),
        ),
        "meets": _conditions(interview, planning, plan),
    }  # fmt: skip
    filled = {name: value for name, value in tree.items() if value not in (None, [])}
    return partial(planning.steps, plan_steps.add_rule, plan, filled, planning.today)


def _say_what_it_holds(
    interview: "Interview", planning: "Planning", plan: "SafetyPlan"
) -> list[int]:
    draft = plan_steps.draft_of(planning.case, plan.circle)
    held = rules_held(planning, plan)
    if draft is None:
        interview.say(_("What was agreed is not changed: the rule goes into a new draft."))
    elif draft.answers:
        interview.say(_("Who agreed to the draft is asked again: it becomes another one."))
    interview.say(rule_lines(planning, held))
    return held


def _replaced(interview: "Interview", held: Sequence[int]) -> str | None:
    def understand(typed: str) -> str | None:
        if typed and not (typed.isdecimal() and int(typed) in held):
            raise NotARuleNumberError
        return typed or None

    if not held:
        return None
    return interview.ask(
        "replaces",
        _("In the place of which rule? (its number; Enter: of none)"),
        understand,
        usual="",
        why=_("A rule in other words gets a new number; the old one leaves the plan and stays "
              "in the file."),
    )  # fmt: skip


def _binds(interview: "Interview", planning: "Planning", plan: "SafetyPlan") -> list[str]:
    def understand(typed: str) -> list[str]:
        persons = parties(typed, planning.case, planning.case.person_keys)
        plan_steps.refuse_outsiders(planning.case, plan, persons, planning.today)
        return persons

    grown = plan_steps.grown_ups(planning.case, plan.circle, planning.today)
    interview.say(who_is_who(planning.seen, plan.circle))
    return interview.ask(
        "binds",
        _("Whom does it bind?"),
        understand,
        usual=" ".join(grown or plan.circle),
        why=_("The one who has to do it, or all of them."),
    )


def _watcher(interview: "Interview", planning: "Planning") -> str | None:
    case = planning.case

    def understand(typed: str) -> str | None:
        found = parties(typed, case)
        return found[0] if found else None

    others = [*case.contacts, *case.workers]
    interview.say(who_is_who(planning.seen, (each.key for each in others)))
    return interview.ask(
        "watcher",
        _("Who watches over it? (Enter: nobody)"),
        understand,
        usual="",
        why=_("Somebody who is near and agreed to it. All who read the plan read this name."),
    )


def _conditions(interview: "Interview", planning: "Planning", plan: "SafetyPlan") -> list[str]:
    held = [each for each in planning.seen.case.conditions if each.key in plan.conditions]
    if not held:
        return []
    interview.say(entries([(each.key, each.text) for each in held], 4))

    def understand(typed: str) -> list[str]:
        keys = typed.lower().replace(",", " ").split()
        for key in keys:
            if key not in {each.key for each in held}:
                raise NoConditionOfItError(key=key if key.isalnum() else "?")
        return keys

    return interview.ask(
        "meets",
        _("Which condition does it serve? (its key; Enter: none)"),
        understand,
        usual="",
        why=_("A condition says what must be so; a rule says how they see to it."),
    )
