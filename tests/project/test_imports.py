"""What a command loads: a screen at night waits for nothing that it does not need."""

import subprocess
import sys

import pytest
from tests.support.cli import Cli, environment

from hgcase.cli.commands import COMMANDS

RUN = """
import sys
from hgcase.cli.boundary import run
code = run(sys.argv[1:])
print(*sorted({name.partition('.')[0] for name in sys.modules}), file=sys.stderr)
sys.exit(code)
"""
DEAR = {"alembic", "babel", "edtf", "jinja2", "psycopg", "rich", "sqlalchemy", "sqlmodel"}
HELP = {*DEAR, "pydantic", "yaml", "sqlcipher3", "platformdirs", "cryptography"}
SCREEN = {*DEAR, "yaml", "platformdirs", "cryptography"}


def loaded(cli: Cli, *words: str, stdin: str = "") -> set[str]:
    """Run the program in a process of its own, and give the packages that it loaded."""
    found = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, env=environment(cli.home),
        input=stdin.encode(), timeout=60, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return set(found.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("words", [["--help"], ["--lang", "nl", "--help"]], ids=" ".join)
def test_help_loads_nothing_dear(words: list[str], cli: Cli) -> None:
    found = loaded(cli, *words)

    assert found & HELP == set()
    assert "typer" in found


@pytest.mark.parametrize(
    "words",
    [["show", "REF"], ["safety-plan", "show", "REF"], ["households"], ["show", "REF", "--json"],
     ["safety-plan", "show", "REF", "--json"], ["households", "--json"], ["timeline", "REF"],
     ["list", "observation", "REF"], ["list", "REF"], ["timeline", "REF", "--json"]],
    ids=" ".join,
)  # fmt: skip
def test_a_screen_loads_nothing_dear(words: list[str], filled: Cli) -> None:
    found = loaded(filled, *(word.replace("REF", filled.home.ref) for word in words))
    json = "--json" in words  # a case file is written by the module that writes YAML

    assert found & (SCREEN - {"yaml"} if json else SCREEN) == set()
    assert "pydantic" in found


def test_logging_from_a_file_loads_nothing_dear_but_yaml(filled: Cli) -> None:
    talk = "at: 2026-09-26T10:00\nstate: held\nmode: team\npresent: [w1]\n"
    found = loaded(filled, "log-session", filled.home.ref, "--from", "-", stdin=talk)

    assert found & DEAR == set()
    assert "yaml" in found


@pytest.mark.parametrize("command", COMMANDS)
def test_help_of_a_command_loads_nothing_dear(command: str, cli: Cli) -> None:
    assert loaded(cli, command, "--help") & DEAR == set()


def test_the_version_loads_nothing_dear(cli: Cli) -> None:
    assert loaded(cli, "--version") & SCREEN == set()


def test_what_is_dear_would_be_seen(filled: Cli) -> None:
    order = ["--household", filled.home.ref, "--for", "team", "--out", "-"]

    assert "jinja2" in loaded(filled, "report", *order)
