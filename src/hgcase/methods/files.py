"""How the files of methods are called, and which versions are shipped."""

import re
from pathlib import Path
from typing import Final

SHIPPED: Final[dict[str, tuple[int, ...]]] = {
    "take-a-break": (1,), "ambulant": (1,), "top-3": (1,),
}  # fmt: skip
"""The versions that are shipped, the lowest first; a test compares them with the files."""

NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,40}")
_FILE: Final = re.compile(rf"({NAME.pattern})-([1-9]\d{{0,2}})")
_MEANT: Final = re.compile(r"[^.].*\.toml(\.txt)?|[^.].*-\d+\.txt", re.IGNORECASE)


def file_name(name: str, version: int) -> str:
    """Give the name of the file of a version."""
    return f"{name}-{version}.toml"


def named(path: Path) -> tuple[str, int] | None:
    """Give the method and the version that a file is named after; None where it is not."""
    found = _FILE.fullmatch(path.stem) if path.suffix == ".toml" else None
    return (found[1], int(found[2])) if found else None


def is_shipped(name: str, version: int) -> bool:
    """Tell whether this version comes with the program."""
    return version in SHIPPED.get(name, ())


def paths_in(folder: Path) -> tuple[Path, ...]:
    """Give the files of methods in a folder, with those to which an editor added ``.txt``."""
    found = (each for each in folder.glob("*") if _MEANT.fullmatch(each.name))
    return tuple(sorted(found))
