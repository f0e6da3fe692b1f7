"""What is due, all of it together: no doubles, in order, nothing that was taken back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.due_cases import (
    BAN,
    LONG,
    PLAN,
    START,
    TALK,
    found,
    household,
    shipped,
    talks,
)

from hgcase.domain.case_file import sections
from hgcase.domain.standing.due import SECTIONS, Due, due, for_ages
from hgcase.methods.parts import (
    Silence,
)

# --- all of it -------------------------------------------------------------------------


def test_of_two_trajectories_at_once_nothing_is_said_twice() -> None:
    case = household(PLAN, who="ABC")
    twice = case.replace(
        trajectories=(*case.trajectories, case.trajectories[0].model_copy(update={"key": "t2"}))
    )
    steers = shipped("take-a-break")
    once = found(case, "2026-09-20", steers)
    both = found(twice, "2026-09-20", steers)

    assert {each[0] for each in once} == {each[0] for each in both}
    for what in ("silence", "role", "intake", "plan_part", "plan_review"):
        assert [each for each in both if each[0] == what] == [
            each for each in once if each[0] == what
        ]


def test_of_two_methods_the_stricter_counts() -> None:
    case = household()
    first = case.trajectories[0]
    twice = case.replace(
        trajectories=(first, first.model_copy(update={"key": "t2", "method": "lax"}))
    )
    lax = LONG._replace(silences=(Silence("person", 60, ""),))
    told = due(twice, START, method_of=lambda each: lax if each.method == "lax" else LONG)

    assert {each.day for each in told if each.what == "silence"} == {date(2026, 9, 21)}


def test_before_the_start_after_the_end_and_without_a_method_only_what_was_agreed_is_due() -> None:
    agreed = household(
        PLAN.replace("}]", ", review_due: 2026-10-01}]"),
        talks("2026-09-30 AB joint planned"),
        more=", ended: {date: 2026-09-20, state: stopped}",
    )
    steers = shipped("take-a-break")._replace(aftercare=())
    expected = [("planned_talk", "joint", "2026-09-30"), ("plan_review", "sp1", "2026-10-01")]

    assert found(agreed, "2026-09-01", steers) == expected
    assert found(agreed, "2026-09-21", steers) == expected
    assert [each.what for each in due(agreed, START, method_of=lambda _t: None)] == [
        "method_gone", "planned_talk", "plan_review",
    ]  # fmt: skip


def test_a_method_that_is_not_here_is_said_while_the_approach_runs() -> None:
    case = household()
    [gone] = due(case, START, method_of=lambda _t: None)
    early = due(case, START - timedelta(days=1), method_of=lambda _t: None)
    ended = household(more=", ended: {date: 2026-09-20, state: stopped}")

    assert (gone.what, gone.day, gone.key, gone.word) == (
        "method_gone", None, "t1", "take-a-break-1.toml",
    )  # fmt: skip
    assert early == ()
    assert due(ended, date(2026, 9, 21), method_of=lambda _t: None) == ()


def test_it_is_sorted_by_day_with_what_is_due_at_once_first() -> None:
    told = due(household(PLAN, who="ABC"), date(2026, 9, 20),
               method_of=lambda _t: shipped("take-a-break"))  # fmt: skip
    days = [each.day or date.min for each in told]

    assert days == sorted(days)
    assert days[0] == date.min


@pytest.mark.parametrize("name", ["take-a-break", "ambulant", "top-3"])
def test_each_finding_names_its_source_and_what_settles_it(name: str) -> None:
    case = household(talks("2026-09-30 AB joint planned"), BAN, who="ABCD", of=name)
    told = due(case, date(2026, 12, 20))

    assert told
    assert all(each.source and each.settled_by for each in told)


@pytest.mark.parametrize("name", ["take-a-break", "ambulant", "top-3"])
@given(st.integers(0, 90), st.lists(TALK, max_size=3))
def test_what_was_taken_back_changes_nothing(
    name: str, after: int, told: list[tuple[date, str]]
) -> None:
    today = START + timedelta(days=after)
    gone = "withdrawn: {date: 2026-09-08, state: done}"
    more = talks(*(f"{day} {who}" for day, who in told), also=f", {gone}")
    records = (
        PLAN.replace("}]", f", {gone}}}]"),
        f"actions: [{{key: at1, text: bellen, done_by: w1, due: 2026-09-12, {gone}}}]",
        f"aftercare: [{{key: af1, persons: [C], due: 2027-02-01, {gone}}}]",
        f"handovers: [{{key: ho1, giver: w1, taker: o1, date: 2026-09-12, {gone}}}]",
        f"breaks: [{{key: br1, since: 2026-09-08, {gone}}}]",
        f"assignments: [{{key: as1, role: case_director, party: o1, {gone}}}]",
        ("observations: [{key: ob1, date: 2026-09-09, about: [C], topic: last_seen,"
        f" answer: 'yes', {gone}}}]"),
        f"advice: [{{key: ad1, made: 2026-09-10, {gone}}}]",
        f"orders: [{{key: or1, kind: contact_ban, person: B, no_contact: [A], {gone}}}]",
    )  # fmt: skip
    bare = household(who="ABC", of=name)
    with_them = household(*records, more, who="ABC", of=name)

    assert due(with_them, today) == due(bare, today)


def test_it_looks_at_no_other_section_than_it_says() -> None:
    from hgcase.app.partly import partly

    known = household(talks("2026-09-08 AB"), PLAN, BAN, who="ABC")
    ageless = tuple(each.model_copy(update={"born": None}) for each in known.persons)
    unknown = known.replace(persons=ageless)
    steers = shipped("take-a-break")

    assert for_ages(known) == ()
    for case, others in ((known, ()), (unknown, for_ages(unknown))):
        asked = partly(case, {*SECTIONS, *others, "persons"})
        assert {*SECTIONS, *others} <= set(sections())
        assert due(asked, date(2026, 9, 20), method_of=lambda _trajectory: steers)


@pytest.mark.parametrize(("each", "deadline"), [
    (Due("plan_review", "safety_plans", key="sp1"), "sp1.review_due"),
    (Due("action", "actions", key="at3"), "at3.due"),
    (Due("silence", "sessions", key="C"), "silence.C"),
    (Due("plan_missing", "safety_plans"), "plan_missing"),
])  # fmt: skip
def test_a_deadline_is_called_as_a_pause_names_it(each: Due, deadline: str) -> None:
    assert each.deadline == deadline
