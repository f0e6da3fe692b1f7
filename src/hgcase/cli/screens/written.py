"""What a written record changed, who may read it, and what a good next thing is."""

from collections.abc import Collection
from typing import Final

from hgcase.app.writing import Wrote
from hgcase.cli.drawing.tree import Commands, Fact, Part, Screen, bold, screen
from hgcase.cli.guided.people import readers_said
from hgcase.cli.kind_names import kind_said
from hgcase.cli.language import _, spoken
from hgcase.cli.typed import as_typed, next_ones
from hgcase.domain.declare.record import Record
from hgcase.domain.wall.the_wall import readers_of
from hgcase.telling.teller import Teller

_ON_THE_PLAN: Final = frozenset(("rules", "conditions", "safety_plans"))
_ON_SHOW: Final = frozenset(("persons", "homes", "stays", "relations", "household"))


def added_screen(wrote: Wrote, section: str) -> Screen:
    """Read back what was added, say who may read it, and what to do next or if it is wrong."""
    record = wrote.record()
    told = read_back(wrote, record) if record is not None else [_for_others(wrote)]
    return screen(told, (_wrong(wrote, section), _next(wrote, section)))


def edited_screen(wrote: Wrote, section: str) -> Screen:
    """Read back what changed, that the earlier values are kept, and how to see them."""
    key = wrote.keys[0]
    record = wrote.record() if key else None
    kept = Fact(_("KEPT"), (_("the earlier value"),))
    if not key:
        return screen(
            (Fact("", (bold(_("The household is changed.")),), "✓"), kept), _next(wrote, section)
        )
    told = read_back(wrote, record, wrote.fields[key]) if record else [_for_others(wrote)]
    history = f"hgcase list {kind_said(section)} {wrote.ref} {key} --history"
    return screen(told, next_ones((history, _("what it was before"))))


def withdrawn_screen(wrote: Wrote, section: str) -> Screen:
    """Say that it is taken back, and that it stays in the file."""
    record = wrote.record()
    if record is not None and not record.taken_back:
        told = _("Noted: somebody says that it will be taken back. It stands.")
    else:
        told = _("It is taken back; it stays in the file, and is on no paper.")
    which = Teller(wrote.seen, wrote.now.today, spoken()).headline(record) if record else ""
    return screen(Fact(wrote.keys[0], (bold(told), which), "✓"), _next(wrote, section))


def read_back(wrote: Wrote, record: Record, changed: Collection[str] | None = None) -> list[Part]:
    """Say a record as it stands now, and who may read it.

    Args:
        changed: the fields that changed; None for a record that is new.
    """
    readers = readers_said(wrote.now.case, tuple(sorted(readers_of(record))))
    return [fact_of(wrote, record, changed), Fact(_("MAY READ IT"), (readers,))]


def fact_of(wrote: Wrote, record: Record, changed: Collection[str] | None = None) -> Fact:
    """Say a record as it stands now."""
    told = Teller(wrote.seen, wrote.now.today, spoken()).read_back(record, changed)
    details = "".join(f", {each}" for each in told.details)
    return Fact(told.key, ((bold(told.headline), details),), "✓")


def _for_others(wrote: Wrote) -> Fact:
    """Say that it is saved where it is for other workers alone."""
    return Fact(wrote.keys[0], (bold(_("Saved, for other workers alone.")),), "✓")


def _wrong(wrote: Wrote, section: str) -> Commands:
    kind, key = kind_said(section), wrote.keys[0]
    commands = (f"hgcase {verb} {kind} {wrote.ref} {key}" for verb in ("edit", "withdraw"))
    return Commands(tuple((as_typed(each), "") for each in commands), lead=_("WRONG?"))


def _next(wrote: Wrote, section: str) -> Commands:
    ref = wrote.ref
    if section == "incidents":  # what happened there is in somebody's words
        return next_ones((f"hgcase add account {ref}", _("in whose words")))
    if section in _ON_THE_PLAN:
        return next_ones((f"hgcase safety-plan show {ref}", _("the plan as it is now")))
    if section in _ON_SHOW:
        return next_ones((f"hgcase show {ref}", _("the household as it is now")))
    if section == "moves":
        return next_ones(
            (f"hgcase add home {ref}", _("the address stays as it was until you change it")),
            (f"hgcase add stay {ref}", _("who lives there now")),
        )
    return next_ones((f"hgcase list {kind_said(section)} {ref}", _("all of this kind")))
