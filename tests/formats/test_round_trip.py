"""What goes out in a case file comes in as it was."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.formats.made import HARD_TEXTS, SMALL, values_of
from tests.support.cli import EXAMPLES

from hgcase.domain.case_file import CaseFile, kind_of, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.kinds.household import Household
from hgcase.formats.reading import read_case
from hgcase.formats.tree import read_tree
from hgcase.formats.writing import FileFormat, case_tree, write_case

TODAY = date(2026, 9, 27)
MUCH_LATER = date(2031, 1, 1)
FORMATS: tuple[FileFormat, ...] = ("yaml", "json")


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_equal_and_in_the_same_bytes(
    path: Path, file_format: FileFormat
) -> None:
    case = read_case(path.read_text("utf-8"), TODAY)
    text = write_case(case, file_format)
    again = read_case(text, MUCH_LATER)

    assert again == case
    assert write_case(again, file_format) == text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_yaml_and_json_hold_the_same(path: Path) -> None:
    case = read_case(path.read_text("utf-8"), TODAY)

    assert read_case(write_case(case, "json"), TODAY) == read_case(write_case(case), TODAY)


def test_a_circle_that_was_fixed_stays_when_the_day_is_another() -> None:
    case = read_case(SMALL, TODAY)
    [session] = case.sessions

    assert session.visible_to == ("A", "B")
    assert read_case(write_case(case), MUCH_LATER) == case


def test_a_case_file_is_written_in_a_fixed_order() -> None:
    case = read_case(SMALL, TODAY)
    filled = [section for section in sections() if getattr(case, section)]

    assert list(case_tree(case)) == ["hgcase", "household", *filled]


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("text", [text for text in HARD_TEXTS if text.strip()], ids=ascii)
def test_a_text_comes_back_as_it_was_typed(text: str, file_format: FileFormat) -> None:
    session = {"key": "s1", "at": "2026-09-17", "state": "held", "mode": "team", "summary": text}
    record = kind_of("sessions").model_validate(session)

    assert _again(record, "sessions", file_format) == record


@pytest.mark.parametrize("file_format", FORMATS)
@pytest.mark.parametrize("section", sections())
def test_any_record_comes_back_equal(section: str, file_format: FileFormat) -> None:
    @settings(max_examples=25, suppress_health_check=list(HealthCheck))
    @given(values_of(kind_of(section)))
    def check(values: dict[str, Any]) -> None:
        record = kind_of(section).model_validate(values)

        assert _again(record, section, file_format) == record

    check()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.deferred(lambda: values_of(Household)), st.sampled_from(FORMATS))
def test_any_household_comes_back_equal(values: dict[str, Any], file_format: FileFormat) -> None:
    household = Household.model_validate(values)
    tree = read_tree(write_case(CaseFile(household), file_format))

    assert Household.model_validate(tree["household"]) == household


def _again(record: Model, section: str, file_format: FileFormat) -> Model:
    sections_of: dict[str, Any] = {section: (record,)}
    case = CaseFile(Household(), **sections_of)
    [entry] = read_tree(write_case(case, file_format))[section]
    return kind_of(section).model_validate(entry)
