"""All households at a glance: one query, no names."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from hgcase.domain.declare.values import When
from hgcase.domain.kinds.trajectory import Course
from hgcase.store.codec import when_from
from hgcase.store.connection import Connection, Row
from hgcase.store.sections import STANDS

_FOR_ALL: Final = "{0}.workers_only IS NULL"
_TALK: Final = f"{STANDS.format('s')} AND {_FOR_ALL.format('s')}"
_QUERY: Final = f"""
SELECT
  h.ref, h.opened, t.method, t.method_version, t.start, t.ended,
  (SELECT f.phase || '|' || f.since FROM trajectories_phases f
    WHERE f.household_id = h.id AND f.owner_key = t.key ORDER BY f.position DESC LIMIT 1),
  (SELECT count(*) FROM trajectories_participants p
    WHERE p.household_id = h.id AND p.owner_key = t.key AND p.until IS NULL),
  (SELECT s.at FROM sessions s
    WHERE s.household_id = h.id AND s.state = 'held' AND {_TALK}
    ORDER BY s.at DESC LIMIT 1),
  (SELECT string_agg(s.at, '|') FROM sessions s
    WHERE s.household_id = h.id AND s.state = 'planned' AND {_TALK}),
  (SELECT min(sp.review_due) FROM safety_plans sp
    WHERE sp.household_id = h.id AND sp.state = 'in_force' AND {STANDS.format("sp")}
      AND {_FOR_ALL.format("sp")})
FROM households h
LEFT JOIN trajectories t ON t.household_id = h.id AND t.key = (
  SELECT x.key FROM trajectories x
  WHERE x.household_id = h.id AND x.start <= ? AND {STANDS.format("x")}
    AND {_FOR_ALL.format("x")}
  ORDER BY CASE WHEN x.ended IS NULL THEN 0 ELSE 1 END, x.start DESC, x.position DESC LIMIT 1)
ORDER BY h.ref
"""  # noqa: S608 — made of the lines above
_AFTER_ANY_TIME: Final = "~"  # follows whatever may stand behind a day


@dataclass(frozen=True, slots=True)
class OverviewRow:
    """One household at a glance.

    Args:
        course: of the trajectory that runs, or of the last one; None where none has started.
        last_talk: when the last talk was held.
        planned: when talks are planned, in order; days that have gone by too.
    """

    ref: str
    opened: When | None
    course: Course | None
    participants: int
    last_talk: When | None
    planned: tuple[When, ...]
    review_due: When | None


def read(connection: Connection, today: date) -> list[OverviewRow]:
    """Give a line for each household, in the order of their refs."""
    return [_line(row) for row in connection.rows(_QUERY, (today.isoformat() + _AFTER_ANY_TIME,))]


def _line(row: Row) -> OverviewRow:
    ref, opened, method, version, start, ended, phase, participants, last, planned, review = row
    course = _course(method, version, start, ended, phase)
    return OverviewRow(
        ref, _when(opened), course, participants, _when(last),
        tuple(when_from(at) for at in sorted(planned.split("|"))) if planned else (),
        _when(review),
    )  # fmt: skip


def _course(
    method: str | None, version: int | None, start: str, ended: str | None, phase: str | None
) -> Course | None:
    if method is None:
        return None
    over = when_from(json.loads(ended)["date"]).last_day if ended else None
    name, _, since = (phase or "").partition("|")
    entered = when_from(since).day if since else None
    return Course(method, when_from(start).day, over, name, entered, version)


def _when(stored: Any) -> When | None:
    return when_from(stored) if stored else None
