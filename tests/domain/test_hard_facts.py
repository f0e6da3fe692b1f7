"""The hard facts of the field, each in a small household: orders, direction, who is where."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.cases.published import published
from tests.domain.small import TODAY, case, refused

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.direction import directors
from hgcase.domain.standing.in_force import order_on, orders_on
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks, stay_on, whereabouts


@pytest.fixture(autouse=True)
def a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which an organisation could have words of its own."""
    monkeypatch.setenv("HGCASE_HOME", str(tmp_path))


def order(*decisions: str, conditions: str = "") -> CaseFile:
    """Give a household with one order on Bram."""
    lines = "".join(f"      - {{{decision}}}\n" for decision in decisions)
    return case(
        f"conditions: [{conditions}]\n"
        f"orders:\n  - key: or1\n    kind: exclusion_order\n    person: B\n"
        f"    no_contact: [A, C]\n    decisions:\n{lines}"
    )


def binds(of: CaseFile, *days: str) -> list[bool]:
    """Tell for each day whether Bram has to keep to the order."""
    return [order_on(of, of.orders[0], date.fromisoformat(day)).binds for day in days]


# --- one order, several decisions ---------------------------------------------------------

TEN_DAYS = "key: de1, date: 2026-08-30, party: o1, decision: imposed, lasts: P10D"
TILL_DAY_28 = "key: de2, date: 2026-09-08, party: o1, decision: extended, until: 2026-09-27T00:30"


@pytest.mark.req("E05")
def test_an_order_runs_on_from_its_ten_days_into_its_extension() -> None:
    of = order(TEN_DAYS, TILL_DAY_28)

    assert binds(of, "2026-08-29", "2026-08-30", "2026-09-09", "2026-09-10") == [
        False, True, True, True,
    ]  # fmt: skip
    assert binds(of, "2026-09-27", "2026-09-28") == [True, False]


@pytest.mark.req("E05")
def test_a_court_lets_the_ten_days_stand_and_undoes_the_extension() -> None:
    of = order(
        TEN_DAYS,
        TILL_DAY_28,
        "date: 2026-10-05, party: o2, decision: upheld, judges: [de1]",
        "date: 2026-10-05, party: o2, decision: annulled, judges: [de2]",
    )

    assert binds(of, "2026-09-05", "2026-09-20") == [True, False]
    assert order_on(of, of.orders[0], date(2026, 9, 20)).state == "annulled"
    assert len(of.orders[0].decisions) == 4


def test_a_court_undoes_an_extension_from_a_day_on() -> None:
    of = order(
        TEN_DAYS,
        TILL_DAY_28,
        "date: 2026-09-16, party: o2, decision: annulled, judges: [de2], since: 2026-09-16",
    )

    assert binds(of, "2026-09-05", "2026-09-12", "2026-09-17") == [True, True, False]


def test_the_mayor_who_takes_an_order_back_ends_it_and_undoes_nothing() -> None:
    of = order(TEN_DAYS, TILL_DAY_28, "date: 2026-09-12, party: o1, decision: ended")

    assert binds(of, "2026-09-11", "2026-09-13") == [True, False]
    assert order_on(of, of.orders[0], date(2026, 9, 5)).state == "in_force"


def test_an_order_can_have_a_gap_in_which_nothing_holds() -> None:
    of = order(
        "date: 2026-08-30, party: o1, decision: imposed, until: 2026-09-09",
        "date: 2026-09-12, party: o2, decision: extended, since: 2026-09-12, until: 2026-09-30",
    )

    assert binds(of, "2026-09-09", "2026-09-10", "2026-09-11", "2026-09-12") == [
        True, False, False, True,
    ]  # fmt: skip


A_YEAR = "date: 2026-08-30, party: o2, decision: imposed, until: 2027-08-30"
SUSPENDED = "date: 2026-09-10, party: o2, decision: suspended, on_condition: c1"


def test_a_suspension_lasts_while_its_condition_is_kept() -> None:
    of = order(A_YEAR, SUSPENDED, conditions='{key: c1, text: "@B gaat naar de training"}')

    assert binds(of, "2026-09-09", "2026-09-10", "2027-01-01") == [True, False, False]
    assert order_on(of, of.orders[0], date(2027, 1, 1)).state == "suspended"


def test_a_broken_condition_wakes_the_order() -> None:
    condition = '{key: c1, text: "@B gaat naar de training", broken: 2026-10-01}'
    of = order(A_YEAR, SUSPENDED, conditions=condition)

    assert binds(of, "2026-09-20", "2026-10-01", "2027-01-01") == [False, True, True]


def test_what_hangs_over_somebody_for_two_years_is_then_gone() -> None:
    of = order(
        "date: 2026-08-30, decision: imposed, lasts: P3M, suspended_for: P2Y, on_condition: c1",
        conditions='{key: c1, text: "@B laat @A met rust"}',
    )

    assert binds(of, "2026-10-01", "2028-08-29", "2028-09-01") == [False, False, False]
    assert order_on(of, of.orders[0], date(2028, 8, 29)).state == "suspended"
    assert order_on(of, of.orders[0], date(2028, 9, 1)).state == "not_in_force"


@pytest.mark.parametrize(
    ("met", "last_day"), [("", "2026-12-31"), (", met: 2026-10-15", "2026-10-15")]
)
def test_an_order_ends_on_a_date_or_when_a_condition_is_met(met: str, last_day: str) -> None:
    of = order(
        "date: 2026-08-30, decision: imposed, until: 2026-12-31, until_met: c1",
        conditions=f"{{key: c1, text: er is een veilige plek{met}}}",
    )
    after = date.fromordinal(date.fromisoformat(last_day).toordinal() + 1).isoformat()

    assert binds(of, "2026-09-30", last_day, after) == [True, True, False]


def test_of_an_order_of_some_day_in_a_month_whoever_asks_hears_that_it_may_hold() -> None:
    of = published("dobbervaart")
    [exclusion] = [each for each in of.orders if each.kind == "exclusion_order"]

    standing = {
        day: order_on(of, exclusion, date.fromisoformat(day))
        for day in ("2018-08-31", "2018-09-15", "2018-10-11")
    }

    assert [each.state for each in standing.values()] == ["not_in_force", "maybe", "not_in_force"]
    assert standing["2018-09-15"].binds


def test_two_orders_on_two_persons_stand_beside_each_other() -> None:
    of = case("""
        orders:
          - {key: or1, kind: exclusion_order, person: B, no_contact: [A],
             decisions: [{date: 2026-09-01, decision: imposed, until: 2026-09-11}]}
          - {key: or2, kind: contact_ban, person: A, no_contact: [B],
             decisions: [{date: 2026-09-05, decision: imposed, until: 2026-10-05}]}
    """)

    bound = [each.order.person for each in orders_on(of, date(2026, 9, 8)) if each.binds]

    assert bound == ["B", "A"]


# --- who directs --------------------------------------------------------------------------


def _directs(*lines: str) -> str:
    rows = "\n".join(f"  - {{role: case_director, {line}}}" for line in lines)
    return f"assignments:\n{rows}\n"


@pytest.mark.req("E15")
def test_two_tracks_have_a_director_each() -> None:
    of = case(
        _directs(
            "key: as1, party: w1, track: voluntary, since: 2026-09-01",
            "key: as2, party: o2, track: criminal, since: 2026-09-05",
        )
    )

    found = directors(of, TODAY)

    assert {track: each.party for track, each in found.items()} == {
        "voluntary": "w1", "criminal": "o2",
    }  # fmt: skip


@pytest.mark.req("E15")
def test_two_directors_of_one_track_at_one_time_are_refused() -> None:
    assert refused(
        _directs(
            "key: as1, party: w1, track: voluntary, since: 2026-09-01",
            "key: as2, party: w2, track: voluntary, since: 2026-09-15",
        )
    ) == ["assignments.as2.since"]


def test_direction_changes_hands_on_one_day() -> None:
    of = case(
        _directs(
            "key: as1, party: w1, track: voluntary, since: 2026-09-01, until: 2026-09-15",
            "key: as2, party: w2, track: voluntary, since: 2026-09-15",
        )
    )
    days = (date(2026, 9, 14), date(2026, 9, 15), date(2026, 9, 16))

    assert [directors(of, day)["voluntary"].party for day in days] == ["w1", "w2", "w2"]


def test_between_two_directors_there_can_be_nobody() -> None:
    of = case(
        _directs(
            "key: as1, party: w1, since: 2026-09-01, until: 2026-09-10",
            "key: as2, party: w2, since: 2026-09-15",
        )
    )

    assert directors(of, date(2026, 9, 12)) == {}


# --- who is where -------------------------------------------------------------------------


def groups(of: CaseFile, day: str) -> list[str]:
    """Give who are together on a day."""
    return ["".join(each.persons) for each in whereabouts(of, date.fromisoformat(day))]


def test_a_household_is_not_one_home() -> None:
    of = published("drieluik")

    assert groups(of, "2015-02-01") == ["ABC", "DE", "F"]
    assert groups(of, "2015-06-01") == ["AB", "CDE", "F"]
    assert groups(of, "2015-12-01") == ["AB", "CF", "DE"]


def test_of_children_who_are_not_at_home_nobody_says_that_they_are() -> None:
    of = published("vlierhof")

    assert groups(of, "2021-06-15") == ["AEF", "B", "CD"]
    youngest = stay_on(of, "C", date(2021, 6, 15))
    assert youngest is not None
    assert youngest.home is None


def test_a_break_goes_from_place_to_place() -> None:
    of = published("dobbervaart")

    places: list[Any] = [stay.place for stay in places_of_break(of, "br1")]

    assert places == ["shelter", "hotel", "hotel"]


def test_the_third_place_of_a_break_counts_on_its_day() -> None:
    of = case("""
        breaks: [{key: br1, called_by: B, since: 2026-09-19, until: 2026-09-24}]
        stays:
          - {key: st1, persons: [B], break_event: br1, place: hotel, name: Hotel Nergens,
             since: 2026-09-20, until: 2026-09-22}
          - {key: st2, persons: [B], break_event: br1, place: family,
             since: 2026-09-19, until: 2026-09-20}
          - {key: st3, persons: [B], break_event: br1, place: emergency_bed,
             since: 2026-09-22, until: 2026-09-24}
    """)
    places = places_of_break(of, "br1")
    there = stay_on(of, "B", date(2026, 9, 23))

    assert [stay.place for stay in places] == ["family", "hotel", "emergency_bed"]
    assert there is not None
    assert there.key == "st3"
    assert [each.key for each in running_breaks(of, date(2026, 9, 24))] == ["br1"]
    assert running_breaks(of, date(2026, 9, 25)) == ()
