"""The JSON Schema says of a case file what the reader says, as far as a schema can."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from jsonschema import Draft202012Validator
from tests.formats.made import SMALL, as_an_editor_reads, values_of
from tests.support.cli import EXAMPLES, ROOT, Cli
from tests.support.golden import Golden

from hgcase.domain.case_file import CaseFile, kind_of, sections
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
from hgcase.errors import CaseFileError
from hgcase.formats import schema
from hgcase.formats.reading import read_case
from hgcase.formats.schema import case_file_schema
from hgcase.formats.writing import write_case
from hgcase.lists import word_list

TODAY = date(2026, 9, 27)
PUBLISHED = "../../docs/case-file.schema.json"  # from the folder of the golden files


def refusals(tree: Any) -> list[str]:
    validator = Draft202012Validator(case_file_schema())
    return ["/".join(map(str, error.absolute_path)) for error in validator.iter_errors(tree)]


def small() -> dict[str, Any]:
    tree: dict[str, Any] = json.loads(write_case(read_case(SMALL, TODAY), "json"))
    return tree


def record(section: str) -> dict[str, Any]:
    """Give the schema of one record of a section."""
    found = case_file_schema()
    name = found["properties"][section]["items"]["$ref"].rpartition("/")[2]
    model: dict[str, Any] = found["$defs"][name]
    return model


def places(tree: Any, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every mapping in a schema with its path."""
    if isinstance(tree, dict):
        yield path, tree
        for name, inner in tree.items():
            yield from places(inner, f"{path}/{name}")


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(case_file_schema())


def test_the_schema_names_nothing_that_is_not_in_it() -> None:
    whole = case_file_schema()
    named = {at["$ref"].removeprefix("#/$defs/") for _, at in places(whole) if "$ref" in at}

    assert named == set(whole["$defs"])


def test_the_published_schema_is_the_one_that_is_printed(cli: Cli, golden: Golden) -> None:
    printed = cli.process("schema").out

    golden.check(PUBLISHED, printed)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_as_the_schema_says(path: Path) -> None:
    case = read_case(path.read_text("utf-8"), TODAY)

    assert refusals(json.loads(write_case(case, "json"))) == []


@pytest.mark.parametrize("older", [False, True], ids=["today", "older"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_as_the_schema_says_for_an_editor(path: Path, older: bool) -> None:
    text = path.read_text("utf-8")

    assert refusals(as_an_editor_reads(text, older=older)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_is_exported_is_as_the_schema_says_for_an_editor(path: Path) -> None:
    text = write_case(read_case(path.read_text("utf-8"), TODAY))

    assert refusals(as_an_editor_reads(text)) == []


@pytest.mark.parametrize("section", sections())
def test_any_record_that_is_written_is_as_the_schema_says(section: str) -> None:
    validator = Draft202012Validator(case_file_schema())

    @settings(max_examples=10, suppress_health_check=list(HealthCheck))
    @given(values_of(kind_of(section)))
    def check(values: dict[str, Any]) -> None:
        entries: dict[str, Any] = {section: (kind_of(section).model_validate(values),)}
        case = CaseFile(Household(), **entries)

        assert list(validator.iter_errors(as_an_editor_reads(write_case(case)))) == []
        assert list(validator.iter_errors(json.loads(write_case(case, "json")))) == []

    check()


def test_an_editor_reads_flags_numbers_and_years_as_they_are_meant() -> None:
    typed = as_an_editor_reads("[true, 1, 1988, 2026-09-01, 2026-08~, unknown]")

    assert typed == [True, 1, 1988, "2026-09-01", "2026-08~", "unknown"]


@pytest.mark.parametrize(
    "entry",
    [
        "persons: [{key: A, name: Proef, born: 1988}]",
        "persons: [{key: A, name: 4711, born: 2026-09-01}]",
        "homes: [{name: thuis, secret: true}, {name: daar, secret: unknown}]",
        "homes: [{name: thuis, secret: 'false', visible_to: team}]",
        "notifications: [{at: 2026-08-29T23:40, kind: police, crisis: false}]",
        "personal_plans: [{person: A, version: 2, made: 2026-09-12, items: [112, ja]}]",
        "goals: [{text: rust, holds_for: P6M}]",
        "orders: [{kind: een_eigen_woord, person: A, decisions: []}]",
    ],
)
def test_what_is_typed_plainly_is_taken_by_schema_and_reader(entry: str) -> None:
    text = f"hgcase: 1\nhousehold: {{opened: 2026-09-01}}\n{entry}\n"
    if "persons" not in entry:
        text += "persons: [{key: A, name: Proef}]\n"

    assert refusals(as_an_editor_reads(text)) == []
    read_case(text, TODAY)


def test_the_schema_knows_every_section_and_field() -> None:
    assert list(case_file_schema()["properties"]) == ["hgcase", "household", *sections()]
    for section in sections():
        declared = [field.name for field in fields(kind_of(section))]
        assert list(record(section)["properties"]) == declared


def test_what_every_record_has_is_written_once() -> None:
    for section in sections():
        assert record(section)["properties"]["may_pass_on"] == {"$ref": "#/$defs/any.may_pass_on"}


def test_two_models_have_two_names() -> None:
    named = Counter(model.__name__ for model in schema._models())

    assert [name for name, times in named.items() if times > 1] == []


def test_everything_is_described() -> None:
    """An editor shows it; the rows that a docstring names are for who works on the program."""
    whole = case_file_schema()
    described = {
        f"{name}.{field}": given
        for name, model in whole["$defs"].items()
        for field, given in model.get("properties", {}).items()
        if "any." not in given.get("$ref", "")
    } | {name: given for name, given in whole["$defs"].items() if "properties" in given}

    assert [name for name, given in described.items() if not given.get("description")] == []
    told = " ".join(given["description"] for given in described.values())
    assert re.findall(r"\b[A-EW]\d+|wall\.md|\bpractice \d", told) == []


def test_a_closed_list_is_an_enum_and_an_open_one_takes_another_word_too() -> None:
    talk, observation = record("sessions"), record("observations")
    another, listed = case_file_schema()["$defs"]["word.topics"]["anyOf"]
    words = word_list("topics").words

    assert talk["properties"]["state"]["enum"][:2] == ["planned", "held"]
    assert observation["properties"]["topic"]["$ref"] == "#/$defs/word.topics"
    assert listed["enum"] == list(words)
    assert listed["enumDescriptions"] == [word.en for word in words.values()]
    assert re.fullmatch(another["pattern"], "een_eigen_woord")


@pytest.mark.parametrize(
    ("place", "change"),
    [
        ("", lambda tree: tree.update(programme=[])),
        ("hgcase", lambda tree: tree.update(hgcase=2)),
        ("persons/0", lambda tree: tree["persons"][0].update(colour="x")),
        ("persons/0", lambda tree: tree["persons"][0].pop("name")),
        ("persons/0/key", lambda tree: tree["persons"][0].update(key="Anna")),
        ("persons/0/born", lambda tree: tree["persons"][0].update(born="gisteren")),
        ("persons/0/name", lambda tree: tree["persons"][0].update(name="twee\nregels")),
        ("persons/0/name", lambda tree: tree["persons"][0].update(name="")),
        ("rules/0/number", lambda tree: tree["rules"][0].update(number="een")),
        ("rules/0/persons", lambda tree: tree["rules"][0].update(persons="B")),
        ("sessions/0/state", lambda tree: tree["sessions"][0].update(state="gehouden")),
        ("sessions/0/checks/0", lambda tree: tree["sessions"][0]["checks"][0].pop("rule")),
        ("sessions/0/checks/0/said_by", lambda tree: _check(tree).update(said_by="mama")),
        ("sessions/0/visible_to", lambda tree: tree["sessions"][0].update(visible_to="iedereen")),
        ("observations/0/topic", lambda tree: tree["observations"][0].update(topic="Twee Woorden")),
        ("goals", lambda tree: tree.update(goals="geen")),
        ("goals/0/holds_for", lambda tree: tree.update(goals=[{"text": "x", "holds_for": "6M"}])),
        ("documents/0/file", lambda tree: tree.update(documents=[{"kind": "x", "file": "../a"}])),
        (
            "homes/0/secret",
            lambda tree: tree.update(homes=[{"key": "h1", "name": "x", "secret": "misschien"}]),
        ),
    ],
    ids=[
        "section",
        "version",
        "field",
        "missing",
        "key",
        "date",
        "line",
        "empty",
        "number",
        "list",
        "word",
        "part",
        "party",
        "circle",
        "open",
        "no_list",
        "duration",
        "file",
        "flag",
    ],
)
def test_what_the_reader_refuses_the_schema_refuses(
    place: str, change: Callable[[Any], None]
) -> None:
    tree = small()
    change(tree)

    assert refusals(tree) == [place]
    with pytest.raises(CaseFileError):
        read_case(json.dumps(tree), TODAY)


def _check(tree: Any) -> dict[str, Any]:
    check: dict[str, Any] = tree["sessions"][0]["checks"][0]
    return check


def test_what_may_be_left_out_may_be_left_out_by_the_schema() -> None:
    tree = small()
    for entry in (*tree["persons"], *tree["rules"]):
        del entry["key"]

    assert refusals(tree) == []
    assert refusals({"hgcase": 1, "household": {}}) == []


def test_what_a_page_shows_of_a_case_file_is_one() -> None:
    """The blocks of docs/case-file.md are read as what they are: whole files."""
    page = (ROOT / "docs" / "case-file.md").read_text("utf-8")
    blocks = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    whole = [block for block in blocks if "hgcase: 1" in block]

    assert len(whole) >= 1
    for block in whole:
        read_case(block, TODAY)
        assert refusals(as_an_editor_reads(block)) == []
    for block in blocks:
        yaml.safe_load(block)


def test_words_of_an_organisation_stand_in_the_schema_that_it_prints(cli: Cli) -> None:
    lists = cli.home.folder / "lists"
    lists.mkdir()
    own = '[words.koorzang]\nen = "singing in a choir"\nnl = "koorzang"\n'
    (lists / "topics.toml").write_text(own, encoding="utf-8")
    printed = json.loads(cli.process("schema").out)

    assert "koorzang" in printed["$defs"]["word.topics"]["anyOf"][1]["enum"]
