"""Case files in and out."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from hgcase.app.household import Opened, done, read, whole_of
from hgcase.app.outputs import beside
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import RefusedError
from hgcase.formats.reading import read_case
from hgcase.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.formats.writing import FileFormat
    from hgcase.store.directory import Differing


def check(ctx: "AppContext", text: str) -> "CaseFile":
    """Read a case file without writing anything."""
    return read_case(text, ctx.today)


@dataclass(frozen=True, slots=True)
class TakenIn:
    """A household that was taken in.

    Args:
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
        folder: where the case file lies, and the files of its documents beside it; None
            where it came from nowhere.
    """
    case = read_case(text, ctx.today)
    attach: dict[str, bytes] = {}
    missing = tuple(each.key for each in case.documents if each.file)
    if missing and folder is not None:
        attach, missing = beside(case, folder)
    with ctx.store() as store:
        ref = store.add(case, ctx.act(action), attach=attach)
        return TakenIn(ref, tuple(store.differing), missing)


def export(
    ctx: "AppContext", ref: str, file_format: "FileFormat", *, as_of: "date | None" = None
) -> str:
    """Give a household as a case file; nothing leaves unjournaled.

    Args:
        as_of: as it stood at the end of this day; None is now.
    """
    from hgcase.formats.writing import write_case

    with ctx.store() as store:
        opened = read(ctx, store, store.find(ref, whole=True), as_of=as_of)
        text = write_case(all_of_it(opened), file_format)
        store.left(opened.ref, ctx.act(done("export", as_of)))
        return text


def all_of_it(opened: Opened) -> "CaseFile":
    """Give a household to give out whole, if all of it is for this worker (W17)."""
    case = whole_of(opened)
    if not all(may_read(record, opened.reader) for record in case.records()):
        raise RefusedError(
            N_("{ref} holds records for some workers only; you are not among them."),
            hint=N_("One of them can export it. 'hgcase config' shows who you are."),
            slug="narrowed",
            ref=opened.ref,
        )
    return case
