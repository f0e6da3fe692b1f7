"""What outlives a trajectory: handover, moves, aftercare, measurements, where it stuck."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from hgcase.domain._declare import WHOLE, Ask, Kind, Known, Persons, Readers
from hgcase.domain.readers import TEAM, THAT_PERSON, persons_in, team_only
from hgcase.domain.record import Answer, Record
from hgcase.domain.values import (
    Circle,
    Flag,
    HandoverKey,
    Line,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    When,
    Word,
)
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile


def _who_knows_where_to(case: "CaseFile", move: "Move", _part: Any) -> Persons:
    """Whoever may know where to, else only who moves (W6)."""
    if move.known_to is not None:
        return frozenset(move.known_to)
    return persons_in(case, move, "persons")


WHERE_TO = Readers(_who_knows_where_to, takes_along=True)


class Move(Record):
    """A move to another municipality: a gap to be watched (C32)."""

    KIND: ClassVar = Kind("moves", "mv", (N_("move"), N_("moves")), team_only, order=("date",))

    persons: Annotated[tuple[PersonKey, ...], Ask(N_("Who moves?"))]
    date: Annotated[When, Ask(N_("When?"))]
    old_place: Annotated[Line | None, WHERE_TO, Ask(N_("From which municipality?"))] = None
    new_place: Annotated[Line | None, WHERE_TO, Ask(N_("To which municipality?"))] = None
    handover: Annotated[HandoverKey | None, WHERE_TO] = None
    known_to: Annotated[Circle | None, TEAM, Ask(N_("Who may know where to?"))] = None


class Handover(Record):
    """The case goes on elsewhere; it stays open until the other side confirms (B06, C32)."""

    KIND: ClassVar = Kind(
        "handovers", "ho", (N_("handover"), N_("handovers")), team_only, order=("date",)
    )

    giver: Annotated[Party, Ask(N_("Who hands over?"))]
    taker: Annotated[Party, Ask(N_("Who takes over?"))]
    date: Annotated[When, Ask(N_("When?"))]
    persons: Annotated[tuple[PersonKey, ...], WHOLE, Ask(N_("Of which persons?"))] = ()
    because: Annotated[ProseLine | None, TEAM, Ask(N_("Why?"))] = None
    open_worries: Annotated[Prose | None, TEAM, Ask(N_("Which worries are open?"))] = None
    warm: Annotated[Flag | None, TEAM, Ask(N_("Was it a warm handover?"))] = None
    confirmed: When | None = None


class Measurement(Record):
    """How it stands at a moment of follow-up (D33-D37, E01-E04)."""

    KIND: ClassVar = Kind(
        "measurements", "me", (N_("measurement"), N_("measurements")), team_only,
        order=("date",),
    )  # fmt: skip

    date: Annotated[When, Ask(N_("When?"))]
    covers_months: Annotated[int | None, Ask(N_("How many months does it cover?"))] = None
    source: Annotated[
        Word | None, TEAM, Known("measurement_sources"), Ask(N_("According to whom?"))
    ] = None
    incidents: Annotated[int | None, TEAM, Ask(N_("How many incidents?"))] = None
    most_serious: Annotated[
        Word | None, TEAM, Known("violence_kinds"), Ask(N_("What was the most serious?"))
    ] = None
    stopped: Annotated[
        Literal["stopped", "not_stopped", "unknown"] | None, TEAM, Ask(N_("Has it stopped?"))
    ] = None
    since: Annotated[When | None, TEAM] = None
    text: Prose | None = None


class Aftercare(Record):
    """A moment of looking back in, for each child its own; with a yes or a ground (C27-C29)."""

    KIND: ClassVar = Kind(
        "aftercare", "af", (N_("aftercare"), N_("aftercare")), team_only, order=("due",)
    )

    persons: Annotated[tuple[PersonKey, ...], Ask(N_("Of whom?"))]
    kind: Annotated[Word | None, Known("aftercare_kinds")] = None
    due: Annotated[When, Ask(N_("When is it due?"))]
    done: When | None = None
    done_by: Annotated[Party | None, WHOLE, Ask(N_("Who does it?"))] = None
    answers: Annotated[tuple[Answer, ...], THAT_PERSON, Ask(N_("What did each answer?"))] = ()
    ground: Annotated[Word | None, TEAM, Known("grounds")] = None
    outcome: Annotated[Prose | None, TEAM] = None


class Bottleneck(Record):
    """Where it stuck in this case, and who solves it (E26, C54)."""

    KIND: ClassVar = Kind(
        "bottlenecks", "bo", (N_("bottleneck"), N_("bottlenecks")), team_only, order=("date",)
    )

    date: Annotated[When, Ask(N_("When?"))]
    bottleneck: Annotated[int | None, Ask(N_("Which of the seven (1 to 7)?"))] = None
    text: Annotated[Prose, Ask(N_("Where did it stick?"))]
    solved_by: Annotated[Party | None, WHOLE, Ask(N_("Who solves it?"))] = None
    solved: When | None = None
