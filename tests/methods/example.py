"""The example of docs/methods.md, and own methods in the folder of a test."""

import re
from pathlib import Path
from typing import Final

from tests.support.cli import ROOT

DOCS: Final = (ROOT / "docs" / "methods.md").read_text("utf-8")


def example() -> str:
    """Give the method that the page has one copy."""
    [found] = re.findall(r"```toml\n(method = .*?)```", DOCS, re.DOTALL)
    return str(found)


def second(first: str) -> str:
    """Give the second version of which the page shows the difference."""
    role = '[[roles]]\nrole = "psychologist"\nwhen = "always"\nsource = "guideline, page 2"\n\n'
    for before, after in (
        ("version = 1", "version = 2"),
        ("value = 12", "value = 10"),
        ("most = 2", "most = 3"),
        ("[[criteria]]", f"{role}[[criteria]]"),
    ):
        assert first.count(before) == 1
        first = first.replace(before, after)
    return first


def put(home: Path, name: str, text: str | bytes) -> Path:
    """Put a file in the folder of one's own methods."""
    path = home / "methods" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path
