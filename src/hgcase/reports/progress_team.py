"""The team's progress report: every talk, who said what, and what is not known."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from hgcase.domain.declare.values import When
from hgcase.domain.wall.seen import Seen
from hgcase.reports.incidents_team import IncidentSheet, incidents
from hgcase.reports.observations_team import LastContact, Topic, last_contacts, topics
from hgcase.reports.people import names
from hgcase.reports.period import Progress, approach, progress, start_of
from hgcase.reports.talks_team import RuleSheet, TalkLine, Weeks, held_talks, planned, rules, weeks

if TYPE_CHECKING:
    from hgcase.domain.kinds.places import Stay
    from hgcase.domain.kinds.trajectory import Trajectory


@dataclass(frozen=True, slots=True)
class PhaseLine:
    """A phase, and the judgement that led to it."""

    phase: str
    since: When
    until: When | None
    judged_by: tuple[str, ...]
    grounds: str


@dataclass(frozen=True, slots=True)
class StayLine:
    """Where somebody lives or stays, and who may know where."""

    persons: tuple[str, ...]
    kind: str
    since: When | None
    until: When | None
    planned_until: When | None
    where: tuple[str, ...]
    place: str
    ended_because: str
    known_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TeamProgress:
    """All that the team needs to see of a period."""

    template: ClassVar[str] = "progress-team"

    label: str
    progress: Progress
    since: date
    until: date
    phases: tuple[PhaseLine, ...]
    contacts: tuple[LastContact, ...]
    weeks: tuple[Weeks, ...]
    rules: tuple[RuleSheet, ...]
    topics: tuple[Topic, ...]
    incidents: tuple[IncidentSheet, ...]
    stays: tuple[StayLine, ...]
    talks: tuple[TalkLine, ...]
    planned: tuple[TalkLine, ...]
    reviews: tuple[When, ...]


def build(seen: Seen, *, since: date | None, until: date) -> TeamProgress:
    """Make the report for the team."""
    first = start_of(seen, since, until)
    trajectory = approach(seen, until)
    week_one = trajectory.start.day if trajectory else None
    return TeamProgress(
        label=seen.case.household.label or "",
        progress=progress(trajectory, until),
        since=first,
        until=until,
        phases=_phases(seen, trajectory, until) if trajectory else (),
        contacts=last_contacts(seen, until),
        weeks=weeks(seen, first, until, week_one=week_one),
        rules=rules(seen, first, until),
        topics=topics(seen, first, until),
        incidents=incidents(seen, first, until),
        stays=_stays(seen, first, until),
        talks=held_talks(seen, first, until),
        planned=planned(seen, until),
        reviews=tuple(
            sorted(plan.review_due for plan in seen.case.plans_in_force if plan.review_due)
        ),
    )


def _phases(seen: Seen, trajectory: "Trajectory", until: date) -> tuple[PhaseLine, ...]:
    return tuple(
        PhaseLine(
            phase.phase,
            phase.since,
            phase.until,
            names(seen, phase.judged_by),
            phase.grounds or "",
        )
        for phase in sorted(trajectory.phases, key=lambda phase: phase.since)
        if phase.since.day <= until
    )


def _stays(seen: Seen, since: date, until: date) -> tuple[StayLine, ...]:
    """Give the stays that touch the period, the earliest first."""
    found = (
        stay
        for stay in seen.case.stays
        if (stay.since is None or stay.since.day <= until)
        and (stay.until is None or stay.until.last_day >= since)
    )
    return tuple(
        _stay(seen, stay)
        for stay in sorted(found, key=lambda stay: stay.since.first if stay.since else "")
    )


def _stay(seen: Seen, stay: "Stay") -> StayLine:
    where = (seen.name(stay.home or ""), seen.name(stay.host or ""), stay.name, stay.address)
    return StayLine(
        names(seen, stay.persons),
        stay.kind or "",
        stay.since,
        stay.until,
        stay.planned_until,
        tuple(text for text in where if text),
        stay.place or "",
        stay.ended_because or "",
        names(seen, stay.persons if stay.known_to is None else stay.known_to),
    )
