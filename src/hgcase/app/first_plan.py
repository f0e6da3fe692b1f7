"""The plan with which a new household begins, by the same rules as every plan after it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hgcase.app.context import AppContext
from hgcase.app.household import in_hand, whole_of
from hgcase.app.writing import tried
from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs import plan_new as plan_steps
from hgcase.domain.verbs.plan_agree import agree
from hgcase.domain.verbs.steps import Step
from hgcase.methods import method as method_of


@dataclass(frozen=True, slots=True)
class FirstPlan:
    """What was told of a first plan.

    Args:
        circle: for whom it is.
        rules: of each the persons, the situation and the text.
        agreed: whether all of the circle agree.
    """

    circle: Sequence[str]
    rules: Sequence[Mapping[str, Any]]
    agreed: bool


def with_first_plan(ctx: AppContext, case: CaseFile, told: FirstPlan) -> CaseFile:
    """Give a household that is not saved yet with its first plan, agreed or as a draft (B22)."""
    made_by = {"made_by": [*told.circle, *filter(None, (ctx.worker_key(case),))]}
    steps = plan_steps.new_plan(case, told.circle, ctx.today, told=made_by)
    case = _taken(ctx, case, steps)
    for rule in told.rules:
        steps = plan_steps.add_rule(case, _draft(case, told), rule, ctx.today)
        case = _taken(ctx, case, steps)
    if not told.agreed:
        return case
    who = plan_steps.grown_ups(case, told.circle, ctx.today)
    answers = [{"person": key, "answer": "agrees"} for key in who]
    steering = case.trajectories[-1] if case.trajectories else None
    method = method_of(steering.method, steering.method_version) if steering else None
    steps = agree(case, _draft(case, told), answers, ctx.today, method=method)
    return _taken(ctx, case, steps)


def _taken(ctx: AppContext, case: CaseFile, steps: Sequence[Step]) -> CaseFile:
    return whole_of(tried(ctx, in_hand(ctx, "", 0, case), steps).now)


def _draft(case: CaseFile, told: FirstPlan) -> SafetyPlan:
    found = plan_steps.draft_of(case, told.circle)
    assert found is not None  # it was begun above
    return found
