"""The course of a safety plan that was agreed: looked at again, suspended, ended (A46, D15)."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.verbs.plan_agree import by_interval, plan_ends, refuse_ended, rules_end
from hgcase.domain.verbs.plan_new import PLANS, draft_of, leave_out, new_plan
from hgcase.domain.verbs.steps import Changed, Step
from hgcase.errors import RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.methods.parts import Method

Outcome = Literal["as_it_stands", "changes"]


# --- looked at again ------------------------------------------------------------------------------


def review(
    case: CaseFile,
    plan: "SafetyPlan",
    outcome: Outcome,
    day: date,
    *,
    next_due: str | None = None,
    method: "Method | None" = None,
    why: str | None = None,
    present: Sequence[str] = (),
    without: Sequence[int] = (),
) -> tuple[Step, ...]:
    """Write that a plan was looked at again; where it has to change, a draft is begun.

    The plan stays in force until the draft is agreed. When it is looked at next is no part of
    what was agreed.

    Args:
        next_due: when it is looked at next; by the method's interval if left out.
        without: the rules that leave the plan, where it has to change.
    """
    _refuse_unless_standing(plan)
    due = next_review(next_due or by_interval(method, day), day)
    changes: dict[str, Any] = {"review_due": due, "review_why": why}
    if present:
        changes["review_with"] = list(present)
    looked = Changed(PLANS, plan.key, changes)
    return (looked, *_begun(case, plan, day, without)) if outcome == "changes" else (looked,)


def next_review(due: str | None, day: date) -> str:
    """Give when a plan is looked at again; refuse none, and one that is no later."""
    if due is None:
        raise UsageError(
            N_("This method names no interval: say when the plan is looked at again."),
            slug="no-review-day",
        )
    if When.parse(due).last_day <= day:
        raise UsageError(
            N_("The next review is on a later day than this one."), slug="review-in-the-past"
        )
    return due


def _begun(
    case: CaseFile, plan: "SafetyPlan", day: date, without: Sequence[int]
) -> tuple[Step, ...]:
    """Begin a draft without these rules, or leave them out of the one there is."""
    if without:
        return leave_out(case, plan, without, day)
    return () if draft_of(case, plan.circle) is not None else new_plan(case, plan.circle, day)


def _refuse_unless_standing(plan: "SafetyPlan") -> None:
    if plan.state == "draft":
        raise RefusedError(
            N_("{key} is a draft: nobody agreed to it yet."),
            hint=N_(
                "A draft is agreed with hgcase safety-plan agree, or taken back with hgcase "
                "withdraw."
            ),
            slug="not-agreed-yet",
            key=plan.key,
        )
    refuse_ended(plan)


# --- stopped --------------------------------------------------------------------------------------


def suspend(plan: "SafetyPlan", why: str) -> tuple[Step, ...]:
    """Stop a plan for a time, with the reason; its rules stay as they are."""
    _refuse_unless_standing(plan)
    if plan.state != "in_force":
        raise RefusedError(N_("{key} is not in force."), slug="wrong-state", key=plan.key)
    return (Changed(PLANS, plan.key, {"state": "suspended", "review_why": _reason(why)}),)


def resume(plan: "SafetyPlan") -> tuple[Step, ...]:
    """Let a suspended plan go on."""
    _refuse_unless_standing(plan)
    if plan.state != "suspended":
        raise RefusedError(N_("{key} is not suspended."), slug="not-suspended", key=plan.key)
    return (Changed(PLANS, plan.key, {"state": "in_force", "review_why": None}),)


def end(case: CaseFile, plan: "SafetyPlan", day: date, why: str) -> tuple[Step, ...]:
    """End a plan with the reason, and its rules with it, but for those that the draft holds."""
    _refuse_unless_standing(plan)
    draft = draft_of(case, plan.circle)
    going_on = draft.rules if draft is not None else ()
    return (
        *rules_end(case, plan.circle, set(plan.rules) - set(going_on), day),
        plan_ends(plan, day, {"review_why": _reason(why)}),
    )


def _reason(why: str) -> str:
    if not why.strip():
        raise UsageError(N_("Say why."), slug="no-reason")
    return why
