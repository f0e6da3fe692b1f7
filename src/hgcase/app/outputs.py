"""Files beside the store: read once, or written new, whole or not at all."""

import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.errors import CannotWriteError, NotFoundError, UsageError
from hgcase.i18n import N_
from hgcase.store.files import make_folder

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile

_MOST: Final = 64 * 1024 * 1024  # bytes that are read before the store says what is too much


class NoSuchFileError(NotFoundError):
    """A file that is not there or cannot be read."""

    message = N_("{path} cannot be read.")
    slug = "no-such-file"


def read_input(path: str, stdin: str | None = None) -> str:
    """Read a case file, as UTF-8 text: from a path, or for ``-`` what came in."""
    if stdin is not None:
        return stdin
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise NoSuchFileError(path=path) from None


def read_content(path: Path) -> bytes:
    """Read what a document holds."""
    try:
        if not path.is_file():
            raise NoSuchFileError(path=str(path))
        if path.stat().st_size > _MOST:
            raise UsageError(
                N_("That file is too large to be kept as a document."), slug="too-much"
            )
        return path.read_bytes()
    except OSError:
        raise NoSuchFileError(path=str(path)) from None


def beside(case: "CaseFile", folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Read what lies in the folder of a case file for its documents.

    Returns:
        What each document holds, by key; and the keys of those whose file is not there.
    """
    found: dict[str, bytes] = {}
    missing = []
    for document in case.documents:
        if document.file is None:
            continue
        try:
            found[document.key] = read_content(folder / document.file)
        except NoSuchFileError:
            missing.append(document.key)
    return found, tuple(missing)


def write_output(path: Path, content: str | bytes) -> Path:
    """Write a new file that only its owner can read, whole or not at all."""
    try:
        make_folder(path.absolute().parent)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise _taken(path) from None
    except OSError:
        raise _not_written(path) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise _not_written(path) from None
    return path


def write_all(contents: Mapping[Path, bytes]) -> list[Path]:
    """Write all of them, or leave nothing."""
    written: list[Path] = []
    try:
        for path, content in contents.items():
            written.append(write_output(path, content))
    except BaseException:
        for path in written:
            path.unlink(missing_ok=True)
        raise
    return written


def refuse_taken(paths: Iterable[Path]) -> None:
    """Refuse names that are there already, or that two files would have."""
    seen: set[Path] = set()
    for path in paths:
        if path in seen or os.path.lexists(path):
            raise _taken(path)
        seen.add(path)


def _taken(path: Path) -> CannotWriteError:
    return CannotWriteError(
        N_("{path} is there already; it was left as it is."),
        hint=N_("Choose another name, or remove it first."),
        slug="output-exists",
        path=str(path),
    )


def _not_written(path: Path) -> CannotWriteError:
    return CannotWriteError(
        N_("{path} could not be written (disk full, or no access)."),
        slug="output-not-written",
        path=str(path),
    )
