"""Logging a talk."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hgcase.app.households import add_records
from hgcase.domain.audience import team
from hgcase.domain.seen import Seen
from hgcase.domain.wall import seen_by
from hgcase.errors import RefusedError
from hgcase.formats.reading import read_record, record_from
from hgcase.i18n import N_

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.context import AppContext
    from hgcase.domain.record import Record

Told = Sequence[tuple[str, Mapping[str, Any]]]
"""Section and fields of each record; the value ``@session`` is the key of the first."""


class NotHeldYetError(RefusedError):
    """A talk that is said to have been held on a day that is still to come."""

    message = N_("{key} is said to have been held, on a day that is still to come.")
    hint = N_("Correct its day, or log it as planned.")


@dataclass(frozen=True, slots=True)
class Logged:
    """What a logged talk did: the household, and the keys that were added."""

    ref: str
    keys: tuple[str, ...]
    seen: Seen


def log(ctx: "AppContext", ref: str, entry: str) -> Logged:
    """Log one entry of ``sessions:``, as YAML or JSON text.

    Raises:
        NotFoundError: no such household.
        CaseFileError: the entry cannot be so; nothing was changed.
        NotHeldYetError: it was held on a day that is still to come.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        session = read_record(entry, "sessions", loaded.case)
        _refuse_future(session, ctx.today)
        case = add_records(ctx, store, loaded, [session], action="log-session", entry=entry)
        seen = seen_by(case, team(ctx.worker_key(case)))
        return Logged(loaded.ref, (session.key,), seen)


def log_told(ctx: "AppContext", ref: str, told: Told) -> Logged:
    """Log what the questions gave: a talk, and what belongs to it.

    The household is read again, so that a slow answer never loses to somebody else's write.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
        NotHeldYetError: it was held on a day that is still to come.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        case = loaded.case
        records: list[Record] = []
        for section, tree in told:
            filled = {
                name: records[0].key if value == "@session" else value
                for name, value in tree.items()
            }
            record = record_from(filled, section, case)
            records.append(record)
            case = case.replace(**{section: (*getattr(case, section), record)})
        _refuse_future(records[0], ctx.today)
        saved = add_records(ctx, store, loaded, records, action="log-session")
        seen = seen_by(saved, team(ctx.worker_key(saved)))
        return Logged(loaded.ref, tuple(record.key for record in records), seen)


def _refuse_future(session: Any, today: "date") -> None:
    if session.state == "held" and session.at.day > today:
        raise NotHeldYetError(key=session.key)
