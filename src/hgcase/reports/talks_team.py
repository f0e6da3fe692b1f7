"""Talks and rules as the team sees them: week by week, answer by answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.standing.dated import in_time
from hgcase.domain.standing.outcome import Outcome, outcome
from hgcase.reports.period import falls_in
from hgcase.telling.days import say_when

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.domain.declare.record import Record
    from hgcase.domain.kinds.contact_lines import ContactLine
    from hgcase.domain.kinds.plan import Rule
    from hgcase.domain.kinds.sessions import Session
    from hgcase.reports.told import Entry, PaperTeller

_DAY = timedelta(days=1)
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class Weeks:
    """One week with its talks and calls, or a row of weeks in which none was recorded.

    A week before the first of the approach has no number above 0.
    """

    number: int
    last_number: int
    first: date
    last: date
    entries: "tuple[Entry, ...]"


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One answer: who says of whom that the rule was kept or not."""

    about: str
    by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Round:
    """Every answer on one rule in one talk, and what they come to."""

    at: str
    mode: str
    outcome: Outcome
    answers: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """A rule with every answer of the period."""

    number: int
    entry: "Entry"
    rounds: tuple[Round, ...]


def weeks(
    teller: "PaperTeller", since: date, until: date, *, week_one: date | None
) -> tuple[Weeks, ...]:
    """Give the weeks of the period; weeks without anything in a row are one line."""
    anchor = week_one or since
    by_week: dict[int, list[Record]] = {}
    case = teller.seen.case
    contacts: tuple[Session | ContactLine, ...] = (*case.sessions, *case.contact_lines)
    for record in contacts:
        day = record.at.day
        if since <= day <= until:
            by_week.setdefault((day - anchor) // _WEEK, []).append(record)
    found: list[Weeks] = []
    for week in range((since - anchor) // _WEEK, (until - anchor) // _WEEK + 1):
        entries = teller.entries(by_week.get(week, ()), without=("checks",))
        first, last = anchor + week * _WEEK, min(anchor + (week + 1) * _WEEK - _DAY, until)
        if found and week and not entries and not found[-1].entries:
            before = found.pop()
            found.append(Weeks(before.number, week + 1, before.first, last, ()))
        else:
            found.append(Weeks(week + 1, week + 1, first, last, entries))
    return tuple(found)


def rules(teller: "PaperTeller", since: date, until: date) -> tuple[RuleSheet, ...]:
    """Give the rules that held or came up in the period, with every answer."""
    case = teller.seen.case
    held = [talk for talk in in_time(case.talks("held")) if since <= talk.at.day <= until]
    found = (
        (rule, _rounds(teller, rule, held)) for rule in sorted(case.rules, key=lambda r: r.number)
    )
    return tuple(
        RuleSheet(rule.number, teller.entry(rule), rounds)
        for rule, rounds in found
        if rounds or falls_in(rule, since, until)
    )


def _rounds(teller: "PaperTeller", rule: "Rule", held: "Sequence[Session]") -> tuple[Round, ...]:
    found = []
    for session in held:
        checks = [check for check in session.checks if check.rule == rule.number]
        came_to = outcome(checks)
        if came_to is not None:
            said = (
                SaidLine(teller.name(check.person), teller.name(check.said_by), check.answer)
                for check in checks
            )
            at = say_when(teller.language, session.at, teller.today)
            found.append(Round(at, session.mode, came_to, tuple(said)))
    return tuple(found)
