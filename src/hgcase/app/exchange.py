"""Case files in and out."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hgcase.domain.audience import team
from hgcase.domain.wall import may_read
from hgcase.errors import CannotWriteError, NotFoundError, RefusedError
from hgcase.formats.reading import read_case
from hgcase.i18n import N_
from hgcase.store.files import make_folder

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.kinds import CaseFile
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


def write_output(path: Path, text: str) -> Path:
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
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
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
    """A household that was taken in: its ref, and where the directory knows something else."""

    ref: str
    differing: "tuple[Differing, ...]"


def take_in(ctx: "AppContext", text: str, *, action: str = "import") -> TakenIn:
    """Import a whole case file as a new household.

    Raises:
        CaseFileError: everything that is wrong with it; nothing was changed.
    """
    case = read_case(text, ctx.today)
    with ctx.store() as store:
        ref = store.add(case, ctx.act(action))
        return TakenIn(ref, tuple(store.differing))


def export(ctx: "AppContext", ref: str, file_format: "FileFormat") -> str:
    """Give a household as a case file; nothing leaves unjournaled.

    Raises:
        NarrowedError: it holds what is not for this worker (W17).
        CannotWriteError: it could not be journaled.
        NotFoundError: no such household.
    """
    from hgcase.formats.writing import write_case

    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        audience = team(ctx.worker_key(loaded.case))
        if not all(may_read(record, audience) for record in loaded.case.records()):
            raise NarrowedError(ref=loaded.ref)
        text = write_case(loaded.case, file_format)
        store.left(loaded.ref, ctx.act("export"))
        return text
