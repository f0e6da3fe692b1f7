"""Case files in and out."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hgcase.app import past
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import CannotWriteError, NotFoundError, RefusedError
from hgcase.formats.reading import read_case
from hgcase.i18n import N_
from hgcase.store.files import make_folder

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.formats.writing import FileFormat
    from hgcase.store.directory import Differing


class NoSuchFileError(NotFoundError):
    """A file that is not there or cannot be read."""

    message = N_("{path} cannot be read.")


class OutputExistsError(CannotWriteError):
    """A file that would be overwritten."""

    message = N_("{path} is there already; it was left as it is.")
    hint = N_("Choose another name, or remove it first.")


class OutputNotWrittenError(CannotWriteError):
    """A file that could not be written whole; what was written of it is gone."""

    message = N_("{path} could not be written (disk full, or no access).")


def read_input(path: str, stdin: str | None = None) -> str:
    """Read a case file: from a path, or for ``-`` what came in.

    Raises:
        NoSuchFileError: it cannot be read as UTF-8 text.
    """
    if stdin is not None:
        return stdin
    try:
        return Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError):
        raise NoSuchFileError(path=path) from None


def write_output(path: Path, content: str | bytes) -> Path:
    """Write a new file that only its owner can read, whole or not at all.

    Raises:
        OutputExistsError: there is a file of that name.
        OutputNotWrittenError: the disk is full, or the place cannot be written.
    """
    try:
        make_folder(path.absolute().parent)
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise OutputExistsError(path=str(path)) from None
    except OSError:
        raise OutputNotWrittenError(path=str(path)) from None
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise OutputNotWrittenError(path=str(path)) from None
    return path


def check(ctx: "AppContext", text: str) -> "CaseFile":
    """Read a case file without writing anything.

    Raises:
        CaseFileError: everything that is wrong with it.
    """
    return read_case(text, ctx.today)


class NarrowedError(RefusedError):
    """A household with records that are narrowed to other workers."""

    message = N_("{ref} holds records for some workers only; you are not among them.")
    hint = N_("One of them can export it. 'hgcase config' shows who you are.")


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A household that was taken in.

    Args:
        ref: its ref.
        differing: where the directory knows something else.
        missing: the documents whose file does not lie beside the case file.
    """

    ref: str
    differing: "tuple[Differing, ...]"
    missing: tuple[str, ...] = ()


def take_in(
    ctx: "AppContext", text: str, *, action: str = "import", folder: Path | None = None
) -> TakenIn:
    """Import a whole case file as a new household.

    Args:
        ctx: this run.
        text: the case file.
        action: the verb, for the journal.
        folder: where the case file lies, and the files of its documents beside it; None
            where it came from nowhere.

    Raises:
        CaseFileError: everything that is wrong with it; nothing was changed.
    """
    case = read_case(text, ctx.today)
    attach: dict[str, bytes] = {}
    missing = tuple(each.key for each in case.documents if each.file)
    if missing and folder is not None:
        from hgcase.app import documents

        attach, missing = documents.beside(case, folder)
    with ctx.store() as store:
        ref = store.add(case, ctx.act(action), attach=attach)
        return TakenIn(ref, tuple(store.differing), missing)


def export(
    ctx: "AppContext", ref: str, file_format: "FileFormat", *, as_of: "date | None" = None
) -> str:
    """Give a household as a case file; nothing leaves unjournaled.

    Args:
        ctx: this run.
        ref: its whole ref.
        file_format: ``yaml`` or ``json``.
        as_of: as it stood at the end of this day; None is now.

    Raises:
        NarrowedError: it holds what is not for this worker, or did then (W17).
        CannotWriteError: it could not be journaled.
        NotFoundError: no such household.
    """
    from hgcase.formats.writing import write_case

    with ctx.store() as store:
        then = past.read(ctx, store, store.find(ref, whole=True), as_of)
        if not all(may_read(record, then.audience) for record in then.case.records()):
            raise NarrowedError(ref=then.ref)
        text = write_case(then.case, file_format)
        store.left(then.ref, ctx.act(past.verb("export", as_of)))
        return text
