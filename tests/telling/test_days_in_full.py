from datetime import date, time

import pytest

from hgcase.domain.declare.values import When
from hgcase.i18n import language
from hgcase.telling import days as dates

EN = language("en")


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (date(2026, 9, 7), date(2026, 9, 27), "7 to 27 September 2026"),
        (date(2026, 8, 7), date(2026, 9, 27), "7 August to 27 September 2026"),
        (date(2025, 7, 21), date(2026, 9, 27), "21 July 2025 to 27 September 2026"),
        (date(2026, 9, 27), date(2026, 9, 27), "27 September 2026"),
    ],
)
def test_a_period_says_each_part_once(first: date, last: date, expected: str) -> None:
    assert dates.say_period(EN, first, last) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-09-17", "17 September 2026"),
        ("2026-09-17T14:05", "17 September 2026, 14:05"),
        ("2026-08", "August 2026"),
        ("2026-08~", "around August 2026"),
        ("2019", "2019"),
        ("2019?", "perhaps 2019"),
        ("2026-08-03~", "around 3 August 2026"),
        ("2026-05-24/2026-05-25", "24 to 25 May 2026"),
        ("[2011,2012]", "2011 or 2012"),
        ("../2026-09-01", "before 1 September 2026"),
        ("2026-09-01/..", "after 1 September 2026"),
        ("XXXX", "not known when"),
    ],
)
def test_a_soft_date_is_as_soft_as_it_is(text: str, expected: str) -> None:
    assert dates.say_when(EN, When.parse(text)) == expected


def test_small_numbers_are_words() -> None:
    assert [dates.say_number(EN, n) for n in (1, 12, 13)] == ["one", "twelve", "13"]
    assert dates.say_time(EN, time(9, 5)) == "09:05"
