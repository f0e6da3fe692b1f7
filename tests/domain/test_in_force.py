"""What holds of an order on a day follows from its decisions."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.orders import Order
from hgcase.domain.kinds.plan import Condition
from hgcase.domain.standing.in_force import order_on, orders_on, stretches

BEGIN = date(2026, 8, 30)


def decision(kind: str, day: str, **changes: Any) -> dict[str, Any]:
    return {"date": day, "decision": kind, **changes}


def case(*decisions: dict[str, Any], conditions: tuple[dict[str, Any], ...] = ()) -> CaseFile:
    order = Order.model_validate(
        {"key": "or1", "kind": "exclusion_order", "person": "B", "decisions": list(decisions)}
    )
    return CaseFile(
        Household(),
        orders=(order,),
        conditions=tuple(
            Condition.model_validate({"key": "c1", "text": "x", **each}) for each in conditions
        ),
    )


def state(of: CaseFile, day: str) -> str:
    return order_on(of, of.orders[0], date.fromisoformat(day)).state


TEN_DAYS = decision("imposed", "2026-08-30", key="de1", since="2026-08-30T00:30", lasts="P10D")


def test_an_order_holds_from_its_decision_to_the_end_of_its_time() -> None:
    of = case(TEN_DAYS)

    assert [state(of, day) for day in ("2026-08-29", "2026-08-30", "2026-09-09", "2026-09-10")] == [
        "not_in_force", "in_force", "in_force", "not_in_force",
    ]  # fmt: skip
    standing = orders_on(of, date(2026, 9, 9))[0]
    assert standing.stretch is not None
    assert str(standing.stretch.until) == "2026-09-09T00:30"


def test_an_extension_goes_on_where_the_order_ended() -> None:
    of = case(TEN_DAYS, decision("extended", "2026-09-07", until="2026-09-27"))

    assert state(of, "2026-09-20") == "in_force"
    assert state(of, "2026-09-28") == "not_in_force"
    assert state(of, "2026-09-09") == "in_force"


def test_an_extension_that_begins_later_leaves_a_gap() -> None:
    of = case(TEN_DAYS, decision("extended", "2026-09-12", since="2026-09-12", lasts="P18D"))

    assert [state(of, f"2026-09-{day:02}") for day in (9, 10, 11, 12)] == [
        "in_force", "not_in_force", "not_in_force", "in_force",
    ]  # fmt: skip


def test_an_order_that_is_ended_early_holds_no_longer() -> None:
    of = case(TEN_DAYS, decision("ended", "2026-09-03"))

    assert state(of, "2026-09-02") == "in_force"
    assert state(of, "2026-09-04") == "not_in_force"


def test_what_a_court_annulled_never_held() -> None:
    of = case(TEN_DAYS, decision("annulled", "2026-09-05", judges=["de1"]))

    assert state(of, "2026-09-01") == "annulled"
    assert not orders_on(of, date(2026, 9, 1))[0].binds


def test_a_court_that_annuls_from_a_day_on_splits_the_order() -> None:
    of = case(TEN_DAYS, decision("annulled", "2026-09-20", judges=["de1"], since="2026-09-04"))

    assert state(of, "2026-09-03") == "in_force"
    assert state(of, "2026-09-05") == "not_in_force"


def test_an_extension_can_fall_while_the_order_itself_stands() -> None:
    of = case(
        TEN_DAYS,
        decision("extended", "2026-09-07", key="de2", until="2026-09-27"),
        decision("upheld", "2026-10-01", judges=["de1"]),
        decision("annulled", "2026-10-01", judges=["de2"]),
    )

    assert state(of, "2026-09-05") == "in_force"
    assert state(of, "2026-09-20") == "annulled"


def test_ending_that_a_court_annuls_did_not_end_it() -> None:
    of = case(
        TEN_DAYS,
        decision("ended", "2026-09-02", key="de2"),
        decision("annulled", "2026-09-04", judges=["de2"]),
    )

    assert state(of, "2026-09-06") == "in_force"


def test_a_broken_condition_may_wake_an_order_and_a_judge_decides_it() -> None:
    suspended = decision("suspended", "2026-09-01", until="2026-09-30", on_condition="c1")
    long = decision("imposed", "2026-08-30", key="de1", until="2026-12-31")

    kept = case(long, suspended, conditions=({},))
    broken = case(long, suspended, conditions=({"broken": "2026-09-10"},))

    assert [state(kept, day) for day in ("2026-08-31", "2026-09-15", "2026-10-01")] == [
        "in_force", "suspended", "in_force",
    ]  # fmt: skip
    assert [state(broken, day) for day in ("2026-09-09", "2026-09-10")] == ["suspended", "maybe"]
    executed = case(
        long,
        suspended,
        decision("executed", "2026-09-20"),
        conditions=({"broken": "2026-09-10"},),
    )
    assert [state(executed, day) for day in ("2026-09-15", "2026-09-20")] == ["maybe", "in_force"]


def test_what_is_imposed_on_probation_lapses_with_it() -> None:
    probation = decision("imposed", "2023-09-01", lasts="P3M", suspended_for="P3Y")

    quiet = case(probation)
    executed = case(probation, decision("executed", "2024-05-01"))

    assert state(quiet, "2025-01-01") == "suspended"
    assert state(quiet, "2026-09-02") == "not_in_force"
    assert state(executed, "2024-04-30") == "suspended"
    assert state(executed, "2024-07-01") == "in_force"
    assert state(executed, "2024-08-02") == "not_in_force"


def test_an_order_can_hold_until_a_condition_is_met() -> None:
    until_met = decision("imposed", "2026-08-30", until_met="c1")

    assert state(case(until_met, conditions=({},)), "2027-01-01") == "in_force"
    met = case(until_met, conditions=({"met": "2026-10-01"},))
    assert state(met, "2026-09-30") == "in_force"
    assert state(met, "2026-10-02") == "not_in_force"


def test_a_soft_date_leaves_it_open_and_then_it_is_kept_to() -> None:
    of = case(decision("imposed", "2026-09", until="2026-12-31"))

    assert state(of, "2026-09-15") == "maybe"
    assert orders_on(of, date(2026, 9, 15))[0].binds
    assert state(of, "2026-10-01") == "in_force"


def test_an_order_that_was_taken_back_is_no_order() -> None:
    of = case(TEN_DAYS)
    withdrawn = of.orders[0].model_copy(
        update={"withdrawn": Order.model_validate(
            {"key": "or1", "kind": "x", "person": "B",
             "withdrawn": {"date": "2026-09-01", "state": "done"}}).withdrawn}
    )  # fmt: skip

    assert orders_on(of.replace(orders=(withdrawn,)), BEGIN) == ()


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["extended", "suspended", "executed", "ended", "upheld"]),
            st.integers(1, 60),
            st.integers(0, 30),
        ),
        max_size=6,
    ),
    st.integers(-40, 120),
)
def test_nothing_binds_outside_what_was_imposed_or_extended(
    later: list[tuple[str, int, int]], offset: int
) -> None:
    decisions = [
        decision(
            kind,
            (BEGIN + timedelta(days=after)).isoformat(),
            until=(BEGIN + timedelta(days=after + long)).isoformat(),
        )
        for kind, after, long in later
    ]
    of = case(TEN_DAYS, *decisions)
    day = BEGIN + timedelta(days=offset)
    standing = order_on(of, of.orders[0], day)

    covered = any(
        stretch.since.day <= day and (stretch.until is None or day <= stretch.until.last_day)
        for stretch in stretches(of, of.orders[0])
    )
    assert standing.binds <= covered
    assert not standing.binds or standing.stretch is not None


@pytest.mark.parametrize("text", ["P10D", "P4W", "P3M", "P1Y6M"])
def test_a_duration_is_counted_by_the_calendar(text: str) -> None:
    of = case(decision("imposed", "2024-02-29", lasts=text))
    end = {"P10D": "2024-03-10", "P4W": "2024-03-28", "P3M": "2024-05-29", "P1Y6M": "2025-08-29"}

    assert str(stretches(of, of.orders[0])[0].until) == end[text]
