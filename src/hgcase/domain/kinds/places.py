"""Homes and stays: a household is not one home, and where somebody is has its own circle."""

from datetime import date
from typing import Annotated, Any, ClassVar

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, persons_in, team_only, whoever_reads
from hgcase.domain.declare.record import Answer, Record
from hgcase.domain.declare.values import (
    BreakKey,
    Circle,
    Duration,
    Flag,
    HomeKey,
    Line,
    Party,
    PlanKey,
    Prose,
    ProseLine,
    Reach,
    Subject,
    TrajectoryKey,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark, Persons, Readers
from hgcase.i18n import N_


def _who_knows_where(case: CaseFile, record: Any, part: Any) -> Persons:
    """Whoever may know where: `known_to`, else only who goes (W6)."""
    if part.host not in (None, "unknown") and case.get(part.host) is None:
        return EMPTY  # whom he hosts would tell who he is (W14)
    if part.known_to is not None:
        return frozenset(part.known_to)
    if part is record:
        return persons_in(case, record, "persons")
    return persons_in(case, record.break_plan, "leaves")


WHERE = Readers(_who_knows_where, takes_along=True)


def _within(home: "Home") -> Persons | None:
    """A secret home is on no paper outside the team."""
    return EMPTY if home.secret in ("true", "unknown") else None


def _circle_of_its_plan(case: CaseFile, break_: "Break", today: date) -> Persons:
    """The circle of the plan that it follows; without one nobody."""
    plan = case.find("safety_plans", break_.plan or "")
    return EMPTY if plan is None else whoever_reads(case, plan, today)


class Home(Record):
    """A dwelling; papers outside the team say "at home"."""

    KIND: ClassVar = Kind(
        "homes",
        "h",
        "people",
        (N_("home"), N_("homes")),
        team_only,
        order=("name",),
        prints="whole",
        within=_within,
    )
    HEAD: ClassVar = ("{name}",)

    name: Line
    address: Annotated[Reach | None, TEAM, Ask(N_("What is the address?"))] = None
    entry: Annotated[ProseLine | None, TEAM, Mark.REACH] = None
    house_keys: Annotated[tuple[Answer, ...], TEAM] = ()
    text: Annotated[Prose | None, TEAM] = None
    secret: Annotated[Flag | None, TEAM] = None


def _who_stays(case: CaseFile, stay: "Stay", today: date) -> Persons:
    """Whoever stays, and if it is a Break who may know of that Break (W6)."""
    stays, break_ = persons_in(case, stay, "persons"), case.find("breaks", stay.break_event or "")
    return stays if break_ is None else stays | whoever_reads(case, break_, today)


class Break(Record):
    """A time apart by agreement, place after place; its stays say where (A47-A56)."""

    KIND: ClassVar = Kind(
        "breaks",
        "br",
        "plan",
        (N_("Break"), N_("Breaks")),
        _circle_of_its_plan,
        order=("since", "until"),
    )
    HEAD: ClassVar = (N_("Break"), N_("at the request of {called_by}"), N_("until {until}"))
    NAMED: ClassVar = ((N_("the Break of {since}"), N_("the Break")),)

    trajectory: TrajectoryKey | None = None
    plan: Annotated[PlanKey | None, Ask(N_("According to which plan?"))] = None
    called_by: Annotated[Party | None, WHOLE, Ask(N_("Who called for it?"))] = None
    because: Annotated[ProseLine | None, Ask(N_("What was the reason?"))] = None
    tried: Annotated[tuple[Word, ...], Known("tried_first"), Ask(N_("What was tried first?"))] = ()
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: Until | None = None


class Stay(Record):
    """Where somebody lives or stays, from when until when."""

    KIND: ClassVar = Kind(
        "stays", "st", "people", (N_("stay"), N_("stays")), _who_stays, order=("since", "until")
    )
    HEAD: ClassVar = (
        (N_("{kind} of {persons}"), N_("stay of {persons}"), N_("stay")),
        "{place}",
        "{home}",
        N_("with {host}"),
        "{name}",
        (N_("until {until}"), N_("planned until {planned_until}")),
    )

    persons: tuple[Subject, ...]
    kind: Annotated[Word | None, Known("stay_kinds")] = None
    break_event: BreakKey | None = None
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    lasts: Duration | None = None
    planned_until: Until | None = None
    until: Annotated[Until | None, Ask(N_("Until when?"))] = None
    ended_because: Annotated[ProseLine | None, WHERE] = None
    home: Annotated[HomeKey | None, WHERE, Ask(N_("In which home?"))] = None
    place: Annotated[Word | None, WHERE, Known("places"), Ask(N_("At what sort of place?"))] = None
    host: Annotated[Party | None, WHERE, Ask(N_("Who puts them up?"))] = None
    name: Annotated[Line | None, WHERE] = None
    address: Annotated[Reach | None, WHERE] = None
    phone: Annotated[Reach | None, WHERE] = None
    municipality: Annotated[Line | None, WHERE] = None
    known_to: Annotated[Circle | None, TEAM] = None
