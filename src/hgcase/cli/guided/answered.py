"""What was answered, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Any, Final

EMPTY: Final = "-"


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, line by line, and when: "yesterday" means the day before that.

    Args:
        lines: as they were typed.
        at: the moment.
        given_for: a mark of what somebody had before them who said who may read; see `mark`.
    """

    lines: tuple[str, ...]
    at: datetime
    given_for: str = ""


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
    answers, before = (
        {
            place: Answer(tuple(lines), datetime.fromisoformat(at), *marked)
            for place, lines, at, *marked in rows
        }
        for rows in (kept["answers"], kept["before"])
    )
    return answers, before


def offered(before: Answer | None, usual: str | None) -> str | None:
    """Give what Enter means: what was answered before, else what is usual."""
    return before.lines[0] if before and before.lines and before.lines[0] else usual


def whole(lines: tuple[str, ...], present: str | None) -> str | None:
    """Give a text from its lines; without any it is as it was, and ``-`` empties it."""
    if lines == (EMPTY,):
        return None
    return "\n".join(lines) or present
