"""A trajectory that runs, with its method, as one day sees it: who takes part, which talks."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.persons import Person, can_be_spoken_to, is_child
from hgcase.domain.standing.due.finding import Due

if TYPE_CHECKING:
    from hgcase.domain.kinds.sessions import Session
    from hgcase.domain.kinds.trajectory import Trajectory
    from hgcase.methods.parts import Method

    Methods = Callable[[Trajectory], Method | None]


def pinned(trajectory: "Trajectory") -> "Method | None":
    """Give the method in the version with which a trajectory started (decision 4)."""
    from hgcase.methods import method

    return method(trajectory.method, trajectory.method_version)


@dataclass(frozen=True)
class Running:
    """One trajectory on a day."""

    case: CaseFile
    trajectory: "Trajectory"
    method: "Method"
    today: date

    @property
    def start(self) -> date:
        """Its first day."""
        return self.trajectory.start.day

    @cached_property
    def since(self) -> dict[str, date]:
        """Who takes part and can be spoken to, and since when."""
        found: dict[str, date] = {}
        for each in self.trajectory.participants:
            over = each.until is not None and each.until.last_day < self.today
            person = self.case.find("persons", each.person)
            living = isinstance(person, Person) and can_be_spoken_to(person)
            if living and not over and each.since.day <= self.today:
                found[each.person] = max(each.since.day, self.start)
        return found

    @cached_property
    def children(self) -> tuple[str, ...]:
        """The children who take part, by their age today."""
        return tuple(key for key in self.since if is_child(self.case, key, self.today))

    @cached_property
    def adults(self) -> tuple[str, ...]:
        """The adults who take part."""
        return tuple(key for key in self.since if key not in self.children)

    @cached_property
    def held(self) -> "tuple[Session, ...]":
        """The talks that were held by today, whichever trajectory they belong to."""
        return tuple(talk for talk in self.case.talks("held") if talk.at.day <= self.today)

    def last(self, person: str = "", mode: str = "") -> date | None:
        """Give the day of the last held talk with somebody, in a mode; either may be any."""
        return max(
            (
                talk.at.day
                for talk in self.held
                if (not person or person in talk.present) and (not mode or talk.mode == mode)
            ),
            default=None,
        )


def running_ones(case: CaseFile, today: date, method_of: "Methods") -> Iterator[Running]:
    """Yield every trajectory that runs on a day and whose method is known."""
    for trajectory in _running(case, today):
        method = method_of(trajectory)
        if method is not None:
            yield Running(case, trajectory, method, today)


def method_gone(case: CaseFile, today: date, method_of: "Methods") -> Iterator[Due]:
    """Say of which trajectory the method is not here, so that nothing it asks is known (E30)."""
    from hgcase.methods.files import file_name

    for trajectory in _running(case, today):
        if method_of(trajectory) is None:
            file = file_name(trajectory.method, trajectory.method_version or 1)
            yield Due("method_gone", "methods", key=trajectory.key, word=file, source="E30")


def _running(case: CaseFile, today: date) -> "Iterator[Trajectory]":
    """Yield what runs; on the day on which it ended nothing of it comes any more."""
    for trajectory in case.trajectories:
        over = trajectory.ended is not None and trajectory.ended.date.last_day <= today
        if not (trajectory.taken_back or over) and trajectory.runs(today):
            yield trajectory
