"""What a worker should know before a step is taken, in lines; nothing of it is a bar (A16)."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from hgcase.cli.guided.planning import names
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import hanging
from hgcase.domain.verbs.note import NOTES
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.verbs.note import Note


_TO_COME: Final = frozenset(("talk_planned", "action_open", "handover_open", "move_open"))
"""Notes whose day is the one on which something is planned or due."""


class OnlyEnterError(UsageError):
    """Something typed where only Enter goes on."""

    message = N_("Enter saves it, < goes back.")


def note_lines(planning: "Planning", notes: "Iterable[Note]") -> list[str]:
    """Lay out notes; what is said of several is said once, with their keys and since when."""
    said: dict[str, list[str]] = {}
    for note in notes:
        text = NOTES[note.what]
        told = _(text, who=names(planning, note.keys)) if "{who}" in text else _(text)
        said.setdefault(told, []).extend(_about(note, of_persons="{who}" in text))
    texts = (f"{told} ({', '.join(about)})" if about else told for told, about in said.items())
    return [line for text in texts for line in hanging("  ! ", text, 4)]


def note_said(planning: "Planning", note: "Note") -> str:
    """Say one note: persons by first name, records by their key."""
    text = NOTES[note.what]
    told = _(text, who=names(planning, note.keys)) if "{who}" in text else _(text)
    about = _about(note, of_persons="{who}" in text)
    return f"{told} ({', '.join(about)})" if about else told


def _about(note: "Note", *, of_persons: bool) -> list[str]:
    """Give the keys that a note is about, with since when; persons are named in its text."""
    keys = "" if of_persons else ", ".join(key for key in note.keys if not key.isupper())
    day = spoken().short_day(note.since) if note.since else ""
    since = day if note.what in _TO_COME or not day else _("since {day}", day=day)
    return [told] if (told := " ".join(filter(None, (keys, since)))) else []


def ask_enter(interview: "Interview", question: str, before: Sequence[str] = ()) -> None:
    """Say what is about to be written, and wait for Enter; nothing was written before.

    Args:
        interview: of this run.
        question: says what Enter does.
        before: what stands above it.
    """

    def understand(typed: str) -> None:
        if typed:
            raise OnlyEnterError

    interview.say(before)
    interview.ask(
        "save",
        question,
        understand,
        usual="",
        why=_("Nothing is written before this. < goes back, question by question."),
        stops=True,
    )
