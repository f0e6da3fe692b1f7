"""Case files through a store and back: the same bytes, whatever store they went through."""

from datetime import date
from pathlib import Path

import pytest
from tests.formats.made import SMALL
from tests.support.cli import EXAMPLES, Cli, Home, environment, start
from tests.support.refusals import refuses

from hgcase.app.outputs import write_output
from hgcase.formats.reading import read_case

TODAY = date(2026, 9, 27)


@pytest.mark.parametrize("file_format", ["yaml", "json"])
@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_goes_through_two_stores_in_the_same_bytes(
    path: Path, file_format: str, cli: Cli, filled: Cli
) -> None:
    worker = {"HGCASE_WORKER": "Hanneke Posthuma"}  # who may read what is narrowed
    ref = filled.home.refs[path.stem]
    first = filled("export", ref, "--format", file_format, **worker).out
    ref = cli("import", "-", stdin=first).out.strip()
    second = cli("export", ref, "--format", file_format, **worker).out

    assert second == first
    assert ref
    assert read_case(second, TODAY) == read_case(path.read_text("utf-8"), TODAY)


def test_the_same_file_twice_is_two_households_of_the_same_workers(cli: Cli) -> None:
    refs = [cli("new-household", "--from", "-", stdin=SMALL).out.strip() for _ in range(2)]
    exported = cli.exports()

    assert len(set(refs)) == 2
    assert exported[refs[0]] == exported[refs[1]]


def test_circles_are_fixed_when_a_household_is_written(cli: Cli) -> None:
    ref = cli("new-household", "--from", "-", stdin=SMALL).out.strip()
    case = read_case(cli("export", ref).out, TODAY)

    assert case.persons[0].visible_to == ("A", "B")
    assert all(
        record.visible_to is not None or record.KIND.circle != "visible_to"
        for record in case.records()
    )


def test_what_comes_in_by_a_pipe_goes_out_by_one(home: Home) -> None:
    ref = start(["import", "-"], environment(home), stdin=SMALL).out.strip()
    exported = start(["export", ref], environment(home))

    assert read_case(exported.out, TODAY) == read_case(SMALL, TODAY)
    assert exported.err == ""


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    path = write_output(tmp_path / "a" / "b.yaml", "een\n")
    with refuses("output-exists"):
        write_output(path, "twee\n")

    assert path.read_text() == "een\n"


def test_a_file_is_never_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    with refuses("output-exists"):
        write_output(tmp_path / "link", "x")

    assert not (tmp_path / "victim").exists()


def test_a_place_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with refuses("output-not-written"):
        write_output(tmp_path / "file" / "b.yaml", "x")


def test_text_is_written_with_line_feeds_and_as_utf8(tmp_path: Path) -> None:
    assert write_output(tmp_path / "a", "é\n").read_bytes() == b"\xc3\xa9\n"


def test_what_is_narrowed_to_other_workers_is_not_exported(filled: Cli) -> None:
    refused = filled("export", filled.home.refs["hazelhof"], HGCASE_WORKER="Omar Haddad")

    assert refused.code == 4
    assert "for some workers only" in refused.err
    assert refused.out == ""
