"""A trajectory: one approach that runs with some persons of the household."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Annotated, ClassVar, Literal, NamedTuple, Self

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import TEAM, THAT_PERSON
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import (
    MethodName,
    Party,
    PersonKey,
    ProgrammeKey,
    Prose,
    Until,
    When,
    Word,
    WorkerKey,
)
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Persons, Said
from hgcase.domain.problem import Problem
from hgcase.i18n import N_
from hgcase.methods import method as method_of
from hgcase.methods import names, refuse_broken, to_start, versions
from hgcase.methods.files import file_name


class Course(NamedTuple):
    """How a trajectory runs: what is needed to say how far it is.

    Args:
        ended: its last day, where it has one.
        phase: the phase it is in; empty where it has none.
        version: of the approach, with which it started; None is the newest.
    """

    method: str
    start: date
    ended: date | None = None
    phase: str = ""
    phase_since: date | None = None
    version: int | None = None

    @property
    def weeks(self) -> int | None:
        """How many weeks the approach takes; None when it is open-ended, or not known here."""
        found = method_of(self.method, self.version)
        return found.weeks.value if found is not None and found.weeks is not None else None

    def week(self, on: date) -> int:
        """Give the week number on a day: whole weeks since the start, plus one (A24)."""
        return (on - self.start).days // 7 + 1

    def runs(self, on: date) -> bool:
        """Tell whether it runs on a day: started, and not ended before it."""
        return self.start <= on and (self.ended is None or self.ended >= on)


class Source(Value):
    """From where the household came (A10)."""

    HEAD: ClassVar = ("{kind}", "{party}")

    kind: Annotated[Word, Known("referrers")]
    party: Party | None = None


class StartCondition(Value):
    """What had to be resolved before the start, and who says it is (B04)."""

    HEAD: ClassVar = ("{text}",)

    met: When | None = None
    said_by: Party | None = None
    text: Prose | None = None


class JointTalks(Value):
    """May these persons sit in one room: asked apart, judged by two (practice 4)."""

    HEAD: ClassVar = ("{answer}",)

    answer: Literal["allowed", "not_allowed", "unknown"]
    asked_apart: tuple[PersonKey, ...] = ()
    date: When | None = None
    judged_by: tuple[WorkerKey, ...] = ()
    grounds: Prose | None = None


class Participant(Part):
    """Somebody who takes part, from when until when."""

    HEAD: ClassVar = ("{person}",)

    person: PersonKey
    since: When
    until: Until | None = None
    why: Annotated[Prose | None, TEAM] = None


class Phase(Part):
    """A phase with the judgement that led to it, forward or back (D22, D26)."""

    HEAD: ClassVar = ("{phase}",)

    phase: Annotated[Word, Known("phases")]
    since: When
    until: Until | None = None
    judged_by: Annotated[tuple[Party, ...], TEAM] = ()
    grounds: Annotated[Prose | None, TEAM] = None


class IntakeAnswer(Part):
    """An intake criterion, asked of one person with grounds and date (A12–A17)."""

    HEAD: ClassVar = ("{criterion} ({person}): {answer}",)

    criterion: Annotated[
        Word,
        Known("intake_criteria"),
    ]
    person: PersonKey
    answer: Annotated[Word, Known("intake_answers")]
    grounds: Annotated[Prose | None, TEAM] = None
    date: When | None = None


class Ending(Value):
    """How a trajectory ended; why is for the team (B10)."""

    HEAD: ClassVar = ("{state}", "{date}")

    date: When
    state: Annotated[Word, Known("endings")]
    because: Annotated[Prose | None, TEAM] = None
    safe_functioning: Annotated[Word | None, TEAM, Known("safe_functioning")] = None
    judged_by: Annotated[tuple[Party, ...], TEAM] = ()


def _its_participants(_case: CaseFile, trajectory: "Trajectory", today: date) -> Persons:
    """Whoever takes part in this very trajectory when it is written."""
    return frozenset(
        each.person
        for each in trajectory.participants
        if each.until is None or each.until.last_day >= today
    )


class Trajectory(Record):
    """One approach with some persons of the household, from start to end."""

    KIND: ClassVar = Kind(
        "trajectories",
        "t",
        "work",
        (N_("trajectory"), N_("trajectories")),
        _its_participants,
        order=("start", "method"),
    )
    HEAD: ClassVar = ("{method}", N_("with {participants}"), N_("ended: {ended}"))
    NAMED: ClassVar = (N_("{method} from {start}"),)

    method: Annotated[MethodName, Ask(N_("Which approach?"))]
    method_version: Annotated[int | None, Mark.ASIDE] = None
    programme: Annotated[ProgrammeKey | None, TEAM] = None
    source: Annotated[Source | None, TEAM, Said(N_("Where they came from"))] = None
    start: Annotated[When, Ask(N_("When does it start?"))]
    start_situation: Annotated[tuple[Word, ...], TEAM, Known("start_situations")] = ()
    start_condition: Annotated[StartCondition | None, TEAM] = None
    frame: Annotated[Literal["voluntary", "pressure", "compulsory"] | None, TEAM] = None
    participants: Annotated[tuple[Participant, ...], Ask(N_("Who takes part?"))] = ()
    joint_talks: Annotated[JointTalks | None, TEAM] = None
    intake: Annotated[tuple[IntakeAnswer, ...], THAT_PERSON] = ()
    phases: tuple[Phase, ...] = ()
    ended: Ending | None = None

    @property
    def course(self) -> Course:
        """How it runs."""
        ended = self.ended.date.last_day if self.ended else None
        phase = self.phases[-1] if self.phases else None
        since = phase.since.day if phase else None
        name = phase.phase if phase else ""
        return Course(self.method, self.start.day, ended, name, since, self.method_version)

    @property
    def weeks(self) -> int | None:
        """How many weeks the approach takes; None when it is open-ended, or not known here."""
        return self.course.weeks

    @property
    def planned_end(self) -> date | None:
        """The last day of the last week; None when it is open-ended (A24)."""
        return self.start.day + timedelta(weeks=self.weeks, days=-1) if self.weeks else None

    def week(self, on: date) -> int:
        """Give the week number on a day: whole weeks since the start, plus one."""
        return self.course.week(on)

    def runs(self, on: date) -> bool:
        """Tell whether it runs on a day: started, and not ended before it."""
        return self.course.runs(on)

    def arriving(self) -> Self:
        """Give it the newest version of its method, where none is given (decision 4)."""
        if self.method_version is not None:
            return self
        return self.model_copy(update={"method_version": to_start(self.method)})

    def unknown_here(self, before: Record | None = None) -> Iterator[Problem]:
        """Yield that its method is not known here, unless that was so before."""
        name, version = self.method, self.method_version
        was = before if isinstance(before, Trajectory) else None
        if was is not None and (was.method, was.method_version) == (name, version):
            return
        refuse_broken(name, version or 0)
        if method_of(name, version) is not None:
            return
        if known := versions(name):
            yield Problem(
                ("method_version",),
                N_(
                    "This version of the method is not known here; choose {versions}, or put its "
                    "file ({file}) in the folder methods."
                ),
                {"versions": ", ".join(map(str, known)), "file": file_name(name, version or 0)},
            )
        else:
            yield Problem(
                ("method",),
                N_(
                    "This method is not known here; choose {methods}, or put its file in the "
                    "folder methods."
                ),
                {"methods": ", ".join(names())},
            )


def running(case: CaseFile, on: date) -> Trajectory | None:
    """Give the trajectory that runs on a day: the one that started last, else the last of all."""
    started = sorted(
        (each for each in case.trajectories if each.start.day <= on and not each.taken_back),
        key=lambda trajectory: (trajectory.runs(on), trajectory.start),
    )
    return started[-1] if started else None
