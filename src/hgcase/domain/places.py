"""Homes and stays: a household is not one home, and where somebody is has its own circle."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from hgcase.domain._declare import Kind, Known, Persons, Readers
from hgcase.domain.readers import EMPTY, TEAM, persons_in, team_only, those_named
from hgcase.domain.record import Answer, Record
from hgcase.domain.values import (
    Circle,
    Flag,
    HomeKey,
    Line,
    Party,
    PersonKey,
    ProseLine,
    When,
    Word,
)

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile

PLACES = ("family", "friends", "hotel", "emergency_bed", "shelter", "other")


def _who_knows_where(case: "CaseFile", record: Any, part: Any) -> Persons:
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


class Home(Record):
    """A dwelling; papers outside the team say "at home"."""

    KIND: ClassVar = Kind("homes", "h", team_only, order=("name",), prints="whole", within=_within)

    name: Line
    address: Annotated[Line | None, TEAM] = None
    entry: Annotated[ProseLine | None, TEAM] = None
    house_keys: Annotated[tuple[Answer, ...], TEAM] = ()
    secret: Annotated[Flag | None, TEAM] = None


class Stay(Record):
    """Where somebody lives or stays, from when until when."""

    KIND: ClassVar = Kind("stays", "st", those_named("persons"), order=("since", "until"))

    persons: tuple[PersonKey, ...]
    kind: Annotated[Word | None, Known(("lives", "stays", "registered"))] = None
    since: When | None = None
    planned_until: When | None = None
    until: When | None = None
    ended_because: Annotated[ProseLine | None, WHERE] = None
    home: Annotated[HomeKey | None, WHERE] = None
    place: Annotated[Word | None, WHERE, Known(PLACES)] = None
    host: Annotated[Party | None, WHERE] = None
    name: Annotated[Line | None, WHERE] = None
    address: Annotated[Line | None, WHERE] = None
    phone: Annotated[Line | None, WHERE] = None
    municipality: Annotated[Line | None, WHERE] = None
    known_to: Annotated[Circle | None, TEAM] = None
