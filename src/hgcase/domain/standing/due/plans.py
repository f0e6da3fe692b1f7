"""The safety plan: whether there is one, what is missing in it, and when to look again."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.due.courses import Running
from hgcase.domain.standing.due.finding import Due

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import SafetyPlan

PLAN_REVIEW: Final = "safety_plan"  # the review of a method that is about the plan


def plan_missing(run: Running) -> Iterator[Due]:
    """Say that nobody who takes part has a plan that is in force (A46, D16)."""
    if run.since and not _plans(run):
        yield Due("plan_missing", "safety_plans", None, run.start, source="A46")


def plan_parts(run: Running) -> Iterator[Due]:
    """Say what the plan does not say yet and the method asks (A54-A56, D17).

    Where there is a plan of several persons, one of a single person need not say it.
    """
    plans = _plans(run)
    shared = [plan for plan in plans if len(plan.circle) > 1]
    for plan in shared or plans:
        for part in run.method.plan:
            if not _filled(plan, part.part):
                yield Due("plan_part", "safety_plans", None, plan.made.day, plan.key,
                          word=part.part, name=part.name, source=part.source)  # fmt: skip


def _filled(plan: "SafetyPlan", path: str) -> bool:
    """Tell whether a plan has something at a path: ``break_plan.leaves``."""
    value: Any = plan
    for name in path.split("."):
        value = getattr(value, name, None)
    return bool(value)


def plan_reviews(run: Running) -> Iterator[Due]:
    """Say when to look at a plan again that does not say so itself: as often as the method asks."""
    for review in run.method.reviews:
        if review.review == PLAN_REVIEW:
            for plan in _plans(run):
                if plan.review_due is None:
                    day = plan.made.day + timedelta(days=review.every_days)
                    yield _review(plan, day, review.source)


def agreed_reviews(case: CaseFile, _today: date) -> Iterator[Due]:
    """Say when to look at each plan in force again, as was agreed in it (D22, look.md)."""
    for plan in case.plans_in_force:
        if plan.review_due is not None:
            yield _review(plan, plan.review_due.last_day, "A46")


def _review(plan: "SafetyPlan", day: date, source: str) -> Due:
    return Due("plan_review", "safety_plans", day, plan.made.day, plan.key, tuple(plan.circle),
               source=source)  # fmt: skip


def _plans(run: Running) -> "list[SafetyPlan]":
    """Give the plans in force of those who take part."""
    return [plan for plan in run.case.plans_in_force if set(plan.circle) & set(run.since)]
