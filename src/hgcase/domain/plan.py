"""The safety plan: conditions (what), rules (how), and the frame that holds both."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from hgcase.domain._declare import Ask, Kind, Known, Persons, Readers
from hgcase.domain.places import PLACES, WHERE
from hgcase.domain.readers import TEAM, its_circle
from hgcase.domain.record import Answer, Record, Value
from hgcase.domain.values import (
    Callee,
    Circle,
    ConditionKey,
    Line,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    RuleNumber,
    When,
    Word,
)
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile

PlanState = Literal["draft", "in_force", "suspended", "ended"]


def _circles_of_plans(case: "CaseFile", condition: "Condition", _today: date) -> Persons:
    """Whoever is in the circle of a plan that holds this condition."""
    return frozenset(
        key for plan in case.safety_plans if condition.key in plan.conditions for key in plan.circle
    )


def _of_one(plan: "SafetyPlan | Rule") -> Persons | None:
    """A plan or rule of one person is that person's own, as what was told alone (W2, W7)."""
    return frozenset(plan.circle) if len(plan.circle) == 1 else None


class Condition(Record):
    """A safety condition: WHAT must be so, in behaviour that can be seen."""

    KIND: ClassVar = Kind("conditions", "c", _circles_of_plans, order=("since", "text"))

    set_by: Party | None = None
    text: Annotated[Prose, Ask(N_("What must be so?"))]
    since: When | None = None
    until: When | None = None


class Rule(Record):
    """A behaviour rule: HOW. Its number is for life and never reused (B22–B24, W8)."""

    KIND: ClassVar = Kind(
        "rules", "r", its_circle, order=("number",), circle="circle", apart=_of_one
    )

    number: int
    circle: Annotated[tuple[PersonKey, ...], TEAM]
    persons: tuple[PersonKey, ...]
    situation: Annotated[ProseLine, Ask(N_("In which situation?"))]
    text: Annotated[Prose, Ask(N_("What has been agreed?"))]
    meets: tuple[ConditionKey, ...] = ()
    watched_by: Party | None = None
    if_broken: Prose | None = None
    replaces: RuleNumber | None = None
    since: When | None = None
    until: When | None = None


class TimeOut(Value):
    """The time-out that the circle agreed on."""

    sign: ProseLine | None = None
    minutes: int | None = None
    place: ProseLine | None = None
    contact_restored_by: Annotated[Word | None, Known(("caller", "other"))] = None
    not_for: ProseLine | None = None


class BreakPlace(Value):
    """One place to go, in the order agreed on; an emergency bed asks for a reason (A53)."""

    kind: Annotated[Word, Known(PLACES)]
    host: Party | None = None
    name: Line | None = None
    reason: Annotated[Prose | None, TEAM] = None
    known_to: Annotated[Circle | None, TEAM] = None


class BreakPlan(Value):
    """Who goes where if it comes to a Break, and how they keep contact (A54, A55)."""

    leaves: tuple[PersonKey, ...]
    places: Annotated[tuple[BreakPlace, ...], WHERE] = ()
    contact_agreement: Prose | None = None
    care: Prose | None = None


class Absent(Value):
    """Which party was not at the making of the plan, and why (D15)."""

    party_kind: Annotated[Word, Known(("family", "network", "helpers"))]
    why: Prose


def _answer_readers(_case: "CaseFile", plan: "SafetyPlan", answer: Answer) -> Persons:
    """Of the answers to a plan the circle sees who agrees; another answer is its giver's."""
    return frozenset(plan.circle if answer.answer == "agrees" else (answer.person,))


class SafetyPlan(Record):
    """A version of the plan of one circle; what was agreed is never changed (A46, D15)."""

    KIND: ClassVar = Kind(
        "safety_plans", "sp", its_circle, order=("version",), circle="circle", apart=_of_one
    )

    circle: Annotated[tuple[PersonKey, ...], TEAM]
    version: Annotated[int, TEAM] = 1
    state: PlanState
    made: When
    until: When | None = None
    made_by: tuple[Party, ...] = ()
    absent: Annotated[tuple[Absent, ...], TEAM] = ()
    review_due: When | None = None
    review_why: Annotated[Prose | None, TEAM] = None
    rules: tuple[RuleNumber, ...] = ()
    conditions: tuple[ConditionKey, ...] = ()
    warning_signs: tuple[ProseLine, ...] = ()
    time_out: TimeOut | None = None
    break_plan: BreakPlan | None = None
    call: tuple[Callee, ...] = ()
    answers: Annotated[tuple[Answer, ...], Readers(_answer_readers)] = ()
