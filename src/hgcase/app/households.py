"""Starting a household and looking at it."""

import dataclasses
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from hgcase.app import past
from hgcase.app.partly import partly
from hgcase.domain.case_file import sections as every_section
from hgcase.domain.sections import NAMED
from hgcase.domain.wall.seen import Seen
from hgcase.domain.wall.the_wall import seen_by

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Mapping

    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.overview import OverviewRow
    from hgcase.store.record_history import Earlier

ALWAYS: Final = NAMED
"""The sections that every look reads, because texts name their records."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A household as the team sees it.

    Args:
        ref: its whole ref.
        revision: how often it had been written.
        seen: what the wall lets through.
        counts: how many records of each section this worker may see, read or not.
        today: the day that a screen takes for today: the one that is looked back to.
        history: tells, as long as one looks, how the records of a section came to be that
            this worker may see; the oldest change first.
    """

    ref: str
    revision: int
    seen: Seen
    counts: "Mapping[str, int]"
    today: date
    history: "Callable[[str], list[Earlier]]"


@contextmanager
def look(
    ctx: "AppContext",
    ref: str,
    action: str,
    *,
    whole: bool = False,
    as_of: date | None = None,
    sections: "Collection[str] | None" = None,
    more: "Callable[[CaseFile], Collection[str]] | None" = None,
) -> "Iterator[Shown]":
    """Give a household to show to the team; the look is journaled after it was shown.

    The one way to a screen: what it gives has passed the wall, as it is now and, looking
    back, as it was then.

    Args:
        ctx: this run.
        ref: the whole ref, or a prefix that is the only one.
        action: the verb, for the journal; a look back is added to it.
        whole: whether only the whole ref will do, because something will be written.
        as_of: give it as it stood at the end of this day; None is now.
        sections: which ones the screen needs, beside those that texts name (`ALWAYS`);
            asking for another one is an error then, not an empty answer. None is all.
        more: says which others are needed after all, by what was read.

    Raises:
        NotFoundError: no such household, or more than one, or not yet on that day.
        UsageError: that day is still to come.
    """
    with ctx.store() as store:
        found = store.find(ref, whole=whole)
        then = past.read(ctx, store, found, as_of, sections=sections)
        if sections is not None and more is not None and (others := more(then.case)):
            sections = {*sections, *others}
            then = past.read(ctx, store, found, as_of, sections=sections)
        seen = seen_by(then.case, then.audience)
        counts = then.counts or {name: len(getattr(seen.case, name)) for name in every_section()}
        if sections is not None:
            asked = partly(seen.case, {*sections, *ALWAYS})
            seen = dataclasses.replace(seen, case=asked)
        history = partial(past.history, store, then, seen.case)
        try:
            yield Shown(found, then.revision, seen, counts, as_of or ctx.today, history)
        finally:  # whoever stops reading halfway has looked
            store.looked(found, ctx.act(past.verb(action, as_of)))


def overview(ctx: "AppContext") -> "list[OverviewRow]":
    """List the households of the store, without names."""
    with ctx.store() as store:
        rows = store.overview(ctx.today)
        store.looked(None, ctx.act("households"))
        return rows


def start(
    ctx: "AppContext", case: "CaseFile", *, action: str = "new-household", finishes: str = ""
) -> str:
    """Write a new household and give its ref.

    Args:
        ctx: this run.
        case: all of it.
        action: the verb, for the journal.
        finishes: the command whose draft of no household is no longer needed.

    Raises:
        CaseFileError: it holds something that cannot be so.
    """
    from hgcase.app.one_record import refuse
    from hgcase.domain.wall.circles import with_circles

    whole = with_circles(case, ctx.today)
    refuse(whole.problems(), "", "")
    with ctx.store() as store:
        return store.add(whole, ctx.act(action), finishes=finishes)
