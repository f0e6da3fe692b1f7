"""Who directs, leads and helps, and who is there for whom (A04, A19-A21, E15)."""

from datetime import date
from typing import Annotated, ClassVar

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import TEAM, persons_in, taking_part
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Subject, SubjectParty, Until, When, Word, WorkerKey
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Persons, Said
from hgcase.i18n import N_

FOR_ALL = frozenset({"case_director", "project_lead"})


def _by_role(case: CaseFile, assignment: "Assignment", today: date) -> Persons:
    """Who directs and who leads everybody knows; whoever is there for one person, that person."""
    if assignment.role in FOR_ALL and assignment.person is None:
        return taking_part(case, assignment, today)
    return persons_in(case, assignment, "person")


class Assignment(Record):
    """A role in this household: direction, lead, case manager, somebody's own counsellor (A04)."""

    KIND: ClassVar = Kind(
        "assignments", "as", "work", (N_("assignment"), N_("assignments")), _by_role,
        order=("role", "since"),
    )  # fmt: skip
    HEAD: ClassVar = (
        ("{role}: {party}", N_("role: {party}")),
        N_("for {person}"),
        N_("track: {track}"),
        N_("until {until}"),
    )

    role: Annotated[Word, Known("roles"), Ask(N_("Which role?"))]
    party: Annotated[SubjectParty, Ask(N_("Who has it?"))]
    person: Annotated[
        Subject | None,
        WHOLE,
        Said(N_("For whom"), N_("for {value}")),
        Ask(N_("For whom, if for one person?")),
    ] = None
    track: Annotated[Word | None, TEAM, Known("tracks")] = None
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: Until | None = None
    stands_in_for: Annotated[WorkerKey | None, TEAM] = None


DIRECTOR = "case_director"


def held(assignment: Assignment, day: date) -> bool:
    """Tell whether somebody has a role on a day."""
    begun = assignment.since is None or assignment.since.day <= day
    over = assignment.until is not None and assignment.until.last_day < day
    return begun and not over and not assignment.taken_back


def directors(case: CaseFile, day: date) -> dict[str, Assignment]:
    """Give who directs on a day, by track; a household without tracks has one, ``""`` (E15).

    On the day of a change it is who comes, not who goes.
    """
    directs = [each for each in case.assignments if each.role == DIRECTOR and held(each, day)]
    directs.sort(key=lambda each: each.since.first if each.since else "")
    return {assignment.track or "": assignment for assignment in directs}
