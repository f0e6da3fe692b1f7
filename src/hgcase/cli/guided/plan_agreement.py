"""Who agrees to a safety plan, by questions; and when it is looked at for the first time."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.guided.plan_makers import ask_makers
from hgcase.cli.guided.plan_parts import missing_lines
from hgcase.cli.guided.planning import (
    Told,
    ask_day,
    ask_line,
    ask_plan_to_change,
    ask_review_day,
    latest_plans,
    names,
    rule_lines,
)
from hgcase.cli.language import _
from hgcase.domain.verbs import plan_agree as plan_agreeing
from hgcase.domain.verbs import plan_new as plan_steps
from hgcase.domain.verbs.plan_agree import AGREES, NEARLY

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan

_NOT_ASKED: Final = "not_asked"


def ask_agreement(interview: "Interview", planning: "Planning") -> Told:
    """Ask each grown-up of the circle for an answer to the draft (D15)."""
    plan = ask_plan_to_change(interview, planning, _to_be_answered(planning))
    interview.say([*rule_lines(planning, plan.rules), *missing_lines(planning, plan)])
    day = ask_day(
        interview,
        "day",
        _("When did they answer?"),
        why=_("From the day on which all agree, the plan is in force."),
    )
    answers = _answers(interview, planning, plan)
    words = {answer.person: answer.answer for answer in plan.answers}
    words |= {each["person"]: each["answer"] for each in answers}
    grown = plan_steps.grown_ups(planning.case, plan.circle, planning.today)
    if not answers and grown and any(words.get(key) not in (AGREES, NEARLY) for key in grown):
        return tuple
    partly = _partly_will_do(interview, planning, words, grown)
    if not answers and not partly and grown:
        return tuple
    comes = plan.state == "draft" and (partly or all(words.get(key) == AGREES for key in grown))
    return partial(
        planning.steps,
        plan_agreeing.agree,
        plan,
        answers,
        day,
        method=planning.method,
        review_due=_first_review(interview, planning, day) if comes else None,
        partly_will_do=partly,
        told=_makers(interview, planning, plan) if comes else None,
    )


def _makers(
    interview: "Interview", planning: "Planning", plan: "SafetyPlan"
) -> dict[str, Any] | None:
    """Ask who made a draft that was begun by a rule or a review, and nobody said it yet (D15)."""
    return None if plan.made_by else ask_makers(interview, planning, plan.circle)


def _to_be_answered(planning: "Planning") -> "list[SafetyPlan]":
    """Give the drafts, and the plans in force to which somebody has not agreed yet."""
    drafts = latest_plans(planning, "draft")
    standing = [
        plan
        for plan in latest_plans(planning, "in_force", "suspended")
        if plan_agreeing.still_to_ask(planning.case, plan, planning.today)
        or plan_agreeing.holding_back(plan)
    ]
    return [*drafts, *standing]


def _answers(
    interview: "Interview", planning: "Planning", plan: "SafetyPlan"
) -> list[dict[str, Any]]:
    agreed = {answer.person for answer in plan.answers if answer.answer == AGREES}
    found: list[dict[str, Any]] = []
    for key in plan_steps.grown_ups(planning.case, plan.circle, planning.today):
        if key in agreed:
            interview.say(_("{name} agrees already.", name=names(planning, [key])))
        elif answer := _answer(interview, planning, key):
            found.append(answer)
    return found


def _answer(interview: "Interview", planning: "Planning", key: str) -> dict[str, Any] | None:
    name = names(planning, [key])
    choices = (
        (_("y yes"), AGREES), (_("p in part"), NEARLY), (_("n no"), "disagrees"),
        (_("l not asked yet"), _NOT_ASKED),
    )  # fmt: skip
    word = interview.choose(
        f"answer {key}",
        _("Does {name} agree?", name=name),
        choices,
        usual=_NOT_ASKED,
        why=_("In their own words, asked apart if that is safer. The other reads who agrees, and "
              "nothing else."),
    )  # fmt: skip
    if word == _NOT_ASKED:
        return None
    answer = {"person": key, "answer": word}
    if word != AGREES:
        grounds = ask_line(
            interview, planning, f"grounds {key}",
            _("With what not? (for the team; Enter: not said)"), (),
            why=_("Which rule, and why. It stays with the team."),
        )  # fmt: skip
        answer |= {"grounds": grounds} if grounds else {}
    return answer


def _partly_will_do(
    interview: "Interview", planning: "Planning", words: dict[str, str], grown: Sequence[str]
) -> bool:
    """Ask whether a plan is in force to which somebody agrees in part and nobody says no."""
    partly = [key for key in grown if words.get(key) == NEARLY]
    if not partly or any(words.get(key) not in (AGREES, NEARLY) for key in grown):
        return False
    return interview.yes(
        "partly",
        _("In force, although {names} did not agree to all of it?", names=names(planning, partly)),
        usual=False,
        why=_("A plan that is kept in part may be better than none. No leaves it a draft."),
    )


def _first_review(interview: "Interview", planning: "Planning", day: "date") -> str | None:
    return ask_review_day(
        interview,
        planning,
        _("When do you look at it again?"),
        day,
        why=_("A plan wears out: it is looked at again, also when it is kept."),
    )
