import re
from datetime import date
from typing import Any

import pytest
from tests.support.papers import TODAY, example, paper, view

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.sessions import Session
from hgcase.reports import KINDS, Kind

TOGETHER = "together:A,B"


def changed(case: CaseFile, key: str, **fields: Any) -> CaseFile:
    """Give the case with other values in one of its talks."""
    sessions = []
    for session in case.sessions:
        values = session.model_dump(exclude_unset=True) | fields
        sessions.append(Session.model_validate(values) if session.key == key else session)
    return case.replace(sessions=tuple(sessions))


@pytest.mark.req("A24")
@pytest.mark.parametrize(
    ("name", "audience", "until", "expected"),
    [
        ("wilgenroos", TOGETHER, date(2026, 9, 7), (1, 8, None)),
        ("wilgenroos", TOGETHER, date(2026, 9, 13), (1, 8, None)),
        ("wilgenroos", TOGETHER, date(2026, 9, 14), (2, 8, None)),
        ("wilgenroos", TOGETHER, date(2026, 11, 1), (8, 8, None)),
        ("wilgenroos", TOGETHER, date(2026, 11, 2), (None, 8, None)),
        ("beekzicht", TOGETHER, date(2025, 8, 10), (3, None, None)),
        ("beekzicht", TOGETHER, TODAY, (None, None, 14)),
        ("hazelhof", "together:A,B,E", TODAY, (None, None, 7)),
        ("wilgenroos", TOGETHER, date(2026, 9, 6), (None, None, None)),
    ],
)
def test_how_far_an_approach_is(
    name: str, audience: str, until: date, expected: tuple[int | None, ...]
) -> None:
    far = view(example(name), audience, "progress", until=until).progress

    assert (far.week, far.weeks, far.months) == expected


def test_only_weeks_that_passed_are_there_and_an_empty_one_says_nothing() -> None:
    case = changed(example("wilgenroos"), "s5", visible_to="team")

    made = view(case, TOGETHER, "progress")

    assert [(piece.number, piece.days) for piece in made.pieces] == [
        (1, (date(2026, 9, 11),)),
        (2, ()),
        (3, (date(2026, 9, 25),)),
    ]
    assert made.pieces[-1].last == TODAY
    assert "no talk" not in paper(case, TOGETHER, "progress")


def test_a_long_time_is_drawn_in_months() -> None:
    made = view(example("beekzicht"), TOGETHER, "progress")

    assert {piece.unit for piece in made.pieces} == {"month"}
    assert len(made.pieces) == 15


@pytest.mark.req("B24")
def test_a_rule_has_one_outcome_a_talk_and_only_talks_together_count() -> None:
    case = example("wilgenroos")
    apart = next(session for session in case.sessions if session.key == "s6")
    told = [{"rule": "1", "person": "B", "said_by": "A", "answer": "broken"}]
    case = changed(case, apart.key, checks=told)

    first, second = view(case, "person:A", "progress", own_talks=True).rules

    assert [(went.day.day, went.outcome) for went in first.last] == [(17, "differ"), (25, "kept")]
    assert [(went.day.day, went.outcome) for went in second.last] == [(17, "kept"), (25, "broken")]
    assert first.counts == (("kept", 1), ("differ", 1))


def test_seen_differently_counts_as_neither_on_paper() -> None:
    text = paper(example("wilgenroos"), TOGETHER, "progress", "md")

    assert "you see this differently, 17 September" in text
    assert "Rule 2 did not work." in text


def test_below_three_there_are_words_and_no_fractions() -> None:
    two = paper(example("wilgenroos"), TOGETHER, "progress", "md")
    more = paper(example("beekzicht"), TOGETHER, "progress", "md")

    assert "talks together: it" not in two
    assert "In 6 talks together: it worked 6 times." in more


def test_a_rule_that_was_not_discussed_says_nothing() -> None:
    case = changed(example("wilgenroos"), "s5", checks=[])
    case = changed(case, "s8", checks=[])

    made = view(case, TOGETHER, "progress")

    assert [rule.last for rule in made.rules] == [(), ()]
    assert made.latest is None


@pytest.mark.req("B28")
def test_who_left_early_did_not_hear_the_rest() -> None:
    case = changed(example("wilgenroos"), "s8", left_early=[{"party": "B"}])

    made = view(case, TOGETHER, "progress")
    text = paper(case, TOGETHER, "progress", "md")

    assert made.talks[-1].summary == ""
    assert made.latest == date(2026, 9, 17)
    assert "There is nothing about this talk in this report." in text
    assert "Afgelopen zaterdag" not in text


def test_from_whom_is_who_sat_in_the_talks_shown() -> None:
    sender = view(example("wilgenroos"), TOGETHER, "progress").sender

    assert sender.workers == ("Omar, psycholoog", "Sanne, maatschappelijk werker")
    assert [each.number for each in sender.organisations] == ["000-0000001"]


def test_what_comes_next_is_the_talk_and_the_review() -> None:
    made = view(example("wilgenroos"), TOGETHER, "progress")

    assert [talk.day for talk in made.planned] == [date(2026, 10, 1)]
    assert made.planned[0].others == ("Kees", "Riet", "Sanne", "Omar")
    assert [(day, talk is None) for day, talk in made.ahead] == [
        (date(2026, 10, 1), False),
        (date(2026, 10, 2), True),
    ]


@pytest.mark.req("B28")
def test_own_talks_stand_apart_and_only_when_asked() -> None:
    case = example("wilgenroos")

    without = view(case, "person:B", "progress")
    own = view(case, "person:B", "progress", own_talks=True)

    assert without.own == ()
    assert [talk.day for talk in own.own] == [date(2026, 9, 8)]
    assert [talk.day for talk in own.talks] == [talk.day for talk in without.talks]
    assert "What you told on your own" in paper(case, "person:B", "progress", own_talks=True)


def test_an_empty_paper_speaks_about_itself() -> None:
    text = paper(example("wilgenroos"), TOGETHER, "progress", "md", since=TODAY)

    assert "There is nothing about talks together in this report." in text
    assert "There is nothing about this in this report." in text


def test_the_period_is_what_was_asked() -> None:
    made = view(
        example("beekzicht"), TOGETHER, "progress", since=date(2026, 7, 1), until=date(2026, 8, 31)
    )

    assert [talk.day for talk in made.talks] == [date(2026, 7, 9)]
    assert [rule.number for rule in made.rules] == [1, 3, 4]


@pytest.mark.req("B25")
def test_the_team_sees_who_was_last_spoken_to_and_seen() -> None:
    contacts = {
        each.person: each for each in view(example("wilgenroos"), "team", "progress").contacts
    }

    assert contacts["Anna"].spoken.day == date(2026, 9, 25)
    assert contacts["Anna"].apart.day == date(2026, 9, 22)
    assert contacts["Tijn"].child
    assert contacts["Tijn"].spoken_by == ("Iris",)
    assert contacts["Noor"].spoken is None
    assert (contacts["Noor"].seen.day, contacts["Noor"].seen_how) == (date(2026, 9, 17), "partly")


@pytest.mark.req("B24")
def test_the_team_sees_every_answer_and_who_gave_it() -> None:
    rule = view(example("wilgenroos"), "team", "progress").rules[0]

    said = [(line.by, line.about, line.answer) for line in rule.rounds[0].answers]
    assert rule.rounds[0].outcome == "differ"
    assert said == [("Anna", "Bram", "broken"), ("Bram", "Bram", "kept")]


def test_the_team_sees_accounts_side_by_side_and_what_is_taken_back() -> None:
    (incident,) = view(example("wilgenroos"), "team", "progress").incidents

    tellers = [account.by for account in incident.accounts]
    assert tellers == [
        "mevrouw Terwisscha",
        "Politie Voorbeeldregio",
        "Tijn",
        "Anna",
        "Bram",
        "Sanne",
    ]
    assert incident.accounts[0].taken.secret
    assert incident.accounts[0].taken.pass_on == "never"
    assert (incident.accounts[2].taken.state, incident.accounts[2].taken.by) == (
        "announced",
        "Bram",
    )


def test_for_the_team_weeks_without_a_talk_are_seen_and_missing_is_missing() -> None:
    made = view(example("hazelhof"), "team", "progress")
    text = paper(example("hazelhof"), "team", "progress", "md")

    empty = [week for week in made.weeks if not week.talks]
    assert (empty[1].number, empty[1].last_number) == (4, 5)
    assert "no talk recorded" in text
    assert "not recorded" in text


@pytest.mark.req("A30")
@pytest.mark.req("A31")
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", ["team", TOGETHER])
def test_nobody_is_called_perpetrator_or_victim(code: Any, kind: Kind, audience: str) -> None:
    text = paper(example("wilgenroos"), audience, kind, "html", code)

    assert not re.search(r"dader|slachtoffer|perpetrator|victim|offender", text, re.IGNORECASE)
