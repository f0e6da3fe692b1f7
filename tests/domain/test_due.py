"""Who is to be spoken to, how often, and in which way: by method and file."""

from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.due_cases import (
    BAN,
    BARE,
    EIGHT,
    LONG,
    PLAN,
    START,
    TALK,
    found,
    household,
    talks,
)

from hgcase.domain.case_file import CaseFile
from hgcase.domain.standing.due import due, week
from hgcase.methods.parts import (
    Method,
    Role,
    Silence,
    Talks,
)

# --- weeks -----------------------------------------------------------------------------


def weekly(**values: Any) -> Method:
    return BARE._replace(weeks=EIGHT, talks=Talks("A26, A27", least=1, most=3, **values))


def short(case: CaseFile, day: str) -> list[tuple[str, str]]:
    return [
        (each.what, "".join(each.persons))
        for each in due(case, date.fromisoformat(day), method_of=lambda _trajectory: weekly())
        if each.what in ("talk_this_week", "missed_week", "talk_too_many")
    ]


WEEKS: Final = [
    ("nobody was spoken to yet", talks(), "2026-09-09", [("talk_this_week", "AB")]),
    ("one of two was", talks("2026-09-08 A separate"), "2026-09-13", [("talk_this_week", "B")]),
    ("both were", talks("2026-09-08 AB"), "2026-09-13", []),
    ("who did not come does not count", talks("2026-09-08 AB joint no_show"), "2026-09-13",
     [("talk_this_week", "AB")]),
    ("a talk within the team is none", talks("2026-09-08 AB team"), "2026-09-13",
     [("talk_this_week", "AB")]),
    ("a planned talk was not held", talks("2026-09-12 AB joint planned"), "2026-09-09",
     [("talk_this_week", "AB")]),
    ("last week went by without one", talks("2026-09-15 AB"), "2026-09-16",
     [("missed_week", "AB")]),
    ("last week and this one", talks(), "2026-09-16",
     [("missed_week", "AB"), ("talk_this_week", "AB")]),
    ("three are enough", talks(*(f"2026-09-0{n} AB" for n in (7, 8, 9))), "2026-09-10", []),
    ("four are too many", talks(*(f"2026-09-0{n} A separate" for n in (7, 7, 8, 9)),
                                "2026-09-10 B separate"), "2026-09-11", [("talk_too_many", "A")]),
    ("the fourth is planned", talks(*(f"2026-09-0{n} AB" for n in (7, 8, 9)),
                                    "2026-09-12 A separate planned"), "2026-09-10",
     [("talk_too_many", "A")]),
    ("after the last week none is asked", talks(), "2026-11-02", []),
]  # fmt: skip


@pytest.mark.req("A26", "A27")
@pytest.mark.parametrize(("text", "day", "expected"), [row[1:] for row in WEEKS],
                         ids=[row[0] for row in WEEKS])  # fmt: skip
def test_each_participant_is_spoken_to_one_to_three_times_a_week(
    text: str, day: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(short(household(text), day)) == sorted(expected)


@pytest.mark.req("A24", "A26", "A27")
def test_a_week_has_its_days_its_talks_and_its_count_for_each() -> None:
    case = household(
        talks(
            "2026-09-13 AB", "2026-09-14 AB", "2026-09-16 A separate",
            "2026-09-17 AB joint no_show", "2026-09-20 B separate planned", "2026-09-21 AB",
        ),
    )  # fmt: skip
    found = week(case, date(2026, 9, 18), method_of=lambda _trajectory: weekly())

    assert found is not None
    assert (found.number, found.of) == (2, 8)
    assert (found.first, found.last) == (date(2026, 9, 14), date(2026, 9, 20))
    assert [talk.key for talk in found.held] == ["s2", "s3"]
    assert [talk.key for talk in found.planned] == ["s5"]
    assert found.counts == {"A": 2, "B": 1}
    assert (found.least, found.most, found.ends) == (1, 3, date(2026, 11, 1))


def test_there_is_no_week_before_the_start_nor_after_the_end() -> None:
    ended = household(more=", ended: {date: 2026-09-20, state: stopped}")

    assert week(ended, date(2026, 9, 6), method_of=lambda _trajectory: weekly()) is None
    assert week(ended, date(2026, 9, 21), method_of=lambda _trajectory: weekly()) is None
    assert week(ended, date(2026, 9, 20), method_of=lambda _trajectory: BARE) is not None


def test_of_children_the_method_says_itself_how_often_each_is_seen() -> None:
    case = household(talks("2026-09-08 AB"), who="ABC")
    own = weekly()._replace(silences=(Silence("child", 14, "E18"),))

    assert ("talk_this_week", "t1", "2026-09-13") in found(case, "2026-09-09", weekly())
    assert found(case, "2026-09-09", own, "talk_this_week") == []


@pytest.mark.parametrize("who", ["ABE", "ABF"])
def test_nobody_speaks_to_the_unborn_or_the_dead(who: str) -> None:
    case = household(who=who)
    each = BARE._replace(
        talks=Talks("A26", least=1), roles=(Role("counsellor", "each_person", "A21"),),
        silences=(Silence("child", 3, ""), Silence("person", 3, "")),
    )  # fmt: skip
    told = due(case, date(2026, 9, 13), method_of=lambda _trajectory: each)

    assert {key for one in told for key in one.persons} == {"A", "B"}


# --- joint and separate ----------------------------------------------------------------

BOTH: Final = BARE._replace(talks=Talks("B27", both_ways_within_days=14))

WAYS: Final = [
    ("not judged before it can be", talks(), "2026-09-20", "", []),
    ("nor where they talked before", talks("2026-08-01 AB", "2026-08-02 A separate"),
     "2026-09-20", "", []),
    ("neither", talks(), "2026-09-21", "", ["joint t1", "separate A", "separate B"]),
    ("only together", talks("2026-09-14 AB"), "2026-09-21", "", ["separate A", "separate B"]),
    ("one of them apart", talks("2026-09-14 AB", "2026-09-15 A separate"), "2026-09-21", "",
     ["separate B"]),
    ("only apart", talks("2026-09-14 A separate", "2026-09-14 B separate"), "2026-09-21", "",
     ["joint t1"]),
    ("both, long ago", talks("2026-09-07 AB", "2026-09-07 A separate", "2026-09-20 B separate"),
     "2026-09-22", "", ["joint t1", "separate A"]),
    ("they may not", talks(), "2026-09-21", ", joint_talks: {answer: not_allowed}",
     ["separate A", "separate B"]),
]  # fmt: skip


@pytest.mark.req("B27")
@pytest.mark.parametrize(("text", "day", "more", "expected"), [row[1:] for row in WAYS],
                         ids=[row[0] for row in WAYS])  # fmt: skip
def test_people_are_spoken_to_together_and_apart(
    text: str, day: str, more: str, expected: list[str]
) -> None:
    case = household(text, more=more)
    told = due(case, date.fromisoformat(day), method_of=lambda _trajectory: BOTH)

    assert (
        sorted(f"{each.word} {each.key}" for each in told if each.what == "both_ways") == expected
    )


@pytest.mark.req("B27", "E05")
def test_whom_an_order_keeps_away_is_not_due_for_a_talk_together() -> None:
    case = household(BAN)
    three = household(BAN, who="ABCD")
    unnamed = household(BAN.replace("no_contact: [A], ", ""))

    assert [each[1] for each in found(case, "2026-09-30", BOTH, "both_ways")] == ["separate"] * 2
    assert "joint" not in [each[1] for each in found(three, "2026-09-30", BOTH, "both_ways")]
    assert "joint" not in [each[1] for each in found(unnamed, "2026-09-30", BOTH, "both_ways")]
    assert "joint" in [each[1] for each in found(case, "2026-10-21", BOTH, "both_ways")]


@pytest.mark.req("B24")
@pytest.mark.parametrize(("checks", "expected"), [
    ("", [("rules_unchecked", "s1", "2026-09-10")]),
    (", checks: [{rule: 1, person: B, said_by: A, answer: kept}]", []),
])  # fmt: skip
def test_each_talk_asks_how_the_rules_went(
    checks: str, expected: list[tuple[str, str, str]]
) -> None:
    case = household(
        "rules: [{key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: ja}]",
        PLAN.replace("}]", ", rules: [1]}]"),
        talks("2026-09-10 AB", also=checks),
    )
    each_time = BARE._replace(talks=Talks("B24", rules_each_time=True))

    assert found(case, "2026-09-12", each_time, "rules_unchecked") == expected
    assert found(case, "2026-09-12", BARE, "rules_unchecked") == []


# --- silence ---------------------------------------------------------------------------


@pytest.mark.req("B25", "E18")
@pytest.mark.parametrize(("text", "day", "expected"), [
    (talks(), "2026-09-10", {"A": "2026-09-21", "B": "2026-09-21", "C": "2026-09-14"}),
    (talks("2026-09-09 AB"), "2026-09-10",
     {"A": "2026-09-23", "B": "2026-09-23", "C": "2026-09-14"}),
    (talks("2026-09-09 ABC", "2026-09-20 A separate"), "2026-09-30",
     {"A": "2026-10-04", "B": "2026-09-23", "C": "2026-09-16"}),
    (talks("2026-09-09 AB joint no_show"), "2026-09-10",
     {"A": "2026-09-21", "B": "2026-09-21", "C": "2026-09-14"}),
    (talks("2026-09-20 AB joint planned", "2026-09-13 C child planned"), "2026-09-10", {}),
    (talks("2026-09-22 ABC joint planned"), "2026-09-10",
     {"A": "2026-09-21", "B": "2026-09-21", "C": "2026-09-14"}),
    (("observations: [{key: ob1, date: 2026-09-12, about: [C], topic: last_seen, answer: 'yes'},"
     " {key: ob2, date: 2026-09-13, about: [A], topic: last_seen, answer: 'no'}]"), "2026-09-15",
     {"A": "2026-09-21", "B": "2026-09-21", "C": "2026-09-19"}),
], ids=["never", "once", "each by itself", "not come", "planned in time", "planned too late",
        "seen"])  # fmt: skip
def test_silence_counts_from_the_last_held_talk_or_the_start(
    text: str, day: str, expected: dict[str, str]
) -> None:
    told = due(household(text, who="ABC"), date.fromisoformat(day), method_of=lambda _t: LONG)

    assert {each.key: str(each.day) for each in told if each.what == "silence"} == expected


def test_who_joins_later_is_silent_from_then_and_who_left_is_not() -> None:
    case = household(
        part="[{person: A, since: 2026-09-07, until: 2026-09-09}, {person: B, since: 2026-09-15}]"
    )

    assert found(case, "2026-09-20", LONG, "silence") == [("silence", "person", "2026-09-29")]
    assert found(case, "2026-09-10", LONG, "silence") == []


def _silences(told: list[tuple[date, str]], today: date) -> dict[str, date]:
    case = household(talks(*(f"{day} {who}" for day, who in told)), who="ABC")
    found = due(case, today, method_of=lambda _trajectory: LONG)
    return {each.key: each.day or date.min for each in found if each.what == "silence"}


@pytest.mark.req("B25", "E18")
@given(st.lists(TALK, max_size=4), TALK, st.dates(START, START + timedelta(days=60)))
def test_one_more_talk_never_makes_a_silence_come_earlier(
    told: list[tuple[date, str]], more: tuple[date, str], today: date
) -> None:
    before, after = _silences(told, today), _silences([*told, more], today)

    assert before.keys() == after.keys()
    assert all(after[key] >= before[key] for key in before)
