"""The advice at the end of Take a break: analysis, what to do now and later, what follows."""

from datetime import date
from typing import Annotated, ClassVar

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import ITS_OWN_CIRCLE, TEAM, THAT_PERSON
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import (
    Circle,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    TrajectoryKey,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Persons, Readers
from hgcase.i18n import N_


class Discussed(Value):
    """When the advice was discussed, and with whom (A65)."""

    HEAD: ClassVar = (N_("{date}, with {persons}"),)

    date: When
    persons: tuple[PersonKey, ...]


class AdvicePart(Part):
    """One part of the advice; it can only narrow who reads it (A59-A61)."""

    HEAD: ClassVar = ("{part}: {text}",)

    part: Annotated[Word, Known("advice_parts")]
    text: Prose
    visible_to: Annotated[Circle | None, TEAM] = None


class FollowUp(Part):
    """Help that is advised; for one person it is that person's until shared (A63)."""

    HEAD: ClassVar = ("{kind}", N_("for {persons}"), N_("given by {given_by}"))

    kind: Annotated[Word, Known("help_kinds")]
    persons: Annotated[tuple[PersonKey, ...], WHOLE] = ()
    given_by: Annotated[Party | None, WHOLE] = None
    text: Prose | None = None
    visible_to: Annotated[Circle | None, TEAM] = None


class AdviceAnswer(Part):
    """Whether somebody agrees with the advice, and how they stand in the relation (A66, A67)."""

    HEAD: ClassVar = ("{person}: {answer}",)

    person: PersonKey
    answer: Annotated[Word, Known("advice_answers")]
    text: Prose | None = None
    relationship: ProseLine | None = None
    date: When | None = None


def _with_whom(advice: "Advice") -> Persons:
    """Those with whom it was discussed; until then nobody (wall.md, Defaults)."""
    return frozenset(key for talk in advice.discussed for key in talk.persons)


def _discussed_with(_case: CaseFile, advice: "Advice", _today: date) -> Persons:
    return _with_whom(advice)


def _for_whom(_case: CaseFile, _advice: "Advice", part: FollowUp) -> Persons:
    """Whoever stands in its list; without one, whom it is for (wall.md, Defaults)."""
    return frozenset(part.persons if part.visible_to is None else part.visible_to)


class Advice(Record):
    """The advice to a family, made with the wijkteam (A58-A67)."""

    KIND: ClassVar = Kind(
        "advice", "ad", "help", (N_("advice"), N_("advice")), _discussed_with, order=("made",),
        within=_with_whom,
    )  # fmt: skip
    HEAD: ClassVar = ((N_("advice, made with {made_with}"), N_("advice")),)

    trajectory: TrajectoryKey | None = None
    made: Annotated[When, Ask(N_("When was it made?"))]
    made_with: Annotated[tuple[Party, ...], TEAM, Ask(N_("With whom was it made?"))] = ()
    agreed: Annotated[When | None, TEAM] = None
    discussed: Annotated[tuple[Discussed, ...], TEAM] = ()
    parts: Annotated[tuple[AdvicePart, ...], ITS_OWN_CIRCLE, Ask(N_("What does it say?"))] = ()
    follow_up: Annotated[
        tuple[FollowUp, ...], Readers(_for_whom), Ask(N_("Which help is advised?"))
    ] = ()
    no_follow_up: Annotated[Prose | None, TEAM] = None
    answers: Annotated[tuple[AdviceAnswer, ...], THAT_PERSON] = ()
