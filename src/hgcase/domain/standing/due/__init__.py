"""What is due: weeks, targets, reviews, end products and their dates, from method and file.

One place computes it and every screen uses it. What comes in has passed the wall: it is
computed from what whoever looks may see. It is for the team alone; no paper shows it.
"""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.persons import born_span, can_be_spoken_to
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.due import ends, people, plans, talks
from hgcase.domain.standing.due.courses import Running, method_gone, pinned, running_ones
from hgcase.domain.standing.due.finding import Due, SettledBy, What
from hgcase.domain.standing.due.weeks import Week, week_of, weekly

if TYPE_CHECKING:
    from hgcase.domain.standing.due.courses import Methods

__all__ = [
    "SECTIONS",
    "Due",
    "SettledBy",
    "Week",
    "What",
    "due",
    "for_ages",
    "pinned",
    "week",
    "week_on",
]

SECTIONS: Final = (
    "actions", "advice", "aftercare", "assignments", "breaks", "conditions", "handovers",
    "moves", "observations", "orders", "pauses", "safety_plans", "sessions", "stays",
    "trajectories",
)  # fmt: skip
"""What it is computed from, beside what texts name."""

_FOR_AGES: Final = ("accounts", "arrangements", "consents", "relations")


def for_ages(case: CaseFile) -> tuple[str, ...]:
    """Give the sections that tell who is a child, beside; none where all ages are known."""
    unknown = any(can_be_spoken_to(person) and born_span(person) is None for person in case.persons)
    return _FOR_AGES if unknown else ()


_OF_A_TRAJECTORY: Final[tuple[Callable[[Running], Iterator[Due]], ...]] = (
    weekly, talks.both_ways, talks.rules_unchecked, talks.silences, plans.plan_missing,
    plans.plan_parts, plans.plan_reviews, people.roles, people.intake, people.joint_talks,
    people.reviews, ends.end, ends.products,
)  # fmt: skip
_OF_A_HOUSEHOLD: Final[tuple[Callable[[CaseFile, date], Iterator[Due]], ...]] = (
    talks.planned, plans.agreed_reviews, ends.breaks, ends.orders, ends.actions, ends.aftercare,
    ends.handovers,
)  # fmt: skip


def due(case: CaseFile, today: date, *, method_of: "Methods" = pinned) -> tuple[Due, ...]:
    """Give what is due in a household, and what is planned, by day; what is due at once first."""
    found: dict[tuple[str, ...], Due] = {}
    for each in sorted(_all(case, today, method_of), key=lambda each: each.rank):
        found.setdefault((each.what, each.key, each.word), each)  # of two methods the stricter
    stand = (_after_its_pause(case, each, today) for each in found.values())
    return tuple(sorted((each for each in stand if each), key=lambda each: each.rank))


def week(case: CaseFile, today: date, *, method_of: "Methods" = pinned) -> Week | None:
    """Give the week of the trajectory that runs, the one that started last; None without one."""
    return week_on(case, today, today, method_of=method_of)


def week_on(
    case: CaseFile, day: date, today: date, *, method_of: "Methods" = pinned
) -> Week | None:
    """Give the week in which a day lies, of the trajectory that ran on it, as it is known today."""
    trajectory = running(case, day)
    if trajectory is None or not trajectory.runs(day):
        return None
    method = method_of(trajectory)
    return week_of(Running(case, trajectory, method, today), day) if method else None


def _all(case: CaseFile, today: date, method_of: "Methods") -> Iterator[Due]:
    yield from method_gone(case, today, method_of)
    for run in running_ones(case, today, method_of):
        for check in _OF_A_TRAJECTORY:
            yield from check(run)
    for of_all in _OF_A_HOUSEHOLD:
        yield from of_all(case, today)
    for trajectory in case.trajectories:
        if trajectory.ended is not None and (method := method_of(trajectory)):
            yield from ends.aftercare_missing(case, today, trajectory, method)


def _after_its_pause(case: CaseFile, each: Due, today: date) -> Due | None:
    """Put off what is paused to the end of the pause; leave out what does not count at all."""
    for pause in case.pauses:
        if pause.deadline != each.deadline or pause.taken_back or pause.since.day > today:
            continue
        if pause.until is None:
            return None
        if pause.until.last_day >= today:
            return each._replace(day=max(each.day or pause.until.last_day, pause.until.last_day))
    return each
