"""Who agreed that others hear of it, and what was talked over with them (W11, B33)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import (
    OrganisationKey,
    PersonKey,
    Prose,
    Subject,
    SubjectParty,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Persons
from hgcase.domain.kinds.persons import is_child
from hgcase.i18n import N_


def _unless_a_child(case: CaseFile, consent: "Consent", today: date) -> Persons:
    """Whoever answers; what a child answers, or others for a child, is the team's (W3)."""
    return EMPTY if is_child(case, consent.person, today) else frozenset((consent.person,))


def _ones_own(consent: "Consent") -> Persons:
    """Of consents one reads one's own lines only, whatever the circle says."""
    return frozenset((consent.person,))


class Consent(Record):
    """Whether somebody agrees that an organisation hears something; asked again each time (W11)."""

    KIND: ClassVar = Kind(
        "consents", "co", "work", (N_("consent"), N_("consents")), _unless_a_child,
        order=("date",), within=_ones_own,
    )  # fmt: skip
    HEAD: ClassVar = (
        N_("consent of {person} to share with {recipient}: {answer}"),
        N_("about {scope}"),
        N_("until {until}"),
    )

    person: Annotated[Subject, Ask(N_("Whose consent is it?"))]
    given_by: Annotated[tuple[PersonKey, ...], TEAM] = ()
    recipient: Annotated[OrganisationKey, Ask(N_("Who may hear it?"))]
    scope: Annotated[tuple[Word, ...], Known("scopes"), Ask(N_("What may they hear?"))] = ()
    answer: Annotated[Literal["given", "refused", "withdrawn"], Ask(N_("What is the answer?"))]
    date: Annotated[When | None, Ask(N_("When was it asked?"))] = None
    until: Until | None = None
    text: Annotated[Prose | None, TEAM] = None


class Consultation(Record):
    """A consultation about the case with a partner (B33)."""

    KIND: ClassVar = Kind(
        "consultations", "cs", "work", (N_("consultation"), N_("consultations")), team_only,
        order=("date",),
    )  # fmt: skip
    HEAD: ClassVar = (("{kind}", N_("consultation")), N_("with {parties}"))

    date: Annotated[When, Ask(N_("When?"))]
    parties: Annotated[tuple[SubjectParty, ...], Ask(N_("With whom?"))]
    kind: Annotated[Word | None, Known("consultation_kinds"), Ask(N_("What sort of talk?"))] = None
    text: Annotated[Prose | None, Ask(N_("What about?"))] = None
    outcome: Annotated[Prose | None, Ask(N_("What came of it?"))] = None
    ground: Annotated[Word | None, TEAM, Known("grounds"), Ask(N_("On which ground?"))] = None
