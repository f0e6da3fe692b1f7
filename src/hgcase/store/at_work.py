"""Which households something can be due in: one question, so that closed ones cost nothing."""

from datetime import date
from typing import Final

from hgcase.store.connection import Connection
from hgcase.store.sections import STANDS

_OPEN: Final[tuple[tuple[str, str], ...]] = (
    ("trajectories", "x.ended IS NULL OR substr(x.ended, 10, 10) >= ?"),
    ("safety_plans", "x.state = 'in_force'"),
    ("sessions", "x.state = 'planned'"),
    ("actions", "x.done IS NULL AND x.due IS NOT NULL"),
    ("aftercare", "1 = 1"),
    ("handovers", "x.confirmed IS NULL"),
    ("moves", "x.handover IS NULL"),
    ("breaks", "x.until IS NULL OR x.until >= ?"),
)
"""In which tables, and what makes it open; an ending is kept as ``{"date":"2026-11-01", …``."""


def refs_at_work(connection: Connection, today: date) -> list[str]:
    """Give the refs of the households with something that runs, is planned or is not done."""
    values = [today.isoformat() for _, test in _OPEN if "?" in test]
    return [ref for (ref,) in connection.rows(_query(), values)]


def _query() -> str:
    exists = " OR ".join(
        f"EXISTS (SELECT 1 FROM {table} x WHERE x.household_id = h.id AND ({test})"  # noqa: S608 — constants
        f" AND {STANDS.format('x')})"
        for table, test in _OPEN
    )
    return f"SELECT h.ref FROM households h WHERE {exists} ORDER BY h.ref"  # noqa: S608 — as above
