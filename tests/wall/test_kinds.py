"""What the rules of the wall mean for single kinds, one line at a time."""

from typing import Any

import pytest
from tests.wall.small import TODAY, household, record

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.advice import Advice
from hgcase.domain.kinds.analysis import Trigger
from hgcase.domain.kinds.consents import Consent
from hgcase.domain.kinds.directory import Organisation
from hgcase.domain.kinds.handovers import Handover, Move
from hgcase.domain.kinds.incidents import Account, Incident
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.notifications import Notification
from hgcase.domain.kinds.orders import Order
from hgcase.domain.kinds.places import Stay
from hgcase.domain.kinds.plan import PersonalPlan
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.kinds.support import Goal, Help
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.formats.reading import read_case

BOTH = ["A", "B"]


def seen(case: CaseFile, readers: str, *, own_talks: bool = False) -> CaseFile:
    """Give what the wall lets through to a paper."""
    return seen_by(case, resolve_audience(case, readers, TODAY, own_talks=own_talks)).case


@pytest.mark.req("B28")
@pytest.mark.parametrize(("readers", "many"), [("person:A", 1), ("person:B", 0)])
def test_of_consents_one_reads_ones_own_whatever_the_circle(readers: str, many: int) -> None:
    consent = record(
        Consent, key="co1", person="A", recipient="o1", answer="refused", visible_to=BOTH
    )
    assert len(seen(household(consent), readers).consents) == many


@pytest.mark.parametrize(("secret", "many"), [(None, 0), ("true", 0), ("unknown", 0), ("false", 1)])
def test_a_notification_waits_until_who_reported_agreed(secret: str | None, many: int) -> None:
    told = record(
        Notification, key="no1", at="2026-08-29", kind="school", visible_to=BOTH,
        secret_source=secret,
    )  # fmt: skip
    assert len(seen(household(told), "person:A").notifications) == many


@pytest.mark.req("B28")
def test_a_personal_plan_is_on_ones_own_paper_when_asked_for_and_on_no_other() -> None:
    case = household(
        record(PersonalPlan, key="pp1", person="A", made="2026-09-12", visible_to=BOTH)
    )
    assert len(seen(case, "person:A", own_talks=True).personal_plans) == 1
    assert seen(case, "person:A").personal_plans == ()
    assert seen(case, "person:B").personal_plans == ()
    assert seen(case, "together:A,B").personal_plans == ()


def test_what_was_found_out_in_a_talk_apart_stays_with_it() -> None:
    talk = record(
        Session, key="s1", at="2026-09-11T10:00", state="held", mode="separate", present=["A", "w1"]
    )
    trigger = record(Trigger, key="x1", kind="drink", text="x", session="s1", visible_to=BOTH)
    case = household(talk, trigger)
    assert seen(case, "person:B").triggers == ()
    assert seen(case, "person:A").triggers == ()
    assert len(seen(case, "person:A", own_talks=True).triggers) == 1


def test_help_by_a_shelter_is_on_no_paper() -> None:
    case = household(
        record(Organisation, key="o2", name="Opvang Voorbeeld", kind="shelter"),
        record(Help, key="hp1", kind="stay", persons=["A"], given_by="o2"),
        record(Help, key="hp2", kind="talks", persons=["A"], given_by="o1"),
    )
    assert [each.kind for each in seen(case, "person:A").help] == ["talks"]


def test_an_answer_to_help_is_its_givers() -> None:
    answers = [{"person": "A", "answer": "ja"}, {"person": "B", "answer": "nee"}]
    case = household(record(Help, key="hp1", kind="talks", persons=BOTH, answers=answers))
    assert [each.answer for each in seen(case, "person:A").help[0].answers] == ["ja"]
    assert seen(case, "together:A,B").help[0].answers == ()


@pytest.mark.parametrize(("persons", "shown"), [(["A"], True), (BOTH, False)])
def test_that_a_goal_of_several_is_reached_is_the_teams(persons: list[str], shown: bool) -> None:
    goal = record(Goal, key="g1", persons=persons, text="x", reached="2026-10-01", visible_to=BOTH)
    assert (seen(household(goal), "person:A").goals[0].reached is not None) is shown


def test_advice_narrows_part_by_part_and_to_those_with_whom_it_was_discussed() -> None:
    follow_up: list[dict[str, Any]] = [
        {"kind": "trauma_treatment", "persons": ["A"]},
        {"kind": "talks", "persons": BOTH},
        {"kind": "debt_relief"},
    ]
    parts = [{"part": "acute", "text": "a"}, {"part": "lasting", "text": "l", "visible_to": ["B"]}]
    advice = record(
        Advice, key="ad1", made="2026-10-30", visible_to=["A", "B", "C"],
        discussed=[{"date": "2026-10-31", "persons": BOTH}], parts=parts, follow_up=follow_up,
    )  # fmt: skip
    case = household(advice)
    for readers, texts, kinds in (
        ("person:A", ["a"], ["trauma_treatment", "talks"]),
        ("person:B", ["a", "l"], ["talks"]),
        ("together:A,B", ["a"], ["talks"]),
    ):
        found = seen(case, readers).advice[0]
        assert [part.text for part in found.parts] == texts
        assert [help_.kind for help_ in found.follow_up] == kinds
    undiscussed = household(advice.model_copy(update={"discussed": ()}))
    assert seen(undiscussed, "person:A").advice == ()


def test_decisions_on_an_order_are_counted_anew_and_still_judge_each_other() -> None:
    decisions = [
        {"key": "de7", "date": "2026-08-30", "decision": "imposed", "grounds": "x"},
        {"key": "de3", "date": "2026-09-04", "decision": "annulled", "judges": ["de7"]},
    ]
    order = record(
        Order, key="or1", kind="exclusion_order", person="B", no_contact=["A"],
        decisions=decisions, not_covered=["x"], kept=[{"answer": "broken", "visible_to": ["B"]}],
    )  # fmt: skip
    found = seen(household(order), "person:B").orders[0]
    first, second = found.decisions
    assert second.judges == (first.key,)
    assert not {"de7", "de3"} & {first.key, second.key}
    assert (first.grounds, found.not_covered, found.kept) == (None, (), ())


def _moving(**values: Any) -> CaseFile:
    return household(
        record(Organisation, key="o9", name="Wijkteam Elders", kind="wijkteam"),
        record(
            Handover, key="ho1", giver="o1", taker="o9", date="2026-11-02", visible_to=BOTH
        ),
        record(
            Move, key="mv1", persons=["A"], date="2026-12-01", new_place="Elders", handover="ho1",
            visible_to=BOTH, **values,
        ),
    )  # fmt: skip


@pytest.mark.req("B28")
def test_where_somebody_moves_to_takes_along_who_takes_over_there() -> None:
    case = _moving(known_to=["A"])
    mine, other = seen(case, "person:A"), seen(case, "person:B")
    assert (mine.moves[0].new_place, len(mine.handovers)) == ("Elders", 1)
    assert "Wijkteam Elders" in [each.name for each in mine.organisations]
    assert (other.moves[0].new_place, other.handovers) == (None, ())
    assert "Wijkteam Elders" not in [each.name for each in other.organisations]


@pytest.mark.req("B28")
def test_the_employer_of_a_host_goes_with_the_host() -> None:
    case = household(
        record(Organisation, key="o9", name="School Elders", kind="school"),
        record(Contact, key="n9", name="Riet", organisation="o9"),
        record(Stay, key="st1", persons=["A"], host="n9"),
    )
    assert "School Elders" not in [each.name for each in seen(case, "person:B").organisations]


def test_what_says_the_same_stands_in_no_order_of_entry() -> None:
    days = [record(Incident, key=f"i{n}", at=f"2026-08-0{n}", visible_to=BOTH) for n in (1, 2)]
    told = [
        record(Account, key=f"ac{n}", incident=f"i{n}", text="x", visible_to=BOTH) for n in (1, 2)
    ]
    one, other = household(*days, *told), household(*days, *reversed(told))
    assert seen(one, "person:A").accounts == seen(other, "person:A").accounts


def test_a_secret_place_tears_no_hole_in_what_somebody_else_sees() -> None:
    text = """
        hgcase: 1
        household: {opened: 2026-09-01}
        persons:
          - {key: A, name: Anna Proef, born: 1990-01-01}
          - {key: B, name: Bram Proef, born: 1988-01-01}
        contacts:
          - {key: n1, name: Kees Proef, visible_to: [A, B]}
          - {key: n2, name: Riet Proef, visible_to: [A, B]}
        rules: [{key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: x,
                 said_by: n2}]
        trajectories:
          - {key: t1, method: ambulant, start: 2026-09-01,
             participants: [{person: A, since: 2026-09-01}, {person: B, since: 2026-09-01}]}
        stays: [%s]
    """
    hidden = "{key: st1, persons: [A], place: family, host: n2, visible_to: [A], known_to: [A]}"
    papers = [
        seen_by(read_case(text % stay, TODAY), Audience("person:B", frozenset("B"))).case
        for stay in ("", hidden)
    ]

    assert [rule.number for rule in papers[1].rules] == [1]
    assert papers[0].rules == papers[1].rules
    assert papers[0].contacts == papers[1].contacts
