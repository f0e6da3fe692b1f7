"""Golden files: papers as they were looked at, kept byte for byte."""

from dataclasses import dataclass
from pathlib import Path

import pytest

FOLDER = Path(__file__).parents[1] / "golden"


@dataclass(frozen=True, slots=True)
class Golden:
    """Compares a text with the file that was kept, or keeps it anew."""

    update: bool

    def check(self, name: str, text: str) -> None:
        """Demand that *text* is what the golden file *name* holds."""
        path = FOLDER / name
        if self.update:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        assert path.exists(), f"{name} is not there yet; look at it, then use --update-golden"
        assert text.encode() == path.read_bytes(), f"{name} differs; --update-golden keeps it"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Golden:
    """Give the comparison, which `--update-golden` turns into keeping."""
    return Golden(bool(request.config.getoption("--update-golden", default=False)))
