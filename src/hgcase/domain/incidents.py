"""What happened: a bare event, and the accounts of it, side by side (W5)."""

from typing import Annotated, ClassVar

from hgcase.domain._declare import WHOLE, Kind, Known
from hgcase.domain.readers import TEAM, team_only
from hgcase.domain.record import Part, Record
from hgcase.domain.values import (
    Flag,
    IncidentKey,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    SessionKey,
    When,
    Word,
)


class Incident(Record):
    """One event of violence or threat: when and where, and nothing of what happened."""

    KIND: ClassVar = Kind("incidents", "i", team_only, order=("at", "place"))

    at: When
    place: Annotated[
        Word | None, Known(("home", "outside", "online", "work", "school", "other"))
    ] = None
    relapse: Annotated[Flag | None, TEAM] = None


class Harm(Part):
    """Harm to one person (E03); for the team."""

    person: PersonKey
    text: Prose
    seen_by: Party | None = None


class Act(Part):
    """Who did what to whom; behaviour, in any direction, of any party."""

    who: Annotated[tuple[Party, ...], WHOLE] = ()
    whom: Annotated[tuple[Party, ...], WHOLE] = ()
    which: Annotated[Word | None, Known(("one_of",))] = None
    text: Prose


class Account(Record):
    """What one party tells of an incident; another account of the same one may differ."""

    KIND: ClassVar = Kind("accounts", "ac", team_only, order=("date", "text"))

    incident: IncidentKey
    session: Annotated[SessionKey | None, WHOLE] = None
    date: When | None = None
    kinds: Annotated[
        tuple[Word, ...],
        Known(("physical", "verbal", "psychological", "sexual", "financial", "neglect", "threat",
               "control", "stalking", "destruction")),
    ] = ()  # fmt: skip
    serious: Flag | None = None
    children_present: Annotated[tuple[PersonKey, ...], WHOLE] = ()
    harm: Annotated[tuple[Harm, ...], TEAM] = ()
    acts: tuple[Act, ...] = ()
    circumstances: Annotated[ProseLine | None, TEAM] = None
    text: Prose | None = None
