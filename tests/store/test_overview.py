"""All households at a glance, and the refs by which they are named."""

import re
from datetime import date
from typing import Any

import pytest
from tests.store.made import Made, an_act, driver
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Withdrawal
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.kinds.sessions import Session, State
from hgcase.domain.kinds.trajectory import Ending, Participant, Trajectory
from hgcase.store import refs
from hgcase.store.overview import OverviewRow

OPENED = When("2026-08-31")
TODAY = date(2026, 9, 27)


def _row(made: Made, **sections: Any) -> OverviewRow:
    with made.open() as store:
        ref = store.add(CaseFile(Household(opened=OPENED), **sections), an_act())
        return next(row for row in store.overview(TODAY) if row.ref == ref)


def _talk(key: str, at: str, state: State = "held", **more: Any) -> Session:
    return Session(key=key, at=When.parse(at), state=state, mode="team", **more)


def _trajectory(key: str, start: str, **more: Any) -> Trajectory:
    return Trajectory(key=key, method="top-3", start=When(start), **more)


def test_a_household_with_nothing_in_it(made: Made) -> None:
    row = _row(made)

    assert row == OverviewRow(
        ref=row.ref, opened=OPENED, course=None, participants=0,
        last_talk=None, planned=(), review_due=None,
    )  # fmt: skip


def test_the_last_talk_is_one_that_was_held(made: Made) -> None:
    talks = (
        _talk("s1", "2026-09-17T14:00"), _talk("s2", "2026-09-03"), _talk("s3", "2026-08~"),
        _talk("s4", "2026-09-20", "no_show"),
    )  # fmt: skip

    assert _row(made, sessions=talks).last_talk == When("2026-09-17T14:00")


def test_planned_talks_are_in_order(made: Made) -> None:
    talks = (_talk("s1", "2026-10-08T10:00", "planned"), _talk("s2", "2026-10-01T10:00", "planned"))

    assert _row(made, sessions=talks).planned == (
        When("2026-10-01T10:00"),
        When("2026-10-08T10:00"),
    )


def test_a_record_that_was_taken_back_does_not_count(made: Made) -> None:
    def back(state: Any) -> Withdrawal:
        return Withdrawal(date=When("2026-09-25"), state=state, why='zei "state":"done" niet')

    talks = (
        _talk("s1", "2026-09-17", withdrawn=back("announced")),
        _talk("s2", "2026-09-20", withdrawn=back("done")),
    )

    assert _row(made, sessions=talks).last_talk == When("2026-09-17")


def test_the_running_trajectory_comes_before_a_later_one_that_ended(made: Made) -> None:
    ended = Ending(date=When("2026-09-30"), state="stopped")
    gone = Participant(person="B", since=When("2026-09-01"), until=When("2026-09-10"))
    row = _row(
        made,
        trajectories=(
            _trajectory("t1", "2026-09-01",
                        participants=(Participant(person="A", since=When("2026-09-01")), gone)),
            _trajectory("t2", "2026-09-15", ended=ended),
        ),
    )  # fmt: skip

    assert row.course is not None
    assert (row.course.start, row.course.ended) == (date(2026, 9, 1), None)
    assert row.participants == 1


def test_without_a_running_trajectory_the_last_one_shows(made: Made) -> None:
    ended = Ending(date=When("2026-09-30"), state="stopped")
    row = _row(
        made,
        trajectories=(
            _trajectory("t1", "2026-09-15", ended=ended),
            _trajectory("t2", "2026-09-01", ended=ended),
        ),
    )  # fmt: skip

    assert row.course is not None
    assert (row.course.start, row.course.ended) == (date(2026, 9, 15), date(2026, 9, 30))


def test_the_first_review_of_a_plan_in_force_is_due(made: Made) -> None:
    def plan(key: str, state: Any, due: str) -> SafetyPlan:
        return SafetyPlan(key=key, circle=("A",), state=state, made=OPENED, review_due=When(due))

    plans = (
        plan("sp1", "ended", "2026-09-01"), plan("sp2", "in_force", "2026-10-01"),
        plan("sp3", "in_force", "2026-09-22"),
    )  # fmt: skip

    assert _row(made, safety_plans=plans).review_due == When("2026-09-22")


def test_households_are_in_the_order_of_their_refs(made: Made) -> None:
    with made.open() as store:
        given = {store.add(CaseFile(Household()), an_act()) for _ in range(10)}

        assert [row.ref for row in store.overview(TODAY)] == store.refs() == sorted(given)


def test_a_ref_is_two_letters_and_four_digits_without_look_alikes(made: Made) -> None:
    with made.open() as store:
        drawn = {refs.draw(driver(store)) for _ in range(300)}

    assert len(drawn) > 295
    assert all(re.fullmatch(r"[A-Z]{2}[2-9]{4}", ref) for ref in drawn)
    assert not set("".join(drawn)) & set("01OQIUSZBG")


def test_a_ref_is_never_given_again(made: Made, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not even when the household is gone: the journal still knows it."""
    with made.open() as store:
        gone = store.add(CaseFile(Household()), an_act())
        driver(store).run("DELETE FROM revision")
        driver(store).run("DELETE FROM households")
        drawn = iter([*gone, *"LM4827"])
        monkeypatch.setattr("secrets.choice", lambda _: next(drawn))

        assert store.add(CaseFile(Household()), an_act()) == "LM4827"


@pytest.mark.parametrize("typed", ["LM4827", "lm4827", " lm 4827 ", "LM-4827", "l m 4 8 2 7"])
def test_a_ref_is_found_however_it_is_typed(typed: str, made: Made) -> None:
    with made.open() as store:
        _with_ref(made, "LM4827")

        assert store.find(typed, whole=True) == "LM4827"


def _with_ref(made: Made, *wanted: str) -> None:
    with made.open() as store:
        for ref in wanted:
            given = store.add(CaseFile(Household()), an_act())
            driver(store).run("UPDATE households SET ref = ? WHERE ref = ?", (ref, given))


def test_a_beginning_will_do_to_look_if_it_is_the_only_one(made: Made) -> None:
    _with_ref(made, "LM4827", "LM4999", "RK2093")
    with made.open() as store:
        assert store.find("r", whole=False) == "RK2093"
        assert store.find("lm48", whole=False) == "LM4827"
        with refuses("ambiguous-ref") as several:
            store.find("LM4", whole=False)
        with refuses("not-a-ref"):
            store.find("LM48", whole=True)

    assert several.value.params == {"ref": "LM4", "count": 2}


def test_an_unknown_ref_is_said(made: Made) -> None:
    with made.open() as store:
        for whole in (True, False):
            with refuses("unknown-ref"):
                store.find("LM4827", whole=whole)
        with refuses("unknown-ref"):
            store.load("LM4827")


@pytest.mark.parametrize("typed", ["", "Anna Wilgenroos", "4827", "LMX", "%", "LM48271"])
def test_what_cannot_be_a_ref_is_not_repeated(typed: str, made: Made) -> None:
    with made.open() as store, refuses("not-a-ref") as refused:
        store.find(typed, whole=False)

    assert not typed or typed not in " ".join((str(refused.value), refused.value.hint)).split()


def test_what_is_narrowed_to_some_workers_shows_nothing_here(made: Made) -> None:
    talk = _talk("s1", "2026-09-17T14:00", workers_only=("w1",))
    plan = SafetyPlan(
        key="sp1", circle=("A",), state="in_force", made=OPENED,
        review_due=When("2026-10-02"), workers_only=("w1",),
    )  # fmt: skip
    row = _row(made, sessions=(talk,), safety_plans=(plan,))

    assert (row.last_talk, row.review_due) == (None, None)
