"""What was answered, as it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """What was typed, line by line, and when: "yesterday" means the day before that."""

    lines: tuple[str, ...]
    at: datetime


def written(answers: Mapping[str, Answer]) -> list[Any]:
    """Write answers as they are kept."""
    return [[place, list(each.lines), each.at.isoformat()] for place, each in answers.items()]


def read(kept: Mapping[str, Any]) -> tuple[dict[str, Answer], dict[str, Answer]]:
    """Read what was kept: the answers, and those that were taken back."""
    answers, before = (
        {place: Answer(tuple(lines), datetime.fromisoformat(at)) for place, lines, at in rows}
        for rows in (kept["answers"], kept["before"])
    )
    return answers, before


def offered(before: Answer | None, usual: str | None) -> str | None:
    """Give what Enter means: what was answered before, else what is usual."""
    return before.lines[0] if before and before.lines and before.lines[0] else usual
