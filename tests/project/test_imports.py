"""What a command loads: a screen at night waits for nothing that it does not need."""

import json
import subprocess
import sys

import pytest
from tests.support.cli import Cli, environment

from hgcase.cli.commands import COMMANDS

RUN = """
import json, sys
from io import StringIO
from hgcase.cli.boundary import run
typed = sys.stdin.read()
for line in sys.argv[1:]:
    sys.stdin = StringIO(typed)
    code = run(line.split())
    loaded = sorted({name.partition('.')[0] for name in sys.modules})
    print(json.dumps([line, code, loaded]), file=sys.stderr)
"""
DEAR = {"alembic", "babel", "edtf", "jinja2", "psycopg", "rich", "sqlalchemy", "sqlmodel"}
HELP = {*DEAR, "pydantic", "yaml", "sqlcipher3", "platformdirs", "cryptography"}
SCREEN = {*DEAR, "yaml", "tomllib", "platformdirs", "cryptography"}


UNMEASURED = dict.fromkeys(("COVERAGE_PROCESS_START", "COVERAGE_PROCESS_CONFIG"))
"""Measuring loads what it reads its own settings with."""


def loaded(cli: Cli, *lines: str, stdin: str = "") -> dict[str, set[str]]:
    """Run command lines in a new process, and give what was loaded after each of them."""
    found = subprocess.run(
        [sys.executable, "-c", RUN, *lines], capture_output=True,
        env=environment(cli.home, **UNMEASURED), input=stdin.encode(), timeout=60, check=True,
    )  # fmt: skip
    said = [json.loads(each) for each in found.stderr.decode().splitlines() if each[:2] == '["']
    assert [(line, code) for line, code, _names in said] == [(line, 0) for line in lines]
    return {line: set(names) for line, _code, names in said}


def dear(found: dict[str, set[str]], names: set[str]) -> dict[str, set[str]]:
    """Give the lines after which one of these was loaded."""
    return {line: each & names for line, each in found.items() if each & names}


@pytest.mark.parametrize("line", ["--help", "--lang nl --help"])
def test_help_loads_nothing_dear(line: str, cli: Cli) -> None:
    found = loaded(cli, line)

    assert dear(found, HELP) == {}
    assert "typer" in found[line]


def test_a_screen_loads_nothing_dear(filled: Cli) -> None:
    ref = filled.home.ref
    screens = (
        f"show {ref}", f"safety-plan show {ref}", "households", f"timeline {ref}",
        f"list observation {ref}", f"list {ref}",
    )  # fmt: skip
    found = loaded(filled, *screens)

    assert dear(found, SCREEN) == {}
    assert "pydantic" in found[screens[0]]


def test_a_screen_as_json_loads_nothing_dear_but_yaml(filled: Cli) -> None:
    """A case file is written by the module that writes YAML."""
    ref = filled.home.ref
    found = loaded(
        filled, f"show {ref} --json", f"safety-plan show {ref} --json", "households --json",
        f"timeline {ref} --json",
    )  # fmt: skip

    assert dear(found, SCREEN - {"yaml"}) == {}


def test_logging_from_a_file_loads_nothing_dear_but_yaml(filled: Cli) -> None:
    talk = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"
    line = f"log-session {filled.home.ref} --from -"
    found = loaded(filled, line, stdin=talk)

    assert dear(found, DEAR) == {}
    assert "yaml" in found[line]


def test_help_of_a_command_loads_nothing_dear(cli: Cli) -> None:
    assert dear(loaded(cli, *(f"{command} --help" for command in COMMANDS)), DEAR) == {}


def test_the_version_loads_nothing_dear(cli: Cli) -> None:
    assert dear(loaded(cli, "--version"), SCREEN) == {}


def test_what_is_dear_would_be_seen(filled: Cli) -> None:
    line = f"report --household {filled.home.ref} --for team --out -"

    assert "jinja2" in loaded(filled, line)[line]
