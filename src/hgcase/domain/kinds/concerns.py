"""Worries, perhaps before there is a case (C52, D08)."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Flag, Party, Prose, When, Word
from hgcase.domain.declare.vocabulary import Ask, Kind, Known
from hgcase.i18n import N_


class Concern(Record):
    """A worry, perhaps before there is a case; suspicion is enough (D08-D10, C52)."""

    KIND: ClassVar = Kind(
        "concerns", "cn", "events", (N_("concern"), N_("concerns")), team_only, order=("date",)
    )
    HEAD: ClassVar = ((N_("concern: {kinds}"), N_("concern")),)

    date: Annotated[When, Ask(N_("When was it told?"))]
    kinds: Annotated[tuple[Word, ...], Known("concern_kinds"), Ask(N_("What is the worry?"))] = ()
    suspicion: Annotated[Flag | None, TEAM, Ask(N_("Is it a suspicion?"))] = None
    since: When | None = None
    text: Annotated[Prose | None, Ask(N_("What was seen or told?"))] = None
    discussed: Annotated[When | None, TEAM, Ask(N_("When was it discussed with the family?"))] = (
        None
    )
    not_discussed: Annotated[Prose | None, TEAM] = None
    passed_to: Annotated[Party | None, TEAM, Ask(N_("To whom was it passed on?"))] = None
