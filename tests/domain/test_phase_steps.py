"""Another phase: forward by a judgement, back whenever needed, and what argues against it."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.small import TODAY, case
from tests.domain.stepping import after
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.verbs import phases as steps
from hgcase.errors import HgcaseError
from hgcase.methods import method
from hgcase.methods.parts import Method

PHASES = ("direct_safety", "stable_safety", "recovery")


def top_3() -> Method:
    """Give the method with phases."""
    found = method("top-3")
    assert found is not None
    return found


def household(more: str = "") -> CaseFile:
    """Give a household in its first phase."""
    found = case(more)
    (trajectory,) = found.trajectories
    line = {"phase": "direct_safety", "since": "2026-08-01"}
    told = trajectory.model_dump(exclude_defaults=True) | {"method": "top-3", "phases": [line]}
    return found.replace(trajectories=(type(trajectory).model_validate(told),))


def moved(
    before: CaseFile, phase: str, day: date = TODAY, grounds: str = "zes weken rust"
) -> CaseFile:
    """Give the household after a step."""
    told = steps.move_phase(
        before.trajectories[0], top_3(), phase, day, judged_by=["w1", "w2"], grounds=grounds
    )
    return after(before, told, day)


def notes(before: CaseFile, phase: str = "stable_safety") -> list[str]:
    """Give the words of what argues against a step."""
    found = steps.phase_notes(before, before.trajectories[0], top_3(), phase, TODAY)
    return [note.what for note in found]


# --- the step ---------------------------------------------------------------------------------


@pytest.mark.req("D21", "D22", "D26")
def test_a_step_forward_ends_the_phase_before_and_keeps_who_judged_it() -> None:
    now = moved(household(), "stable_safety").trajectories[0]
    first, second = now.phases
    assert str(first.until) == str(second.since) == TODAY.isoformat()
    assert (second.judged_by, second.grounds) == (("w1", "w2"), "zes weken rust")
    assert now.course.phase == "stable_safety"


@pytest.mark.req("D22")
def test_falling_back_is_a_normal_step_with_a_reason() -> None:
    now = moved(moved(household(), "stable_safety"), "direct_safety", grounds="die vrijdag")
    assert [each.phase for each in now.trajectories[0].phases] == [
        "direct_safety", "stable_safety", "direct_safety",
    ]  # fmt: skip
    assert notes(now, "stable_safety") != []
    assert notes(moved(household(), "stable_safety"), "direct_safety") == []


@pytest.mark.req("D22")
def test_no_phase_is_left_out() -> None:
    with refuses("phase-skipped") as error:
        moved(household(), "recovery")
    assert error.value.params == {"phase": "stable_safety"}
    empty = household()
    none = empty.trajectories[0].model_copy(update={"phases": ()})
    with refuses("phase-skipped"):
        moved(empty.replace(trajectories=(none,)), "stable_safety")
    assert moved(empty.replace(trajectories=(none,)), "direct_safety").trajectories[0].phases


@pytest.mark.req("D26")
def test_a_step_needs_a_judgement() -> None:
    trajectory = household().trajectories[0]
    for judged_by, grounds in ((["w1"], " "), ([], "rust")):
        with refuses("no-judgement"):
            steps.move_phase(
                trajectory, top_3(), "stable_safety", TODAY, judged_by=judged_by, grounds=grounds
            )


def test_what_is_no_step_of_the_method_is_refused() -> None:
    before = household()
    with refuses("in-that-phase"):
        moved(before, "direct_safety")
    with refuses("no-such-phase"):
        moved(before, "herstel")
    with refuses("phase-too-early"):
        moved(moved(before, "stable_safety"), "recovery", date(2026, 9, 1))
    with refuses("trajectory-over"):
        moved(before, "stable_safety", date(2026, 7, 1))
    ambulant = method("ambulant")
    assert ambulant is not None
    with refuses("no-phases"):
        steps.direction(before.trajectories[0], ambulant, "recovery")


# --- what argues against it ---------------------------------------------------------------------

PLAN = """
    safety_plans: [{key: sp1, circle: [A, B], state: in_force, made: 2026-08-01, conditions: [c1, c2]}]
    conditions:
      - {key: c1, text: De kinderen slapen.%s}
      - {key: c2, text: De deur is open., met: 2026-08-20}
"""  # noqa: E501


def test_with_a_plan_that_is_kept_nothing_argues_against_it() -> None:
    assert notes(household(PLAN % ", met: 2026-09-01")) == []


@pytest.mark.req("D23", "D26")
@pytest.mark.parametrize(
    ("more", "what"),
    [
        ("", ["no_plan"]),
        (PLAN % "", ["condition_open"]),
        (PLAN % ", met: 2026-08-10, broken: 2026-09-01", ["condition_broken"]),
        (PLAN % ", broken: 2026-08-10, met: 2026-09-01", []),
        (PLAN.replace("in_force", "suspended") % "", ["no_plan", "plan_suspended"][1:]),
        (PLAN.replace("in_force", "draft") % "", ["no_plan", "plan_draft"]),
    ],
)
def test_the_plan_and_its_conditions_argue_against_it(more: str, what: list[str]) -> None:
    assert notes(household(more)) == what


@pytest.mark.req("A48", "A49")
def test_a_home_that_was_judged_not_safe_argues_against_it_until_that_one_says_otherwise() -> None:
    unsafe = """
    observations:
      - {date: 2026-09-01, about: [A], topic: home_safe, answer: not_safe, said_by: w1}
      - {date: 2026-09-10, about: [A], topic: home_safe, answer: safe, said_by: w2}
"""
    assert notes(household(PLAN % ", met: 2026-09-01" + unsafe)) == ["home_not_safe"]
    safe = (
        unsafe
        + "      - {date: 2026-09-12, about: [A], topic: home_safe, answer: safe, said_by: w1}"
    )
    assert notes(household(PLAN % ", met: 2026-09-01" + safe)) == []


@pytest.mark.req("D24", "D27")
def test_help_that_is_a_referral_only_argues_against_it() -> None:
    more = """
    factors: [{key: f1, kind: risk, persons: [B], text: drank}]
    help:
      - {key: hp1, kind: addiction_care, persons: [B], offered: 2026-09-01}
      - {key: hp2, kind: addiction_care, persons: [B], started: 2026-09-01}
      - {key: hp3, kind: addiction_care, persons: [B], started: 2026-09-01, reduces: [f1]}
      - {key: hp4, kind: addiction_care, persons: [B], offered: 2026-09-01, answers: [{person: B, answer: refused}]}
"""  # noqa: E501
    found = steps.phase_notes(
        before := household(PLAN % ", met: 2026-09-01" + more),
        before.trajectories[0], top_3(), "stable_safety", TODAY,
    )  # fmt: skip
    assert [(note.what, note.keys) for note in found] == [
        ("help_not_started", ("hp1",)),
        ("help_names_no_risk", ("hp2",)),
    ]
    assert found[0].since == date(2026, 9, 1)


@pytest.mark.req("D14")
def test_what_happened_in_this_phase_and_a_break_argue_against_it() -> None:
    more = """
    incidents: [{key: i1, at: 2026-07-01}, {key: i2, at: 2026-09-05}, {key: i3, at: 2026-11-05}]
    breaks: [{key: br1, since: 2026-09-20}]
    unsafe_situations: [{key: us1, situation: altijd, text: Slaan.}]
"""
    assert notes(household(PLAN % ", met: 2026-09-01" + more)) == [
        "situation_open", "break_runs", "incident_since",
    ]  # fmt: skip


# --- whatever is done ---------------------------------------------------------------------------


@pytest.mark.req("D22")
@given(st.lists(st.sampled_from(PHASES), max_size=12))
def test_whatever_is_done_each_phase_is_next_to_the_one_before(wanted: list[str]) -> None:
    now = household()
    for n, phase in enumerate(wanted, 1):
        try:
            now = moved(now, phase, date(2026, 10, n))
        except HgcaseError:
            continue
    phases = now.trajectories[0].phases
    places = [PHASES.index(each.phase) for each in phases]
    assert all(b <= a + 1 and a != b for a, b in pairwise(places))
    assert [each.until for each in phases[:-1]] == [each.since for each in phases[1:]]
    assert phases[-1].until is None
