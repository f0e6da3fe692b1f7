"""How far an approach is, in a few words; the same on every screen."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.domain.words import say

if TYPE_CHECKING:
    from hgcase.domain.trajectory import Course


def say_course(course: "Course | None", today: date) -> str:
    """Say which approach runs, and in which week or phase it is."""
    if course is None:
        return _("no approach has started")
    name = say(spoken(), course.method, of="method")
    if course.ended is not None and course.ended < today:
        return _("{name}, ended {day}", name=name, day=spoken().short_day(course.ended))
    if course.phase:
        day = spoken().short_day(course.phase_since or course.start)
        phase = say(spoken(), course.phase, of="phases")
        return _("{name}, {phase} since {day}", name=name, phase=phase, day=day)
    week, weeks = course.week(today), course.weeks
    if weeks is None:
        return _("{name}, week {n}", name=name, n=week)
    if week > weeks:
        return _("{name}, past its {weeks} weeks", name=name, weeks=weeks)
    return _("{name}, week {n} of {weeks}", name=name, n=week, weeks=weeks)
