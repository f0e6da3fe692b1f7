"""A talk that is being logged: who was there, which planned one it is, what is usual."""

from datetime import date
from typing import Any

from hgcase.cli.guided.interview import Interview
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.wall.seen import Seen


class Talk:
    """A talk that is being logged: what is known of it by now."""

    def __init__(self, seen: Seen, worker: str) -> None:
        self.seen = seen
        self.case = seen.case
        self.worker = worker
        self.tree: dict[str, Any] = {}
        self.day: date
        self.at: When

    @property
    def persons(self) -> list[str]:
        """Those of the household who were there."""
        return [key for key in self.tree["present"] if key in self.case.person_keys]

    @property
    def stayed(self) -> list[str]:
        """Those of them who did not leave before the end."""
        left = {leaving["party"] for leaving in self.tree.get("left_early") or ()}
        return [key for key in self.persons if key not in left]

    @property
    def grown(self) -> list[str]:
        """The grown-ups among them."""
        return [key for key in self.persons if not is_child(self.case, key, self.day)]


def planned_before(talk: Talk, interview: Interview) -> Session | None:
    """Give the last talk that was planned for before this moment and is not written up."""
    now = When.on(interview.now)
    past = [each for each in talk.case.talks("planned") if each.at <= now]
    return max(past, key=lambda each: each.at, default=None)


def planned_on(talk: Talk) -> Session | None:
    """Give the talk that was planned for its day, if any was."""
    found = (each for each in talk.case.talks("planned") if each.at.day == talk.day)
    return next(found, None)


def is_that_one(talk: Talk, planned: Session, who: "list[str]") -> bool:
    """Tell whether a talk is surely the one that was planned: the same people, the same hour."""
    clock = talk.at.time
    same_hour = None in (clock, planned.at.time) or clock == planned.at.time
    return same_hour and same_people(talk, planned, who)


def same_people(talk: Talk, planned: Session, who: "list[str]") -> bool:
    """Tell whether those who came were those who were invited."""
    invited, came = (
        {key for key in keys if key in talk.case.person_keys} for keys in (planned.invited, who)
    )
    return invited == came


def usual_people(talk: Talk, planned: Session | None) -> list[str]:
    """Give whoever was invited, or was there last time together, else the circle of the plan."""
    case = talk.case
    if planned is not None:
        return [key for key in planned.invited if key in case.person_keys]
    held = [each for each in case.talks("held") if each.mode == "joint"]
    if held:
        last = max(held, key=lambda each: each.at)
        return [key for key in last.present if key in case.person_keys]
    plans = case.plans_in_force
    if plans:
        return list(plans[0].circle)
    return [person.key for person in case.persons][:2]


def mode_of(talk: Talk, who: list[str]) -> str:
    """Find out what kind of talk it is: by who was there; of children alone it is theirs (W3)."""
    persons = [key for key in who if key in talk.case.person_keys]
    if persons and all(is_child(talk.case, key, talk.day) for key in persons):
        return "child"
    if persons:
        return "joint" if len(persons) > 1 else "separate"
    contacts = [key for key in who if talk.case.find("contacts", key)]
    return "network" if contacts else "team"
