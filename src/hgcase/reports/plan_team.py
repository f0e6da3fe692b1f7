"""The worker's sheet of the safety plan: everything, and what is missing is visible."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import names
from hgcase.reports.plan_parts import PlanSheet, sheet

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import SafetyPlan


@dataclass(frozen=True, slots=True)
class Reach:
    """How somebody of the family is reached without danger."""

    name: str
    child: bool
    phone: str
    hours: str
    avoid: str
    ask_first: str


@dataclass(frozen=True, slots=True)
class AnswerLine:
    """What somebody answered to the plan."""

    person: str
    answer: str
    date: When | None
    grounds: str


@dataclass(frozen=True, slots=True)
class AbsentLine:
    """Which party was not at the making, and why (D15)."""

    party: str
    why: str


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """One plan with all that the team knows of it."""

    sheet: PlanSheet
    circle: tuple[str, ...]
    version: int
    made: When
    absent: tuple[AbsentLine, ...]
    answers: tuple[AnswerLine, ...]
    unanswered: tuple[str, ...]
    review: When | None
    review_why: str
    late: bool


@dataclass(frozen=True, slots=True)
class TeamPlans:
    """Every plan in force, and how to reach whom."""

    template: ClassVar[str] = "safety-plan-team"

    until: date
    label: str
    reach: tuple[Reach, ...]
    plans: tuple[TeamPlan, ...]


def build(seen: Seen, *, until: date) -> TeamPlans:
    """Make the worker's sheet."""
    return TeamPlans(
        until,
        seen.case.household.label or "",
        _reach(seen, until),
        tuple(_plan(seen, plan, until) for plan in seen.case.plans_in_force),
    )


def _reach(seen: Seen, until: date) -> tuple[Reach, ...]:
    found = []
    for person in filter(can_be_spoken_to, seen.case.persons):
        safe = person.safe_contact
        found.append(
            Reach(
                seen.name(person.key),
                is_child(seen.case, person.key, until),
                person.phone or "",
                (safe.hours or "") if safe else "",
                (safe.avoid or "") if safe else "",
                (safe.ask_first or "") if safe else "",
            )
        )
    return tuple(found)


def _plan(seen: Seen, plan: "SafetyPlan", until: date) -> TeamPlan:
    answered = {line.person for line in plan.answers}
    return TeamPlan(
        sheet=sheet(seen, plan),
        circle=names(seen, plan.circle),
        version=plan.version,
        made=plan.made,
        absent=tuple(AbsentLine(line.party_kind, line.why) for line in plan.absent),
        answers=tuple(
            AnswerLine(seen.name(line.person), line.answer, line.date, line.grounds or "")
            for line in plan.answers
        ),
        unanswered=names(seen, (key for key in plan.circle if key not in answered)),
        review=plan.review_due,
        review_why=plan.review_why or "",
        late=plan.review_due is not None and plan.review_due.last_day < until,
    )
