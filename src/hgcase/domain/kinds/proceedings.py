"""Proceedings: family court, criminal, child protection, complaint."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Record, Value
from hgcase.domain.declare.values import (
    Awaited,
    Party,
    PersonKey,
    Prose,
    SubjectParty,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known
from hgcase.i18n import N_


class Step(Value):
    """A step in a proceeding, and who was heard."""

    HEAD: ClassVar = (("{step} ({party})", "{step}"),)

    step: Annotated[Word, Known("proceeding_steps")]
    date: When | None = None
    party: Party | None = None
    heard: Annotated[tuple[PersonKey, ...], TEAM] = ()
    text: Prose | None = None


class Proceeding(Record):
    """A proceeding: family court, criminal, child protection, complaint."""

    KIND: ClassVar = Kind(
        "proceedings", "pc", "law", (N_("proceeding"), N_("proceedings")), team_only,
        order=("next_date", "kind"),
    )  # fmt: skip
    HEAD: ClassVar = (
        ("{kind}", N_("proceeding")),
        N_("between {parties}"),
        N_("next date {next_date}"),
        N_("until {until}"),
    )

    kind: Annotated[Word, Known("proceeding_kinds"), Ask(N_("What sort of proceeding?"))]
    parties: Annotated[tuple[SubjectParty, ...], WHOLE, Ask(N_("Between whom?"))] = ()
    asked_by: Annotated[Party | None, WHOLE, Ask(N_("Who asked for it?"))] = None
    next_date: Annotated[Awaited | None, Ask(N_("When is the next date?"))] = None
    until: Until | None = None
    text: Annotated[Prose | None, Ask(N_("What about?"))] = None
    steps: tuple[Step, ...] = ()
