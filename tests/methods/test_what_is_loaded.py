"""What a screen loads of the methods: nothing that only checks them."""

import subprocess
import sys

import pytest
from tests.methods.example import example, put
from tests.support.cli import Cli, environment

RUN = """
import sys
from hgcase.cli.boundary import run
code = run(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
sys.exit(code)
"""
CHECKS = {"hgcase.methods.own", "hgcase.methods.faults", "hgcase.methods.structure"}


def loaded(cli: Cli, *words: str) -> set[str]:
    """Run the program in a process of its own, and give the modules that it loaded."""
    found = subprocess.run(
        [sys.executable, "-c", RUN, *words], capture_output=True, env=environment(cli.home),
        timeout=60, check=False,
    )  # fmt: skip
    assert found.returncode == 0, found.stderr
    return set(found.stderr.decode().splitlines()[-1].split())


@pytest.mark.parametrize("words", ["show REF", "safety-plan show REF", "households"])
def test_a_screen_reads_a_shipped_method_without_checking_it(words: str, filled: Cli) -> None:
    put(filled.home.folder, "riverside-1.toml", example())
    found = loaded(filled, *words.replace("REF", filled.home.ref).split())

    assert found & CHECKS == set()


def test_a_check_would_be_seen(filled: Cli) -> None:
    put(filled.home.folder, "riverside-1.toml", example())

    assert loaded(filled, "method", "check") >= CHECKS


def test_the_commands_of_methods_open_no_store(filled: Cli) -> None:
    found = loaded(filled, "method", "show", "take-a-break")

    assert {each for each in found if each.startswith(("hgcase.store", "sqlcipher3"))} == set()
