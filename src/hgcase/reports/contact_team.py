"""Who of a household was last spoken to, and last seen, and by whom (E18)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.telling.days import say_when

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from hgcase.domain.kinds.observations import Observation
    from hgcase.domain.kinds.sessions import Session
    from hgcase.reports.told import PaperTeller


@dataclass(frozen=True, slots=True)
class LastContact:
    """When somebody was last spoken to, spoken to apart, and seen; empty where that was never."""

    person: str
    child: bool
    spoken: tuple[str, str]
    apart: str
    seen: tuple[str, str]


def last_contacts(teller: "PaperTeller", until: "date") -> tuple[LastContact, ...]:
    """Say of everybody in the file when they were last spoken to and seen."""
    case = teller.seen.case
    held = [talk for talk in case.talks("held") if talk.at.day <= until]
    sights = [
        each
        for each in case.observations
        if each.topic == "last_seen" and each.date.day <= until and not each.taken_back
    ]
    return tuple(
        LastContact(
            teller.seen.name(person.key),
            is_child(case, person.key, until),
            _spoken(teller, [talk for talk in held if person.key in talk.present]),
            _apart(teller, [talk for talk in held if person.key in talk.present]),
            _seen(teller, [each for each in sights if person.key in each.about]),
        )
        for person in filter(can_be_spoken_to, case.persons)
    )


def _spoken(teller: "PaperTeller", talks: "Sequence[Session]") -> tuple[str, str]:
    last = max(talks, key=lambda talk: talk.at, default=None)
    return (_day(teller, last), teller.headline(last)) if last else ("", "")


def _apart(teller: "PaperTeller", talks: "Sequence[Session]") -> str:
    alone = (talk for talk in talks if talk.mode in ("separate", "child"))
    last = max(alone, key=lambda talk: talk.at, default=None)
    return _day(teller, last) if last else ""


def _day(teller: "PaperTeller", talk: "Session") -> str:
    return say_when(teller.language, talk.at, teller.today)


def _seen(teller: "PaperTeller", sights: "Sequence[Observation]") -> tuple[str, str]:
    last = max(sights, key=lambda each: each.date, default=None)
    if last is None:
        return "", ""
    day = say_when(teller.language, last.date, teller.today)
    seen = teller.line(last, ("date", "topic", "about", "session"))
    return day, teller.together(seen, teller.said_by(last))
