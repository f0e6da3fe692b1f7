"""The progress report that may lie on the kitchen table: what was discussed together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, ClassVar, Final

from hgcase.domain.standing.outcome import Outcome, outcome, outcomes
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import Sender, names, sender
from hgcase.reports.period import Piece, Progress, approach, pieces, progress, start_of

if TYPE_CHECKING:
    from hgcase.domain.kinds.plan import Rule
    from hgcase.domain.kinds.sessions import Session

SHOWN_OUTCOMES: Final = 6
"""So many of the last outcomes stand by a rule; the count is over all of them."""


@dataclass(frozen=True, slots=True)
class Talk:
    """A talk that was held, and what was said in it."""

    day: date
    summary: str
    subjects: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Went:
    """How a rule went according to the talk of a day."""

    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class RuleProgress:
    """A rule, and how it went according to the talks together in which it came up.

    Args:
        number: its number for life.
        until: the day it stopped; None while it holds.
        replaces: the number of the rule in whose place it came.
        last: the last outcomes, in the order of the talks.
        counts: how often which outcome, over the whole period, best first.
        total: in how many talks it came up.
    """

    number: int
    situation: str
    text: str
    until: date | None
    replaces: int | None
    last: tuple[Went, ...]
    counts: tuple[tuple[Outcome, int], ...]
    total: int


@dataclass(frozen=True, slots=True)
class Planned:
    """A talk that is planned, and who comes beside those who read this."""

    day: date
    at: time | None
    mode: str
    channel: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyProgress:
    """How it goes, in what its readers have discussed together.

    Args:
        sender: who sat in the talks that are shown.
        pieces: the weeks or months that passed, with the talks together in them.
        latest: the last talk together in which rules came up; None where there is none.
        own: talks with this reader alone, where they asked for them.
        ahead: the days that matter, in order: with its talk, or to look at a plan again.
    """

    template: ClassVar[str] = "progress"

    progress: Progress
    since: date
    until: date
    readers: tuple[str, ...]
    sender: Sender
    talks: tuple[Talk, ...]
    pieces: tuple[Piece, ...]
    rules: tuple[RuleProgress, ...]
    latest: date | None
    latest_rules: tuple[tuple[Outcome, tuple[int, ...]], ...]
    own: tuple[Talk, ...]
    planned: tuple[Planned, ...]
    ahead: tuple[tuple[date, Planned | None], ...]


def build(seen: Seen, *, since: date | None, until: date) -> FamilyProgress:
    """Make the report for its readers, from what they may see."""
    first = start_of(seen, since, until)
    trajectory = approach(seen, until)
    held = _held(seen, first, until)
    joint = [session for session in held if session.mode == "joint"]
    apart = [session for session in held if session.mode == "separate"]
    agreed = {number for plan in seen.case.plans_in_force for number in plan.rules}
    rules = [
        _rule(rule, joint, until, agreed=rule.number in agreed)
        for rule in seen.case.rules
        if not rule.taken_back
    ]
    planned = _planned(seen, until)
    reviews = [(day, None) for day in _reviews(seen)]
    latest = _latest(joint)
    return FamilyProgress(
        progress=progress(trajectory, until),
        since=first,
        until=until,
        readers=names(seen, seen.readers),
        sender=sender(seen, (key for session in held for key in session.present)),
        talks=tuple(map(_talk, joint)),
        pieces=pieces(
            first,
            until,
            (session.at.day for session in joint),
            week_one=trajectory.start.day if trajectory else None,
        ),
        rules=tuple(rule for rule in rules if rule is not None),
        latest=latest.at.day if latest else None,
        latest_rules=_latest_rules(latest) if latest else (),
        own=tuple(map(_talk, apart)),
        planned=planned,
        ahead=tuple(
            sorted([*((talk.day, talk) for talk in planned), *reviews], key=lambda each: each[0])
        ),
    )


def _held(seen: Seen, since: date, until: date) -> "list[Session]":
    found = seen.case.talks("held")
    return sorted(
        (session for session in found if since <= session.at.day <= until),
        key=lambda session: session.at,
    )


def _talk(session: "Session") -> Talk:
    return Talk(session.at.day, session.summary or "", session.subjects)


def _rule(
    rule: "Rule", joint: "Iterable[Session]", until: date, *, agreed: bool
) -> RuleProgress | None:
    """Show a rule of a plan in force that holds on the last day, or one that was talked about."""
    went = [
        Went(session.at.day, came_to)
        for session in joint
        if (came_to := outcome(check for check in session.checks if check.rule == rule.number))
    ]
    ended = rule.until.day if rule.until is not None and rule.until.day <= until else None
    begun = rule.since is None or rule.since.day <= until
    if not begun or (not went and (ended is not None or not agreed)):
        return None
    order: tuple[Outcome, ...] = ("kept", "partly", "broken", "differ")
    counted = ((each, sum(went_.outcome == each for went_ in went)) for each in order)
    return RuleProgress(
        rule.number,
        rule.situation,
        rule.text,
        ended,
        rule.replaces,
        tuple(went[-SHOWN_OUTCOMES:]),
        tuple((each, n) for each, n in counted if n),
        len(went),
    )


def _latest(joint: "list[Session]") -> "Session | None":
    return next((session for session in reversed(joint) if session.checks), None)


def _latest_rules(session: "Session") -> tuple[tuple[Outcome, tuple[int, ...]], ...]:
    """Group the rules that came up in a talk by what they came to."""
    found: dict[Outcome, list[int]] = {"kept": [], "partly": [], "broken": [], "differ": []}
    for number, came_to in outcomes(session.checks).items():
        found[came_to].append(number)
    return tuple((came_to, tuple(numbers)) for came_to, numbers in found.items() if numbers)


def _planned(seen: Seen, until: date) -> tuple[Planned, ...]:
    ahead = seen.case.talks("planned")
    return tuple(
        Planned(
            session.at.day,
            session.at.time,
            session.mode,
            session.channel or "",
            names(seen, (key for key in session.invited if key not in seen.readers)),
        )
        for session in sorted(ahead, key=lambda session: session.at)
        if session.at.day >= until
    )


def _reviews(seen: Seen) -> tuple[date, ...]:
    due = {plan.review_due.day for plan in seen.case.plans_in_force if plan.review_due}
    return tuple(sorted(due))
