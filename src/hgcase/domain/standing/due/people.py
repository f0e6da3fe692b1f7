"""Who is there for whom, and what was asked at the start."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.kinds.direction import held
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child
from hgcase.domain.standing.due.courses import Running
from hgcase.domain.standing.due.finding import Due

if TYPE_CHECKING:
    from hgcase.domain.standing.due.finding import SettledBy
    from hgcase.methods.parts import Role


def roles(run: Running) -> Iterator[Due]:
    """Say which role nobody has, under its condition (A19-A21, E15)."""
    for role in run.method.roles:
        if role.when == "each_person":
            for key in run.since:
                yield from _role(run, role, key)
        elif role.when == "always" or _children_here(run):
            yield from _role(run, role, "")


def _role(run: Running, role: "Role", person: str) -> Iterator[Due]:
    has = [
        each
        for each in run.case.assignments
        if each.role == role.role and (not person or each.person == person)
    ]
    if any(held(each, run.today) for each in has):
        return
    ended = [each.until.last_day for each in has if each.until and not each.taken_back]
    gone = [day + timedelta(days=1) for day in ended if day < run.today]
    since = max((*gone, run.since.get(person, run.start)))
    persons = (person,) if person else ()
    yield Due("role", "assignments", None, since, person, persons, role.role, source=role.source)


def _children_here(run: Running) -> bool:
    """Tell whether a child is in the file, taking part or not (A20)."""
    return any(
        can_be_spoken_to(person) and is_child(run.case, person.key, run.today)
        for person in run.case.persons
    )


def intake(run: Running) -> Iterator[Due]:
    """Say which criterion was not answered, each adult asked apart (A12-A17)."""
    answered = {
        (answer.criterion, answer.person)
        for answer in run.trajectory.intake
        if answer.answer != "unknown"
    }
    of_any = {criterion for criterion, _ in answered}
    for asked in run.method.criteria:
        if asked.of == "household":
            persons = [] if asked.criterion in of_any else [""]
        else:
            persons = [key for key in run.adults if (asked.criterion, key) not in answered]
        for key in persons:
            yield Due("intake", "intake", None, run.start, key, (key,) if key else (),
                      asked.criterion, source=asked.source)  # fmt: skip


def joint_talks(run: Running) -> Iterator[Due]:
    """Say that nobody judged yet whether they may sit in one room (practice 4)."""
    judged = run.trajectory.joint_talks
    open_ = judged is None or judged.answer == "unknown"
    if open_ and len(run.adults) > 1:
        yield Due("joint_talks", "joint_talks", None, run.start, run.trajectory.key, run.adults,
                  source="practice 4")  # fmt: skip


def reviews(run: Running) -> Iterator[Due]:
    """Say when to judge again: is it still needed, does the phase still fit (B11, D22)."""
    for review in run.method.reviews:
        if review.review == "safety_plan":
            continue
        last = _judged(run, review.review)
        day = max(last or run.start, run.start) + timedelta(days=review.every_days)
        settled: SettledBy = "phases" if review.review == "phase" else "observations"
        yield Due("review", settled, day, last, run.trajectory.key, word=review.review,
                  name=review.name, source=review.source)  # fmt: skip


def _judged(run: Running, review: str) -> date | None:
    """Give when something was judged last: a phase by its step or by how stable it is."""
    of_phase = review == "phase"
    topics = ("stable_safety", "lasting_safety") if of_phase else (review,)
    days = [
        each.date.day
        for each in run.case.observations
        if each.topic in topics and not each.taken_back and each.date.day <= run.today
    ]
    if of_phase:
        days += [each.since.day for each in run.trajectory.phases if each.since.day <= run.today]
    return max(days, default=None)
