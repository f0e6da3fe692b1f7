"""What differs between two versions of a plan, for whoever may see them."""

import pytest
from tests.domain.small import case

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.plan_diff import Difference, differences
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by

TWO = """
    contacts: [{key: n1, name: Nico Proef}, {key: n2, name: Nora Proef}]
    conditions: [{key: c1, text: De kinderen slapen.}, {key: c2, text: De deur is open.}]
    rules:
      - {key: r1, number: 1, circle: [A, B], persons: [A], situation: altijd, text: Eerste.}
      - {key: r2, number: 2, circle: [A, B], persons: [A], situation: altijd, text: Tweede.}
      - {key: r3, number: 3, circle: [A, B], persons: [A], situation: altijd, text: Derde., replaces: 1}
      - {key: r4, number: 4, circle: [A, B], persons: [A], situation: altijd, text: Vierde., replaces: 3}
      - {key: r5, number: 5, circle: [A, B], persons: [B], situation: altijd, text: Vijfde.}
    safety_plans:
      - key: sp1
        circle: [A, B]
        version: 1
        state: ended
        made: 2026-08-01
        until: 2026-09-01
        review_due: 2026-09-01
        rules: [1, 2]
        conditions: [c1]
        warning_signs: [zwijgen, deuren]
        time_out: {sign: hand omhoog, minutes: 20}
        break_plan:
          leaves: [B]
          places: [{kind: family, host: n1, known_to: [B]}, {kind: hotel, name: Hotel Proef, known_to: [A, B]}]
          contact_agreement: Een keer bellen.
        call: [n1]
      - key: sp2
        circle: [A, B]
        version: 2
        state: in_force
        made: 2026-09-01
        review_due: 2026-10-01
        rules: [4, 5]
        conditions: [c1, c2]
        warning_signs: [deuren, jas aan]
        time_out: {sign: hand omhoog, minutes: 30, place: tuin}
        break_plan:
          leaves: [B]
          places: [{kind: hotel, name: Hotel Proef, known_to: [A, B]}, {kind: family, host: n1, known_to: [B]}]
        call: [n1, n2]
"""  # noqa: E501


def said(found: tuple[Difference, ...], part: str) -> list[tuple[str, str, object, object]]:
    """Give what differs in one part, in short."""
    return [(e.field, e.how, e.before, e.after) for e in found if e.part == part]


def between(household: CaseFile) -> tuple[Difference, ...]:
    """Compare the two plans of a household."""
    return differences(household, *household.safety_plans)


def test_a_rule_in_other_words_is_one_difference_over_the_versions_in_between() -> None:
    rules = [each for each in between(case(TWO)) if each.part == "rule"]
    assert [(e.how, e.before and e.before.number, e.after and e.after.number) for e in rules] == [
        ("changed", 1, 4),
        ("added", None, 5),
        ("gone", 2, None),
    ]


def test_every_part_says_what_came_went_and_became_other() -> None:
    found = between(case(TWO))
    assert said(found, "sign") == [("", "added", None, "jas aan"), ("", "gone", "zwijgen", None)]
    assert said(found, "time_out") == [
        ("minutes", "changed", 20, 30),
        ("place", "added", None, "tuin"),
    ]
    assert said(found, "call") == [("", "added", None, "n2")]
    assert [each.after.key for each in found if each.part == "condition"] == ["c2"]
    assert said(found, "break_plan") == [("contact_agreement", "gone", "Een keer bellen.", None)]
    ((_, _, before, after),) = said(found, "review")
    assert (str(before), str(after)) == ("2026-09-01", "2026-10-01")


@pytest.mark.req("A52")
def test_another_order_of_the_same_places_is_a_difference() -> None:
    ((field, how, before, after),) = said(between(case(TWO)), "break_place")
    assert (field, how) == ("", "changed")
    assert [place.kind for place in before] == ["family", "hotel"]  # type: ignore[attr-defined]
    assert [place.kind for place in after] == ["hotel", "family"]  # type: ignore[attr-defined]


def test_a_version_differs_in_nothing_from_itself() -> None:
    household = case(TWO)
    for plan in household.safety_plans:
        assert differences(household, plan, plan) == ()


def test_a_reader_who_may_not_know_where_sees_no_difference_of_places() -> None:
    seen = seen_by(case(TWO), Audience("person:A", frozenset("A")))
    assert said(between(seen.case), "break_place") == []
    assert said(between(seen.case), "break_plan") != []
