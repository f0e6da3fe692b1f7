"""Weeks, the planned end, and which approach runs."""

from datetime import date, timedelta
from typing import Any

import pytest

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.trajectory import Trajectory, running
from hgcase.methods import methods

START = date(2026, 9, 7)


def trajectory(**values: Any) -> Trajectory:
    return Trajectory.model_validate(
        {"key": "t1", "method": "take-a-break", "start": "2026-09-07", **values}
    )


@pytest.mark.req("A24")
@pytest.mark.parametrize(
    ("days", "week"),
    [(-8, -1), (-7, 0), (-1, 0), (0, 1), (6, 1), (7, 2), (13, 2), (14, 3), (55, 8), (56, 9)],
)
def test_a_week_is_a_whole_week_since_the_start_plus_one(days: int, week: int) -> None:
    assert trajectory().week(START + timedelta(days=days)) == week


@pytest.mark.req("A24")
def test_take_a_break_ends_on_the_last_day_of_its_eighth_week() -> None:
    end = trajectory().planned_end

    assert end == date(2026, 11, 1)
    assert trajectory().week(end) == 8
    assert trajectory().week(end + timedelta(days=1)) == 9


@pytest.mark.req("A24")
def test_the_planned_end_crosses_a_change_of_clock_and_of_year() -> None:
    assert trajectory(start="2026-12-07").planned_end == date(2027, 1, 31)
    assert trajectory(start="2028-01-05").planned_end == date(2028, 2, 29)


@pytest.mark.req("B09", "D21")
def test_the_other_approaches_have_no_planned_end() -> None:
    open_ended = [each.method for each in methods() if each.weeks is None]

    assert open_ended == ["ambulant", "top-3"]
    assert [trajectory(method=method).planned_end for method in open_ended] == [None, None]
    assert trajectory(method="ambulant").weeks is None


def test_of_an_approach_that_is_not_known_here_only_the_end_is_missing() -> None:
    gone = trajectory(method="oeveraanpak", method_version=3)

    assert (gone.weeks, gone.planned_end) == (None, None)
    assert gone.week(START) == 1
    assert gone.course.version == 3


def test_a_soft_start_counts_from_its_earliest_day() -> None:
    assert trajectory(start="2026-09~").week(date(2026, 9, 8)) == 2


@pytest.mark.parametrize(
    ("day", "runs"),
    [("2026-09-06", False), ("2026-09-07", True), ("2026-09-30", True), ("2026-10-01", False)],
)
def test_an_approach_runs_from_its_start_through_its_last_day(day: str, runs: bool) -> None:
    ended = trajectory(ended={"date": "2026-09-30", "state": "stopped"})

    assert ended.runs(date.fromisoformat(day)) is runs


def household(*trajectories: Trajectory) -> CaseFile:
    return CaseFile(Household(), trajectories=trajectories)


def test_the_approach_that_started_last_is_the_one_that_runs() -> None:
    first = trajectory(key="t1", start="2026-08-01")
    second = trajectory(key="t2", start="2026-09-01", method="top-3")
    coming = trajectory(key="t3", start="2026-12-01")
    case = household(second, coming, first)

    assert running(case, date(2026, 9, 27)) == second
    assert running(case, date(2026, 8, 31)) == first
    assert running(case, date(2026, 7, 31)) is None
    assert running(household(), START) is None


def test_one_that_runs_goes_before_one_that_ended_later_started() -> None:
    ended = {"date": "2026-09-10", "state": "stopped"}
    runs = trajectory(key="t1", start="2026-08-01")
    stopped = trajectory(key="t2", start="2026-09-01", ended=ended)

    assert running(household(runs, stopped), date(2026, 9, 27)) == runs
    assert running(household(stopped), date(2026, 9, 27)) == stopped
