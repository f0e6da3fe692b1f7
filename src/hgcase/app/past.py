"""Looking back: a household as this store knew it at the end of a day."""

from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, NamedTuple

from hgcase.domain.case_file import CaseFile
from hgcase.domain.case_file import sections as every_section
from hgcase.domain.wall.seen import Audience, team
from hgcase.domain.wall.the_wall import may_read
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hgcase.app.context import AppContext
    from hgcase.store.open import Store
    from hgcase.store.record_history import Earlier


class Then(NamedTuple):
    """A household as it stood, and who reads it now; the wall has still to be passed."""

    revision: int
    case: CaseFile
    reader: Audience


def refuse_future(ctx: "AppContext", day: date) -> None:
    """Refuse to look back at a day after today."""
    if day > ctx.today:
        raise UsageError(
            N_("That day is still to come; --as-of looks back."),
            hint=N_("Choose today or an earlier day."),
            slug="still-to-come",
        )


def read_back(ctx: "AppContext", store: "Store", ref: str, day: date) -> Then:
    """Read a household as it stood at the end of a day here.

    What is narrowed to other workers now is hidden from this one in the past too, as is
    what was narrowed then: looking back never shows more (W17).
    """
    refuse_future(ctx, day)
    back = store.look_back(ref, end_of(day))
    reader = team(ctx.worker_key(back.present))
    return Then(back.revision, _no_wider(back.case, back.present, reader), reader)


def history(
    store: "Store",
    ref: str,
    section: str,
    *,
    narrowed: "Mapping[str, tuple[str, ...]] | None",
    worker: str,
    as_of: date | None,
) -> "list[Earlier]":
    """Tell how the records of a section came to be, as far as a worker may know it (W17).

    Args:
        narrowed: the records that the worker sees now, with the workers who alone may; None
            for the household's own fields.
        as_of: up to the end of which day; None is now.
    """
    end = end_of(as_of) if as_of else None
    lines = [line for line in store.history(ref, section) if end is None or line.at < end]
    if narrowed is None:
        return lines
    then = dict(narrowed)
    told = []
    for line in reversed([line for line in lines if line.key in then]):
        only = (line.fields or {}).get("workers_only", then[line.key])
        then[line.key] = only
        if not only or worker in only:
            told.append(line)
    return told[::-1]


def end_of(day: date) -> datetime:
    """Give the instant at which a day ends where this program runs, in UTC."""
    return datetime.combine(day + timedelta(days=1), time.min).astimezone(UTC)


def _no_wider(then: CaseFile, now: CaseFile, reader: Audience) -> CaseFile:
    """Narrow the records of then as they are narrowed now, where that hides them."""
    hidden = {
        record.key: record.workers_only for record in now.records() if not may_read(record, reader)
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
