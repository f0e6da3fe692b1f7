"""Organisations and workers: one directory a store, shared by its households."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, taking_part, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import (
    Flag,
    Line,
    MethodName,
    OrganisationKey,
    Reach,
    Until,
    When,
    Word,
    WorkerKey,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Mark, Persons
from hgcase.i18n import N_


def _unless_secret(case: CaseFile, organisation: "Organisation", today: date) -> Persons:
    """Whoever takes part; of a secret organisation nobody."""
    return taking_part(case, organisation, today) if _within(organisation) is None else EMPTY


def _within(organisation: "Organisation") -> Persons | None:
    """A shelter or a secret organisation is on no paper outside the team (W16)."""
    secret = organisation.kind == "shelter" or organisation.secret in ("true", "unknown")
    return EMPTY if secret else None


class Organisation(Record):
    """An organisation that helps, directs or decides."""

    KIND: ClassVar = Kind(
        "organisations", "o", "work", (N_("organisation"), N_("organisations")), _unless_secret,
        order=("name",), prints="whole",
        directory=("name", "kind"), own=("secret",), within=_within,
    )  # fmt: skip
    HEAD: ClassVar = (("{name}, {kind}", "{name}"),)

    name: Line
    called: Annotated[Line | None, Mark.ASIDE] = None
    kind: Annotated[
        Word,
        Known("organisation_kinds"),
        Ask(N_("What sort of organisation?")),
    ]
    domain: Annotated[Literal["care", "safety"] | None, TEAM] = None
    phone: Annotated[Reach | None, Ask(N_("Which phone number?"))] = None
    hours: Line | None = None
    secret: Annotated[Flag | None, TEAM] = None


class Programme(Record):
    """An approach as an organisation offers it in a region (A01, A02, A25)."""

    KIND: ClassVar = Kind(
        "programmes", "pr", "work", (N_("programme"), N_("programmes")), team_only, order=("name",),
        directory=("name", "method"), own=("provider", "partners", "lead"),
    )  # fmt: skip
    HEAD: ClassVar = ("{name}", "{method}", N_("offered by {provider}"), N_("until {until}"))
    NAMED: ClassVar = ("{name}",)

    name: Annotated[Line, Ask(N_("Name"))]
    method: Annotated[MethodName, Ask(N_("Which approach?"))]
    provider: Annotated[OrganisationKey | None, TEAM, Ask(N_("Which organisation offers it?"))] = (
        None
    )
    partners: Annotated[tuple[OrganisationKey, ...], TEAM, Ask(N_("With which partners?"))] = ()
    lead: Annotated[WorkerKey | None, TEAM, Ask(N_("Who leads it?"))] = None
    regions: Annotated[tuple[Line, ...], TEAM] = ()
    since: Annotated[When | None, TEAM] = None
    until: Annotated[Until | None, TEAM] = None
    pilot: Annotated[Flag | None, TEAM] = None
    capacity: Annotated[int | None, TEAM] = None


class Worker(Record):
    """Somebody who works for an organisation; papers show only `on_paper` (W16)."""

    KIND: ClassVar = Kind(
        "workers", "w", "work", (N_("worker"), N_("workers")), taking_part,
        order=("on_paper",), prints="first",
        directory=("name", "organisation"), own=("called", "on_paper"),
    )  # fmt: skip
    HEAD: ClassVar = (("{name}", "{on_paper}"), "{discipline}", "{organisation}")

    name: Annotated[Line | None, TEAM, Ask(N_("What is the whole name?"))] = None
    called: Annotated[Line | None, Mark.ASIDE] = None
    on_paper: Annotated[Line | None, Ask(N_("How do papers name this worker?"))] = None
    discipline: Annotated[
        Word | None,
        TEAM,
        Known("disciplines"),
    ] = None
    organisation: Annotated[OrganisationKey | None, WHOLE, Ask(N_("Of which organisation?"))] = None
