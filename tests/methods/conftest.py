"""Own methods are read from the folder of the test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from hgcase import lists


@pytest.fixture
def own_home(tmp_path: Path) -> Iterator[Path]:
    """A home with own files, which is known for as long as the test runs."""
    with lists.own_words(lambda: tmp_path):
        yield tmp_path
