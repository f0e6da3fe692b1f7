"""Observations: a dated score or judgement, about whom, said by whom; never a risk score."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import (
    FactorKey,
    GoalKey,
    OrganisationKey,
    PatternKey,
    Prose,
    SessionKey,
    Subject,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Persons, Said
from hgcase.domain.kinds.persons import is_child
from hgcase.i18n import N_


def _own_words(case: CaseFile, observation: "Observation", today: date) -> Persons:
    """What somebody says of themselves is theirs; what a child says is the team's (W3)."""
    teller = observation.said_by
    own = teller in case.person_keys and observation.about == (teller,)
    return frozenset((teller,)) if teller and own and not is_child(case, teller, today) else EMPTY


def _told_by(observation: "Observation") -> Persons | None:
    """What was asked apart is of who said it (W2); None: it was not asked apart."""
    return frozenset((observation.said_by or "",)) if observation.asked == "apart" else None


class Observation(Record):
    """What somebody sees, judges or feels on a day, on a topic."""

    KIND: ClassVar = Kind(
        "observations", "ob", "talks", (N_("observation"), N_("observations")), _own_words,
        order=("date", "topic"), apart=_told_by,
    )  # fmt: skip
    HEAD: ClassVar = (("{topic}: {answer}", N_("{topic}: score {score}"), "{topic}"), "{area}")

    date: Annotated[When, Ask(N_("When?"))]
    about: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("About whom?"))] = ()
    topic: Annotated[Word, Known("topics"), Ask(N_("What about?"))]
    score: Annotated[int | None, Ask(N_("How much, on its scale?"))] = None
    answer: Annotated[Word | None, Known("topic_answers"), Ask(N_("In a word?"))] = None
    area: Annotated[Word | None, Known("life_areas")] = None
    grounds: Annotated[Prose | None, TEAM, Ask(N_("On what grounds?"))] = None
    factor: Annotated[FactorKey | None, WHOLE] = None
    pattern: Annotated[PatternKey | None, WHOLE] = None
    goal: Annotated[GoalKey | None, WHOLE] = None
    session: Annotated[SessionKey | None, WHOLE] = None
    organisation: Annotated[OrganisationKey | None, TEAM] = None
    asked: Annotated[Literal["apart", "aloud"] | None, Said(N_("Asked"), "{value}")] = None
