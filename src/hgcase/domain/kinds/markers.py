"""Facts that weigh heavily, with who told them; never a score."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Prose, SubjectParty, Until, When, Word
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark
from hgcase.i18n import N_


class Marker(Record):
    """A fact that weighs heavily, with who told it; never a score (practice 3)."""

    KIND: ClassVar = Kind(
        "markers", "mk", (N_("marker"), N_("markers")), team_only, order=("since", "kind")
    )

    kind: Annotated[Word, Known("marker_kinds"), Ask(N_("What is it?"))]
    who: Annotated[tuple[SubjectParty, ...], WHOLE, Ask(N_("Who does it?"))] = ()
    whom: Annotated[tuple[SubjectParty, ...], WHOLE, Ask(N_("To whom?"))] = ()
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: Until | None = None
    date: Annotated[When | None, Mark.TOLD, Ask(N_("When was it told?"))] = None
    text: Annotated[Prose | None, Ask(N_("In what words?"))] = None
