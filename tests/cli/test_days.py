"""How a screen says a date: as people do, and as soft as it is."""

from datetime import date

import pytest

from hgcase.cli.language import say_when, use
from hgcase.domain.declare.values import When

TODAY = date(2026, 9, 27)


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("2026-09-17", "Thu 17 Sep"),
        ("2026-09-17T14:00", "Thu 17 Sep 14:00"),
        ("2019-03-02", "Sat 2 Mar 2019"),
        ("2019", "2019"),
        ("2019~", "around 2019"),
        ("2026-08", "Aug 2026"),
        ("2026-08~", "around Aug 2026"),
        ("2026-08-12?", "perhaps Wed 12 Aug"),
        ("[2011,2012]", "2011 or 2012"),
        ("[2026-08-02,2026-08-09,2026-08-16]", "one of 3, Sun 2 Aug to Sun 16 Aug"),
        ("2026-05-24/2026-05-25", "Sun 24 May to Mon 25 May"),
        ("2026-08-29T23:00/2026-08-30T01:00", "Sat 29 Aug to Sun 30 Aug"),
        ("../2020", "before Thu 31 Dec 2020"),
        ("XXXX", "not known when"),
    ],
)
def test_a_date_is_said_as_soft_as_it_is(written: str, said: str) -> None:
    use("en")

    assert say_when(When.parse(written), TODAY) == said


def test_the_year_stands_with_it_where_that_is_asked() -> None:
    use("en")

    assert say_when(When("2026-09-17"), TODAY, year=True) == "Thu 17 Sep 2026"
