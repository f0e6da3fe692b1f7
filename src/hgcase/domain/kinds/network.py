"""The network around a household: people who know it, informal and professional (D02)."""

from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, taking_part
from hgcase.domain.declare.record import Answer, Record, Value
from hgcase.domain.declare.values import (
    Line,
    OrganisationKey,
    PersonKey,
    ProseLine,
    Reach,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark, Persons, Readers, Said
from hgcase.i18n import N_


class Involvement(Value):
    """How far somebody of the network was involved, and why not (B29)."""

    HEAD: ClassVar = ("{state}",)

    state: Literal["asked", "involved", "impossible", "ended"]
    date: When | None = None
    why: ProseLine | None = None


def _called_by_plan(case: CaseFile, contact: "Contact", _part: object) -> Persons:
    """The circles of the plans in force that say to call this contact, who agreed (W16)."""
    if contact.agreed is None:
        return EMPTY
    calls = [set(plan.circle) for plan in case.plans_in_force if contact.key in plan.call]
    return frozenset(set.union(*calls)) if calls else EMPTY


class Contact(Record):
    """Somebody of the network: a brother, a teacher, the wijkteam worker."""

    KIND: ClassVar = Kind(
        "contacts",
        "n",
        "people",
        (N_("contact"), N_("contacts")),
        taking_part,
        order=("name",),
        prints="first",
    )
    HEAD: ClassVar = ("{name}", ("{relation}", "{profession}"), "{organisation}")

    name: Line
    called: Annotated[Line | None, Mark.ASIDE] = None
    nature: Annotated[Literal["informal", "professional"] | None, TEAM] = None
    relation: Annotated[ProseLine | None, Ask(N_("What are they to the household?"))] = None
    profession: Annotated[
        Word | None,
        TEAM,
        Known("professions"),
    ] = None
    organisation: Annotated[OrganisationKey | None, TEAM] = None
    person: Annotated[
        PersonKey | None,
        TEAM,
        WHOLE,
        Said(N_("Who this is in the household"), N_("also a person of the case: {value}")),
    ] = None
    close_to: Annotated[tuple[PersonKey, ...], TEAM] = ()
    phone: Annotated[Reach | None, Readers(_called_by_plan), Ask(N_("Which phone number?"))] = None
    agreed: Annotated[
        When | None, TEAM, Said(N_("Agreed to be called"), N_("agreed to be called {value}"))
    ] = None
    reachable: Annotated[ProseLine | None, TEAM] = None
    knows: Annotated[ProseLine | None, TEAM] = None
    involvement: Annotated[tuple[Involvement, ...], TEAM] = ()
    wanted: Annotated[tuple[Answer, ...], TEAM] = ()
