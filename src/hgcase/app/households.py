"""Starting a household and looking at it."""

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hgcase.domain.audience import team
from hgcase.domain.seen import Seen
from hgcase.domain.sessions import Session
from hgcase.domain.talks import as_it_went
from hgcase.domain.wall import seen_by
from hgcase.domain.writing import with_circles
from hgcase.errors import CaseFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.kinds import CaseFile
    from hgcase.domain.problem import Problem
    from hgcase.domain.record import Record
    from hgcase.store.open import Store
    from hgcase.store.overview import OverviewRow
    from hgcase.store.reading import Loaded


@dataclass(frozen=True, slots=True)
class Shown:
    """A household as the team sees it: its whole ref, and what the wall lets through."""

    ref: str
    revision: int
    seen: Seen


@contextmanager
def look(ctx: "AppContext", ref: str, action: str, *, whole: bool = False) -> "Iterator[Shown]":
    """Give a household to show to the team; the look is journaled after it was shown.

    Args:
        ctx: this run.
        ref: the whole ref, or a prefix that is the only one.
        action: the verb, for the journal.
        whole: whether only the whole ref will do, because something will be written.

    Raises:
        NotFoundError: no such household, or more than one.
    """
    with ctx.store() as store:
        loaded = store.load(store.find(ref, whole=whole))
        audience = team(ctx.worker_key(loaded.case))
        try:
            yield Shown(loaded.ref, loaded.revision, seen_by(loaded.case, audience))
        finally:  # whoever stops reading halfway has looked
            store.looked(loaded.ref, ctx.act(action))


def overview(ctx: "AppContext") -> "list[OverviewRow]":
    """List the households of the store, without names."""
    with ctx.store() as store:
        rows = store.overview(ctx.today)
        store.looked(None, ctx.act("households"))
        return rows


def start(ctx: "AppContext", case: "CaseFile", *, action: str = "new-household") -> str:
    """Write a new household and give its ref.

    Raises:
        CaseFileError: it holds something that cannot be so.
    """
    whole = with_circles(case, ctx.today)
    refuse_problems(whole.problems())
    with ctx.store() as store:
        return store.add(whole, ctx.act(action))


def add_records(
    ctx: "AppContext",
    store: "Store",
    loaded: "Loaded",
    records: "Sequence[Record]",
    *,
    action: str,
    entry: str = "",
) -> "CaseFile":
    """Add records to a household that was just loaded, and give the household as saved.

    A talk that was planned makes place for the same talk as it went, under its key.

    Args:
        ctx: this run.
        store: where the household was loaded from.
        loaded: the household as it was.
        records: what is added.
        action: the verb, for the journal.
        entry: the text from which the first record was read, to find the lines of problems.

    Raises:
        CaseFileError: with these records the household cannot be so.
        ChangedMeanwhileError: somebody else wrote after it was loaded.
    """
    case = loaded.case
    for record in records:
        if isinstance(record, Session):
            case = as_it_went(case, record, ctx.today)
        else:
            case = case.add(record)
    case = with_circles(case, ctx.today)
    refuse_problems(case.problems(), entry, records[0].key)
    store.save(loaded, case, ctx.act(action))
    return case


def refuse_problems(problems: "Sequence[Problem]", entry: str = "", key: str = "") -> None:
    """Refuse if there is any problem, and say all of them.

    Args:
        problems: what is wrong.
        entry: the text from which one record was read, to find its lines.
        key: the key of that record.

    Raises:
        CaseFileError: there is a problem.
    """
    if problems:
        from hgcase.formats.reading import placed

        raise CaseFileError(placed(entry, problems, str(problems[0].path[0]), key))
