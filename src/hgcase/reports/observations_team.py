"""What was seen and judged, topic by topic, and who was last seen when."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import names
from hgcase.reports.records_team import Taken, taken

if TYPE_CHECKING:
    from hgcase.domain.kinds.observations import Observation
    from hgcase.domain.kinds.sessions import Session


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """One observation: what, about whom, by whom, and how it was asked."""

    date: When
    about: tuple[str, ...]
    by: str
    score: int | None
    answer: str
    area: str
    asked: str
    basis: str
    grounds: str
    taken: Taken


@dataclass(frozen=True, slots=True)
class Topic:
    """The observations on one topic, in order."""

    topic: str
    lines: tuple[ObservationLine, ...]


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody was last spoken to and last seen, and by whom (E18)."""

    person: str
    child: bool
    spoken: When | None
    spoken_by: tuple[str, ...]
    mode: str
    apart: When | None
    seen: When | None
    seen_by: str
    seen_how: str
    note: str


def topics(seen: Seen, since: date, until: date) -> tuple[Topic, ...]:
    """Group the observations of the period by topic; topics in order of their name."""
    found: dict[str, list[Observation]] = {}
    for each in seen.case.observations:
        if since <= each.date.day <= until:
            found.setdefault(each.topic, []).append(each)
    return tuple(
        Topic(topic, tuple(_line(seen, each) for each in sorted(lines, key=_when)))
        for topic, lines in sorted(found.items(), key=lambda pair: _rank(pair[0]))
    )


_FIRST = ("home_safe", "safety", "last_seen")


def _rank(topic: str) -> tuple[int, str]:
    return (_FIRST.index(topic) if topic in _FIRST else len(_FIRST), topic)


def _when(observation: "Observation") -> When:
    return observation.date


def _line(seen: Seen, each: "Observation") -> ObservationLine:
    return ObservationLine(
        date=each.date,
        about=names(seen, each.about),
        by=seen.name(each.said_by or "") or seen.name(each.organisation or ""),
        score=each.score,
        answer=each.answer or "",
        area=each.area or "",
        asked=each.asked or "",
        basis=each.basis or "",
        grounds=each.grounds or "",
        taken=taken(seen, each),
    )


def last_contacts(seen: Seen, until: date) -> tuple[LastContact, ...]:
    """Say of everybody in the file when they were last spoken to and seen."""
    held = sorted(
        (each for each in seen.case.sessions if each.state == "held" and each.at.day <= until),
        key=lambda session: session.at,
        reverse=True,
    )
    persons = filter(can_be_spoken_to, seen.case.persons)
    return tuple(_last_contact(seen, person.key, held, until) for person in persons)


def _last_contact(seen: Seen, key: str, held: "list[Session]", until: date) -> LastContact:
    talks = [session for session in held if key in session.present]
    last = talks[0] if talks else None
    alone = next((talk for talk in talks if talk.mode in ("separate", "child")), None)
    sight = max(
        (
            each
            for each in seen.case.observations
            if each.topic == "last_seen" and key in each.about and each.date.day <= until
        ),
        key=_when,
        default=None,
    )
    workers = {worker.key for worker in seen.case.workers}
    return LastContact(
        person=seen.name(key),
        child=is_child(seen.case, key, until),
        spoken=last.at if last else None,
        spoken_by=names(seen, (each for each in last.present if each in workers)) if last else (),
        mode=last.mode if last else "",
        apart=alone.at if alone else None,
        seen=sight.date if sight else None,
        seen_by=seen.name(sight.said_by or "") if sight else "",
        seen_how=(sight.answer or "") if sight else "",
        note=(sight.grounds or "") if sight else "",
    )
