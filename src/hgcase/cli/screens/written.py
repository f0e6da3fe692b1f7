"""What a written record changed, who may read it, and what a good next thing is."""

from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.people import readers_said
from hgcase.cli.kind_names import kind_said
from hgcase.cli.language import _, spoken
from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.labels import field_label, kind_name
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
from hgcase.domain.wall.the_wall import readers_of

if TYPE_CHECKING:
    from hgcase.app.writing import Wrote

_ON_THE_PLAN: Final = frozenset(("rules", "conditions", "safety_plans"))
_ON_SHOW: Final = frozenset(("persons", "homes", "stays", "relations", "household"))


def added_screen(wrote: "Wrote", section: str, *, asked: bool = False) -> list[str]:
    """Say what was added, who may read it unless that was just said, and what next."""
    record = wrote.record()
    kind = kind_name(spoken(), kind_of(section))
    lines = [_("Added {key} ({kind}) in {ref}.", key=wrote.keys[0], kind=kind, ref=wrote.ref)]
    if record is not None and not asked:
        readers = readers_said(wrote.now.case, tuple(sorted(readers_of(record))))
        lines.append(_("Who may read it: {readers}.", readers=readers))
    if section == "incidents":  # what happened there is in somebody's words
        return [*lines, _("Next: hgcase add account {ref}", ref=wrote.ref)]
    return [*lines, _next(wrote, section)]


def edited_screen(wrote: "Wrote", section: str) -> list[str]:
    """Say what changed, that the earlier values are kept, and how to see them."""
    key = wrote.keys[0]
    kind = kind_of(section) if key else Household
    labels = [
        field_label(spoken(), each) for each in fields(kind) if each.name in wrote.fields[key]
    ]
    where = key or _("the household")
    lines = [_("Changed in {where}: {fields}.", where=where, fields=", ".join(labels))]
    if key:
        lines.append(
            _("The earlier value is kept: hgcase list {kind} {ref} --history",
              kind=kind_said(section), ref=wrote.ref)
        )  # fmt: skip
        return lines
    return [*lines, _("The earlier value is kept."), _next(wrote, section)]


def withdrawn_screen(wrote: "Wrote", section: str) -> list[str]:
    """Say that it is taken back, and that it stays in the file."""
    record = wrote.record()
    key = wrote.keys[0]
    if record is not None and not record.taken_back:
        told = _("Noted: somebody says that {key} will be taken back. It stands.", key=key)
    else:
        told = _("{key} is taken back; it stays in the file, and is on no paper.", key=key)
    return [told, _next(wrote, section)]


def _next(wrote: "Wrote", section: str) -> str:
    ref = wrote.ref
    if section in _ON_THE_PLAN:
        return _("Next: hgcase safety-plan show {ref}", ref=ref)
    if section in _ON_SHOW:
        return _("Next: hgcase show {ref}", ref=ref)
    if section == "moves":
        return _("The address stays as it was. Next: hgcase add home {ref}, then hgcase add stay "
                 "{ref}", ref=ref)  # fmt: skip
    return _("Next: hgcase list {kind} {ref}", kind=kind_said(section), ref=ref)
