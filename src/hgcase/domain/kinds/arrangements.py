"""What holds for children between two homes (practice 11)."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import (
    Party,
    Prose,
    ProseLine,
    Subject,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Said
from hgcase.i18n import N_


class Arrangement(Record):
    """What holds for children between two homes (practice 11)."""

    KIND: ClassVar = Kind(
        "arrangements", "ar", "law", (N_("arrangement"), N_("arrangements")), team_only,
        order=("since", "kind"),
    )  # fmt: skip
    HEAD: ClassVar = (
        ("{kind}", N_("arrangement")),
        N_("with {person}"),
        N_("for {children}"),
        N_("until {until}"),
    )

    kind: Annotated[Word, Known("arrangement_kinds"), Ask(N_("What sort of arrangement?"))]
    person: Annotated[
        Subject | None,
        WHOLE,
        Said(N_("Arrangement with"), N_("with {value}")),
        Ask(N_("With whom?")),
    ] = None
    children: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("For which children?"))] = ()
    text: Annotated[Prose, Ask(N_("What has been agreed?"))]
    since: Annotated[When | None, Ask(N_("Since when?"))] = None
    until: Until | None = None
    supervised_by: Annotated[Party | None, WHOLE] = None
    handover_place: Annotated[ProseLine | None, TEAM] = None
    may_fetch: tuple[Party, ...] = ()
