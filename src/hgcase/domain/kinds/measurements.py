"""How it stands at follow-up, and where it stuck (D33-D37, E01-E04, E26)."""

from typing import Annotated, ClassVar, Literal

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Done, Party, Prose, When, Word
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Said
from hgcase.i18n import N_


class Measurement(Record):
    """How it stands at a moment of follow-up (D33-D37, E01-E04)."""

    KIND: ClassVar = Kind(
        "measurements", "me", "help", (N_("measurement"), N_("measurements")), team_only,
        order=("date",),
    )  # fmt: skip
    HEAD: ClassVar = (
        (N_("measurement {covers_months}"), N_("measurement")),
        "{incidents}",
        N_("the violence: {stopped}"),
    )

    date: Annotated[When, Ask(N_("When?"))]
    covers_months: Annotated[int | None, Ask(N_("How many months does it cover?"))] = None
    source: Annotated[
        Word | None,
        TEAM,
        Said(N_("According to whom"), N_("according to {value}")),
        Known("measurement_sources"),
        Ask(N_("According to whom?")),
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


class Bottleneck(Record):
    """Where it stuck in this case, and who solves it (E26, C54)."""

    KIND: ClassVar = Kind(
        "bottlenecks",
        "bo",
        "help",
        (N_("bottleneck"), N_("bottlenecks")),
        team_only,
        order=("date",),
    )
    HEAD: ClassVar = (
        N_("bottleneck: {text}"),
        N_("to be solved by {solved_by}"),
        N_("solved {solved}"),
    )
    NAMED: ClassVar = ("{text}",)

    date: Annotated[When, Ask(N_("When?"))]
    bottleneck: Annotated[int | None, Ask(N_("Which of the seven (1 to 7)?"))] = None
    text: Annotated[Prose, Ask(N_("Where did it stick?"))]
    solved_by: Annotated[Party | None, WHOLE, Ask(N_("Who solves it?"))] = None
    solved: Done | None = None
