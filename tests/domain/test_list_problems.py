"""A score lies on the scale of its topic; what a list says nothing of is free."""

from datetime import date
from typing import Any

import pytest

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.list_problems import list_problems
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.observations import Observation

DAY = When.on(date(2026, 9, 27))


def told(topic: str, **fields: Any) -> CaseFile:
    observation = Observation(key="ob1", date=DAY, topic=topic, **fields)
    return CaseFile(Household(opened=DAY), observations=(observation,))


@pytest.mark.parametrize(
    ("topic", "score"), [("safety", 11), ("readiness", 0), ("readiness", 6), ("life_area", 9)]
)
def test_a_score_outside_its_scale_is_told_with_the_scale(topic: str, score: int) -> None:
    low, high = (0, 10) if topic == "safety" else (1, 5)
    (problem,) = list_problems(told(topic, score=score))

    assert problem.path == ("observations", "ob1", "score")
    assert problem.message == "On this topic a score goes from {low} to {high}."
    assert problem.params == {"low": low, "high": high}


@pytest.mark.parametrize(("topic", "score"), [("safety", 0), ("safety", 10), ("life_area", 1)])
def test_the_ends_of_a_scale_are_on_it(topic: str, score: int) -> None:
    assert list(list_problems(told(topic, score=score))) == []


def test_a_topic_that_is_answered_in_words_needs_one_of_them_or_a_score() -> None:
    (problem,) = list_problems(told("home_safe"))

    assert problem.path == ("observations", "ob1", "answer")
    assert problem.params == {"answers": "safe, partly, not_safe, unknown"}
    assert list(list_problems(told("life_area", score=3))) == []
    assert list(list_problems(told("life_area", answer="not_an_issue"))) == []
    assert list(list_problems(told("home_safe", answer="eigen_woord"))) == []


@pytest.mark.parametrize("fields", [{}, {"score": 99}, {"answer": "anders"}])
def test_a_topic_of_ones_own_without_a_scale_is_not_checked(fields: dict[str, Any]) -> None:
    assert list(list_problems(told("eigen_onderwerp", **fields))) == []


def test_it_is_one_of_the_checks_of_a_case() -> None:
    assert [problem.path[-1] for problem in problems_of(told("safety", score=11))] == ["score"]
