"""The TOML files that are shipped, read fast: as the build compiled them (`hatch_build.py`)."""

import json
from pathlib import Path
from typing import Any


def read_table(path: Path) -> dict[str, Any]:
    """Read a shipped TOML file.

    The compiled form beside it holds the text that it was made of. Where that is not the
    text of the file, or nothing was compiled, the file itself is read.
    """
    text = path.read_text("utf-8")
    try:
        made = json.loads(path.with_suffix(".json").read_text("utf-8"))
        if made["of"] == text:
            tree: dict[str, Any] = made["tree"]
            return tree
    except (OSError, ValueError, LookupError, TypeError):
        pass  # not compiled, or not whole
    import tomllib

    return tomllib.loads(text)
