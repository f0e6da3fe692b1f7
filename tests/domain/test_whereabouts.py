"""Who is where: what the stays say of a day."""

from datetime import date
from typing import Any

import pytest

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.places import Stay
from hgcase.domain.standing.whereabouts import stay_on, whereabouts

TODAY = date(2026, 9, 27)
PERSONS = tuple(Person(key=key, name=f"{key} Proef") for key in "ABC")


def stay(key: str, persons: str, **values: Any) -> Stay:
    return Stay.model_validate({"key": key, "persons": list(persons), "kind": "stays", **values})


def household(*stays: Stay) -> CaseFile:
    return CaseFile(Household(), persons=PERSONS, stays=stays)


def places(*stays: Stay, on: date = TODAY) -> list[tuple[str, str | None]]:
    found = whereabouts(household(*stays), on)
    return [("".join(each.persons), each.stay.key if each.stay else None) for each in found]


def test_who_is_in_one_home_is_named_together() -> None:
    lives = stay("st1", "AB", home="h1", kind="lives")
    joins = stay("st2", "C", home="h1", since="2026-09-01")

    assert places(lives, joins) == [("ABC", "st1")]


def test_a_stay_that_began_later_counts() -> None:
    lives = stay("st1", "ABC", home="h1", kind="lives", since="2020-01-01")
    away = stay("st2", "B", place="family", since="2026-09-20")

    assert places(lives, away) == [("AC", "st1"), ("B", "st2")]
    assert places(lives, away, on=date(2026, 9, 19)) == [("ABC", "st1")]


@pytest.mark.parametrize(
    ("day", "place"),
    [("2026-09-19", "st1"), ("2026-09-20", "st2"), ("2026-09-24", "st2"), ("2026-09-25", "st1")],
)
def test_a_stay_lasts_through_its_last_day(day: str, place: str) -> None:
    lives = stay("st1", "A", home="h1", kind="lives", since="2020-01-01")
    away = stay("st2", "A", place="hotel", since="2026-09-20", until="2026-09-24")
    found = stay_on(household(lives, away), "A", date.fromisoformat(day))

    assert found is not None
    assert found.key == place


def test_a_stay_that_should_have_ended_but_did_not_lasts() -> None:
    assert places(stay("st1", "A", since="2026-09-01", planned_until="2026-09-10")) == [
        ("A", "st1"),
        ("BC", None),
    ]


def test_registered_somewhere_is_not_being_there() -> None:
    assert places(stay("st1", "ABC", home="h1", kind="registered")) == [("ABC", None)]


def test_a_stay_that_was_taken_back_does_not_count() -> None:
    taken_back = stay("st1", "ABC", home="h1", withdrawn={"date": "2026-09-02", "state": "done"})

    assert places(taken_back) == [("ABC", None)]


def test_of_whom_nothing_is_known_stands_last() -> None:
    assert places(stay("st1", "C", home="h1")) == [("C", "st1"), ("AB", None)]


def test_two_places_without_a_home_are_two() -> None:
    assert places(stay("st1", "A", place="hotel"), stay("st2", "B", place="hotel")) == [
        ("A", "st1"),
        ("B", "st2"),
        ("C", None),
    ]


@pytest.mark.parametrize("until", ["2026-09-27T14:00", "2026-09-27"])
def test_whoever_came_home_from_a_break_today_is_at_home(until: str) -> None:
    lives = stay("st1", "AB", home="h1", kind="lives", since="2020")
    away = stay("st2", "B", place="hotel", break_event="br1", since="2026-09-20", until=until)

    assert places(lives, away) == [("AB", "st1"), ("C", None)]
    assert places(lives, away, on=date(2026, 9, 26))[1] == ("B", "st2")


def test_whoever_left_somewhere_at_a_time_of_the_day_is_not_there_any_more() -> None:
    lives = stay("st1", "A", home="h1", kind="lives", since="2020")
    away = stay("st2", "A", place="hotel", since="2026-09-20", until="2026-09-27T14:00")

    assert places(lives, away)[0] == ("A", "st1")
    assert places(away)[0] == ("A", "st2")  # the last that is known
