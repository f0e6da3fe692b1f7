"""Silence counts from the last contact: tries in vain since then."""

from typing import Any

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.contact_lines import ContactLine
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.standing.reached import Reached, reached

PERSONS = tuple(Person(key=key, name=f"{key} Proef") for key in "AB")


def call(key: str, at: str, result: str, **values: Any) -> ContactLine:
    return ContactLine.model_validate(
        {"key": key, "at": at, "party": "A", "result": result, **values}
    )


def talk(key: str, at: str, state: str = "held") -> Session:
    return Session.model_validate(
        {"key": key, "at": at, "state": state, "mode": "separate", "present": ["A"]}
    )


def standing(*records: ContactLine | Session) -> Reached:
    return reached(CaseFile(Household(), persons=PERSONS).add(*records), "A")


def test_who_was_never_called_was_never_reached() -> None:
    assert standing() == Reached(None, 0, None)


def test_tries_count_since_the_last_contact() -> None:
    found = standing(
        call("cl1", "2026-09-01", "no_answer"),
        call("cl2", "2026-09-02", "reached"),
        call("cl3", "2026-09-04", "message_left"),
        call("cl4", "2026-09-03", "no_answer"),
    )

    assert found == Reached(When("2026-09-02"), 2, When("2026-09-03"))


def test_a_talk_that_was_held_is_contact_and_one_that_was_missed_is_none() -> None:
    held, missed = talk("s1", "2026-09-05T10:00"), talk("s2", "2026-09-06T10:00", "no_show")
    tried = call("cl1", "2026-09-04", "no_answer")

    assert standing(tried, held, missed) == Reached(When("2026-09-05T10:00"), 0, None)


def test_who_did_not_want_to_talk_was_reached_and_a_wrong_number_reached_nobody() -> None:
    assert standing(call("cl1", "2026-09-01", "refused")).tries == 0
    assert standing(call("cl1", "2026-09-01", "wrong_number")).tries == 1


def test_calls_to_others_and_what_was_taken_back_do_not_count() -> None:
    withdrawn = {"date": "2026-09-02", "state": "done"}
    found = standing(
        call("cl1", "2026-09-01", "no_answer", party="B"),
        call("cl2", "2026-09-01", "no_answer", withdrawn=withdrawn),
    )

    assert found.tries == 0
