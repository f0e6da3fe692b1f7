"""What a worker should know before a step is taken, in lines; nothing of it is a bar (A16)."""

from collections.abc import Iterable
from typing import Final

from hgcase.app.household import Opened
from hgcase.cli.drawing.folding import hang
from hgcase.cli.language import _, spoken
from hgcase.domain.verbs.note import NOTES, Note

_TO_COME: Final = frozenset(("talk_planned", "action_open", "handover_open", "move_open"))
"""Notes whose day is the one on which something is planned or due."""


def note_lines(household: Opened, notes: Iterable[Note]) -> list[str]:
    """Lay out notes; what is said of several is said once, with their keys and since when."""
    said: dict[str, list[str]] = {}
    for note in notes:
        text, about = _said(household, note)
        said.setdefault(text, []).extend(about)
    texts = (f"{text} ({', '.join(about)})" if about else text for text, about in said.items())
    return [line for text in texts for line in hang("  ! ", text, 4)]


def note_said(household: Opened, note: Note) -> str:
    """Say one note: persons by first name, records by their key."""
    text, about = _said(household, note)
    return f"{text} ({', '.join(about)})" if about else text


def _said(household: Opened, note: Note) -> tuple[str, list[str]]:
    """Give what a note says, and the keys that it is about; persons are named in its text."""
    text = NOTES[note.what]
    if "{who}" not in text:
        return _(text), _about(note, [key for key in note.keys if not key.isupper()])
    who = spoken().names(household.seen.called(note.keys))
    return _(text, who=who), _about(note, [])


def _about(note: Note, keys: list[str]) -> list[str]:
    """Give keys with since when, in one piece."""
    day = spoken().short_day(note.since) if note.since else ""
    since = day if note.what in _TO_COME or not day else _("since {day}", day=day)
    return [told] if (told := " ".join(filter(None, (", ".join(keys), since)))) else []
