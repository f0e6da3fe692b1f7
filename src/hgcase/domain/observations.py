"""Observations: a dated score or judgement, about whom, said by whom; never a risk score."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from hgcase.domain._declare import WHOLE, Kind, Known, Persons
from hgcase.domain.persons import is_child
from hgcase.domain.readers import EMPTY, TEAM
from hgcase.domain.record import Record
from hgcase.domain.values import OrganisationKey, PersonKey, Prose, SessionKey, When, Word

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile

TOPICS = (
    "safety", "home_safe", "structural_safety", "last_seen", "insight", "pattern_awareness",
    "normality", "trivialising", "readiness", "wish_for_change", "loyalty", "silence",
    "dependence", "trauma", "child_development", "resilience", "vulnerability", "still_needed",
    "life_area",
)  # fmt: skip


def _own_words(case: "CaseFile", observation: "Observation", today: date) -> Persons:
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
        "observations", "ob", _own_words, order=("date", "topic"),
        apart=_told_by,
    )  # fmt: skip

    date: When
    about: Annotated[tuple[PersonKey, ...], WHOLE] = ()
    topic: Annotated[Word, Known(TOPICS)]
    score: int | None = None
    answer: Annotated[
        Word | None, Known(("safe", "partly", "not_safe", "yes", "no", "unknown"))
    ] = None
    area: Word | None = None
    grounds: Annotated[Prose | None, TEAM] = None
    session: Annotated[SessionKey | None, WHOLE] = None
    organisation: Annotated[OrganisationKey | None, TEAM] = None
    asked: Literal["apart", "aloud"] | None = None
