"""Aftercare: looking back in, for years, each child its own (C27-C29)."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, THAT_PERSON, team_only
from hgcase.domain.declare.record import Answer, Record
from hgcase.domain.declare.values import Done, Due, Prose, Subject, SubjectParty, Word
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known
from hgcase.i18n import N_


class Aftercare(Record):
    """A moment of looking back in, for each child its own; with a yes or a ground (C27-C29)."""

    KIND: ClassVar = Kind(
        "aftercare", "af", "help", (N_("aftercare"), N_("aftercare")), team_only, order=("due",)
    )
    HEAD: ClassVar = (
        (N_("{kind} for {persons}"), N_("aftercare for {persons}")),
        N_("by {due}"),
        N_("done {done}"),
        N_("by {done_by}"),
    )

    persons: Annotated[tuple[Subject, ...], Ask(N_("Of whom?"))]
    kind: Annotated[Word | None, Known("aftercare_kinds")] = None
    due: Annotated[Due, Ask(N_("When is it due?"))]
    done: Done | None = None
    done_by: Annotated[SubjectParty | None, WHOLE, Ask(N_("Who does it?"))] = None
    answers: Annotated[tuple[Answer, ...], THAT_PERSON, Ask(N_("What did each answer?"))] = ()
    ground: Annotated[Word | None, TEAM, Known("grounds")] = None
    outcome: Annotated[Prose | None, TEAM] = None
