"""Organisations and workers: one directory a store, shared by its households."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal

from hgcase.domain._declare import WHOLE, Kind, Known, Persons
from hgcase.domain.readers import EMPTY, TEAM, taking_part
from hgcase.domain.record import Record
from hgcase.domain.values import Flag, Line, OrganisationKey, Word

if TYPE_CHECKING:
    from hgcase.domain.kinds import CaseFile


def _unless_secret(case: "CaseFile", organisation: "Organisation", today: date) -> Persons:
    """Whoever takes part; of a secret organisation nobody."""
    return taking_part(case, organisation, today) if _within(organisation) is None else EMPTY


def _within(organisation: "Organisation") -> Persons | None:
    """A shelter or a secret organisation is on no paper outside the team (W16)."""
    secret = organisation.kind == "shelter" or organisation.secret in ("true", "unknown")
    return EMPTY if secret else None


class Organisation(Record):
    """An organisation that helps, directs or decides."""

    KIND: ClassVar = Kind(
        "organisations", "o", _unless_secret, order=("name",), prints="whole",
        directory=("name", "kind"), own=("secret",), within=_within,
    )  # fmt: skip

    name: Line
    called: Line | None = None
    kind: Annotated[
        Word,
        Known(("provider", "wijkteam", "veilig_thuis", "police", "shelter", "school", "ggz", "gi",
               "raad", "om", "probation", "municipality", "other")),
    ]  # fmt: skip
    domain: Annotated[Literal["care", "safety"] | None, TEAM] = None
    phone: Line | None = None
    hours: Line | None = None
    secret: Annotated[Flag | None, TEAM] = None


class Worker(Record):
    """Somebody who works for an organisation; papers show only `on_paper` (W16)."""

    KIND: ClassVar = Kind(
        "workers", "w", taking_part, order=("on_paper",), prints="first",
        directory=("name", "organisation"), own=("called", "on_paper"),
    )  # fmt: skip

    name: Annotated[Line | None, TEAM] = None
    called: Line | None = None
    on_paper: Line | None = None
    discipline: Annotated[
        Word | None,
        TEAM,
        Known(("social_worker", "psychologist", "family_worker", "case_manager", "other")),
    ] = None
    organisation: Annotated[OrganisationKey | None, WHOLE] = None
