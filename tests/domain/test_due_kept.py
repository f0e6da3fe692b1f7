"""What is to be there and looked at again: plan, roles, intake, products, aftercare."""

from datetime import date
from typing import Final

import pytest
from tests.domain.due_cases import (
    BAN,
    BARE,
    EIGHT,
    NAME,
    PLAN,
    found,
    household,
    shipped,
    talks,
)

from hgcase.domain.standing.due import due
from hgcase.methods.parts import (
    Moment,
    PlanPart,
    Product,
    Review,
    Role,
)

# --- the plan --------------------------------------------------------------------------

PARTS: Final = (
    PlanPart("rules", NAME, "D17"),
    PlanPart("break_plan.leaves", NAME, "A54"),
    PlanPart("break_plan.places", NAME, "A54"),
    PlanPart("break_plan.contact_agreement", NAME, "A55"),
)
WITH_PLAN: Final = BARE._replace(plan=PARTS, reviews=(Review("safety_plan", 14, NAME, "B24"),))


@pytest.mark.req("A46")
@pytest.mark.parametrize(("text", "missing"), [
    ("", True),
    (PLAN, False),
    (PLAN.replace("in_force", "draft"), True),
    (PLAN.replace("in_force", "ended"), True),
    (PLAN.replace("}]", ", withdrawn: {date: 2026-09-08, state: done}}]"), True),
    (PLAN.replace("}]", ", withdrawn: {date: 2026-09-08, state: announced}}]"), False),
])  # fmt: skip
def test_a_household_that_takes_part_has_a_plan_in_force(text: str, missing: bool) -> None:
    told = found(household(text), "2026-09-09", BARE, "plan_missing")

    assert told == ([("plan_missing", "", None)] if missing else [])


@pytest.mark.req("A54", "A55", "A56", "D17")
@pytest.mark.parametrize(("fields", "expected"), [
    ("", ["rules", "break_plan.leaves", "break_plan.places", "break_plan.contact_agreement"]),
    (", break_plan: {leaves: [B]}",
     ["rules", "break_plan.places", "break_plan.contact_agreement"]),
    (", break_plan: {leaves: [B], places: [{kind: hotel}], contact_agreement: om 19.00 uur}",
     ["rules"]),
])  # fmt: skip
def test_a_plan_says_who_leaves_where_to_and_how_they_keep_contact(
    fields: str, expected: list[str]
) -> None:
    case = household(PLAN.replace("}]", f"{fields}}}]"))

    assert [each[1] for each in found(case, "2026-09-09", WITH_PLAN, "plan_part")] == expected


@pytest.mark.req("A56")
def test_the_plan_of_one_need_not_say_who_leaves_where_there_is_a_plan_of_two() -> None:
    own = "{key: sp2, circle: [A], state: in_force, made: 2026-09-08}"
    two = household(f"{PLAN[:-1]}, {own}]")
    told = due(two, date(2026, 9, 9), method_of=lambda _trajectory: WITH_PLAN)

    assert {each.key for each in told if each.what == "plan_part"} == {"sp1"}
    alone = household(f"safety_plans: [{own}]")
    told = due(alone, date(2026, 9, 9), method_of=lambda _trajectory: WITH_PLAN)
    assert {each.key for each in told if each.what == "plan_part"} == {"sp2"}


@pytest.mark.parametrize(("fields", "day"), [
    ("", "2026-09-21"),
    (", review_due: 2026-09-18", "2026-09-18"),
    (", review_due: 2026-09~", "2026-09-30"),
])  # fmt: skip
def test_a_plan_is_looked_at_again_when_agreed_else_as_often_as_asked(
    fields: str, day: str
) -> None:
    case = household(PLAN.replace("}]", f"{fields}}}]"))

    assert found(case, "2026-09-10", WITH_PLAN, "plan_review") == [("plan_review", "sp1", day)]


@pytest.mark.parametrize(("fields", "expected"), [
    ("since: 2026-09-15, until: 2026-09-25", "2026-09-25"),
    ("since: 2026-09-15, until: 2026-09-16", "2026-09-18"),
    ("since: 2026-09-25, until: 2026-09-28", "2026-09-18"),
    ("since: 2026-09-15", None),
])  # fmt: skip
def test_a_paused_deadline_waits_for_the_end_of_the_pause(
    fields: str, expected: str | None
) -> None:
    case = household(
        PLAN.replace("}]", ", review_due: 2026-09-18}]"),
        f"pauses: [{{key: pz1, deadline: sp1.review_due, {fields}, because: vakantie}}]",
    )
    told = found(case, "2026-09-20", BARE, "plan_review")

    assert told == ([("plan_review", "sp1", expected)] if expected else [])


# --- roles, intake, one room -----------------------------------------------------------

TEAM: Final = BARE._replace(
    roles=(
        Role("case_director", "always", "E15"),
        Role("family_worker", "children", "A20"),
        Role("counsellor", "each_person", "A21"),
    )
)


@pytest.mark.req("A19", "A20", "A21", "E15")
@pytest.mark.parametrize(("who", "text", "expected"), [
    ("AB", "", ["case_director", "counsellor A", "counsellor B"]),
    ("ABC", "", ["case_director", "family_worker", "counsellor A", "counsellor B", "counsellor C"]),
    ("AB", ("assignments: [{key: as1, role: case_director, party: o1, since: 2026-09-01},"
           " {key: as2, role: counsellor, party: w1, person: A, since: 2026-09-01}]"),
     ["counsellor B"]),
    ("AB", ("assignments: [{key: as1, role: case_director, party: o1, until: 2026-09-09},"
           " {key: as2, role: case_director, party: o1, since: 2026-09-12},"
           " {key: as3, role: counsellor, party: w1, since: 2026-09-01}]"),
     ["case_director", "counsellor A", "counsellor B"]),
])  # fmt: skip
def test_a_role_that_nobody_has_is_due_under_its_condition(
    who: str, text: str, expected: list[str]
) -> None:
    told = due(household(text, who=who), date(2026, 9, 10), method_of=lambda _trajectory: TEAM)

    assert sorted(f"{each.word} {each.key}".strip() for each in told if each.what == "role") == (
        sorted(expected)
    )


@pytest.mark.req("E15")
def test_without_a_director_it_says_since_when() -> None:
    gone = "assignments: [{key: as1, role: case_director, party: o1, until: 2026-09-09}]"
    told = due(household(gone), date(2026, 9, 20), method_of=lambda _trajectory: TEAM)

    assert [each.since for each in told if each.word == "case_director"] == [date(2026, 9, 10)]


@pytest.mark.req("A12", "A16", "A17")
def test_each_adult_is_asked_apart_and_an_unknown_answer_is_none() -> None:
    case = household(
        who="ABC",
        more=", intake: [{criterion: open_to_talk, person: A, answer: partly},"
        " {criterion: open_to_talk, person: B, answer: unknown},"
        " {criterion: wants_to_break_it, person: A, answer: 'no'}]",
    )
    told = due(case, date(2026, 9, 8), method_of=lambda _t: shipped("take-a-break"))
    asked = {(each.word, each.key) for each in told if each.what == "intake"}

    assert {("violence_here", ""), ("open_to_talk", "B"), ("wants_to_break_it", "B")} <= asked
    assert not asked & {("open_to_talk", "A"), ("wants_to_break_it", "A")}
    assert not any(key == "C" for _word, key in asked)


@pytest.mark.parametrize(("more", "who", "expected"), [
    ("", "AB", 1),
    (", joint_talks: {answer: unknown}", "AB", 1),
    (", joint_talks: {answer: allowed}", "AB", 0),
    (", joint_talks: {answer: not_allowed}", "AB", 0),
    ("", "AC", 0),
])  # fmt: skip
def test_of_two_adults_it_is_judged_whether_they_may_sit_in_one_room(
    more: str, who: str, expected: int
) -> None:
    assert len(found(household(who=who, more=more), "2026-09-08", BARE, "joint_talks")) == expected


# --- reviews and what is ready at the end ----------------------------------------------


@pytest.mark.req("B11")
@pytest.mark.parametrize(("text", "day"), [
    ("", "2026-12-07"),
    ("observations: [{key: ob1, date: 2026-10-01, topic: still_needed, answer: 'yes'}]",
     "2026-12-31"),
    (("observations: [{key: ob1, date: 2026-10-01, topic: still_needed, answer: 'yes',"
     " withdrawn: {date: 2026-10-02, state: done}}]"), "2026-12-07"),
])  # fmt: skip
def test_long_guidance_asks_from_time_to_time_whether_it_is_still_needed(
    text: str, day: str
) -> None:
    told = found(household(text), "2026-10-10", shipped("ambulant"), "review")

    assert told == [("review", "still_needed", day)]


@pytest.mark.req("D22")
def test_a_phase_is_judged_again_after_its_step_or_the_last_judgement() -> None:
    phases = (", phases: [{phase: direct_safety, since: 2026-09-07, until: 2026-10-01},"
              " {phase: stable_safety, since: 2026-10-01}]")  # fmt: skip
    judged = "observations: [{key: ob1, date: 2026-10-20, topic: stable_safety, answer: partly}]"
    top = shipped("top-3")

    assert found(household(), "2026-10-10", top, "review") == [("review", "phase", "2026-12-07")]
    assert found(household(more=phases), "2026-10-10", top, "review")[0][2] == "2026-12-31"
    assert found(household(judged, more=phases), "2026-10-21", top, "review")[0][2] == "2027-01-19"


_ADVICE: Final = (
    "advice: [{{key: ad1, made: 2026-10-28, parts: [{{part: {part}, text: zo}}]{more}}}]"
)


@pytest.mark.req("A24", "A58", "A65")
@pytest.mark.parametrize(("text", "expected"), [
    ("", ["analysis", "advice"]),
    (_ADVICE.format(part="lasting", more=""), ["analysis", "advice_discussed"]),
    (_ADVICE.format(part="analysis", more=""), ["advice_discussed"]),
    (_ADVICE.format(part="analysis",
                    more=", discussed: [{date: 2026-10-30, persons: [A, B]}]"), []),
    (_ADVICE.format(part="analysis", more=", withdrawn: {date: 2026-10-29, state: done}"),
     ["analysis", "advice"]),
])  # fmt: skip
@pytest.mark.parametrize("day", ["2026-10-30", "2026-11-20"])
def test_analysis_and_advice_are_ready_on_the_last_day_of_week_eight(
    text: str, expected: list[str], day: str
) -> None:
    told = found(household(text), day, shipped("take-a-break"), "product")

    assert told == [("product", word, "2026-11-01") for word in expected]


@pytest.mark.req("A24")
def test_the_last_day_of_the_last_week_is_due_until_it_is_closed() -> None:
    eight = BARE._replace(weeks=EIGHT)
    ended = household(more=", ended: {date: 2026-11-01, state: completed}")

    assert found(household(), "2026-11-09", eight, "end") == [("end", "t1", "2026-11-01")]
    assert found(ended, "2026-11-09", eight, "end") == []


def test_a_product_can_be_due_so_many_days_after_the_start() -> None:
    early = BARE._replace(products=(Product("factors", NAME, "own", 28),))

    assert found(household(), "2026-09-10", early, "product") == [
        ("product", "factors", "2026-10-05")
    ]


# --- planned, done, afterwards ---------------------------------------------------------


@pytest.mark.parametrize(("day", "what"), [
    ("2026-09-23", "planned_talk"),
    ("2026-09-24", "planned_talk"),
    ("2026-09-25", "not_written_up"),
])  # fmt: skip
def test_a_planned_talk_is_to_come_until_its_day_has_passed(day: str, what: str) -> None:
    case = household(talks("2026-09-24T14:00 AB joint planned"))
    gone, *told = due(case, date.fromisoformat(day), method_of=lambda _t: None)

    assert gone.what == "method_gone"
    assert [(each.what, each.persons, str(each.at)) for each in told] == [
        (what, ("A", "B"), "14:00:00")
    ]


def test_an_action_is_due_on_its_day_until_it_is_done() -> None:
    case = household(
        "actions: [{key: at1, text: bellen, done_by: w1, due: 2026-09-12},"
        " {key: at2, text: bellen, done_by: w1, due: 2026-09-12, done: 2026-09-10},"
        " {key: at3, text: bellen, done_by: w1},"
        " {key: at4, text: bellen, done_by: w1, due: 2026-09-12,"
        " withdrawn: {date: 2026-09-08, state: done}}]"
    )

    assert found(case, "2026-09-20", BARE, "action") == [("action", "at1", "2026-09-12")]


ENDED: Final = ", ended: {date: 2026-11-01, state: completed}"
AFTER: Final = BARE._replace(
    aftercare=(
        Moment(90, "child", "C29"),
        Moment(365, "child", "C29"),
        Moment(90, "household", "C27"),
    )
)


@pytest.mark.req("C27", "C29")
def test_aftercare_outlives_the_trajectory_and_each_child_has_its_own() -> None:
    none = household(who="ABCD", more=ENDED)
    some = household(
        "aftercare: [{key: af1, persons: [C], due: 2027-02-01},"
        " {key: af2, persons: [C], due: 2027-11-01, done: 2027-10-30}]", who="ABCD", more=ENDED,
    )  # fmt: skip

    assert found(none, "2026-12-01", AFTER, "aftercare_missing") == [
        ("aftercare_missing", "", "2027-01-30"),
        ("aftercare_missing", "C", "2027-01-30"),
        ("aftercare_missing", "D", "2027-01-30"),
    ]
    assert found(some, "2027-03-01", AFTER, "aftercare", "aftercare_missing") == [
        ("aftercare_missing", "", "2027-01-30"),
        ("aftercare_missing", "D", "2027-01-30"),
        ("aftercare", "af1", "2027-02-01"),
    ]


@pytest.mark.req("C27")
def test_no_aftercare_is_missing_of_what_goes_on() -> None:
    over = household(more=", ended: {date: 2026-11-01, state: handed_over}")
    ended = household(more=ENDED)
    next_ = household(start="2026-11-02").trajectories[0].model_copy(update={"key": "t2"})
    goes_on = ended.replace(trajectories=(*ended.trajectories, next_))

    assert found(household(), "2026-10-01", AFTER, "aftercare_missing") == []
    assert found(over, "2026-12-01", AFTER, "aftercare_missing") == []
    assert found(ended, "2026-12-01", AFTER, "aftercare_missing") != []
    assert found(goes_on, "2026-12-01", AFTER, "aftercare_missing") == []


@pytest.mark.req("C32")
def test_a_handover_is_open_until_the_other_side_confirms_and_a_move_asks_for_one() -> None:
    case = household(
        "handovers: [{key: ho1, giver: w1, taker: o1, date: 2026-09-12},"
        " {key: ho2, giver: w1, taker: o1, date: 2026-09-12, confirmed: 2026-09-14}]",
        "moves: [{key: mv1, persons: [A], date: 2026-10-01},"
        " {key: mv2, persons: [A], date: 2026-10-01, handover: ho2}]",
    )

    assert found(case, "2026-09-20", BARE, "handover", "move") == [
        ("handover", "ho1", "2026-09-12"),
        ("move", "mv1", "2026-10-01"),
    ]


@pytest.mark.req("E05")
@pytest.mark.parametrize(("day", "expected"), [
    ("2026-09-07", []), ("2026-09-08", ["2026-10-20"]), ("2026-10-20", ["2026-10-20"]),
    ("2026-10-21", []),
])  # fmt: skip
def test_an_order_ends_while_it_binds(day: str, expected: list[str]) -> None:
    assert [each[2] for each in found(household(BAN), day, BARE, "order_ends")] == expected


@pytest.mark.req("A51")
@pytest.mark.parametrize(("until", "stay", "expected"), [
    (", until: 2026-09-21", "", ["2026-09-21"]),
    ("", ", planned_until: 2026-09-14", ["2026-09-14"]),
    ("", "", [None]),
    (", until: 2026-09-10", "", []),
])  # fmt: skip
def test_a_break_that_runs_has_an_end(until: str, stay: str, expected: list[str | None]) -> None:
    case = household(
        f"breaks: [{{key: br1, since: 2026-09-08{until}}}]",
        f"stays: [{{key: st1, persons: [B], break_event: br1, since: 2026-09-08{stay}}}]",
    )

    assert [each[2] for each in found(case, "2026-09-16", BARE, "break_ends")] == expected
