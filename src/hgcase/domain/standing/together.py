"""May these persons sit in one room: what was answered apart, and what an order forbids."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.in_force import orders_on

if TYPE_CHECKING:
    from hgcase.domain.kinds.orders import Order


@dataclass(frozen=True, slots=True)
class Together:
    """Whether some persons may be spoken to together (practice 4).

    Args:
        answer: what was judged, each asked apart; ``unknown`` where it was not.
        since: the day of that judgement, where it is known.
        bans: the orders in force that forbid contact between two of them.
    """

    answer: Literal["allowed", "not_allowed", "unknown"]
    since: When | None = None
    bans: "tuple[Order, ...]" = ()


def together(case: CaseFile, persons: Collection[str], day: date) -> Together:
    """Tell whether persons may be spoken to together on a day.

    What was asked of some does not hold for others: all of them must have been asked apart.
    While a contact ban runs, the one under it may not arrange contact; a talk together is
    led and attended by help.
    """
    trajectory = running(case, day)
    judged = trajectory.joint_talks if trajectory else None
    bans = tuple(
        standing.order
        for standing in orders_on(case, day)
        if standing.binds
        and standing.order.person in persons
        and set(standing.order.no_contact) & set(persons)
    )
    if judged is None:
        return Together("unknown", bans=bans)
    asked = set(judged.asked_apart)
    answer = judged.answer if judged.answer != "allowed" or set(persons) <= asked else "unknown"
    return Together(answer, judged.date, bans)
