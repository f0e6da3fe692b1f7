"""Logging a talk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from hgcase.app.households import add_records
from hgcase.domain.audience import team
from hgcase.domain.wall import Seen, seen_by
from hgcase.formats.reading import read_record, record_from

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.record import Record


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
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        session = read_record(entry, "sessions", loaded.case)
        case = add_records(ctx, store, loaded, [session], "log-session")
        seen = seen_by(case, team(ctx.worker_key(case)))
        return Logged(loaded.ref, (session.key,), seen)


def log_told(
    ctx: "AppContext", ref: str, told: "Sequence[tuple[str, Mapping[str, Any]]]"
) -> Logged:
    """Log what the questions gave: a talk, and what belongs to it.

    The household is read again, so that a slow answer never loses to somebody else's write.

    Args:
        ctx: this run.
        ref: the whole ref.
        told: section and fields of each record; a value ``"@session"`` becomes the key of
            the first.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=True))
        case, records = loaded.case, []
        for section, tree in told:
            first: Record | None = records[0] if records else None
            filled = {
                name: first.key if first and value == "@session" else value
                for name, value in tree.items()
            }
            records.append(record_from(filled, section, case))
            case = case.add(records[-1])
        saved = add_records(ctx, store, loaded, records, "log-session")
        seen = seen_by(saved, team(ctx.worker_key(saved)))
        return Logged(loaded.ref, tuple(record.key for record in records), seen)
