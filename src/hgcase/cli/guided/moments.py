"""Asking when: typed as people say it, understood, said back."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from hgcase.cli.language import _, spoken
from hgcase.cli.when import said
from hgcase.domain.declare.values import When

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.when import Direction

Moment = date | datetime


def ask_moment(
    interview: "Interview",
    name: str,
    question: str,
    *,
    direction: "Direction" = "past",
    usual: str | None = None,
    why: str = "",
) -> Any:
    """Ask for a day, perhaps with a time, and say back which one was understood.

    Args:
        interview: of this run.
        name: of the question.
        question: what is asked.
        direction: where a day of the week lies.
        usual: what Enter means; empty where it may be left out.
        why: what ``?`` says.

    Returns:
        A date or a moment; None where it was left out.
    """
    examples = _("Good examples: today, yesterday 14:00, tue, 3 oct 10:00, -2d, 2026-09-17.")
    at = interview.ask(
        name,
        question,
        lambda typed: said(typed, interview.now, direction) if typed else None,
        usual=usual,
        why=f"{why}\n{examples}".strip(),
    )
    if at is not None:
        interview.say(_("  → {day}", day=said_back(at)))
    return at


def day_of(at: Moment) -> date:
    """Give the day of a moment."""
    return at.date() if isinstance(at, datetime) else at


def written(at: Moment) -> str:
    """Give a moment as a case file writes it."""
    return at.strftime("%Y-%m-%dT%H:%M") if isinstance(at, datetime) else at.isoformat()


def said_back(at: Moment) -> str:
    """Say a day in full, with its time."""
    clock = f" {at:%H:%M}" if isinstance(at, datetime) else ""
    return spoken().full_day(day_of(at)) + clock


def typed_back(when: When) -> str:
    """Say a date so that it can be typed: ``Sat 26 Sep 14:00``; a soft one as it stands."""
    if not when.exact:
        return when.text
    clock = f" {when.time:%H:%M}" if when.time else ""
    return f"{spoken().short_day(when.day)} {when.day.year}{clock}"


def moment_of(when: When) -> Moment:
    """Give the day of a date, with its time where it has one."""
    return datetime.combine(when.day, when.time) if when.time else when.day
