"""Dates: exact, with a time, soft, spans; their edges and their order."""

from datetime import date, datetime, time

import pytest
from pydantic_core import PydanticCustomError

from hgcase.domain.declare.values import MAX_DATE, When


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2026-09-17", "2026-09-17", "2026-09-17"),
        ("2026-09-17T14:00", "2026-09-17", "2026-09-17"),
        ("2024-02-29", "2024-02-29", "2024-02-29"),
        ("2026-08", "2026-08-01", "2026-08-31"),
        ("2026-08~", "2026-08-01", "2026-08-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2019", "2019-01-01", "2019-12-31"),
        ("2019?", "2019-01-01", "2019-12-31"),
        ("201X", "2010-01-01", "2019-12-31"),
        ("[2011,2012]", "2011-01-01", "2012-12-31"),
        ("2026-05-24/2026-05-25", "2026-05-24", "2026-05-25"),
        ("2026-09-17T14:00/2026-09-18T09:30", "2026-09-17", "2026-09-18"),
        ("2026-05/2026-06", "2026-05-01", "2026-06-30"),
        ("2026-05-24/..", "2026-05-24", "9999-12-31"),
        ("../2020", "0001-01-01", "2020-12-31"),
        (" 2026-09-17 ", "2026-09-17", "2026-09-17"),
    ],
)
def test_a_date_spans_from_its_earliest_to_its_latest_day(text: str, first: str, last: str) -> None:
    when = When.parse(text)

    assert (when.first, when.last) == (first, last)
    assert (when.day, when.last_day) == (date.fromisoformat(first), date.fromisoformat(last))
    assert str(when) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "", "morgen", "2026-02-30", "2023-02-29", "2026-13-01", "2026-09-17T25:00", "2026-02-30~",
        "2026-09-18/2026-09-17", "2026-06/2026-05", "2027/2026", "-0044", "-0044-03-15",
        "0000-01-01", "17-09-2026", "9" * (MAX_DATE + 1), "2026-09-17" + " " * MAX_DATE,
    ],
)  # fmt: skip
def test_a_date_that_does_not_exist_is_refused_without_its_content(text: str) -> None:
    with pytest.raises(PydanticCustomError) as found:
        When.parse(text)

    assert found.value.type == "date"
    assert not text or text not in str(found.value)


@pytest.mark.parametrize("nothing", [None, 20260917, 1.5, ["2026-09-17"], date(2026, 9, 17), True])
def test_what_is_no_text_is_no_date(nothing: object) -> None:
    with pytest.raises(PydanticCustomError):
        When.parse(nothing)


def test_only_a_day_or_a_minute_is_exact() -> None:
    exact = [text for text in ("2026-09-17", "2026-09-17T14:00") if When.parse(text).exact]
    soft = ("2026", "2026-09", "2026-09-17~", "2026-09-17/2026-09-17", "2026-09-17T14:00:00")

    assert exact == ["2026-09-17", "2026-09-17T14:00"]
    assert not any(When.parse(text).exact for text in soft)


def test_a_time_is_there_where_it_was_said() -> None:
    assert When.parse("2026-09-17T14:05").time == time(14, 5)
    assert When.parse("2026-09-17").time is None
    assert When.parse("2026-09-17T14:00/2026-09-17T15:00").time is None


def test_a_date_can_be_made_of_a_day_or_a_moment() -> None:
    assert When.on(date(2026, 9, 17)) == When("2026-09-17")
    assert When.on(datetime(2026, 9, 17, 14, 5)) == When("2026-09-17T14:05")


def test_dates_stand_in_the_order_of_their_earliest_day() -> None:
    texts = ["2018-12-31", "2019", "2019-01-01", "2026-08-31", "2026-09~", "2026-09-02"]

    assert sorted(map(When.parse, reversed(texts))) == [When.parse(text) for text in texts]


def test_a_date_without_a_time_stands_before_one_with_it() -> None:
    day, morning, noon = map(When.parse, ("2026-09-17", "2026-09-17T09:00", "2026-09-17T12:00"))

    assert sorted([noon, morning, day]) == [day, morning, noon]
    assert day <= When.parse("2026-09-17") <= morning < noon


def test_equal_dates_are_one_in_a_set_and_show_nothing() -> None:
    assert len({When.parse("2026-09-17"), When("2026-09-17")}) == 1
    assert When.parse("2026-09-17") != "2026-09-17"
    assert repr(When.parse("2026-09-17")) == "When()"
