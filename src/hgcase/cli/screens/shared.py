"""What sharing a record changes: before it is done, and after."""

from typing import TYPE_CHECKING

from hgcase.cli.guided.people import names_said, readers_said
from hgcase.cli.language import _, spoken
from hgcase.cli.typed import as_typed
from hgcase.domain.declare.labels import kind_name
from hgcase.domain.declare.words import say
from hgcase.domain.wall.the_wall import readers_of

if TYPE_CHECKING:
    from hgcase.app.sharing import Preview
    from hgcase.domain.declare.record import Record


def preview_screen(found: "Preview") -> list[str]:
    """Say who reads it now and would, which papers change, and what stays apart."""
    lines = _records(found)
    if found.papers:
        lines.append(_("These papers come out different from now on:"))
        lines += [f"  {say(spoken(), kind)}  --for {audience}" for audience, kind in found.papers]
    else:
        lines.append(_("No paper that can be made today comes out different."))
    lines.append(_("What is for the team alone in it stays with the team."))
    if any(_tells_where(record) for record in map(found.now.case.get, found.keys)):
        lines.append(
            _("They also get to know where it is.")
            if found.wish.where
            else _("Where it is stays with who knows that now; --where shares that too.")
        )
    return [*lines, _("It cannot be taken back: what was read was read.")]


def _tells_where(record: "Record | None") -> bool:
    return record is not None and record.KIND.section != "persons" and hasattr(record, "known_to")


def _records(found: "Preview") -> list[str]:
    if len(found.keys) != 1:
        return [_("Names that get one more reader: {keys}.", keys=", ".join(found.keys))]
    before, after = (each.case.get(found.keys[0]) for each in (found.was, found.now))
    assert before is not None
    assert after is not None
    if not found.readers:
        return [_("{key} ({kind}) would no longer be secret.", key=after.key,
                  kind=kind_name(spoken(), type(after)))]  # fmt: skip
    return [
        _("{key} ({kind}) is read by {readers}.", key=after.key,
          kind=kind_name(spoken(), type(after)), readers=_readers(found, before)),
        _("Then by {readers}.", readers=_readers(found, after)),
    ]  # fmt: skip


def _readers(found: "Preview", record: "Record") -> str:
    return readers_said(found.was.case, tuple(sorted(readers_of(record))))


def shared_screen(found: "Preview") -> list[str]:
    """Say what was shared, and a good next command."""
    keys = ", ".join(found.keys)
    readers = tuple(sorted(found.readers))
    if not readers:
        return [_("{keys}: no longer secret.", keys=keys)]
    audience = found.papers[0][0] if found.papers else f"person:{readers[0]}"
    command = f"hgcase report --household {found.ref} --for {audience}"
    return [
        _("Shared {keys} with {names}.", keys=keys, names=names_said(found.was.case, readers)),
        _("Next: {command}", command=as_typed(command)),
    ]
