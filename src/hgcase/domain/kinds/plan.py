"""The safety plan: conditions (what), rules (how), and the frame that holds both."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, its_circle, those_named, whoever_reads
from hgcase.domain.declare.record import Answer, Record, Value
from hgcase.domain.declare.values import (
    Callee,
    Circle,
    ConditionKey,
    Due,
    FactorKey,
    Line,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    Reach,
    RuleNumber,
    Subject,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark, Persons, Readers
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.kinds.places import WHERE
from hgcase.i18n import N_

PlanState = Literal["draft", "in_force", "suspended", "ended"]


def _circles_of_plans(case: CaseFile, condition: "Condition", today: date) -> Persons:
    """Whoever is in the circle of a plan that holds this condition."""
    plans = (plan for plan in case.safety_plans if condition.key in plan.conditions)
    return EMPTY.union(*(whoever_reads(case, plan, today) for plan in plans))


def _of_one(record: Record) -> Persons | None:
    """A plan of one person, and what stands in it, is that person's own, as told alone (W2, W7)."""
    circle = getattr(record, record.KIND.circle) or ()
    return frozenset(circle) if len(circle) == 1 else None


class Condition(Record):
    """A safety condition: WHAT must be so, in behaviour that can be seen."""

    KIND: ClassVar = Kind(
        "conditions",
        "c",
        "plan",
        (N_("condition"), N_("conditions")),
        _circles_of_plans,
        order=("since", "text"),
        apart=_of_one,
    )
    HEAD: ClassVar = (N_("condition: {text}"), N_("until {until}"))
    NAMED: ClassVar = ("{text}",)

    set_by: Party | None = None
    text: Annotated[Prose, Ask(N_("What must be so?"))]
    since: When | None = None
    until: Until | None = None
    met: Annotated[When | None, TEAM] = None
    broken: Annotated[When | None, TEAM] = None


class Rule(Record):
    """A behaviour rule: HOW. Its number is for life and never reused (B22–B24, W8)."""

    KIND: ClassVar = Kind(
        "rules",
        "r",
        "plan",
        (N_("rule"), N_("rules")),
        its_circle,
        order=("number",),
        circle="circle",
        apart=_of_one,
    )
    HEAD: ClassVar = (
        (
            N_("rule {number} for {persons}: {situation}: {text}"),
            N_("rule {number}: {situation}: {text}"),
        ),
        N_("until {until}"),
    )

    number: int
    circle: Annotated[tuple[PersonKey, ...], TEAM, Mark.ASIDE]
    persons: tuple[Subject, ...]
    situation: Annotated[ProseLine, Ask(N_("In which situation?"))]
    text: Annotated[Prose, Ask(N_("What has been agreed?"))]
    meets: tuple[ConditionKey, ...] = ()
    watched_by: Annotated[Party | None, Ask(N_("Who watches?"))] = None
    if_broken: Prose | None = None
    layer: Annotated[Literal["direct", "lasting"] | None, TEAM] = None
    builds_on: Annotated[tuple[FactorKey, ...], TEAM] = ()
    replaces: RuleNumber | None = None
    since: When | None = None
    until: Until | None = None


def _who_reads_its_conditions(case: CaseFile, situation: "UnsafeSituation", today: date) -> Persons:
    """Whoever may read every condition that answers it; without one nobody."""
    answered = (each for each in case.conditions if each.key in situation.conditions)
    circles = [whoever_reads(case, condition, today) for condition in answered]
    return frozenset.intersection(*circles) if circles else EMPTY


class UnsafeSituation(Record):
    """One of the three most unsafe situations, put in words with the family (D18, D19)."""

    KIND: ClassVar = Kind(
        "unsafe_situations", "us", "plan", (N_("unsafe situation"), N_("unsafe situations")),
        _who_reads_its_conditions, order=("rank", "situation"), apart=_of_one,
    )  # fmt: skip
    HEAD: ClassVar = (
        (
            N_("unsafe situation ({persons}): {situation}: {text}"),
            N_("unsafe situation: {situation}: {text}"),
        ),
        N_("until {until}"),
    )
    NAMED: ClassVar = ("{situation}: {text}",)

    rank: Annotated[int | None, TEAM, Ask(N_("Which place in the top 3?"))] = None
    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("Whose doing is it about?"))] = ()
    situation: Annotated[ProseLine, Ask(N_("In which situation?"))]
    text: Annotated[Prose, Ask(N_("What happens then?"))]
    worry: Annotated[Prose | None, Ask(N_("What can come of it?"))] = None
    conditions: Annotated[tuple[ConditionKey, ...], Ask(N_("Which conditions answer it?"))] = ()
    factors: Annotated[tuple[FactorKey, ...], TEAM] = ()
    since: When | None = None
    until: Until | None = None


def _its_person(plan: "PersonalPlan") -> Persons:
    """A personal plan is its owner's, told alone (W7)."""
    return frozenset((plan.person,))


class PersonalPlan(Record):
    """One person's own plan: a paper of its own, of which nothing shows elsewhere (W7)."""

    KIND: ClassVar = Kind(
        "personal_plans", "pp", "plan", (N_("personal plan"), N_("personal plans")),
        those_named("person"), order=("made",), apart=_its_person,
    )  # fmt: skip
    HEAD: ClassVar = (N_("personal plan of {person}, version {version}"), N_("until {until}"))

    person: Annotated[Subject, Ask(N_("Whose plan is it?"))]
    version: Annotated[int, TEAM] = 1
    made: Annotated[When, Ask(N_("When was it made?"))]
    until: Until | None = None
    review_due: Due | None = None
    code_word: Annotated[Reach | None, Ask(N_("Which code word?"))] = None
    items: Annotated[tuple[ProseLine, ...], Ask(N_("What does it say, line by line?"))] = ()
    call: tuple[Callee, ...] = ()


class TimeOut(Value):
    """The time-out that the circle agreed on."""

    sign: ProseLine | None = None
    minutes: int | None = None
    place: ProseLine | None = None
    contact_restored_by: Annotated[Word | None, Known("restores_contact")] = None
    not_for: ProseLine | None = None


class BreakPlace(Value):
    """One place to go, in the order agreed on; an emergency bed asks for a reason (A53)."""

    HEAD: ClassVar = ("{kind}", N_("with {host}"), "{name}")

    kind: Annotated[Word, Known("places")]
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

    HEAD: ClassVar = ("{party_kind} ({why})",)

    party_kind: Annotated[Word, Known("party_kinds")]
    why: Prose


def _answer_readers(case: CaseFile, plan: "SafetyPlan", answer: Answer) -> Persons:
    """Of the answers to a plan the circle sees who of it agrees; another answer is its giver's.

    A child's is the team's, whatever it is (W3).
    """
    if is_child(case, answer.person, (answer.date or plan.made).day):
        return EMPTY
    agrees = answer.answer == "agrees" and answer.person in plan.circle
    return frozenset(plan.circle if agrees else (answer.person,))


class SafetyPlan(Record):
    """A version of the plan of one circle; what was agreed is never changed (A46, D15)."""

    KIND: ClassVar = Kind(
        "safety_plans",
        "sp",
        "plan",
        (N_("safety plan"), N_("safety plans")),
        its_circle,
        order=("version",),
        circle="circle",
        apart=_of_one,
    )
    HEAD: ClassVar = (
        (
            N_("safety plan of {circle}, version {version}: {state}"),
            N_("safety plan, version {version}: {state}"),
        ),
        N_("until {until}"),
    )
    NAMED: ClassVar = (
        (
            N_("the safety plan of {circle}, version {version}"),
            N_("the safety plan, version {version}"),
        ),
    )

    circle: Annotated[tuple[Subject, ...], TEAM, Mark.ASIDE]
    version: Annotated[int, TEAM] = 1
    state: PlanState
    made: When
    until: Until | None = None
    made_by: Annotated[tuple[Party, ...], Ask(N_("Who made it?"))] = ()
    absent: Annotated[tuple[Absent, ...], TEAM] = ()
    review_due: Annotated[Due | None, Ask(N_("By when is it looked at again?"))] = None
    review_why: Annotated[Prose | None, TEAM] = None
    talks: Annotated[ProseLine | None, TEAM] = None
    review_with: Annotated[tuple[Party, ...], TEAM] = ()
    rules: Annotated[tuple[RuleNumber, ...], Ask(N_("Which rules are in it?"))] = ()
    conditions: Annotated[tuple[ConditionKey, ...], Ask(N_("Which conditions are in it?"))] = ()
    warning_signs: tuple[ProseLine, ...] = ()
    time_out: TimeOut | None = None
    break_plan: BreakPlan | None = None
    call: Annotated[tuple[Callee, ...], Ask(N_("Who can be called?"))] = ()
    answers: Annotated[tuple[Answer, ...], Readers(_answer_readers)] = ()


def plans_of(case: CaseFile, circle: Sequence[str]) -> "tuple[SafetyPlan, ...]":
    """Give the plans of exactly this circle by their version, without what was taken back."""
    found = (each for each in case.safety_plans if set(each.circle) == set(circle))
    return tuple(sorted((e for e in found if not e.taken_back), key=lambda plan: plan.version))
