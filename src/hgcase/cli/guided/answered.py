"""What was answered, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

EMPTY: Final = "-"
MEANT: Final = "meant"
"""Stands in a draft whose answers say what was meant, not what was typed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What was answered, and when: "yesterday" means the day before that.

    Args:
        lines: what was meant, as a code; of a text its lines as they were typed.
        at: the moment.
        given_for: a mark of what somebody had before them who said who may read; see `mark`.
        meant: whether it says what was meant; a draft of before may hold what was typed.
    """

    lines: tuple[str, ...]
    at: datetime
    given_for: str = ""
    meant: bool = True

    @property
    def code(self) -> str:
        """What was meant."""
        return self.lines[0] if self.lines else ""

    def holds(self, given_for: str, *, typed: bool) -> bool:
        """Tell whether it can stand: given for the same, and read as what was meant."""
        return self.given_for == given_for and (self.meant or typed)


def mark(usual: str | None, fixed_by: str | None) -> str:
    """Mark what an answer about readers was given for, so that it is known again.

    Args:
        usual: what Enter meant.
        fixed_by: what else it depends on; None for any other question, which has no mark.
    """
    if fixed_by is None:
        return ""
    return sha256(repr((usual, fixed_by)).encode()).hexdigest()[:16]


def written(answers: Mapping[str, Answer]) -> list[Any]:
    """Write answers as they are kept."""
    return [
        [place, list(each.lines), each.at.isoformat(), *filter(None, [each.given_for])]
        for place, each in answers.items()
    ]


def read(kept: Mapping[str, Any]) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """Read what was kept: the answers, and those that were taken back."""
    meant = MEANT in kept
    answers, before = (
        {
            place: Answer(
                tuple(lines), datetime.fromisoformat(at), marked[0] if marked else "", meant
            )
            for place, lines, at, *marked in rows
        }
        for rows in (kept["answers"], kept["before"])
    )
    return answers, before


def whole(lines: tuple[str, ...], present: str | None) -> str | None:
    """Give a text from its lines; without any it is as it was, and ``-`` empties it."""
    if lines == (EMPTY,):
        return None
    return "\n".join(lines) or present
