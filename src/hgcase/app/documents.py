"""Documents: what came in, kept encrypted in the store beside its record."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.app.exchange import all_of_it
from hgcase.app.household import no_such_record, read
from hgcase.app.outputs import read_content, refuse_taken, write_all, write_output
from hgcase.domain.kinds.papers import Document

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.app.writing import Save
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.journal import Act
    from hgcase.store.open import Store
    from hgcase.store.reading import Loaded

SECTION: Final = "documents"
_SUFFIX: Final = re.compile(r"\.[A-Za-z0-9]{1,8}")


def saving(path: Path) -> "Save":
    """Give what writes a new document with its content, which is read now.

    Its file is called as its key: the name that it had may be somebody's.
    """
    content = read_content(path)

    def save(store: "Store", loaded: "Loaded", case: "CaseFile", act: "Act", done: str) -> None:
        *earlier, new = case.documents
        named = new.model_copy(update={"file": new.key + _suffix(path)})
        store.save(loaded, case.replace(documents=(*earlier, named)), act,
                   attach={new.key: content}, finishes=done)  # fmt: skip

    return save


def _suffix(path: Path) -> str:
    return path.suffix.lower() if _SUFFIX.fullmatch(path.suffix) else ""


def take_out(ctx: "AppContext", ref: str, key: str, path: Path) -> Document:
    """Write what a document holds to a new file, and give its record.

    The journal has it before it leaves.
    """
    refuse_taken((path,))
    with ctx.store() as store:
        opened = read(ctx, store, store.find(ref, whole=True), sections=(SECTION,))
        found = opened.seen.case.find(SECTION, key)
        if not isinstance(found, Document):
            raise no_such_record(opened.ref, SECTION, key)
        content = store.attachment(opened.ref, key)
        store.left(opened.ref, ctx.act(f"document get {key}"))
        write_output(path, content)
        return found


def count(ctx: "AppContext", ref: str) -> int:
    """Tell how many documents of a household hold something."""
    with ctx.store() as store:
        return len(store.attached(store.find(ref, whole=True)))


def write_beside(
    ctx: "AppContext", ref: str, folder: Path, as_of: "date | None" = None
) -> list[Path]:
    """Write what the documents of a household hold, each under the name its record has.

    All of them or none; the journal has it before they leave.
    """
    with ctx.store() as store:
        opened = read(ctx, store, store.find(ref, whole=True), as_of=as_of)
        case, held = all_of_it(opened), opened.attached
        names = {
            each.key: folder / (each.file or each.key)
            for each in case.documents
            if each.key in held
        }
        refuse_taken(names.values())
        store.left(opened.ref, ctx.act("export documents"))
        return write_all({path: store.attachment(opened.ref, key) for key, path in names.items()})
