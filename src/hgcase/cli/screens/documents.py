"""The documents of a household: a line each, and how large what it holds is."""

from typing import TYPE_CHECKING, Any, Final

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import say_when
from hgcase.cli.screens.text import hanging, listed
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.household import Opened

_KEY: Final = 7
_DATE: Final = 17
_SIZE: Final = 10
_THOUSAND: Final = 1000


def documents_screen(kept: "Opened") -> list[str]:
    """List the documents, in the order in which they came in."""
    documents = kept.seen.case.documents
    if not documents:
        return [_("No document of {ref} is recorded.", ref=kept.ref)]
    teller = Teller(kept.seen, kept.today, spoken())
    lines: list[str] = []
    for each in documents:
        date = say_when(each.date, kept.today) if each.date else ""
        size = _size(kept.attached.get(each.key))
        marks = [f"[{mark}]" for mark in teller.marks(each)]
        told = listed((teller.line(each, ("date", "file")), teller.said_by(each), *marks))
        lead = f"{each.key:<{_KEY}}{date:<{_DATE}}{size:>{_SIZE}}  "
        lines += hanging(lead, told, len(lead), 2)
    return lines


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
    from hgcase.formats.writing import tree_of

    return {
        "ref": kept.ref,
        "documents": [
            {**tree_of(each), "size": kept.attached.get(each.key)}
            for each in kept.seen.case.documents
        ],
    }
