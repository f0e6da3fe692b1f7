"""Facts that weigh heavily, with who told them; never a score."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Prose, SubjectParty, Until, When, Word
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark, Said
from hgcase.i18n import N_


class Marker(Record):
    """A fact that weighs heavily, with who told it; never a score (practice 3)."""

    KIND: ClassVar = Kind(
        "markers", "mk", "events", (N_("marker"), N_("markers")), team_only, order=("since", "kind")
    )
    HEAD: ClassVar = (
        ("{kind}", N_("marker")),
        ("{who} → {whom}", N_("by {who}"), N_("it happened to {whom}")),
        N_("until {until}"),
    )

    kind: Annotated[Word, Known("marker_kinds"), Ask(N_("What is it?"))]
    who: Annotated[
        tuple[SubjectParty, ...],
        WHOLE,
        Said(N_("Who did it"), N_("by {value}")),
        Ask(N_("Who did it?")),
    ] = ()
    whom: Annotated[
        tuple[SubjectParty, ...],
        WHOLE,
        Said(N_("Whom it happened to"), N_("it happened to {value}")),
        Ask(N_("Whom did it happen to?")),
    ] = ()
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: Until | None = None
    date: Annotated[
        When | None,
        Mark.TOLD,
        Said(N_("Told on"), N_("told {value}")),
        Ask(N_("When was it told?")),
    ] = None
    text: Annotated[Prose | None, Ask(N_("In what words?"))] = None
