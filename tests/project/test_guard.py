"""The guards of these tests work."""

import os
import sys

import pytest
from tests.cli.terminal import CTRL_C, Terminal
from tests.conftest import ForgotToChooseADataDirError
from tests.support.cli import Cli

from hgcase import config, paths


def test_a_test_that_names_no_folder_is_stopped() -> None:
    with pytest.raises(ForgotToChooseADataDirError):
        paths.home()


def test_settings_without_a_folder_are_stopped() -> None:
    with pytest.raises(ForgotToChooseADataDirError):
        config.load()


def test_a_run_here_leaves_the_environment_as_it_was(cli: Cli) -> None:
    before = dict(os.environ)

    cli("households")

    assert dict(os.environ) == before


def test_a_terminal_here_leaves_everything_as_it_was_while_it_waits(cli: Cli) -> None:
    before = dict(os.environ), sys.stdin, sys.stdout, sys.stderr
    waiting = Terminal(cli.home, "new-household", HGCASE_LANG="nl")
    waits = dict(os.environ), sys.stdin, sys.stdout, sys.stderr
    beside = cli("households")
    waiting.presses(CTRL_C)

    assert waits == before
    assert beside.out.startswith("There is no household yet.")
    assert waiting.ends() == 130
    assert "Gestopt" in waiting.seen
