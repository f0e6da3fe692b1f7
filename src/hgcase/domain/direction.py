"""Who directs, leads and helps, who joins in, and who agreed that others hear of it."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from hgcase.domain._declare import WHOLE, Ask, Kind, Known, Persons
from hgcase.domain.persons import is_child
from hgcase.domain.readers import EMPTY, TEAM, persons_in, taking_part, team_only
from hgcase.domain.record import Record
from hgcase.domain.values import (
    OrganisationKey,
    Party,
    PersonKey,
    Prose,
    When,
    Word,
    WorkerKey,
)
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile

FOR_ALL = frozenset({"case_director", "project_lead"})


def _by_role(case: "CaseFile", assignment: "Assignment", today: date) -> Persons:
    """Who directs and who leads everybody knows; whoever is there for one person, that person."""
    if assignment.role in FOR_ALL and assignment.person is None:
        return taking_part(case, assignment, today)
    return persons_in(case, assignment, "person")


class Assignment(Record):
    """A role in this household: direction, lead, case manager, somebody's own counsellor (A04)."""

    KIND: ClassVar = Kind(
        "assignments", "as", (N_("assignment"), N_("assignments")), _by_role,
        order=("role", "since"),
    )  # fmt: skip

    role: Annotated[Word, Known("roles"), Ask(N_("Which role?"))]
    party: Annotated[Party, Ask(N_("Who has it?"))]
    person: Annotated[PersonKey | None, WHOLE, Ask(N_("For whom, if for one person?"))] = None
    track: Annotated[Word | None, TEAM, Known("tracks")] = None
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: When | None = None
    stands_in_for: Annotated[WorkerKey | None, TEAM] = None


def _unless_a_child(case: "CaseFile", consent: "Consent", today: date) -> Persons:
    """Whoever answers; what a child answers, or others for a child, is the team's (W3)."""
    return EMPTY if is_child(case, consent.person, today) else frozenset((consent.person,))


def _ones_own(consent: "Consent") -> Persons:
    """Of consents one reads one's own lines only, whatever the circle says."""
    return frozenset((consent.person,))


class Consent(Record):
    """Whether somebody agrees that an organisation hears something; asked again each time (W11)."""

    KIND: ClassVar = Kind(
        "consents", "co", (N_("consent"), N_("consents")), _unless_a_child,
        order=("date",), within=_ones_own,
    )  # fmt: skip

    person: Annotated[PersonKey, Ask(N_("Whose consent is it?"))]
    given_by: Annotated[tuple[PersonKey, ...], TEAM] = ()
    recipient: Annotated[OrganisationKey, Ask(N_("Who may hear it?"))]
    scope: Annotated[tuple[Word, ...], Known("scopes"), Ask(N_("What may they hear?"))] = ()
    answer: Annotated[Literal["given", "refused", "withdrawn"], Ask(N_("What is the answer?"))]
    date: Annotated[When | None, Ask(N_("When was it asked?"))] = None
    until: When | None = None
    text: Annotated[Prose | None, TEAM] = None


class Consultation(Record):
    """A consultation about the case with a partner (B33)."""

    KIND: ClassVar = Kind(
        "consultations", "cs", (N_("consultation"), N_("consultations")), team_only,
        order=("date",),
    )  # fmt: skip

    date: Annotated[When, Ask(N_("When?"))]
    parties: Annotated[tuple[Party, ...], Ask(N_("With whom?"))]
    kind: Annotated[Word | None, Known("consultation_kinds"), Ask(N_("What sort of talk?"))] = None
    text: Annotated[Prose | None, Ask(N_("What about?"))] = None
    outcome: Annotated[Prose | None, Ask(N_("What came of it?"))] = None
    ground: Annotated[Word | None, TEAM, Known("grounds"), Ask(N_("On which ground?"))] = None


DIRECTOR = "case_director"


def held(assignment: Assignment, day: date) -> bool:
    """Tell whether somebody has a role on a day."""
    begun = assignment.since is None or assignment.since.day <= day
    over = assignment.until is not None and assignment.until.last_day < day
    return begun and not over and not assignment.taken_back


def directors(case: "CaseFile", day: date) -> dict[str, Assignment]:
    """Give who directs on a day, by track; a household without tracks has one, ``""`` (E15).

    On the day of a change it is who comes, not who goes.
    """
    directs = [each for each in case.assignments if each.role == DIRECTOR and held(each, day)]
    directs.sort(key=lambda each: each.since.first if each.since else "")
    return {assignment.track or "": assignment for assignment in directs}
