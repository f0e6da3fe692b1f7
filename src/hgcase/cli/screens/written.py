"""What a written record changed, who may read it, and what a good next thing is."""

from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.record import readers_said
from hgcase.cli.kind_names import kind_said
from hgcase.cli.language import _, spoken
from hgcase.domain.declare.labels import field_label, kind_name
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.wall.the_wall import readers_of

if TYPE_CHECKING:
    from hgcase.app.records import Written

_ON_THE_PLAN: Final = frozenset(("rules", "conditions", "safety_plans"))
_ON_SHOW: Final = frozenset(("persons", "homes", "stays", "relations", "household"))


def added_screen(written: "Written", *, asked: bool = False) -> list[str]:
    """Say what was added, who may read it unless that was just said, and what next."""
    record = written.record
    assert record is not None
    kind = kind_name(spoken(), type(record))
    lines = [_("Added {key} ({kind}) in {ref}.", key=written.key, kind=kind, ref=written.ref)]
    if not asked:
        readers = readers_said(written.case, tuple(sorted(readers_of(record))))
        lines.append(_("Who may read it: {readers}.", readers=readers))
    if written.section == "incidents":  # what happened there is in somebody's words
        return [*lines, _("Next: hgcase add account {ref}", ref=written.ref)]
    return [*lines, _next(written)]


def edited_screen(written: "Written") -> list[str]:
    """Say what changed, that the earlier values are kept, and how to see them."""
    record = written.record or written.case.household
    labels = [
        field_label(spoken(), each) for each in fields(type(record)) if each.name in written.changed
    ]
    where = written.key or _("the household")
    lines = [_("Changed in {where}: {fields}.", where=where, fields=", ".join(labels))]
    if written.key:
        lines.append(
            _("The earlier value is kept: hgcase list {kind} {ref} --history",
              kind=kind_said(written.section), ref=written.ref)
        )  # fmt: skip
        return lines
    return [*lines, _("The earlier value is kept."), _next(written)]


def withdrawn_screen(written: "Written") -> list[str]:
    """Say that it is taken back, and that it stays in the file."""
    record = written.record
    assert record is not None
    if record.taken_back:
        told = _("{key} is taken back; it stays in the file, and is on no paper.", key=written.key)
    else:
        told = _("Noted: somebody says that {key} will be taken back. It stands.", key=written.key)
    return [told, _next(written)]


def _next(written: "Written") -> str:
    ref = written.ref
    if written.section in _ON_THE_PLAN:
        return _("Next: hgcase safety-plan show {ref}", ref=ref)
    if written.section in _ON_SHOW:
        return _("Next: hgcase show {ref}", ref=ref)
    if written.section == "moves":
        return _("The address stays as it was. Next: hgcase add home {ref}, then hgcase add stay "
                 "{ref}", ref=ref)  # fmt: skip
    return _("Next: hgcase list {kind} {ref}", kind=kind_said(written.section), ref=ref)
