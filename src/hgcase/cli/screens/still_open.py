"""What is still open when an approach closes: each with the command that settles it."""

from collections.abc import Iterator, Sequence
from typing import Final

from hgcase.app.household import Opened
from hgcase.cli.drawing.folding import hang
from hgcase.cli.guided.noted import note_said
from hgcase.cli.language import _
from hgcase.cli.typed import as_typed
from hgcase.domain.verbs.note import Note

_COMMANDS: Final = {
    "break_runs": "hgcase break end {ref}",
    "plan_in_force": "hgcase safety-plan end {ref}",
    "plan_suspended": "hgcase safety-plan suspend {ref}",
    "plan_draft": "hgcase safety-plan agree {ref}",
    "order_in_force": "hgcase edit order {ref} {key}",
    "talk_planned": "hgcase log-session {ref}",
    "handover_open": "hgcase edit handover {ref} {key} --confirmed today",
    "move_open": "hgcase edit move {ref} {key}",
    "help_not_started": "hgcase edit help {ref} {key}",
    "advice_missing": "hgcase add advice {ref}",
    "advice_not_discussed": "hgcase edit advice {ref} {key}",
    "analysis_missing": "hgcase add pattern {ref}",
    "no_director": "hgcase add assignment {ref} --role case_director",
}
"""What settles each; what is asked in a moment has none."""

_ASKED_NOW: Final = frozenset(
    ("action_open", "child_without_aftercare", "household_without_aftercare", "role_held")
)
"""What the questions settle themselves, or what ends by itself."""


def open_lines(planning: Opened, notes: Sequence[Note]) -> list[str]:
    """Lay out what is still open; what is asked in a moment is left out (B10)."""
    left = [each for each in notes if each.what not in _ASKED_NOW]
    if not left:
        return [_("Nothing is open beside what is asked now.")]
    return [_("Still open; each can be settled first, or stay as it is:"), *_lines(planning, left)]


def _lines(planning: Opened, notes: Sequence[Note]) -> Iterator[str]:
    for note in notes:
        yield from hang("  ·", note_said(planning, note), 4)
        command = _COMMANDS.get(note.what, "")
        key = note.keys[0] if note.keys else ""
        if command:
            yield f"      {as_typed(command.format(ref=planning.ref, key=key))}"
