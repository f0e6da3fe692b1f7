"""The guards of these tests work."""

import os

import pytest
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
