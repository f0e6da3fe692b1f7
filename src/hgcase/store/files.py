"""Files that only their owner can read, made once and never through a link."""

import os
from pathlib import Path

PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, that nobody else can enter; leave one that is there."""
    missing = [part for part in (folder, *folder.parents) if not part.exists()]
    for part in reversed(missing):
        part.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
        part.chmod(PRIVATE_FOLDER)


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for its owner only, and see it safe on disk.

    Raises:
        FileExistsError: something is there already, be it a link to nowhere.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, PRIVATE_FILE)
    try:
        with os.fdopen(handle, "wb") as file:
            os.chmod(path, PRIVATE_FILE)  # noqa: PTH101 — umask only takes away; this says it
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink()
        raise
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """See the names in a folder safe on disk, where the system can."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
