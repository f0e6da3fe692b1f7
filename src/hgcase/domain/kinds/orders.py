"""Orders and the decisions on them; what holds of one on a day is for `in_force` (E05)."""

from typing import Annotated, ClassVar, Literal

from hgcase.domain.declare.readers import TEAM, those_named
from hgcase.domain.declare.record import Part, Record
from hgcase.domain.declare.values import (
    Circle,
    ConditionKey,
    DocumentKey,
    Duration,
    HomeKey,
    Key,
    Party,
    PersonKey,
    Prose,
    ProseLine,
    Subject,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Said
from hgcase.i18n import N_


class Decision(Part):
    """A decision on an order; what holds on a day follows from all of them (`in_force`).

    ``judges`` names earlier decisions of the same order that a court looked at, whole or,
    with `since`, from a day on.
    """

    HEAD: ClassVar = ("{decision}", N_("by {party}"))

    BESIDE: ClassVar = ("judges",)

    key: Annotated[Key | None, Mark.ASIDE] = None
    date: When
    party: Annotated[
        Party | None, Said(N_("Who decided"), N_("by {value}")), Ask(N_("Who decided?"))
    ] = None
    decision: Literal["imposed", "extended", "suspended", "executed", "ended", "upheld", "annulled"]
    since: Annotated[When | None, Ask(N_("From when does it hold?"))] = None
    until: Annotated[Until | None, Ask(N_("Until when does it hold?"))] = None
    lasts: Duration | None = None
    suspended_for: Duration | None = None
    until_met: ConditionKey | None = None
    on_condition: ConditionKey | None = None
    judges: tuple[Key, ...] = ()
    grounds: Annotated[Prose | None, TEAM] = None
    documents: Annotated[tuple[DocumentKey, ...], TEAM] = ()


class Kept(Part):
    """Whether an order was kept, on a day, as far as somebody says; for the team."""

    HEAD: ClassVar = ("{answer}",)

    date: When | None = None
    answer: Literal["kept", "partly", "broken"]
    text: Prose | None = None
    said_by: Party | None = None
    visible_to: Annotated[Circle | None, TEAM] = None


class Order(Record):
    """An order on one person; nothing of it is overwritten (E05)."""

    KIND: ClassVar = Kind(
        "orders", "or", "law", (N_("order"), N_("orders")), those_named("person", "no_contact"),
        order=("kind",),
    )  # fmt: skip
    HEAD: ClassVar = (
        (N_("{kind} for {person}"), N_("order for {person}")),
        "{how_it_stands}",
        N_("until {holds_until}"),
        N_("was in force until {held_until}"),
        N_("in force from {holds_from}"),
        N_("no contact with {no_contact}"),
    )
    NAMED: ClassVar = ((N_("{kind} for {person}"), N_("order for {person}")),)

    kind: Annotated[Word, Known("order_kinds"), Ask(N_("What sort of order?"))]
    person: Annotated[
        Subject, Said(N_("On whom"), N_("for {value}")), Ask(N_("Whom does it bind?"))
    ]
    no_contact: Annotated[tuple[PersonKey, ...], Ask(N_("No contact with whom?"))] = ()
    homes: Annotated[tuple[HomeKey, ...], Ask(N_("Which homes does it cover?"))] = ()
    covered: tuple[ProseLine, ...] = ()
    not_covered: Annotated[tuple[ProseLine, ...], TEAM] = ()
    decisions: Annotated[tuple[Decision, ...], Ask(N_("What was decided?"))] = ()
    kept: Annotated[tuple[Kept, ...], TEAM] = ()
