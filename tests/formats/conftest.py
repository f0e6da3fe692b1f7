"""A home for the tests of the format: an organisation may have words of its own there."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.golden import golden

__all__ = ["golden"]


@pytest.fixture(autouse=True)
def a_home(tmp_path: Path) -> Iterator[None]:
    """A folder of nobody's: the open lists are looked for in it too."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HGCASE_HOME", str(tmp_path / "home"))
        yield
