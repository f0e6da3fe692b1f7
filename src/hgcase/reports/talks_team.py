"""Talks and rules as the team sees them: week by week, answer by answer."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.declare.values import When
from hgcase.domain.standing.outcome import Outcome, outcome
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import names

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import Rule
    from hgcase.domain.kinds.sessions import Session

_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True)
class TalkLine:
    """A talk, held or not."""

    at: When
    mode: str
    state: str
    channel: str
    minutes: int | None
    present: tuple[str, ...]
    invited: tuple[str, ...]
    left: tuple[str, ...]
    reason: str
    subjects: tuple[str, ...]
    summary: str
    note: str
    narrowed: bool


@dataclass(frozen=True, slots=True)
class Weeks:
    """One week with its talks, or a row of weeks in which no talk was recorded."""

    number: int
    last_number: int
    first: date
    last: date
    talks: tuple[TalkLine, ...]


@dataclass(frozen=True, slots=True)
class SaidLine:
    """One answer: who says of whom that the rule was kept or not."""

    about: str
    by: str
    answer: str


@dataclass(frozen=True, slots=True)
class Round:
    """Every answer on one rule in one talk, and what they come to."""

    at: When
    mode: str
    outcome: Outcome
    answers: tuple[SaidLine, ...]


@dataclass(frozen=True, slots=True)
class RuleSheet:
    """A rule with every answer of the period."""

    number: int
    situation: str
    text: str
    persons: tuple[str, ...]
    watched_by: str
    since: When | None
    until: When | None
    replaces: int | None
    rounds: tuple[Round, ...]


def _sessions(seen: Seen, since: date, until: date) -> "list[Session]":
    found = (session for session in seen.case.sessions if since <= session.at.day <= until)
    return sorted(found, key=lambda session: session.at)


def _talk(seen: Seen, session: "Session") -> TalkLine:
    return TalkLine(
        at=session.at,
        mode=session.mode,
        state=session.state,
        channel=session.channel or "",
        minutes=session.minutes,
        present=names(seen, session.present),
        invited=names(seen, session.invited),
        left=names(seen, (leaving.party for leaving in session.left_early)),
        reason=session.reason or "",
        subjects=session.subjects,
        summary=session.summary or "",
        note=session.team_note or "",
        narrowed=bool(session.workers_only),
    )


def held_talks(seen: Seen, since: date, until: date) -> tuple[TalkLine, ...]:
    """Give the talks of the period in which something was written down."""
    return tuple(
        _talk(seen, session)
        for session in _sessions(seen, since, until)
        if session.summary or session.team_note
    )


def planned(seen: Seen, until: date) -> tuple[TalkLine, ...]:
    """Give the talks that are planned from the last day on."""
    ahead = _sessions(seen, until, date.max)
    return tuple(_talk(seen, session) for session in ahead if session.state == "planned")


def weeks(seen: Seen, since: date, until: date, *, week_one: date | None) -> tuple[Weeks, ...]:
    """Give the weeks of the period; weeks without a talk in a row are one line."""
    anchor = week_one or since
    by_week: dict[int, list[TalkLine]] = {}
    for session in _sessions(seen, since, until):
        by_week.setdefault((session.at.day - anchor) // _WEEK, []).append(_talk(seen, session))
    found: list[Weeks] = []
    for week in range((since - anchor) // _WEEK, (until - anchor) // _WEEK + 1):
        talks = tuple(by_week.get(week, ()))
        first, last = anchor + week * _WEEK, min(anchor + (week + 1) * _WEEK - _DAY, until)
        if found and not talks and not found[-1].talks:
            before = found.pop()
            found.append(Weeks(before.number, week + 1, before.first, last, ()))
        else:
            found.append(Weeks(week + 1, week + 1, first, last, talks))
    return tuple(found)


_DAY = timedelta(days=1)


def rules(seen: Seen, since: date, until: date) -> tuple[RuleSheet, ...]:
    """Give the rules that hold or came up in the period, with every answer."""
    held = [each for each in _sessions(seen, since, until) if each.state == "held"]
    sheets = (_rule(seen, rule, held) for rule in sorted(seen.case.rules, key=_number))
    return tuple(
        sheet
        for sheet in sheets
        if sheet.rounds
        or (
            (sheet.since is None or sheet.since.day <= until)
            and (sheet.until is None or sheet.until.last_day > since)
        )
    )


def _number(rule: "Rule") -> int:
    return rule.number


def _rule(seen: Seen, rule: "Rule", held: "list[Session]") -> RuleSheet:
    rounds = []
    for session in held:
        checks = [check for check in session.checks if check.rule == rule.number]
        came_to = outcome(checks)
        if came_to is None:
            continue
        said = tuple(
            SaidLine(seen.name(check.person), seen.name(check.said_by), check.answer)
            for check in checks
        )
        rounds.append(Round(session.at, session.mode, came_to, said))
    return RuleSheet(
        rule.number,
        rule.situation,
        rule.text,
        names(seen, rule.persons),
        seen.name(rule.watched_by or ""),
        rule.since,
        rule.until,
        rule.replaces,
        tuple(rounds),
    )
