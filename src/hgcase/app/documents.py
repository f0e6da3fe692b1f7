"""Documents: what came in, kept encrypted in the store beside its record."""

import os
import re
from collections.abc import Iterable, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.app import past
from hgcase.app.exchange import NarrowedError, NoSuchFileError, OutputExistsError, write_output
from hgcase.app.records import NoSuchRecordError
from hgcase.domain.kinds.papers import Document
from hgcase.domain.wall.the_wall import may_read, seen_by
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.wall.seen import Seen
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.reading import Loaded

SECTION: Final = "documents"
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,8}")
_MOST: Final = 64 * 1024 * 1024  # bytes that are read before the store says what is too much


class TooMuchError(UsageError):
    """A file that is larger than any document."""

    message = N_("That file is too large to be kept as a document.")


@dataclass(frozen=True, slots=True)
class Kept:
    """The documents of a household, as this worker may see them.

    Args:
        ref: of the household.
        seen: what the wall lets through.
        sizes: how many bytes each holds, of those that hold something.
        today: the day.
    """

    ref: str
    seen: "Seen"
    sizes: Mapping[str, int]
    today: "date"


def read(path: Path) -> bytes:
    """Read what a document holds.

    Raises:
        NoSuchFileError: it cannot be read.
        TooMuchError: it is larger than any document.
    """
    try:
        if not path.is_file():
            raise NoSuchFileError(path=str(path))
        if path.stat().st_size > _MOST:
            raise TooMuchError
        return path.read_bytes()
    except OSError:
        raise NoSuchFileError(path=str(path)) from None


def saving(content: bytes, path: Path) -> "Callable[[Store, Loaded, CaseFile, Act], None]":
    """Give what writes a new document with its content.

    Its file is called as its key: the name that it had may be somebody's.
    """

    def save(store: "Store", loaded: "Loaded", case: "CaseFile", act: "Act") -> None:
        *earlier, new = case.documents
        named = new.model_copy(update={"file": new.key + _suffix(path)})
        store.save(loaded, case.replace(documents=(*earlier, named)), act,
                   attach={new.key: content})  # fmt: skip

    return save


def _suffix(path: Path) -> str:
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


@contextmanager
def look(ctx: "AppContext", ref: str) -> "Iterator[Kept]":
    """Give the documents of a household to show; the look is journaled after it was shown.

    Raises:
        NotFoundError: no such household.
    """
    with ctx.store() as store:
        then = past.read(ctx, store, store.find(ref, whole=False), None, sections=(SECTION,))
        seen = seen_by(then.case, then.audience)
        try:
            yield Kept(then.ref, seen, store.attached(then.ref), ctx.today)
        finally:
            store.looked(then.ref, ctx.act("document list"))


def take_out(ctx: "AppContext", ref: str, key: str, path: Path) -> Document:
    """Write what a document holds to a new file, and give its record.

    The journal has it before it leaves.

    Raises:
        NoSuchRecordError: no such document, or not for this worker (W17).
        NoAttachmentError: it holds nothing.
        CannotWriteError: there is such a file already, or it cannot be written or journaled.
    """
    if os.path.lexists(path):
        raise OutputExistsError(path=str(path))
    with ctx.store() as store:
        then = past.read(ctx, store, store.find(ref, whole=True), None, sections=(SECTION,))
        found = seen_by(then.case, then.audience).case.find(SECTION, key)
        if not isinstance(found, Document):
            shown = key if key.isalnum() and len(key) <= len("abc123456") else "?"
            raise NoSuchRecordError(key=shown, section=SECTION, ref=then.ref)
        content = store.attachment(then.ref, key)
        store.left(then.ref, ctx.act(f"document get {key}"))
        write_output(path, content)
        return found


def count(ctx: "AppContext", ref: str) -> int:
    """Tell how many documents of a household hold something."""
    with ctx.store() as store:
        return len(store.attached(store.find(ref, whole=True)))


def beside(case: "CaseFile", folder: Path) -> tuple[dict[str, bytes], tuple[str, ...]]:
    """Read what lies beside a case file for its documents.

    Args:
        case: the household.
        folder: where its case file lies.

    Returns:
        What each document holds, by key; and the keys of those whose file is not there.
    """
    found: dict[str, bytes] = {}
    missing = []
    for document in case.documents:
        if document.file is None:
            continue
        try:
            found[document.key] = read(folder / document.file)
        except NoSuchFileError:
            missing.append(document.key)
    return found, tuple(missing)


def write_beside(
    ctx: "AppContext", ref: str, folder: Path, as_of: "date | None" = None
) -> list[Path]:
    """Write what the documents of a household hold, each under the name its record has.

    All of them or none; the journal has it before they leave.

    Raises:
        NarrowedError: the household holds what is not for this worker (W17).
        CannotWriteError: one of the files is there already, or cannot be written.
    """
    with ctx.store() as store:
        then = past.read(ctx, store, store.find(ref, whole=True), as_of)
        if not all(may_read(record, then.audience) for record in then.case.records()):
            raise NarrowedError(ref=then.ref)
        held = store.attached(then.ref)
        names = {
            each.key: folder / (each.file or each.key)
            for each in then.case.documents
            if each.key in held
        }
        _refuse_taken(names.values())
        store.left(then.ref, ctx.act("export documents"))
        return _write_all({path: store.attachment(then.ref, key) for key, path in names.items()})


def _refuse_taken(paths: Iterable[Path]) -> None:
    seen: set[Path] = set()
    for path in paths:
        if path in seen or os.path.lexists(path):
            raise OutputExistsError(path=str(path))
        seen.add(path)


def _write_all(contents: Mapping[Path, bytes]) -> list[Path]:
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
