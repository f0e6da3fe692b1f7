"""Ages and children: on the day itself, the day before and the day after; when unsure, a child."""

from datetime import date
from typing import Any

import pytest

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.incidents import Account
from hgcase.domain.kinds.persons import (
    Person,
    Relation,
    age_span,
    born_span,
    can_be_spoken_to,
    is_child,
)

TODAY = date(2026, 9, 27)


def person(**values: Any) -> Person:
    return Person.model_validate({"key": "C", "name": "Noor Proef", **values})


def case(member: Person, **sections: Any) -> CaseFile:
    return CaseFile(Household(), persons=(member,), **sections)


@pytest.mark.parametrize(
    ("born", "on", "child"),
    [
        ("2008-09-28", TODAY, True),  # eighteen tomorrow
        ("2008-09-27", TODAY, False),  # today
        ("2008-09-26", TODAY, False),
        ("2008-02-29", date(2026, 2, 28), True),
        ("2008-02-29", date(2026, 3, 1), False),
        ("2008", date(2026, 12, 30), True),  # perhaps born on the last day of that year
        ("2008", date(2026, 12, 31), False),
        ("2008-09~", date(2026, 9, 29), True),
        ("2008-09~", date(2027, 9, 29), True),  # a guess may be a year off
        ("2008-09~", date(2027, 9, 30), False),
        ("2026-09-27", TODAY, True),
    ],
)
def test_a_child_is_who_may_not_be_eighteen_yet(born: str, on: date, child: bool) -> None:
    assert is_child(case(person(born=born)), "C", on) is child


@pytest.mark.parametrize(
    ("years", "seen", "on", "child"),
    [
        (17, "2026-09-27", "2027-09-26", True),
        (17, "2026-09-27", "2027-09-27", False),
        (16, "2024-02-29", "2026-02-28", True),  # perhaps born on 29 February 2008
        (16, "2024-02-29", "2026-03-01", False),
        (18, "2026-09-27", "2026-09-27", False),
    ],
)
def test_an_age_that_was_seen_grows(years: int, seen: str, on: str, child: bool) -> None:
    member = person(age={"years": years, "date": seen})

    assert is_child(case(member), "C", date.fromisoformat(on)) is child


@pytest.mark.parametrize(
    ("values", "span"),
    [
        ({"born": "1990-09-27"}, (36, 36)),
        ({"born": "1990-09-28"}, (35, 35)),
        ({"born": "1990"}, (35, 36)),
        ({"born": "199X"}, (26, 36)),
        ({"age": {"years": 40, "date": "2026-09-27"}}, (40, 41)),
        ({"age": {"years": 40, "date": "2020-09-27"}}, (46, 47)),
        ({}, None),
    ],
)
def test_an_age_is_a_span(values: dict[str, Any], span: tuple[int, int] | None) -> None:
    assert age_span(person(**values), TODAY) == span


def test_a_birth_date_is_surer_than_an_age() -> None:
    member = person(born="1990-01-01", age={"years": 5, "date": "2026-01-01"})

    assert born_span(member) == (date(1990, 1, 1), date(1990, 1, 1))


def test_a_child_that_is_expected_is_a_child() -> None:
    assert is_child(case(person(expected="2027-01")), "C", TODAY)


@pytest.mark.parametrize("years", [0, 1, 2025, 2026, 999_999])
def test_no_age_is_too_great_to_be_read(years: int) -> None:
    assert age_span(person(age={"years": years, "date": "2024-02-29"}), TODAY) is not None


@pytest.mark.parametrize(
    ("kind", "child"),
    [
        ("parent", True),
        ("step_parent", True),
        ("foster_parent", True),
        ("grandparent", True),
        ("partner", False),
        ("sibling", False),
    ],
)
def test_without_a_birth_whoever_has_a_parent_here_is_a_child(kind: str, child: bool) -> None:
    relation = Relation(key="re1", who="A", whom="C", kind=kind)

    assert is_child(case(person(), relations=(relation,)), "C", TODAY) is child


def test_a_parent_is_no_child_for_having_one_here() -> None:
    relation = Relation(key="re1", who="C", whom="D", kind="parent")

    assert not is_child(case(person(), relations=(relation,)), "C", TODAY)


def test_without_a_birth_a_child_that_was_there_is_a_child() -> None:
    account = Account(key="ac1", incident="i1", children_present=("C",))

    assert is_child(case(person(), accounts=(account,)), "C", TODAY)
    assert not is_child(case(person()), "C", TODAY)


@pytest.mark.parametrize(
    ("facts", "able"),
    [
        ({}, True),
        ({"died": "2019"}, False),
        ({"expected": "2027-04~"}, False),
        ({"expected": "2026-04", "born": "2026-04-12"}, True),
        ({"stands_for": "several"}, False),
    ],
)
def test_nobody_speaks_to_the_dead_the_unborn_or_several_at_once(
    facts: dict[str, str], able: bool
) -> None:
    somebody = Person.model_validate({"key": "F", "name": "Fee Proef", **facts})

    assert can_be_spoken_to(somebody) is able
