"""All households, without names: somebody may look over your shoulder."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from hgcase.cli.drawing.tree import Cell, Column, Heading, Label, Row, Screen, Table, dim, screen
from hgcase.cli.language import _, day_word, spoken
from hgcase.cli.screens.course import say_course, say_short
from hgcase.cli.typed import next_ones

if TYPE_CHECKING:
    from hgcase.domain.declare.values import When
    from hgcase.store.overview import OverviewRow


def overview_screen(rows: "Sequence[OverviewRow]", today: date) -> Screen:
    """Show the households, those longest without a talk on top."""
    if not rows:
        first = ("hgcase new-household", _("start one"))
        return screen(Label(_("There is no household yet.")), next_ones(first))
    ordered = sorted(rows, key=lambda row: (_is_over(row, today), _first(row.last_talk), row.ref))
    count = spoken().ngettext("{n} household", "{n} households", len(rows))
    order = dim(_("longest without a talk first"))
    columns = (
        Column(_("ref"), speaks=True),
        Column(_("approach"), rank=2, speaks=True),
        Column(_("last talk")),
        Column(_("next")),
        Column(_("look at the plan"), rank=3),
    )
    found = tuple(_row(row, today) for row in ordered)
    return screen(
        Heading(count, right=(spoken().full_day(today), " · ", order)),
        Table(columns, found, scan=True, gutter=False),
    )


def _is_over(row: "OverviewRow", today: date) -> bool:
    return row.course is not None and not row.course.runs(today)


def _first(when: "When | None") -> str:
    return when.first if when else ""


def _row(row: "OverviewRow", today: date) -> Row:
    coming = next((when for when in row.planned if when.day >= today), None)
    last = day_word(row.last_talk.day, today, past="") if row.last_talk else _("no talk yet")
    return Row(
        (
            row.ref,
            Cell(say_course(row.course, today), say_short(row.course, today)),
            last,
            day_word(coming.day, today) if coming else "",
            day_word(row.review_due.day, today) if row.review_due else "",
        )
    )


def overview_data(rows: "Sequence[OverviewRow]") -> dict[str, Any]:
    """Give the overview for other programs."""
    return {
        "households": [
            {
                "ref": row.ref,
                "opened": row.opened and str(row.opened),
                "method": row.course and row.course.method,
                "start": row.course and row.course.start.isoformat(),
                "ended": row.course and row.course.ended and row.course.ended.isoformat(),
                "phase": (row.course and row.course.phase) or None,
                "participants": row.participants,
                "last_talk": row.last_talk and str(row.last_talk),
                "planned": [str(when) for when in row.planned],
                "review_due": row.review_due and str(row.review_due),
            }
            for row in rows
        ]
    }
