"""Looking back: a household as this store knew it at the end of a day."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from hgcase.domain.case_file import sections as every_section
from hgcase.domain.wall.seen import Audience, team
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.open import Store
    from hgcase.store.record_history import Earlier


class StillToComeError(UsageError):
    """A look back at a day that is still to come."""

    message = N_("That day is still to come; --as-of looks back.")
    hint = N_("Choose today or an earlier day.")


@dataclass(frozen=True, slots=True)
class Then:
    """A household to show to a worker: as it is, or as it stood.

    Args:
        ref: its whole ref.
        revision: how often it had been written.
        case: what was recorded of it; the wall has still to be passed.
        audience: the team, read by this worker.
        as_of: the day that is looked back to; None for now.
        counts: how many records each section has, where not all of them were read.
    """

    ref: str
    revision: int
    case: "CaseFile"
    audience: Audience
    as_of: date | None = None
    counts: "Mapping[str, int] | None" = None


def refuse_future(ctx: "AppContext", day: date) -> None:
    """Refuse to look back at a day after today.

    Raises:
        StillToComeError: it is.
    """
    if day > ctx.today:
        raise StillToComeError


def read(
    ctx: "AppContext",
    store: "Store",
    ref: str,
    as_of: date | None,
    *,
    sections: "Collection[str] | None" = None,
) -> Then:
    """Read a household, as it is or as it stood at the end of a day here.

    What is narrowed to other workers now is hidden from this one in the past too, as is
    what was narrowed then: looking back never shows more (W17).

    Args:
        ctx: this run.
        store: where it is.
        ref: its whole ref.
        as_of: the day; None for now.
        sections: those that will do, beside what texts name; None is all of them.

    Raises:
        NotFoundError: no such household, or not yet on that day.
        StillToComeError: that day is still to come.
    """
    if as_of is not None:
        refuse_future(ctx, as_of)
        past = store.look_back(ref, end_of(as_of))
        audience = team(ctx.worker_key(past.present))
        case = _no_wider(past.case, past.present, audience)
        return Then(ref, past.revision, case, audience, as_of)
    if sections is not None:
        glance = store.glance(ref, sections)
        counts = None if glance.narrowed else glance.counts
        audience = team(ctx.worker_key(glance.case))
        return Then(ref, glance.revision, glance.case, audience, counts=counts)
    loaded = store.load(ref)
    return Then(ref, loaded.revision, loaded.case, team(ctx.worker_key(loaded.case)))


def history(store: "Store", then: Then, seen: "CaseFile", section: str) -> "list[Earlier]":
    """Tell how the records of a section came to be, as far as this worker may know it.

    What a record held while it was narrowed to others is left out (W17).

    Args:
        store: where it is.
        then: the household as it was read.
        seen: what of it has passed the wall.
        section: of the case file, or ``household``.
    """
    end = end_of(then.as_of) if then.as_of else None
    lines = [line for line in store.history(then.ref, section) if end is None or line.at < end]
    if section == "household":
        return lines
    narrowed = {record.key: record.workers_only for record in getattr(seen, section)}
    told = []
    for line in reversed([line for line in lines if line.key in narrowed]):
        only = (line.fields or {}).get("workers_only", narrowed[line.key])
        narrowed[line.key] = only
        if not only or then.audience.worker in only:
            told.append(line)
    return told[::-1]


def verb(action: str, as_of: date | None) -> str:
    """Give what the journal calls an act; a look back says so."""
    return f"{action} as-of" if as_of else action


def end_of(day: date) -> datetime:
    """Give the instant at which a day ends where this program runs, in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min).astimezone(UTC)


def _no_wider(then: "CaseFile", now: "CaseFile", audience: Audience) -> "CaseFile":
    """Narrow the records of then as they are narrowed now, where that hides them."""
    hidden = {
        record.key: record.workers_only
        for record in now.records()
        if not may_read(record, audience)
    }
    if not hidden:
        return then
    return then.replace(
        **{
            section: tuple(
                record.model_copy(update={"workers_only": hidden[record.key]})
                if record.key in hidden
                else record
                for record in getattr(then, section)
            )
            for section in every_section()
        }
    )
