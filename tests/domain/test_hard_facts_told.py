"""The hard facts of the field, each in a small household: what is told, by whom, and how sure."""

from dataclasses import replace
from pathlib import Path

import pytest
from tests.cases.published import published
from tests.domain.small import TODAY, case
from tests.support.papers import paper

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.problems import problems_of
from hgcase.domain.kinds.incidents import Account
from hgcase.domain.standing.timeline import timeline
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.the_wall import seen_by


@pytest.fixture(autouse=True)
def a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which an organisation could have words of its own."""
    monkeypatch.setenv("HGCASE_HOME", str(tmp_path))


def accounts_of(case: CaseFile, incident: str) -> list[Account]:
    told = (each for each in case.accounts if each.incident == incident and not each.taken_back)
    return sorted(told, key=lambda account: account.date.first if account.date else "")


def directions(account: Account) -> list[tuple[str, str]]:
    """Give who did something to whom in an account."""
    return [("".join(act.who), "".join(act.whom)) for act in account.acts]


# --- one event, told by several -----------------------------------------------------------


def test_in_one_incident_violence_goes_in_several_directions() -> None:
    of = case("""
        incidents: [{key: i1, at: 2026-08-29T23:20}]
        accounts:
          - key: ac1
            incident: i1
            said_by: C
            acts:
              - {who: [B], whom: [A], text: duwt haar}
              - {who: [A], whom: [B], text: gooit een glas}
              - {who: [A, B], whom: [C], text: trekken haar elk aan een arm}
    """)
    [account] = accounts_of(of, "i1")

    assert directions(account) == [("B", "A"), ("A", "B"), ("AB", "C")]


def test_who_hit_whom_is_another_matter_to_each_of_them() -> None:
    told = {each.said_by: directions(each) for each in accounts_of(published("dobbervaart"), "i2")}

    assert told == {"o1": [("A", "B")], "A": [("B", "")]}


def test_somebody_who_helps_can_be_hit() -> None:
    of = case("""
        incidents: [{key: i1, at: 2026-08-29, place: work}]
        accounts:
          - {key: ac1, incident: i1, said_by: w1, acts: [{who: [B], whom: [w1], text: slaat}]}
    """)

    assert directions(accounts_of(of, "i1")[0]) == [("B", "w1")]
    assert "Wim" in paper(of, "team", "progress", "md")


def test_of_several_who_came_it_need_not_be_known_which() -> None:
    [account] = accounts_of(published("tweespan"), "i2")
    stormed, thrown = account.acts[:2]

    assert (stormed.who, stormed.which) == (("B", "D"), "some_of")
    assert thrown.who == ("unknown",)


def test_one_event_can_be_reported_twice() -> None:
    of = case("""
        notifications:
          - {key: no1, at: 2026-08-29T23:40, kind: police, said_by: o3}
          - {key: no2, at: 2026-09-01, kind: school, said_by: unknown}
        incidents: [{key: i1, at: 2026-08-29T23:20, notifications: [no1, no2]}]
    """)

    among = ("incidents", "notifications")
    happened = [event.record.key for event in timeline(of, TODAY, among=among).past]

    assert happened == ["i1", "no1", "no2"]
    assert of.incidents[0].notifications == ("no1", "no2")


# --- taken back, and only said to be taken back -------------------------------------------

TAKEN_BACK = """
    incidents: [{key: i1, at: 2026-08-29}]
    accounts:
      - {key: ac1, incident: i1, said_by: C, text: "Ze gooide met borden.",
         withdrawn: {date: 2026-09-20, state: %s, said_by: B, why: het klopt niet}}
      - {key: ac2, incident: i1, said_by: o3, text: "Er lagen scherven."}
"""


def test_what_another_says_will_be_withdrawn_still_stands() -> None:
    of = case(TAKEN_BACK % "announced")

    assert [account.key for account in accounts_of(of, "i1")] == ["ac1", "ac2"]


def test_what_is_withdrawn_counts_no_longer_and_is_still_there() -> None:
    of = case(TAKEN_BACK % "done")

    assert [account.key for account in accounts_of(of, "i1")] == ["ac2"]
    assert of.find("accounts", "ac1") is not None


def test_that_a_father_says_so_does_not_take_back_what_his_son_told() -> None:
    of = published("dobbervaart")
    [told] = [account for account in of.accounts if account.withdrawn]

    assert told.withdrawn is not None
    assert (told.said_by, told.withdrawn.said_by) == ("C", "A")
    assert told in accounts_of(of, told.incident)


# --- opposite, side by side ---------------------------------------------------------------


@pytest.mark.req("A48")
def test_safe_and_not_safe_on_one_day_stand_side_by_side() -> None:
    of = case("""
        observations:
          - {key: ob1, date: 2026-09-12, about: [A, C], said_by: w1, topic: home_safe, answer: safe}
          - {key: ob2, date: 2026-09-12, about: [A, C], said_by: o3, topic: home_safe,
             answer: not_safe}
    """)
    text = paper(of, "team", "progress", "md")

    assert problems_of(of) == []
    assert "Politie Verzonnendam" in text
    assert "not safe" in text


# --- what was agreed about the talk itself ------------------------------------------------

TALK = """
    sessions:
      - key: s1
        at: 2026-09-17T14:00
        state: held
        mode: joint
        present: [A, B, w1]
        left_early: [%s]
        terms: [{person: A, text: ik mag even weg}, {person: B, text: we praten niet door elkaar}]
"""


def terms_for(of: CaseFile, name: str, *, own_talks: bool = False) -> list[str]:
    """Give the agreements about talks that somebody sees."""
    audience = replace(resolve_audience(of, name, TODAY), own_talks=own_talks)
    seen = seen_by(of, audience)
    return [term.text for talk in seen.case.sessions for term in talk.terms]


def test_agreements_about_a_talk_are_of_who_was_there_to_its_end() -> None:
    of = case(TALK % "")

    assert terms_for(of, "together:A,B") == ["ik mag even weg", "we praten niet door elkaar"]


def test_who_left_a_talk_early_does_not_read_what_was_agreed() -> None:
    of = case(TALK % "{party: B, at: 2026-09-17T14:20}")

    assert terms_for(of, "person:B", own_talks=True) == []


def test_what_was_agreed_once_somebody_had_left_was_told_alone() -> None:
    of = case(TALK % "{party: B, at: 2026-09-17T14:20}")
    told = ["ik mag even weg", "we praten niet door elkaar"]

    assert terms_for(of, "person:A") == []
    assert terms_for(of, "person:A", own_talks=True) == told


# --- how sure it is -----------------------------------------------------------------------


def test_a_second_reading_stands_beside_the_first() -> None:
    of = case("""
        incidents:
          - {key: i1, at: 2026-08-29T23:20,
             also: [{field: at, value: "2026-08-30T00:15", said_by: o3}]}
        measurements:
          - {key: me1, date: 2026-09-07, source: self, incidents: 15,
             also: [{field: incidents, value: "hooguit drie", said_by: B}]}
    """)
    [incident], [measurement] = of.incidents, of.measurements

    assert (str(incident.at), incident.also[0].value) == ("2026-08-29T23:20", "2026-08-30T00:15")
    assert (measurement.incidents, measurement.also[0].value) == (15, "hooguit drie")


def test_how_often_can_be_a_word() -> None:
    [many] = [each for each in published("kiezelpad").incidents if each.times]

    assert many.times == "several"


@pytest.mark.parametrize(
    ("when", "after"),
    [
        ("2026-08", "2026-07-31"),  # somewhere in August
        ("2026-08~", "2026-07-31"),
        ("[2026-08-02,2026-08-09]", "2026-08-01"),  # one of two Sundays
        ("2026-08-02/2026-08-09", "2026-08-01"),
        ("2026-08-29T23:20", "2026-08-29T23:10"),
    ],
)
def test_a_soft_date_has_its_place_in_the_order(when: str, after: str) -> None:
    of = case(f"""
        incidents:
          - {{key: i1, at: "{when}"}}
          - {{key: i2, at: "{after}"}}
          - {{key: i3, at: 2026-09-01}}
    """)
    order = [event.record.key for event in timeline(of, TODAY, among=["incidents"]).past]

    assert order == ["i2", "i1", "i3"]


@pytest.mark.parametrize("when", ["2020/2021", "2026", "XXXX"])
def test_of_dates_that_tell_nothing_the_order_follows_what_is_known_of_it(when: str) -> None:
    of = case(f"""
        incidents:
          - {{key: i1, at: "{when}", follows: [i2]}}
          - {{key: i2, at: "{when}", follows: [i3]}}
          - {{key: i3, at: "{when}"}}
    """)
    line = timeline(of, TODAY, among=["incidents"])

    assert [event.record.key for event in (*line.past, *line.undated)] == ["i3", "i2", "i1"]


def test_what_happened_at_an_unknown_time_is_not_lost() -> None:
    of = case("""
        incidents: [{key: i1, at: XXXX}, {key: i2, at: 2026-08-29}]
    """)
    line = timeline(of, TODAY, among=["incidents"])

    assert [event.record.key for event in line.past] == ["i2"]
    assert [event.record.key for event in line.undated] == ["i1"]
