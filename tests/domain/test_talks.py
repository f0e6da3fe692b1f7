"""What was taken back does not stand, and how far an approach is."""

from datetime import date
from typing import Any

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import is_secret_to
from hgcase.domain.declare.record import Withdrawal
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.directory import Organisation
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.kinds.trajectory import Course

MADE = When("2026-09-11")


def case(**sections: Any) -> CaseFile:
    return CaseFile(Household(opened=MADE), **sections)


def withdrawn(state: str) -> Withdrawal:
    return Withdrawal.model_validate({"date": "2026-09-12", "state": state})


def plan(**more: Any) -> SafetyPlan:
    return SafetyPlan(key="sp1", circle=("A", "B"), state="in_force", made=MADE, **more)


def test_a_plan_that_was_taken_back_is_not_in_force() -> None:
    assert case(safety_plans=(plan(withdrawn=withdrawn("done")),)).plans_in_force == ()


def test_a_plan_of_which_somebody_says_it_will_be_taken_back_still_is() -> None:
    assert case(safety_plans=(plan(withdrawn=withdrawn("announced")),)).plans_in_force


def test_a_talk_that_was_taken_back_is_no_talk() -> None:
    talk = Session(key="s1", at=MADE, state="held", mode="joint", withdrawn=withdrawn("done"))

    assert case(sessions=(talk,)).talks("held") == ()


def test_a_shelter_is_a_secret_whatever_else_is_said_of_it() -> None:
    shelter = Organisation(key="o1", name="Opvang", kind="shelter")

    assert is_secret_to(case(organisations=(shelter,)), "o1", {"A"})


def test_nobody_is_a_secret_to_themselves() -> None:
    hidden = Person(key="A", name="Anna", known_to=("B",))

    assert not is_secret_to(case(persons=(hidden,)), "A", {"A", "B"})
    assert is_secret_to(case(persons=(hidden,)), "A", {"A", "C"})


def test_a_course_runs_from_its_first_day_to_its_last() -> None:
    course = Course("take-a-break", date(2026, 9, 7), date(2026, 11, 1))

    assert not course.runs(date(2026, 9, 6))
    assert course.runs(date(2026, 9, 7))
    assert course.runs(date(2026, 11, 1))
    assert not course.runs(date(2026, 11, 2))
