"""The case goes on elsewhere: moves and handovers (B06, C32)."""

from typing import Annotated, Any, ClassVar

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import TEAM, persons_in, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import (
    Circle,
    Flag,
    HandoverKey,
    Line,
    Party,
    Prose,
    ProseLine,
    Subject,
    When,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Persons, Readers
from hgcase.i18n import N_


def _who_knows_where_to(case: CaseFile, move: "Move", _part: Any) -> Persons:
    """Whoever may know where to, else only who moves (W6)."""
    if move.known_to is not None:
        return frozenset(move.known_to)
    return persons_in(case, move, "persons")


WHERE_TO = Readers(_who_knows_where_to, takes_along=True)


class Move(Record):
    """A move to another municipality: a gap to be watched (C32)."""

    KIND: ClassVar = Kind(
        "moves", "mv", "people", (N_("move"), N_("moves")), team_only, order=("date",)
    )
    HEAD: ClassVar = (N_("move of {persons}"), N_("to {new_place}"))

    persons: Annotated[tuple[Subject, ...], Ask(N_("Who moves?"))]
    date: Annotated[When, Ask(N_("When?"))]
    old_place: Annotated[Line | None, WHERE_TO, Ask(N_("From which municipality?"))] = None
    new_place: Annotated[Line | None, WHERE_TO, Ask(N_("To which municipality?"))] = None
    handover: Annotated[HandoverKey | None, WHERE_TO] = None
    known_to: Annotated[Circle | None, TEAM, Ask(N_("Who may know where to?"))] = None


class Handover(Record):
    """The case goes on elsewhere; it stays open until the other side confirms (B06, C32)."""

    KIND: ClassVar = Kind(
        "handovers", "ho", "work", (N_("handover"), N_("handovers")), team_only, order=("date",)
    )
    HEAD: ClassVar = (
        N_("handover from {giver} to {taker}"),
        N_("about {persons}"),
        N_("confirmed {confirmed}"),
    )
    NAMED: ClassVar = (N_("the handover to {taker}"),)

    giver: Annotated[Party, Ask(N_("Who hands over?"))]
    taker: Annotated[Party, Ask(N_("Who takes over?"))]
    date: Annotated[When, Ask(N_("When?"))]
    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("Of which persons?"))] = ()
    because: Annotated[ProseLine | None, TEAM, Ask(N_("Why?"))] = None
    open_worries: Annotated[Prose | None, TEAM, Ask(N_("Which worries are open?"))] = None
    warm: Annotated[Flag | None, TEAM, Ask(N_("Was it a warm handover?"))] = None
    confirmed: When | None = None
