"""Days in the language of the run."""

from functools import wraps
from typing import TYPE_CHECKING

from hgcase.cli.language import spoken
from hgcase.telling import days

if TYPE_CHECKING:
    from datetime import date

    from hgcase.domain.declare.values import When


@wraps(days.day_word)
def day_word(day: "date", today: "date", *, past: str | None = None) -> str:  # noqa: D103
    return days.day_word(spoken(), day, today, past=past)


@wraps(days.say_when)
def say_when(when: "When", today: "date", *, year: bool = False) -> str:  # noqa: D103
    return days.say_when(spoken(), when, today, year=year)


@wraps(days.day_and_year)
def day_and_year(day: "date", today: "date") -> str:  # noqa: D103
    return days.day_and_year(spoken(), day, today)
