"""What happened, in order: over all kinds of records, by what they declare."""

from datetime import date
from typing import Any

import pytest

from hgcase.domain.case_file import CaseFile, kind_of
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.persons import Person
from hgcase.domain.standing.dated import in_time
from hgcase.domain.standing.timeline import Event, about, timeline

TODAY = date(2026, 9, 27)
NAMES = {"A": "Anna", "B": "Bram", "C": "Noor"}
PERSONS = tuple(Person(key=key, name=f"{name} Proef") for key, name in NAMES.items())


def made(section: str, **values: Any) -> Record:
    found: Record = kind_of(section).model_validate(values)
    return found


def household(*records: Record) -> CaseFile:
    return CaseFile(Household(), persons=PERSONS).add(*records)


def incident(key: str, at: str, **values: Any) -> Record:
    return made("incidents", key=key, at=at, **values)


def told(events: tuple[Event, ...]) -> list[str]:
    return [".".join((event.record.key, *event.path)) for event in events]


def past(*records: Record, **asked: Any) -> list[str]:
    return told(timeline(household(*records), TODAY, **asked).past)


def coming(*records: Record, **asked: Any) -> list[str]:
    return told(timeline(household(*records), TODAY, **asked).coming)


def test_what_happened_is_in_order_over_all_kinds() -> None:
    found = past(
        incident("i2", "2026-09-02T23:00"),
        incident("i1", "2026-09-02T08:00"),
        made("observations", key="ob1", date="2026-09-01", topic="home_safe"),
        made("statements", key="sm1", date="2026-09-02", text="x"),
    )

    assert found == ["ob1.date", "sm1.date", "i1.at", "i2.at"]


@pytest.mark.parametrize(
    ("soft", "order"),
    [
        ("2026-08~", "i2 i1"),
        ("2026", "i2 i1"),
        ("2026-08-16~", "i1 i2"),
        ("[2027,2028]", "i1"),
    ],
)
def test_a_soft_date_stands_at_its_earliest_day(soft: str, order: str) -> None:
    found = past(incident("i1", "2026-08-15"), incident("i2", soft))

    assert found == [f"{key}.at" for key in order.split()]


def test_a_deadline_never_happened_and_what_is_done_did() -> None:
    action = {"text": "bellen", "done_by": "unknown"}
    late = made("actions", key="at1", due="2026-09-01", **action)
    later = made("actions", key="at2", due="2026-10-01", **action)
    done = made("actions", key="at3", due="2026-09-01", done="2026-09-03", **action)

    assert past(late, later, done) == ["at3.done"]
    assert coming(late, later, done) == ["at1.due", "at2.due"]


def test_what_was_taken_back_asks_for_nothing_any_more() -> None:
    withdrawn = {"date": "2026-09-02", "state": "done"}
    action = made("actions", key="at1", text="x", done_by="unknown", due="2026-10-01",
                  withdrawn=withdrawn)  # fmt: skip

    assert coming(action) == []


def test_a_hearing_that_has_passed_is_not_to_come_and_did_not_surely_happen() -> None:
    hearing = made("proceedings", key="pc1", kind="family_court", next_date="2026-09-20")

    assert past(hearing) == coming(hearing) == []


def test_an_end_is_to_come_until_its_day() -> None:
    decision = {"decision": "imposed", "date": "2026-09-20"}
    runs = made("orders", key="or1", kind="exclusion_order", person="B",
                decisions=[{**decision, "until": "2026-09-27T00:30"}])  # fmt: skip
    over = made("orders", key="or2", kind="exclusion_order", person="B",
                decisions=[{**decision, "until": "2026-09-26"}])  # fmt: skip

    assert past(runs, over) == ["or1.decisions.date", "or2.decisions.date"]
    assert coming(runs, over) == ["or1.decisions.until"]


def test_what_has_an_end_alone_stands_at_it_once() -> None:
    over = made("proceedings", key="pc1", kind="family_court", until="2026-09-20")
    ends = made("proceedings", key="pc2", kind="family_court", until="2026-10-20")

    assert past(over, ends) == ["pc1.until"]
    assert coming(over, ends) == ["pc2.until"]


def test_dated_lines_stand_at_their_own_days_those_of_a_day_together() -> None:
    days = {"A": "2026-09-12", "B": "2026-09-14", "C": "2026-09-12"}
    answers = [{"person": key, "answer": "agrees", "date": day} for key, day in days.items()]
    help_ = made("help", key="hp1", kind="crisis_help", offered="2026-09-13", answers=answers)
    found = timeline(household(help_), TODAY).past

    assert told(found) == ["hp1.answers.date", "hp1.offered", "hp1.answers.date"]
    assert [len(event.lines) for event in found] == [2, 0, 1]


def test_accounts_stand_under_their_incident_in_the_order_in_which_they_were_told() -> None:
    accounts = [made("accounts", key=key, incident="i1", date=day, text="x")
                for key, day in (("ac1", "2026-09-11"), ("ac2", "2026-08-30"))]  # fmt: skip
    found = timeline(household(incident("i1", "2026-08-29"), *accounts), TODAY).past

    assert told(found) == ["i1.at"]
    assert [account.key for account in found[0].accounts] == ["ac2", "ac1"]
    assert past(*accounts, among={"accounts"}) == ["ac2.date", "ac1.date"]


def test_what_follows_comes_after_where_dates_do_not_say() -> None:
    records = (
        incident("i3", "2026-08-15", follows=["i2"]),
        incident("i2", "2026-08-15", follows=["i1"]),
        incident("i1", "2026-08-15"),
        made("statements", key="sm1", text="x", follows=["i2"]),
        made("statements", key="sm2", text="x", follows=["sm3"]),
        made("statements", key="sm3", text="x"),
    )
    found = timeline(household(*records), TODAY)

    assert [event.record.key for event in found.past] == ["i1", "i2", "i3", "sm1"]
    assert [event.record.key for event in found.undated] == ["sm3", "sm2"]


def test_a_soft_date_gives_way_to_what_it_follows_and_an_exact_one_does_not() -> None:
    first = incident("i1", "2026-08-15")
    soft = incident("i2", "2026-08", follows=["i1"])
    exact = incident("i3", "2026-08-14", follows=["i1"])

    assert past(soft, exact, first) == ["i3.at", "i1.at", "i2.at"]


def test_a_ring_of_what_follows_still_has_an_order() -> None:
    ring = (
        made("statements", key="sm1", text="x", follows=["sm2"]),
        made("statements", key="sm2", text="x", follows=["sm1"]),
    )

    assert {event.record.key for event in timeline(household(*ring), TODAY).undated} == {
        "sm1", "sm2",
    }  # fmt: skip


def test_what_every_record_has_is_no_event() -> None:
    statement = made("statements", key="sm1", date="2026-09-01", text="x",
                     shown=[{"party": "A", "date": "2026-09-05"}],
                     withdrawn={"date": "2026-09-06", "state": "announced"})  # fmt: skip

    assert past(statement) == ["sm1.date"]


def test_what_households_share_is_no_event_and_who_has_no_date_is_none_either() -> None:
    programme = made("programmes", key="pr1", name="X", method="top-3", since="2020")
    contact = made("contacts", key="n1", name="Kees")
    found = timeline(household(programme, contact), TODAY)

    assert (found.past, found.undated) == ((), ())


def test_a_period_takes_what_may_lie_in_it_and_nothing_without_a_date() -> None:
    records = (
        incident("i1", "2026-07-31"),
        incident("i2", "2026-08"),
        incident("i3", "2026-08-31"),
        made("statements", key="sm1", text="x"),
    )
    since, until = date(2026, 8, 10), date(2026, 8, 31)
    found = timeline(household(*records), TODAY, since=since, until=until)

    assert told(found.past) == ["i2.at", "i3.at"]
    assert found.undated == ()


def test_about_a_child_is_all_that_names_it_in_a_field_or_a_text() -> None:
    case = household(
        incident("i1", "2026-08-29"),
        incident("i2", "2026-08-30"),
        made("accounts", key="ac1", incident="i1", children_present=["C"]),
        made("accounts", key="ac2", incident="i2", text="Anna belde"),
        made("orders", key="or1", kind="exclusion_order", person="B", no_contact=["A", "C"]),
        made("sessions", key="s1", at="2026-09-01", state="held", mode="child", present=["C"]),
        made("statements", key="sm1", text="Zij zag Noor op school."),
        made("statements", key="sm2", text="De noordkant; Noorderlicht."),
        made("statements", key="sm3", text="x", visible_to=["C"]),
        made("arrangements", key="ar1", kind="visits", text="x", children=["C"]),
        made("aftercare", key="af1", persons=["C"], due="2027-03-01"),
    )

    assert about(case, "C", NAMES).keys == {"C", "i1", "ac1", "or1", "s1", "sm1", "ar1", "af1"}


def test_of_a_record_about_several_only_the_lines_about_that_person_stay() -> None:
    participants = [{"person": person, "since": "2026-09-07"} for person in "AC"]
    phases = [{"phase": "direct_safety", "since": "2026-09-07"}]
    trajectory = made("trajectories", key="t1", method="top-3", start="2026-09-01",
                      participants=participants, phases=phases)  # fmt: skip
    case = household(trajectory)
    found = timeline(case, TODAY, only=about(case, "C", NAMES)).past

    assert [[getattr(line, "person", "") for line in event.lines] for event in found] == [
        [], ["C"], [""],
    ]  # fmt: skip


def test_records_are_listed_by_date_those_without_one_last() -> None:
    records = (
        incident("i1", "2026-08-01"),
        made("statements", key="sm1", text="x"),
        incident("i2", "2026-08-02"),
    )

    assert [each.key for each in in_time(records, newest_first=True)] == ["i2", "i1", "sm1"]
