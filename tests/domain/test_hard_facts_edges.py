"""Facts of the field at their edges: what nobody said exactly, and what follows what."""

from datetime import date

import pytest
from tests.cases.published import published
from tests.domain.small import TODAY, case
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.direction import directors
from hgcase.domain.standing.in_force import order_on
from hgcase.domain.standing.whereabouts import places_of_break, stay_on
from hgcase.domain.wall.audience import resolve_audience


def order(*decisions: str, conditions: str = "") -> CaseFile:
    lines = "".join(f"      - {{{decision}}}\n" for decision in decisions)
    return case(
        f"conditions: [{conditions}]\norders:\n  - key: or1\n    kind: exclusion_order\n"
        f"    person: B\n    decisions:\n{lines}"
    )


def state(of: CaseFile, day: str) -> str:
    return order_on(of, of.orders[0], date.fromisoformat(day)).state


def test_an_order_of_an_unknown_day_that_lasts_so_long_is_no_crash() -> None:
    assert state(order("date: XXXX, decision: imposed, lasts: P3D"), "2026-01-01") == "maybe"


def test_an_extension_decided_after_the_end_does_not_bind_backward() -> None:
    of = order(
        "date: 2026-09-01, decision: imposed, until: 2026-09-11",
        "date: 2026-09-20, decision: extended, until: 2026-09-28",
    )
    assert state(of, "2026-09-15") == "not_in_force"
    assert state(of, "2026-09-20") == "in_force"


def test_an_ended_order_that_is_extended_later_does_not_bind_backward() -> None:
    of = order(
        "date: 2026-09-01, decision: imposed, until: 2026-09-11",
        "date: 2026-09-05, decision: ended",
        "date: 2026-09-20, decision: extended, until: 2026-09-28",
    )
    assert state(of, "2026-09-15") == "not_in_force"


def test_a_suspension_can_last_until_a_condition_is_met() -> None:
    of = order(
        "date: 2026-09-01, decision: imposed, until: 2026-12-31",
        "date: 2026-09-10, decision: suspended, until_met: c1",
        conditions="{key: c1, text: x, met: 2026-10-01}",
    )
    assert state(of, "2026-09-20") == "suspended"
    assert state(of, "2026-10-05") == "in_force"


def test_what_surely_ends_on_a_day_does_not_go_on_because_a_condition_is_soft() -> None:
    of = order(
        "date: 2026-09-01, decision: imposed, until: 2026-10-15, until_met: c1",
        conditions='{key: c1, text: x, met: "2026-10"}',
    )
    assert state(of, "2026-10-20") == "not_in_force"


@pytest.mark.parametrize("newest_first", [False, True])
def test_on_the_day_of_changeover_the_new_director_directs(newest_first: bool) -> None:
    lines = [
        "{key: as1, role: case_director, party: w1, since: 2026-09-01, until: 2026-09-15}",
        "{key: as2, role: case_director, party: w2, since: 2026-09-15}",
    ]
    of = case(
        "assignments:\n"
        + "".join(f"  - {line}\n" for line in (lines[::-1] if newest_first else lines))
    )
    assert directors(of, date(2026, 9, 15))[""].party == "w2"


BREAK = """
breaks: [{key: br1, called_by: B}]
stays:
  - {key: st3, persons: [B], break_event: br1, place: hotel, %s follows: [st2]}
  - {key: st2, persons: [B], break_event: br1, place: friends, %s follows: [st1]}
  - {key: st1, persons: [B], break_event: br1, place: family, %s}
"""


@pytest.mark.parametrize("since", ["", 'since: "2026-08",'])
def test_places_without_exact_dates_stand_in_the_order_that_they_follow(since: str) -> None:
    of = case(BREAK % (since, since, since.rstrip(",")))
    assert [stay.key for stay in places_of_break(of, "br1")] == ["st1", "st2", "st3"]


def test_who_went_on_to_another_place_is_there() -> None:
    of = case("""
        stays:
          - {key: st1, persons: [B], place: family}
          - {key: st2, persons: [B], place: hotel, follows: [st1]}
    """)
    stay = stay_on(of, "B", TODAY)

    assert stay is not None
    assert stay.key == "st2"


def test_a_paper_for_one_person_is_not_made_for_several() -> None:
    with refuses("several-readers"):
        resolve_audience(published("kiezelpad"), "person:C", TODAY)
