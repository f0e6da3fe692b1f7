"""The JSON Schema says of a case file what the reader says, as far as a schema can."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from tests.formats.made import SMALL
from tests.support.cli import EXAMPLES

from hgcase.domain._declare import fields
from hgcase.domain.kinds import kind_of, sections
from hgcase.errors import CaseFileError
from hgcase.formats.reading import read_case
from hgcase.formats.schema import case_file_schema
from hgcase.formats.writing import write_case

TODAY = date(2026, 9, 27)


def refusals(tree: Any) -> list[str]:
    validator = Draft202012Validator(case_file_schema())
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(tree)]


def small() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(write_case(read_case(SMALL, TODAY), "json"))
    return tree


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(case_file_schema())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_as_the_schema_says(path: Path) -> None:
    case = read_case(path.read_text("utf-8"), TODAY)

    assert refusals(json.loads(write_case(case, "json"))) == []


def test_the_schema_knows_every_section_and_field() -> None:
    found = case_file_schema()["properties"]

    assert list(found) == ["hgcase", "household", *sections()]
    for section in sections():
        declared = [field.name for field in fields(kind_of(section))]
        assert list(found[section]["items"]["properties"]) == declared


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("", lambda tree: tree.update(programme=[])),
        ("hgcase", lambda tree: tree.update(hgcase=2)),
        ("persons/0", lambda tree: tree["persons"][0].update(colour="x")),
        ("persons/0", lambda tree: tree["persons"][0].pop("name")),
        ("persons/0/key", lambda tree: tree["persons"][0].update(key="Anna")),
        ("rules/0/number", lambda tree: tree["rules"][0].update(number="een")),
        ("sessions/0/state", lambda tree: tree["sessions"][0].update(state="gehouden")),
        ("sessions/0/checks/0", lambda tree: tree["sessions"][0]["checks"][0].pop("rule")),
        ("sessions/0/visible_to", lambda tree: tree["sessions"][0].update(visible_to="iedereen")),
    ],
    ids=["section", "version", "field", "missing", "key", "number", "word", "line", "circle"],
)
def test_what_the_reader_refuses_the_schema_refuses(place: str, change: Any) -> None:
    tree = small()
    change(tree)

    assert refusals(tree) == [place]
    with pytest.raises(CaseFileError):
        read_case(json.dumps(tree), TODAY)


def test_what_may_be_left_out_may_be_left_out_by_the_schema() -> None:
    tree = small()
    for record in (*tree["persons"], *tree["rules"]):
        del record["key"]

    assert refusals(tree) == []
    assert refusals({"hgcase": 1, "household": {}}) == []
