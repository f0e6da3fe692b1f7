"""Dates as people say them."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hgcase.cli import language
from hgcase.cli.guided.reading import typed_back
from hgcase.cli.when import Direction, said
from hgcase.domain.declare.values import When
from hgcase.errors import ImpossibleDateError
from hgcase.i18n import LANGUAGES

NOW = datetime(2026, 9, 27, 21, 15)  # a Sunday


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("vandaag", date(2026, 9, 27)),
        ("today", date(2026, 9, 27)),
        ("Gisteren", date(2026, 9, 26)),
        ("eergisteren", date(2026, 9, 25)),
        ("morgen", date(2026, 9, 28)),
        ("gisteren 14:00", datetime(2026, 9, 26, 14)),
        ("gisteren 14u", datetime(2026, 9, 26, 14)),
        ("gisteren 14.30", datetime(2026, 9, 26, 14, 30)),
        ("14:00", datetime(2026, 9, 27, 14)),
        ("nu", datetime(2026, 9, 27, 21, 15)),
        ("di", date(2026, 9, 22)),
        ("zo", date(2026, 9, 20)),  # not today
        ("sat", date(2026, 9, 26)),
        ("-2d", date(2026, 9, 25)),
        ("-1w", date(2026, 9, 20)),
        ("+3d 9:05", datetime(2026, 9, 30, 9, 5)),
        ("17-9", date(2026, 9, 17)),
        ("17-9-2025", date(2025, 9, 17)),
        ("3-10", date(2025, 10, 3)),  # the last one, because it is past
        ("2026-09-17", date(2026, 9, 17)),
        ("2026-09-17T14:00", datetime(2026, 9, 17, 14)),
        ("2026-09-17 14:00", datetime(2026, 9, 17, 14)),
        (" vandaag ", date(2026, 9, 27)),
        ("vannacht", date(2026, 9, 27)),
        ("vannacht 2.30", datetime(2026, 9, 27, 2, 30)),
        ("vannacht 23:00", datetime(2026, 9, 26, 23)),  # it is not that late yet
        ("last night 20:00", datetime(2026, 9, 26, 20)),
        ("last night 2:30", datetime(2026, 9, 27, 2, 30)),
        ("vanochtend 8:10", datetime(2026, 9, 27, 8, 10)),
        ("gisteravond 22:00", datetime(2026, 9, 26, 22)),
    ],
)
def test_a_day_that_was_is_understood(text: str, meant: date | datetime) -> None:
    assert said(text, NOW) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("di", date(2026, 9, 29)),
        ("zo", date(2026, 10, 4)),
        ("do 14:00", datetime(2026, 10, 1, 14)),
        ("vannacht 3:00", datetime(2026, 9, 28, 3)),
        ("vanavond 22:00", datetime(2026, 9, 27, 22)),
        ("3-10", date(2026, 10, 3)),
        ("3/10", date(2026, 10, 3)),
        ("za 3-10 10:00", datetime(2026, 10, 3, 10)),
        ("vr 2 okt 14:00", datetime(2026, 10, 2, 14)),
        ("2 oktober, 14u", datetime(2026, 10, 2, 14)),
        ("saturday 3 oct 2026", date(2026, 10, 3)),
        ("17-9", date(2027, 9, 17)),
    ],
)
def test_a_day_to_come_is_understood(text: str, meant: date | datetime) -> None:
    assert said(text, NOW, "future") == meant


@pytest.mark.parametrize("direction", ["past", "future"])
@pytest.mark.parametrize(
    "text",
    [
        "", "x", "31-9", "29-2", "30-2-2024", "0-1", "1-13", "2026-02-30", "2026-9-1", "25:00",
        "12:60", "gisteren x", "gisteren 25:00", "vandaag gisteren", "-1000d", "2026-09-17T25:00",
        "17-9-26", "2026-", "+d", "9999-99", "²-9", "14:0",
    ],
)  # fmt: skip
def test_what_is_no_day_is_refused(text: str, direction: Direction) -> None:
    with pytest.raises(ImpossibleDateError):
        said(text, NOW, direction)


@pytest.mark.parametrize("direction", ["past", "future"])
def test_the_leap_day_is_looked_for_where_it_exists(direction: Direction) -> None:
    leap = datetime(2028, 2, 29, 12)

    assert said("29-2", leap, direction) == date(2028, 2, 29)


@given(st.datetimes(min_value=datetime(1990, 1, 1), max_value=datetime(2060, 1, 1)), st.booleans())
def test_a_day_that_is_said_back_can_be_typed(at: datetime, clock: bool) -> None:
    meant = at.replace(second=0, microsecond=0) if clock else at.date()
    for code in LANGUAGES:
        language.use(code)
        typed = typed_back(When.parse(meant.isoformat()[: 16 if clock else 10]))
        assert said(typed, NOW) == meant
    language.use("en")
