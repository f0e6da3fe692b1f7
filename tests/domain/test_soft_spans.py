"""Soft dates that hgcase reads by itself have the days that the EDTF library gives."""

import subprocess
import sys

import pytest
from edtf import parse_edtf
from edtf.parser.edtf_exceptions import EDTFParseException
from hypothesis import example, given, settings
from hypothesis import strategies as st

from hgcase.domain.declare import values
from hgcase.domain.declare.values import When

YEARS = st.integers(0, 9999) | st.sampled_from((0, 1, 1900, 2000, 2023, 2024, 9999))
MONTHS = st.integers(0, 25) | st.sampled_from((2, 12))
DAYS = st.integers(0, 32) | st.sampled_from((28, 29, 30, 31))
MARKS = st.sampled_from(("", "~", "?", "%"))
SOFT = (
    st.builds("{:04}{}".format, YEARS, MARKS)
    | st.builds("{:04}-{:02}{}".format, YEARS, MONTHS, MARKS)
    | st.builds("{:04}-{:02}-{:02}{}".format, YEARS, MONTHS, DAYS, MARKS)
)
SPANS = SOFT | st.builds("{}/{}".format, SOFT, SOFT)


@settings(max_examples=1_000)
@given(SPANS)
@example("9999-12")
@example("2024-02~/2024-02-29?")
@example("2024-02-00")
@example("0000-01")
def test_a_soft_date_has_the_days_of_the_library(text: str) -> None:
    assert _of_ours(text) == _of_the_library(text)


def _of_ours(text: str) -> tuple[str, str] | None:
    try:
        return values._soft_span.__wrapped__(text)
    except (ValueError, TypeError, AttributeError, OverflowError):
        return None


def _of_the_library(text: str) -> tuple[str, str] | None:
    try:
        soft = parse_edtf(text)
        upper = soft.upper_strict()
        first = values._edge(soft.lower_strict(), values._FIRST_DAY)
        last = values._edge(upper, values._LAST_DAY)
    except (EDTFParseException, ValueError, TypeError, AttributeError, OverflowError):
        return None
    return None if getattr(upper, "tm_year", 1) < 1 else (first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", "2019-01-01", "2019-12-31"),
        ("2024-02~", "2024-02-01", "2024-02-29"),
        ("1988?", "1988-01-01", "1988-12-31"),
        ("2025-07~/2026", "2025-07-01", "2026-12-31"),
        ("2026-05-24/2026-06", "2026-05-24", "2026-06-30"),
    ],
)
def test_what_is_often_said_needs_no_library(text: str, first: str, last: str) -> None:
    found = When.parse(text)
    code = (
        "import sys; from hgcase.domain.declare.values import When;"
        " When.parse(sys.argv[1]); sys.exit('edtf' in sys.modules)"
    )

    assert (found.text, found.first, found.last) == (text, first, last)
    assert subprocess.run([sys.executable, "-c", code, text], check=False).returncode == 0
