"""How far an approach is, in a few words; the same on every screen."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.language import _, day_and_year, spoken
from hgcase.domain.declare.words import say

if TYPE_CHECKING:
    from hgcase.domain.kinds.trajectory import Course


def say_course(course: "Course | None", today: date) -> str:
    """Say which approach runs, and in which week or phase it is."""
    if course is None:
        return _("no approach has started")
    name = say(spoken(), course.method, of="method")
    if course.ended is not None and course.ended < today:
        return _("{name}, ended {day}", name=name, day=day_and_year(course.ended, today))
    if course.weeks is not None:
        said = _of_its_weeks(name, course.week(today), course.weeks)
        return f"{said}, {say(spoken(), course.phase, of='phases')}" if course.phase else said
    if course.phase:
        day = day_and_year(course.phase_since or course.start, today)
        phase = say(spoken(), course.phase, of="phases")
        return _("{name}, {phase} since {day}", name=name, phase=phase, day=day)
    return _("{name}, week {n}", name=name, n=course.week(today))


def say_short(course: "Course | None", today: date) -> str:
    """Say it where there is little room: the approach, and its week or phase."""
    if course is None:
        return _("none yet")
    name = say(spoken(), course.method, of="method")
    if course.ended is not None and course.ended < today:
        return _("{name}, ended", name=name)
    if course.phase and course.weeks is None:
        return f"{name}, {say(spoken(), course.phase, of='phases')}"
    return _("{name}, week {n}", name=name, n=course.week(today))


def _of_its_weeks(name: str, week: int, weeks: int) -> str:
    if week > weeks:
        return _("{name}, past its {weeks} weeks", name=name, weeks=weeks)
    return _("{name}, week {n} of {weeks}", name=name, n=week, weeks=weeks)
