"""All households at a glance: one query, no names."""

from dataclasses import dataclass
from typing import Any, Final

from hgcase.domain.values import When
from hgcase.store.codec import when_from
from hgcase.store.connection import Connection, Row

_QUERY: Final = """
SELECT
  h.ref, h.opened, t.method, t.start, CASE WHEN t.ended IS NULL THEN 0 ELSE 1 END,
  (SELECT count(*) FROM trajectories_participants p
    WHERE p.household_id = h.id AND p.owner_key = t.key AND p.until IS NULL),
  (SELECT s.at FROM sessions s
    WHERE s.household_id = h.id AND s.state = 'held'
      AND coalesce(s.withdrawn, '') NOT LIKE '%"state":"done"%'
    ORDER BY s.at DESC LIMIT 1),
  (SELECT string_agg(s.at, '|') FROM sessions s
    WHERE s.household_id = h.id AND s.state = 'planned'
      AND coalesce(s.withdrawn, '') NOT LIKE '%"state":"done"%'),
  (SELECT min(sp.review_due) FROM safety_plans sp
    WHERE sp.household_id = h.id AND sp.state = 'in_force'
      AND coalesce(sp.withdrawn, '') NOT LIKE '%"state":"done"%')
FROM households h
LEFT JOIN trajectories t ON t.household_id = h.id AND t.key = (
  SELECT x.key FROM trajectories x WHERE x.household_id = h.id
  ORDER BY CASE WHEN x.ended IS NULL THEN 0 ELSE 1 END, x.start DESC, x.position DESC LIMIT 1)
ORDER BY h.ref
"""


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One household at a glance.

    Args:
        ref: its ref.
        opened: since when there is work with it, where that is known.
        method: of the trajectory that runs, or of the last one; empty without any.
        start: of that trajectory.
        ended: whether that trajectory has ended.
        participants: how many persons take part in it now.
        last_talk: when the last talk was held.
        planned: when talks are planned, in order; days that have gone by too.
        review_due: the first day on which a plan in force is to be looked at again.
    """

    ref: str
    opened: When | None
    method: str
    start: When | None
    ended: bool
    participants: int
    last_talk: When | None
    planned: tuple[When, ...]
    review_due: When | None


def read(connection: Connection) -> list[OverviewRow]:
    """Give a line for each household, in the order of their refs."""
    return [_line(row) for row in connection.rows(_QUERY)]


def _line(row: Row) -> OverviewRow:
    ref, opened, method, start, ended, participants, last, planned, review = row
    return OverviewRow(
        ref, _when(opened), method or "", _when(start), bool(ended), participants,
        _when(last), tuple(when_from(at) for at in sorted(planned.split("|"))) if planned else (),
        _when(review),
    )  # fmt: skip


def _when(stored: Any) -> When | None:
    return when_from(stored) if stored else None
