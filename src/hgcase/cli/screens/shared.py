"""What sharing a record changes: before it is done, and after."""

from typing import TYPE_CHECKING

from hgcase.cli.drawing.tree import Fact, Screen, bold, screen
from hgcase.cli.guided.people import names_said, readers_said
from hgcase.cli.language import _, spoken
from hgcase.cli.typed import next_ones
from hgcase.domain.declare.words import say
from hgcase.domain.wall.the_wall import readers_of
from hgcase.telling.teller import Teller

if TYPE_CHECKING:
    from hgcase.app.sharing import Preview
    from hgcase.domain.declare.record import Record


def preview_screen(found: "Preview") -> Screen:
    """Say who reads it now and would, which papers change, and what stays apart."""
    papers = tuple(f"{say(spoken(), kind)}  --for {audience}" for audience, kind in found.papers)
    none = (_("No paper that can be made today changes."),)
    changes = (_("These papers change from now on:"), *papers)
    return screen(
        _records(found),
        (
            Fact(_("PAPERS"), changes if papers else none),
            Fact(_("STAYS"), (_("What is for the team alone in it stays with the team."),)),
            Fact(_("PLACE"), (_place(found),)),
            Fact("", (bold(_("It cannot be taken back: what was read was read.")),), "!"),
        ),
    )


def _place(found: "Preview") -> str:
    if not any(_tells_where(record) for record in map(found.now.case.get, found.keys)):
        return ""
    if found.wish.where:
        return _("They also get to know where it is.")
    return _("Where it is stays with who knows that now; --where shares that too.")


def _tells_where(record: "Record | None") -> bool:
    return record is not None and record.KIND.section != "persons" and hasattr(record, "known_to")


def _records(found: "Preview") -> Fact:
    if len(found.keys) != 1:
        text = _("Names that get one more reader: {keys}.", keys=", ".join(found.keys))
        return Fact("", (text,))
    before, after = (each.case.get(found.keys[0]) for each in (found.was, found.now))
    assert before is not None
    assert after is not None
    which = bold(Teller(found.was.seen, found.was.today, spoken()).headline(before))
    if not found.readers:
        return Fact(after.key, (which, _("It would no longer be secret.")))
    return Fact(
        after.key,
        (
            which,
            _("It is read by {readers}.", readers=_readers(found, before)),
            (bold(_("Then by {readers}.", readers=_readers(found, after))),),
        ),
    )


def _readers(found: "Preview", record: "Record") -> str:
    return readers_said(found.was.case, tuple(sorted(readers_of(record))))


def shared_screen(found: "Preview") -> Screen:
    """Say what was shared, and a good next command."""
    keys = ", ".join(found.keys)
    readers = tuple(sorted(found.readers))
    if not readers:
        return screen(Fact(keys, (bold(_("No longer secret.")),), "✓"))
    audience = found.papers[0][0] if found.papers else f"person:{readers[0]}"
    names = names_said(found.was.case, readers)
    return screen(
        Fact(keys, (bold(_("Shared with {names}.", names=names)),), "✓"),
        next_ones((f"hgcase report --household {found.ref} --for {audience}", _("their paper"))),
    )
