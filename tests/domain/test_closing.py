"""Closing: what is still open, how it ended, and who looks in afterwards."""

from datetime import date, timedelta
from typing import Any

import pytest
from tests.domain.small import TODAY, case
from tests.domain.stepping import after
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs import closing as steps
from hgcase.domain.verbs.closing import Closing, aftercare_proposed, close, closing_open
from hgcase.methods.parts import Method, Moment, Product, Said

METHOD = Method(
    "ambulant",
    1,
    Said("guidance", "begeleiding"),
    Said("about", "over"),
    "test",
    products=(
        Product("analysis", Said("analysis", "analyse"), "test"),
        Product("advice", Said("advice", "advies"), "test"),
    ),
    aftercare=(Moment(91, "child", "test"), Moment(182, "household", "test")),
)
ENDING: dict[str, Any] = {
    "date": "2026-09-25",
    "state": "completed",
    "because": "vijf maanden rust, zij kunnen het zelf",
    "safe_functioning": "partly",
    "judged_by": ["w1", "w2"],
}
YES = {"answers": [{"person": "A", "answer": "agrees"}], "done_by": "w2"}
FOR_ALL: list[dict[str, Any]] = [
    {"persons": ["A", "B"], "kind": "check_in", "due": "2026-12-01", **YES},
    {"persons": ["C"], "kind": "monitoring", "due": "2027-03-01", **YES},
]
ROLES = """
    assignments:
      - {key: as1, role: case_director, party: w1, since: 2026-08-01}
      - {key: as2, role: project_lead, party: w1, since: 2026-08-01}
      - {key: as3, role: counsellor, party: w2, person: A, since: 2026-08-01}
"""
ACTIONS = """
    actions:
      - {key: at1, text: bellen, done_by: w1}
      - {key: at2, text: schrijven, done_by: w1, done: 2026-09-01}
      - {key: at3, text: langsgaan, done_by: w1, due: 2026-10-01}
      - {key: at4, text: nabellen, done_by: w1}
"""


def told(**other: Any) -> Closing:
    """Give a closing with aftercare for everybody, and something other."""
    return Closing(**{"ending": ENDING, "aftercare": FOR_ALL, **other})


def closed(before: CaseFile, closing: Closing) -> CaseFile:
    """Give a household after its trajectory closed."""
    return after(before, close(before, before.trajectories[0], closing, TODAY), TODAY)


def open_(before: CaseFile) -> list[tuple[str, tuple[str, ...]]]:
    """Give what is still open, in short."""
    found = closing_open(before, before.trajectories[0], METHOD, TODAY)
    return [(note.what, note.keys) for note in found]


# --- closing ----------------------------------------------------------------------------------


@pytest.mark.req("B10", "C27", "C28", "C29")
def test_a_trajectory_closes_with_a_reason_and_aftercare_for_each() -> None:
    now = closed(case(ROLES), told())
    ended = now.trajectories[0].ended
    assert ended is not None
    assert (str(ended.date), ended.state, ended.safe_functioning) == (
        "2026-09-25", "completed", "partly",
    )  # fmt: skip
    assert ended.judged_by == ("w1", "w2")
    assert [each.persons for each in now.aftercare] == [("A", "B"), ("C",)]
    assert not now.trajectories[0].runs(TODAY)


@pytest.mark.req("E15")
def test_the_direction_goes_on_and_so_does_who_looks_in() -> None:
    now = closed(case(ROLES), told())
    assert [(each.role, str(each.until)) for each in now.assignments] == [
        ("case_director", "None"),
        ("project_lead", "2026-09-25"),
        ("counsellor", "None"),  # who looks in afterwards
    ]


def test_where_something_else_runs_no_role_ends_and_what_is_to_be_done_stays() -> None:
    before = case(ROLES + ACTIONS)
    other = before.trajectories[0].model_copy(update={"key": "t2"})
    before = before.replace(trajectories=(*before.trajectories, other))
    now = closed(before, told())
    assert (now.assignments, now.actions) == (before.assignments, before.actions)


def test_of_everything_that_is_to_be_done_somebody_says_what_becomes_of_it() -> None:
    before = case(ACTIONS)
    with refuses("open-actions") as error:
        closed(before, told(actions={"at1": "done"}))
    assert error.value.params == {"keys": "at3, at4"}
    now = closed(before, told(actions={"at1": "done", "at3": "w2", "at4": "open"}))
    assert [(each.done_by, str(each.done)) for each in now.actions] == [
        ("w1", "2026-09-25"),
        ("w1", "2026-09-01"),
        ("w2", "None"),
        ("w1", "None"),
    ]


def test_a_plan_stays_in_force_and_a_phase_ends() -> None:
    before = case("    safety_plans: [{key: sp1, circle: [A], state: in_force, made: 2026-08-01}]")
    line = {"phase": "recovery", "since": "2026-08-01"}
    trajectory = before.trajectories[0]
    update = trajectory.model_dump(exclude_defaults=True) | {"method": "top-3", "phases": [line]}
    before = before.replace(trajectories=(type(trajectory).model_validate(update),))
    now = closed(before, told())
    assert now.safety_plans == before.safety_plans
    assert str(now.trajectories[0].phases[-1].until) == "2026-09-25"


@pytest.mark.req("B06")
def test_what_is_handed_over_has_somebody_who_takes_it() -> None:
    handed = {**ENDING, "state": "handed_over"}
    with refuses("no-handover"):
        closed(case(""), told(ending=handed))
    handover = {"giver": "w1", "taker": "o1", "date": "2026-09-25", "warm": "true"}
    now = closed(case(""), told(ending=handed, handover=handover))
    assert (now.handovers[0].taker, now.handovers[0].confirmed) == ("o1", None)


# --- what is refused --------------------------------------------------------------------------


@pytest.mark.req("B10")
def test_closing_needs_a_reason_and_a_day_that_can_be() -> None:
    with refuses("no-reason-to-close"):
        closed(case(""), told(ending={**ENDING, "because": " "}))
    for day in ("2026-07-01", (TODAY + timedelta(days=1)).isoformat()):
        with refuses("ends-before-it-starts"):
            closed(case(""), told(ending={**ENDING, "date": day}))
    now = closed(case(""), told())
    with refuses("closed-already"):
        closed(now, told())


def test_closing_is_judged_by_two_who_are_not_of_the_family() -> None:
    for judges in ([], ["w1"], ["w1", "A"], ["w1", "unknown"], ["w1", "w1"]):
        with refuses("second-pair-of-eyes"):
            closed(case(""), told(ending={**ENDING, "judged_by": judges}))
    now = closed(case(""), told(ending={**ENDING, "judged_by": ["w1", "o1"]}))
    assert now.trajectories[0].ended is not None


@pytest.mark.req("C27", "C29")
def test_nobody_is_left_without_aftercare_unless_it_is_said() -> None:
    for aftercare, missing in ((FOR_ALL[:1], "C"), (FOR_ALL[1:], "A, B"), ([], "A, B, C")):
        with refuses("no-aftercare") as error:
            closed(case(""), told(aftercare=aftercare))
        assert error.value.params == {"keys": missing}
    assert closed(case(""), told(aftercare=[], no_aftercare=True)).aftercare == ()


@pytest.mark.req("C29")
def test_a_child_has_a_moment_of_its_own() -> None:
    together = [{"persons": ["A", "B", "C"], "due": "2026-12-01", **YES}]
    with refuses("no-aftercare"):
        closed(case(""), told(aftercare=together))


def test_a_moment_that_was_arranged_before_counts() -> None:
    planned = """
    aftercare:
      - {key: af1, persons: [C], due: 2027-01-01}
      - {key: af2, persons: [A], due: 2026-09-01}
"""
    with refuses("no-aftercare") as error:
        closed(case(planned), told(aftercare=[]))
    assert error.value.params == {"keys": "A, B"}  # af2 is of a day that has passed


def test_looking_in_needs_a_yes_or_a_ground_without_one() -> None:
    refused: list[dict[str, Any]] = [
        {"ground": "consent"},
        {},
        {"answers": [{"person": "A", "answer": "refused"}]},
    ]
    for given in refused:
        moment = {"persons": ["A", "B"], "due": "2026-12-01", **given}
        with refuses("no-ground"):
            closed(case(""), told(aftercare=[moment, FOR_ALL[1]]))
    moment = {"persons": ["A", "B"], "due": "2026-12-01", "ground": "legal_duty"}
    assert len(closed(case(""), told(aftercare=[moment, FOR_ALL[1]])).aftercare) == len(FOR_ALL)


# --- aftercare --------------------------------------------------------------------------------


@pytest.mark.req("C27", "C29")
def test_the_method_proposes_moments_of_the_household_and_of_each_child() -> None:
    before = case("")
    found = aftercare_proposed(before, before.trajectories[0], METHOD, date(2026, 9, 25))
    assert [(each["persons"], each["due"]) for each in found] == [
        (["C"], "2026-12-25"),
        (["A", "B"], "2027-03-26"),
    ]


# --- what is still open -------------------------------------------------------------------------


@pytest.mark.req("C27", "E15", "A58", "A65")
def test_of_an_empty_household_all_that_should_be_is_missing() -> None:
    assert open_(case("")) == [
        ("analysis_missing", ()),
        ("advice_missing", ()),
        ("household_without_aftercare", ("A", "B")),
        ("child_without_aftercare", ("C",)),
        ("no_director", ()),
    ]


def test_everything_that_is_open_is_named() -> None:
    more = """
    breaks: [{key: br1, since: 2026-09-20}, {key: br2, since: 2026-09-01, until: 2026-09-02}]
    safety_plans:
      - {key: sp1, circle: [A], state: in_force, made: 2026-08-01}
      - {key: sp2, circle: [A], version: 2, state: draft, made: 2026-09-01}
      - {key: sp3, circle: [B], state: ended, made: 2026-08-01}
    orders:
      - {key: or1, kind: restraining_order, person: B, decisions: [{date: 2026-09-20, decision: imposed}]}
      - {key: or2, kind: restraining_order, person: B,
         decisions: [{date: 2026-08-20, decision: imposed, until: 2026-08-30}]}
    sessions:
      - {key: s1, at: 2026-10-01, state: planned, mode: joint, invited: [A, B]}
      - {key: s2, at: 2026-09-01, state: held, mode: joint, present: [A, B]}
    handovers:
      - {key: ho1, giver: w1, taker: o1, date: 2026-09-01}
      - {key: ho2, giver: w1, taker: o1, date: 2026-09-01, confirmed: 2026-09-02}
    moves: [{key: mv1, persons: [C], date: 2026-11-01}]
    help:
      - {key: hp1, kind: addiction_care, persons: [B], offered: 2026-09-01}
      - {key: hp2, kind: addiction_care, persons: [B], started: 2026-09-01}
    advice: [{key: ad1, made: 2026-09-20}]
    aftercare: [{key: af1, persons: [C], due: 2027-01-01}, {key: af2, persons: [A], due: 2027-01-01}]
"""  # noqa: E501
    assert open_(case(more + ACTIONS + ROLES)) == [
        ("break_runs", ("br1",)),
        ("plan_in_force", ("sp1",)),
        ("plan_draft", ("sp2",)),
        ("order_in_force", ("or1",)),
        ("action_open", ("at1",)),
        ("action_open", ("at3",)),
        ("action_open", ("at4",)),
        ("talk_planned", ("s1",)),
        ("handover_open", ("ho1",)),
        ("move_open", ("mv1",)),
        ("help_not_started", ("hp1",)),
        ("analysis_missing", ()),
        ("advice_not_discussed", ("ad1",)),
        ("role_held", ("as1",)),
        ("role_held", ("as2",)),
        ("role_held", ("as3",)),
    ]


def test_every_note_has_its_words() -> None:
    """A word that a rule gives, and of which no screen could say anything, is a mistake."""
    import ast
    from pathlib import Path

    from hgcase.domain.verbs import break_notes, note
    from hgcase.domain.verbs import phases as phase_steps

    given = {
        call.args[0].value
        for module in (break_notes, phase_steps, steps)
        for call in ast.walk(ast.parse(Path(str(module.__file__)).read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id == "Note"
        and isinstance(call.args[0], ast.Constant)
    }
    chosen = {"plan_in_force", "plan_suspended", "plan_draft"}  # by the state of a plan
    chosen |= {"child_without_aftercare", "household_without_aftercare"}
    assert given | chosen == set(note.NOTES)
