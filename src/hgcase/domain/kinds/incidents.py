"""What happened: a bare event, and the accounts of it, side by side (W5)."""

from typing import Annotated, ClassVar, Literal

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import (
    Flag,
    IncidentKey,
    NotificationKey,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    SessionKey,
    TriggerKey,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known
from hgcase.i18n import N_


class Incident(Record):
    """One event of violence or threat: when and where, and nothing of what happened."""

    KIND: ClassVar = Kind(
        "incidents",
        "i",
        "events",
        (N_("incident"), N_("incidents")),
        team_only,
        order=("at", "place"),
    )
    HEAD: ClassVar = (N_("incident"), "{place}")
    NAMED: ClassVar = (N_("the incident of {at}"),)

    at: Annotated[When, Ask(N_("When was it?"))]
    place: Annotated[Word | None, Known("incident_places"), Ask(N_("Where was it?"))] = None
    notifications: Annotated[tuple[NotificationKey, ...], TEAM] = ()
    relapse: Annotated[Flag | None, TEAM, Ask(N_("Is it a relapse?"))] = None


class Harm(Part):
    """Harm to one person (E03); for the team."""

    HEAD: ClassVar = ("{person}: {text}",)

    person: PersonKey
    text: Prose
    seen_by: Party | None = None


class Act(Part):
    """Who did what to whom; behaviour, in any direction, of any party."""

    HEAD: ClassVar = (
        (
            "{who} ({which}) → {whom}: {text}",
            "{who} → {whom}: {text}",
            "{who} ({which}): {text}",
            "{who}: {text}",
            N_("to {whom}: {text}"),
            "{text}",
        ),
    )

    who: Annotated[tuple[Party, ...], WHOLE] = ()
    whom: Annotated[tuple[Party, ...], WHOLE] = ()
    which: Annotated[Word | None, Known("which")] = None
    text: Prose


class TriggerState(Value):
    """Whether a trigger was there (B19)."""

    HEAD: ClassVar = ("{trigger}: {state}",)

    trigger: TriggerKey
    state: Literal["present", "absent", "unknown"]


class Account(Record):
    """What one party tells of an incident; another account of the same one may differ."""

    KIND: ClassVar = Kind(
        "accounts",
        "ac",
        "events",
        (N_("account"), N_("accounts")),
        team_only,
        order=("date", "text"),
    )
    HEAD: ClassVar = (
        (
            N_("account of {incident} by {said_by}"),
            N_("account of {incident}"),
            N_("account by {said_by}"),
            N_("account"),
        ),
        "{kinds}",
        N_("involved: {about}"),
    )

    incident: Annotated[IncidentKey, Ask(N_("Of which incident?"))]
    session: Annotated[SessionKey | None, WHOLE] = None
    date: When | None = None
    kinds: Annotated[
        tuple[Word, ...],
        Known("violence_kinds"),
        Ask(N_("What kind of violence?")),
    ] = ()
    serious: Annotated[Flag | None, Ask(N_("Was it serious?"))] = None
    children_present: Annotated[
        tuple[PersonKey, ...], WHOLE, Ask(N_("Which children were there?"))
    ] = ()
    harm: Annotated[tuple[Harm, ...], TEAM] = ()
    triggers: tuple[TriggerState, ...] = ()
    acts: tuple[Act, ...] = ()
    circumstances: Annotated[ProseLine | None, TEAM] = None
    text: Annotated[Prose | None, Ask(N_("What happened, in these words?"))] = None


class Statement(Record):
    """What somebody claims that is not about one incident."""

    KIND: ClassVar = Kind(
        "statements",
        "sm",
        "events",
        (N_("statement"), N_("statements")),
        team_only,
        order=("date", "text"),
    )
    HEAD: ClassVar = ((N_("statement by {said_by}: {text}"), N_("statement: {text}")),)

    date: Annotated[When | None, Ask(N_("When was it said?"))] = None
    kinds: Annotated[tuple[Word, ...], Known("violence_kinds")] = ()
    serious: Flag | None = None
    acts: tuple[Act, ...] = ()
    session: Annotated[SessionKey | None, WHOLE] = None
    text: Annotated[Prose, Ask(N_("What was said?"))]
