"""What any record may carry that the team has to see beside it."""

from dataclasses import dataclass

from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import When
from hgcase.domain.wall.seen import Seen


@dataclass(frozen=True, slots=True)
class Taken:
    """What has to be known before a record is used.

    Args:
        state: ``done`` or ``announced`` when it was, or is said to be, taken back.
        date: since when.
        by: who says so.
        why: the grounds for that.
        pass_on: ``ask`` or ``never``; empty where it may be passed on.
        secret: whether who told it is to stay secret.
        narrowed: whether only some workers may read it.
    """

    state: str = ""
    date: When | None = None
    by: str = ""
    why: str = ""
    pass_on: str = ""
    secret: bool = False
    narrowed: bool = False


def taken(seen: Seen, record: Record) -> Taken:
    """Give what has to be known before *record* is used."""
    back = record.withdrawn
    return Taken(
        back.state if back else "",
        back.date if back else None,
        seen.name(back.said_by or "") if back else "",
        (back.why or "") if back else "",
        record.may_pass_on if record.may_pass_on in ("ask", "never") else "",
        record.secret_source == "true",  # noqa: S105 — who told it, no password
        bool(record.workers_only),
    )
