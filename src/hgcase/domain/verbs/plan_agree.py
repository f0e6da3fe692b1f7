"""Agreeing to a safety plan: who answers what, and when it is in force (A46, D15).

One plan of a circle is in force at a time: a new one ends the one before. That a plan ends
ends its rules too, unless the new one or the plan of another circle holds them.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.plan import SafetyPlan, plans_of
from hgcase.domain.verbs.plan_new import PLANS, RULES, STANDING, grown_ups
from hgcase.domain.verbs.steps import Changed, Step
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.methods.parts import Method

AGREES: Final = "agrees"
NEARLY: Final = "partly"


# --- agreeing -----------------------------------------------------------------------------------


def still_to_ask(case: CaseFile, plan: SafetyPlan, day: date) -> tuple[str, ...]:
    """Give the grown-ups of a plan's circle who have not answered yet."""
    answered = {answer.person for answer in plan.answers}
    return tuple(key for key in grown_ups(case, plan.circle, day) if key not in answered)


def holding_back(plan: SafetyPlan) -> tuple[str, ...]:
    """Give whose last answer is something else than that they agree."""
    last = {answer.person: answer.answer for answer in plan.answers}
    return tuple(person for person, answer in last.items() if answer != AGREES)


def agree(
    case: CaseFile,
    plan: SafetyPlan,
    answers: Sequence[Mapping[str, Any]],
    day: date,
    *,
    method: "Method | None" = None,
    review_due: str | None = None,
    partly_will_do: bool = False,
    told: Mapping[str, Any] | None = None,
) -> tuple[Step, ...]:
    """Write what somebody answered to a plan; once all grown-ups agree, it is in force (D15).

    To a draft a later answer stands in the place of the same person's earlier one; once it was
    in force, behind it: what was read as a yes stays one on paper (W15). A draft that comes in
    force is of that day, ends the plan of the circle before it, and with it the rules that are
    not in the new one.

    Args:
        answers: of each the person, the answer, the date (this day if left out), the grounds.
        method: whose interval gives the first review, if `review_due` does not.
        partly_will_do: in force also if somebody agrees in part; nobody may disagree.
        told: what else was said of a plan that comes in force: who made it, who was absent.
    """
    refuse_ended(plan)
    lines = _answers(case, plan, answers, day)
    words = {str(line["person"]): str(line["answer"]) for line in lines}
    if plan.state != "draft" or _not_agreed(case, plan, words, day, partly_will_do=partly_will_do):
        return (Changed(PLANS, plan.key, {"answers": lines}),)
    _refuse_contents(case, plan)
    begun = {
        **(told or {}),
        "answers": lines,
        "state": "in_force",
        "made": day.isoformat(),
        "review_due": review_due or by_interval(method, day) or _text(plan.review_due),
    }
    return (
        *_rules_begin(case, plan, day),
        *_ones_before_end(case, plan, day),
        Changed(PLANS, plan.key, begun),
    )


def refuse_ended(plan: SafetyPlan) -> None:
    """Refuse to go on with a plan that has ended."""
    if plan.state == "ended":
        raise RefusedError(
            N_("{key} has ended."),
            hint=N_("Begin the next version: hgcase safety-plan new."),
            slug="plan-ended",
            key=plan.key,
        )


def refuse_to_come(day: date, today: date) -> None:
    """Refuse a day that is not there yet."""
    if day > today:
        raise UsageError(N_("That day is still to come."), slug="not-yet-come")


def _answers(
    case: CaseFile, plan: SafetyPlan, told: Sequence[Mapping[str, Any]], day: date
) -> list[dict[str, Any]]:
    """Give all answers to a plan, with these new ones."""
    asked = grown_ups(case, plan.circle, day)
    given = [tree_of(answer) for answer in plan.answers]
    lines: list[dict[str, Any]] = []
    for answer in told:
        person = str(answer["person"])
        if person not in plan.circle:
            raise RefusedError(
                N_("{key} is not among those for whom this plan is."),
                slug="not-in-the-circle",
                key=person,
            )
        if person not in asked:
            raise RefusedError(
                N_(
                    "{key} may be a child: a child is told about the plan, and is not asked "
                    "to agree."
                ),
                slug="child-is-told",
                key=person,
            )
        line = {"date": day.isoformat(), **answer}
        refuse_to_come(When.parse(line["date"]).day, day)
        lines.append(line)
    if plan.state != "draft":
        return [*given, *lines]
    return list({line["person"]: line for line in (*given, *lines)}.values())


def _not_agreed(
    case: CaseFile,
    plan: SafetyPlan,
    words: Mapping[str, str],
    day: date,
    *,
    partly_will_do: bool,
) -> list[str]:
    """Give the grown-ups without whom the plan is not in force."""
    enough = (AGREES, NEARLY) if partly_will_do else (AGREES,)
    found = [key for key in grown_ups(case, plan.circle, day) if words.get(key) not in enough]
    if partly_will_do and found:
        raise RefusedError(
            N_("Not everybody agreed to {key}, at least in part: {keys}."),
            hint=N_("It stays a draft until they do."),
            slug="not-everybody-asked",
            key=plan.key,
            keys=", ".join(found),
        )
    return found


def _refuse_contents(case: CaseFile, plan: SafetyPlan) -> None:
    """Refuse a plan with nothing in it, or with a rule that has ended."""
    if not holds_anything(plan):
        raise RefusedError(
            N_("{key} holds nothing yet."),
            hint=N_("Add a rule first: hgcase safety-plan add-rule."),
            slug="nothing-in-it",
            key=plan.key,
        )
    for number in plan.rules:
        rule = case.rule(number)
        if rule is None or rule.taken_back or rule.until is not None:
            raise RefusedError(
                N_("Rule {number} has ended: it cannot be agreed to again."),
                hint=N_("Put one in its place: hgcase safety-plan add-rule."),
                slug="rule-ended",
                number=number,
            )


def holds_anything(plan: SafetyPlan) -> bool:
    """Tell whether a plan holds anything to which somebody can agree."""
    return any(
        (plan.rules, plan.conditions, plan.warning_signs, plan.time_out, plan.break_plan, plan.call)
    )


def _rules_begin(case: CaseFile, plan: SafetyPlan, day: date) -> Iterator[Step]:
    """Let the rules that were written for this plan hold from now on."""
    agreed = (each for each in case.safety_plans if each.state != "draft")
    known = {number for each in agreed for number in each.rules}
    for number in plan.rules:
        rule = case.rule(number)
        if rule is not None and rule.since is None and number not in known:
            yield Changed(RULES, rule.key, {"since": day.isoformat()})


def _ones_before_end(case: CaseFile, plan: SafetyPlan, day: date) -> Iterator[Step]:
    """End the plan of the circle before, and every rule of the circle that is not in this one."""
    agreed = [each for each in plans_of(case, plan.circle) if each.state != "draft"]
    numbers = dict.fromkeys(number for each in agreed for number in each.rules)
    standing = [each for each in agreed if each.state in STANDING]
    yield from rules_end(case, plan.circle, set(numbers) - set(plan.rules), day)
    for before in standing:
        yield plan_ends(before, day, {})


def rules_end(
    case: CaseFile, circle: Sequence[str], numbers: set[int], day: date
) -> Iterator[Step]:
    """End rules that no standing plan of another circle holds."""
    others = {
        number
        for other in case.safety_plans
        if other.state in STANDING and not other.taken_back and set(other.circle) != set(circle)
        for number in other.rules
    }
    for number in sorted(numbers - others):
        rule = case.rule(number)
        if rule is not None and rule.until is None and not rule.taken_back:
            yield Changed(RULES, rule.key, {"until": day.isoformat()})


def plan_ends(plan: SafetyPlan, day: date, changes: Mapping[str, Any]) -> Step:
    """End a plan on a day."""
    if plan.made.day > day:
        raise UsageError(N_("{key} was made after that day."), slug="before-it-began", key=plan.key)
    return Changed(PLANS, plan.key, {**changes, "state": "ended", "until": day.isoformat()})


def by_interval(method: "Method | None", day: date) -> str | None:
    """Give the day of the next review by the interval of the method."""
    for each in method.reviews if method else ():
        if each.review == "safety_plan":
            return (day + timedelta(days=each.every_days)).isoformat()
    return None


def _text(when: When | None) -> str | None:
    return None if when is None else str(when)
