"""The documents of a household: a line each, and how large what it holds is."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.drawing.tree import Column, Label, Row, Screen, Table, bold, dim, listed, screen
from hgcase.cli.language import _, say_when, spoken
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.domain.kinds.papers import Document

_THOUSAND: Final = 1000


def documents_screen(kept: "Opened") -> Screen:
    """List the documents, in the order in which they came in."""
    documents = kept.seen.case.documents
    if not documents:
        return screen(Label(_("No document of {ref} is recorded.", ref=kept.ref)))
    columns = (Column(), Column(), Column(), Column())
    found = tuple(_row(kept, each) for each in documents)
    return screen(Table(columns, found, gutter=False))


def _row(kept: "Opened", each: "Document") -> Row:
    teller = Teller(kept.seen, kept.today, spoken())
    marks = (bold(f"[{mark}]") for mark in teller.marks(each))
    told = listed((teller.line(each, ("date", "file")), teller.source(each), *marks))
    date = say_when(each.date, kept.today) if each.date else ""
    return Row((dim(each.key), date, _size(kept.attached.get(each.key)), told))


def _size(count: int | None) -> str:
    """Say how many bytes: ``312 kB``; of one without content that there is none."""
    if count is None:
        return _("no file")
    if count < _THOUSAND:
        return f"{count} B"
    thousands = count / _THOUSAND
    if thousands < _THOUSAND:
        return f"{thousands:.0f} kB"
    return f"{thousands / _THOUSAND:.1f} MB"


def documents_data(kept: "Opened") -> dict[str, Any]:
    """Give the documents, for other programs."""
    from hgcase.domain.declare.trees import tree_of

    return {
        "ref": kept.ref,
        "documents": [
            {**tree_of(each), "size": kept.attached.get(each.key)}
            for each in kept.seen.case.documents
        ],
    }
