"""What became known since it was judged that persons may be spoken to together (practice 4)."""

from typing import TYPE_CHECKING

from hgcase.cli.drawing.folding import wrap
from hgcase.cli.language import _, say_when, spoken
from hgcase.domain.declare.words import say

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from hgcase.domain.declare.values import When
    from hgcase.domain.kinds.markers import Marker
    from hgcase.domain.wall.seen import Seen


def weighs_since(
    seen: "Seen", persons: "Collection[str]", judged: "When | None", today: "date"
) -> list[str]:
    """Say which facts that weigh became known after the judgement: it has to be asked again.

    Args:
        judged: the day of the judgement; where it is not known, nothing is said.
    """
    if judged is None:
        return []
    lines: list[str] = []
    for each in seen.case.markers:
        day = _known(each)
        if day is None or not judged.last_day < day.last_day <= today:
            continue
        if each.taken_back or not {*each.who, *each.whom} & set(persons):
            continue
        told = {"fact": say(spoken(), each.kind, of="marker_kinds"), "day": say_when(day, today)}
        lines += wrap(_("! known since then: {fact} ({day}). Ask each apart again.", **told), 2)
    return lines


def _known(marker: "Marker") -> "When | None":
    """Give the day on which it was told, or else since when it is so."""
    return marker.date or marker.since
