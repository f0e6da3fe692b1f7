"""The household itself: the unit of help, never one of its members."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Model, Value
from hgcase.domain.declare.values import Flag, Line, Party, PersonKey, ProseLine, When, Word
from hgcase.domain.declare.vocabulary import Ask, Kind, Known
from hgcase.i18n import N_


class History(Value):
    """What is known of the violence before this file (E09, E10)."""

    HEAD: ClassVar = ("{text}",)

    since: When | None = None
    serious: Flag | None = None
    earlier_notifications: int | None = None
    said_by: Party | None = None
    text: ProseLine | None = None


class Retention(Value):
    """Under which law the data of which persons are kept."""

    HEAD: ClassVar = ("{persons}: {basis}",)

    persons: tuple[PersonKey, ...]
    basis: Annotated[Word, Known("retention_bases")]


class Household(Model):
    """One household: nothing of it is on a paper outside the team."""

    KIND: ClassVar = Kind("household", "", "people", (N_("household"), N_("households")), team_only)
    HEAD: ClassVar = ("{label}",)

    label: Annotated[Line | None, TEAM, Ask(N_("A name for the household (for the team only)"))] = (
        None
    )
    municipality: Annotated[Line | None, TEAM, Ask(N_("Municipality"))] = None
    region: Annotated[Line | None, TEAM] = None
    opened: Annotated[When | None, TEAM, Ask(N_("Since when do you work with this household?"))] = (
        None
    )
    shared_goal: Annotated[ProseLine | None, TEAM] = None
    history: Annotated[tuple[History, ...], TEAM] = ()
    retention: Annotated[tuple[Retention, ...], TEAM] = ()
