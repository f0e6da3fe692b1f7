"""The family's own safety plan: large, calm, and what to do first on top."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from hgcase.reports.people import Phone, Sender, names, sender
from hgcase.reports.plan_parts import (
    BreakSheet,
    ConditionLine,
    RuleLine,
    TimeOutSheet,
    break_sheet,
    calls,
    conditions,
    rules,
    time_out,
)

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.domain.wall.seen import Seen


@dataclass(frozen=True, slots=True)
class FamilyPlan:
    """One plan as its circle knows it."""

    made: date
    calls: tuple[Phone, ...]
    rules: tuple[RuleLine, ...]
    conditions: tuple[ConditionLine, ...]
    signs: tuple[str, ...]
    time_out: TimeOutSheet | None
    break_: BreakSheet | None
    agreed: tuple[str, ...]
    made_by: tuple[str, ...]
    review: date | None


@dataclass(frozen=True, slots=True)
class FamilyPlans:
    """The plans in force that these readers know; nearly always one."""

    template: ClassVar[str] = "safety-plan"

    until: date
    readers: tuple[str, ...]
    sender: Sender
    plans: tuple[FamilyPlan, ...]


def build(seen: "Seen", *, since: date | None, until: date) -> FamilyPlans:  # noqa: ARG001
    """Make the paper for its readers, from what they may see."""
    plans = seen.case.plans_in_force
    return FamilyPlans(
        until,
        names(seen, seen.readers),
        sender(seen, (key for plan in plans for key in plan.made_by)),
        tuple(_plan(seen, plan) for plan in plans),
    )


def _plan(seen: "Seen", plan: "SafetyPlan") -> FamilyPlan:
    return FamilyPlan(
        made=plan.made.day,
        calls=calls(seen, plan),
        rules=rules(seen, plan),
        conditions=conditions(seen, plan),
        signs=plan.warning_signs,
        time_out=time_out(plan),
        break_=break_sheet(seen, plan),
        agreed=names(seen, (line.person for line in plan.answers if line.answer == "agrees")),
        made_by=names(seen, plan.made_by),
        review=plan.review_due.day if plan.review_due else None,
    )
