"""Stores on both engines, as the tests of the store make them, and a home of nobody's."""

from pathlib import Path

import pytest
from tests.store.conftest import (
    empty_database,
    empty_file,
    in_database,
    in_file,
    made,
    server,
)

__all__ = ["empty_database", "empty_file", "in_database", "in_file", "made", "server"]


@pytest.fixture(autouse=True)
def a_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder in which an organisation could have words of its own."""
    monkeypatch.setenv("HGCASE_HOME", str(tmp_path / "home"))
