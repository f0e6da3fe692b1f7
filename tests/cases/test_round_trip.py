"""A published case goes in and comes out as it was: by file, by store, by the program."""

from datetime import date

import pytest
from jsonschema import Draft202012Validator
from tests.cases.published import FACTS, HERE, TODAY, published, text_of
from tests.formats.made import as_an_editor_reads
from tests.store.made import Made, an_act
from tests.support.cli import Cli

from hgcase.formats.reading import read_case
from hgcase.formats.schema import case_file_schema
from hgcase.formats.writing import FileFormat, write_case

MUCH_LATER = date(2031, 1, 1)

NAMES = pytest.mark.parametrize("name", FACTS)


@pytest.mark.parametrize("file_format", ["yaml", "json"])
@NAMES
def test_a_case_comes_back_equal_from_a_file(name: str, file_format: FileFormat) -> None:
    case = published(name)
    text = write_case(case, file_format)
    again = read_case(text, MUCH_LATER)

    assert again == case
    assert write_case(again, file_format) == text


def test_all_cases_come_back_equal_from_a_store(made: Made) -> None:
    with made.open() as store:
        refs = {name: store.add(published(name), an_act()) for name in FACTS}
        loaded = {name: store.load(ref).case for name, ref in refs.items()}

    assert loaded == {name: published(name) for name in FACTS}


def test_the_program_takes_them_in_and_gives_them_out(cli: Cli) -> None:
    paths = [str(HERE / f"{name}.yaml") for name in FACTS]
    imported = cli.process("import", *paths)
    assert imported.code == 0, imported.err

    for name, ref in zip(FACTS, imported.out.split(), strict=True):
        for file_format in ("yaml", "json"):
            given = cli("export", ref, "--format", file_format)
            assert given.code == 0, given.err
            assert read_case(given.out, TODAY) == published(name)


@NAMES
def test_a_case_is_as_the_schema_says(name: str) -> None:
    validator = Draft202012Validator(case_file_schema())
    errors = validator.iter_errors(as_an_editor_reads(text_of(name)))

    assert [error.json_path for error in errors] == []
