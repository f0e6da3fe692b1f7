"""All households, without names: somebody may look over your shoulder."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.plan import day_word
from hgcase.cli.screens.text import columns
from hgcase.domain.trajectory import WEEKS
from hgcase.domain.words import say

if TYPE_CHECKING:
    from hgcase.domain.values import When
    from hgcase.store.overview import OverviewRow


def overview_screen(rows: "Sequence[OverviewRow]", today: date) -> list[str]:
    """Lay out the households, those longest without a talk on top."""
    if not rows:
        return [_("There is no household yet. Start one with: hgcase new-household")]
    ordered = sorted(rows, key=lambda row: (row.ended, _first(row.last_talk), row.ref))
    count = spoken().ngettext("{n} household", "{n} households", len(rows))
    order = _("longest without a talk first")
    head = f"{spoken().full_day(today)}   {count}, {order}"
    return [head, "", *columns([_row(row, today) for row in ordered])]


def _first(when: "When | None") -> str:
    return when.first if when else ""


def _row(row: "OverviewRow", today: date) -> list[str]:
    coming = next((when for when in row.planned if when.day >= today), None)
    return [
        row.ref,
        _approach(row, today),
        _("last talk {day}", day=day_word(row.last_talk.day, today, past=""))
        if row.last_talk
        else _("no talk yet"),
        _("next {day}", day=day_word(coming.day, today)) if coming else "",
        _("plan: look again {day}", day=day_word(row.review_due.day, today))
        if row.review_due
        else "",
    ]


def _approach(row: "OverviewRow", today: date) -> str:
    if not row.method or row.start is None:
        return _("no approach has started")
    name = say(spoken(), row.method)
    if row.ended:
        return _("{name}, ended", name=name)
    week = (today - row.start.day).days // 7 + 1
    weeks = WEEKS.get(row.method)
    if weeks is None:
        return _("{name}, week {n}", name=name, n=week)
    return _("{name}, week {n} of {weeks}", name=name, n=week, weeks=weeks)


def overview_data(rows: "Sequence[OverviewRow]") -> dict[str, Any]:
    """Give the overview for other programs."""
    return {
        "households": [
            {
                "ref": row.ref,
                "opened": row.opened and str(row.opened),
                "method": row.method or None,
                "start": row.start and str(row.start),
                "ended": row.ended,
                "participants": row.participants,
                "last_talk": row.last_talk and str(row.last_talk),
                "planned": [str(when) for when in row.planned],
                "review_due": row.review_due and str(row.review_due),
            }
            for row in rows
        ]
    }
