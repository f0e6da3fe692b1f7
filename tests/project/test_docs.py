"""The README and the messages say what the program does."""

import re
import string
from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Any

import pytest
from tests.support.cli import ROOT, SOURCE, Cli
from tests.support.refusals import PLACES

import hgcase
from hgcase.cli.boundary import INTERRUPTED, UNEXPECTED, USAGE
from hgcase.cli.commands import COMMANDS
from hgcase.errors import HgcaseError

README = (ROOT / "README.md").read_text("utf-8")

CODES = {
    "HgcaseError": 1,
    "UsageError": 2,
    "NotFoundError": 3,
    "RefusedError": 4,
    "StoreError": 5,
    "KeyRefusedError": 6,
    "ChangedMeanwhileError": 7,
    "NewerStoreError": 8,
    "CannotWriteError": 9,
    "CaseFileError": 11,
    "ImpossibleDateError": 12,
    "NoTerminalError": 13,
    "StoppedError": 130,
}
"""What scripts rely on: a code is never given another meaning."""


def modules() -> Iterator[Any]:
    """Import every module of the package."""
    for found in walk_packages(hgcase.__path__, "hgcase."):
        if "__main__" not in found.name and ".migrations" not in found.name:
            yield import_module(found.name)


def error_classes() -> list[type[HgcaseError]]:
    """Give every class of error that there is."""
    assert list(modules())

    def below(sort: type[HgcaseError]) -> Iterator[type[HgcaseError]]:
        for each in sort.__subclasses__():
            yield each
            yield from below(each)

    return sorted({*below(HgcaseError)}, key=lambda sort: sort.__qualname__)


ERRORS = error_classes()


def table(head: str) -> list[list[str]]:
    """Give the cells of the table in the README under this heading."""
    section = README.partition(f"\n## {head}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in section.splitlines() if line.startswith("|")]
    return rows[2:]


def test_a_family_of_errors_keeps_its_code() -> None:
    known: list[type[HgcaseError]] = [HgcaseError, *ERRORS]
    families = {sort.__name__: sort.exit_code for sort in known if "exit_code" in vars(sort)}

    assert families == CODES
    assert (UNEXPECTED, USAGE, INTERRUPTED) == (1, 2, 130)


def test_the_readme_lists_every_exit_code() -> None:
    listed = [int(row[0]) for row in table("Exit codes")]

    assert listed == [0, *sorted({*CODES.values(), INTERRUPTED})]
    assert all(row[1] for row in table("Exit codes"))


@pytest.mark.parametrize("sort", ERRORS, ids=lambda sort: sort.__name__)
def test_an_error_says_what_is_wrong(sort: type[HgcaseError]) -> None:
    assert sort.__doc__
    assert sort.exit_code in CODES.values()
    if "exit_code" in vars(sort) and sort.message == HgcaseError.message:
        return  # a family: the text stands where it is raised
    assert sort.message != HgcaseError.message
    assert sort.message.endswith(".")
    assert "\n" not in sort.message + sort.hint
    places = {
        field
        for text in (sort.message, sort.hint)
        for _, field, _, _ in string.Formatter().parse(text)
        if field
    }
    assert places <= PLACES, "what else might be content"


def test_the_readme_lists_every_command() -> None:
    listed = [re.findall(r"hgcase ([a-z-]+)", row[0])[0] for row in table("Commands")]

    assert sorted(listed) == sorted(COMMANDS)


def test_the_readme_names_only_options_that_there_are(cli: Cli) -> None:
    for row in table("Commands"):
        named = re.findall(r"hgcase ([a-z][a-z-]*(?: [a-z]+)?)", row[0])[0].split()
        told = cli(*named, "--help").out
        for option in re.findall(r"--[a-z-]+", " ".join(row)):
            assert option in told, (named, option)


def test_the_readme_lists_every_variable() -> None:
    used = {
        name
        for path in (SOURCE / "hgcase").rglob("*.py")
        for name in re.findall(r"\b(?:HGCASE_[A-Z_]+|NO_COLOR\b)", path.read_text("utf-8"))
    }
    listed = {row[0].strip("` ") for row in table("Where everything lies")}

    assert listed == used


def test_the_list_of_commands_says_what_each_is_for(cli: Cli) -> None:
    told = cli("--help").out

    for name, entry in COMMANDS.items():
        assert re.search(rf"^ *{name} ", told, re.MULTILINE)
        assert entry.about.endswith(".")
