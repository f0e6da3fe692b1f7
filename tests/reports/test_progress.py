import re
from datetime import date
from typing import Any

import pytest
from tests.support.papers import CIRCLES, TODAY, example, paper, view

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.wall.audience import resolve_audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.i18n import LANGUAGES, LanguageCode, language
from hgcase.reports import KINDS, Kind, progress_team
from hgcase.reports.period import falls_in
from hgcase.reports.told import PaperTeller

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

    assert contacts["Anna"].spoken == (
        "Fri 25 Sep 14:00",
        "talk together, Anna, Bram, Sanne and Omar",
    )
    assert contacts["Anna"].apart == "Tue 22 Sep 10:00"
    assert contacts["Tijn"].child
    assert contacts["Noor"].spoken == ("", "")
    assert contacts["Noor"].seen[0] == "Thu 17 Sep"
    assert contacts["Noor"].seen[1].startswith("partly · ")
    assert contacts["Noor"].seen[1].endswith(" · Iris")


@pytest.mark.req("B24")
def test_the_team_sees_every_answer_and_who_gave_it() -> None:
    rule = view(example("wilgenroos"), "team", "progress").rules[0]

    said = [(line.by, line.about, line.answer) for line in rule.rounds[0].answers]
    assert rule.rounds[0].outcome == "differ"
    assert said == [("Anna", "Bram", "broken"), ("Bram", "Bram", "kept")]


def test_the_team_sees_accounts_side_by_side_and_what_is_taken_back() -> None:
    (incident,) = view(example("wilgenroos"), "team", "progress").incidents

    tellers = [account.headline.split(" by ")[1].split(",")[0] for account in incident.accounts]
    assert tellers == [
        "mevrouw Terwisscha (secret)",
        "Politie Voorbeeldregio",
        "Tijn",
        "Anna",
        "Bram",
        "Sanne",
    ]
    assert incident.accounts[0].flags == ("never to be passed on",)
    assert [account.back for account in incident.accounts] == [False, False, True, *[False] * 3]
    assert incident.accounts[2].flags == ("withdrawal announced Sun 20 Sep",)


def test_for_the_team_weeks_without_a_talk_are_seen_and_missing_is_missing() -> None:
    made = view(example("hazelhof"), "team", "progress")
    text = paper(example("hazelhof"), "team", "progress", "md")

    empty = [week for week in made.weeks if not week.entries]
    assert (empty[1].number, empty[1].last_number) == (4, 5)
    assert "no talk recorded" in text
    assert "not recorded" in text


def test_another_reading_is_said_in_words() -> None:
    made = view(example("grenshof"), "team", "progress", since=date(2026, 6, 1))

    lists = dict(made.incidents[0].entry.rest.lists)
    assert lists["Other readings"] == (
        "When it was: Sat 6 Jun 23:10, told by de mevrouw van nummer 5",
    )


def test_weeks_before_the_first_have_no_number() -> None:
    text = paper(example("grenshof"), "team", "progress", "md", since=date(2026, 8, 24))

    assert [line for line in text.split("\n") if line.startswith("### ") and "2026" in line] == [
        "### 24 to 30 August 2026",
        "### 31 August to 6 September 2026",
        "### Week 1, 7 to 13 September 2026",
        "### Week 2, 14 to 20 September 2026",
        "### Week 3, 21 to 27 September 2026",
    ]


ELSEWHERE = {
    "persons": "who is who, and how each is reached: the safety plan, and the paper of the case",
    "relations": "who is who: the paper of the case",
    "homes": "an address is on no paper that holds so much else",
    "organisations": "the directory of all households",
    "workers": "the directory of all households",
    "programmes": "the directory of all households",
}
"""What is not on the team's progress paper, and why."""


def test_every_kind_has_one_place_on_the_paper_or_is_elsewhere() -> None:
    grouped = [name for _, names in (progress_team.COURSE, *progress_team.GROUPS) for name in names]

    assert sorted([*grouped, *progress_team.BESIDE, *ELSEWHERE]) == sorted(sections())


def read_as_text(case: CaseFile, code: LanguageCode, **options: Any) -> str:
    """Make the team's paper and give what is read on it, without signs of the format."""
    text = paper(case, "team", "progress", "md", code, **options)
    return " ".join(re.sub(r"\\(?=\S)|\*\*", "", text).split()).casefold()


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("name", list(CIRCLES))
def test_every_record_of_the_whole_time_is_on_the_team_s_paper(
    name: str, code: LanguageCode
) -> None:
    case = example(name)
    seen = seen_by(case, resolve_audience(case, "team", TODAY))
    teller = PaperTeller(seen, TODAY, language(code))
    text = read_as_text(case, code, since=date(2010, 1, 1))

    missing = [
        record.key
        for record in seen.case.records()
        if record.KIND.section not in ELSEWHERE
        and falls_in(record, date(2010, 1, 1), date.max)
        and " ".join(teller.headline(record).split()).casefold() not in text
    ]

    assert missing == []


def test_what_ended_before_the_period_is_not_on_it_and_what_goes_on_is() -> None:
    def headlines(since: date) -> str:
        made = view(example("grenshof"), "team", "progress", since=since)
        return " | ".join(entry.headline for group in made.groups for entry in group.entries)

    early, late = headlines(date(2026, 6, 1)), headlines(date(2026, 9, 7))

    assert "crisis help" in early
    assert "crisis help" not in late
    assert "goal of Puck" in late


@pytest.mark.req("A30")
@pytest.mark.req("A31")
@pytest.mark.parametrize("code", ["nl", "en"])
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("audience", ["team", TOGETHER])
def test_nobody_is_called_perpetrator_or_victim(code: Any, kind: Kind, audience: str) -> None:
    text = paper(example("wilgenroos"), audience, kind, "html", code)

    assert not re.search(r"dader|slachtoffer|perpetrator|victim|offender", text, re.IGNORECASE)
