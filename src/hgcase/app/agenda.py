"""What is planned and what is due, in one household or in all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from hgcase.app.household import Opened, look, read
from hgcase.domain.standing.due import SECTIONS, Due, due, for_ages

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.store.drafts import Draft


class DueIn(NamedTuple):
    """What is due in one household, by day."""

    ref: str
    due: tuple[Due, ...]


class Agenda(NamedTuple):
    """What is due, and what this worker has not finished.

    Args:
        drafts: what this worker began and has not finished, the last one first.
    """

    households: tuple[DueIn, ...]
    drafts: "tuple[Draft, ...]"


@contextmanager
def agenda(ctx: "AppContext") -> Iterator[Agenda]:
    """Give what is due in all households; the look is journaled after it was shown.

    Households in which nothing runs, is planned or is open are not read.
    """
    with ctx.store() as store:
        at_work = (
            read(ctx, store, ref, sections=SECTIONS, more=for_ages)
            for ref in store.refs_at_work(ctx.today)
        )
        drafts = tuple(store.drafts(ctx.settings.worker))
        shown = Agenda(tuple(each for each in map(_due, at_work) if each.due), drafts)
        try:
            yield shown
        finally:  # whoever stops reading halfway has looked
            store.looked(None, ctx.act("agenda"))


@contextmanager
def agenda_of(ctx: "AppContext", ref: str) -> Iterator[Agenda]:
    """Give what is due in one household; the look is journaled there after it was shown."""
    with ctx.store() as store:
        drafts = store.drafts(ctx.settings.worker)
    with look(ctx, ref, "agenda", sections=SECTIONS, more=for_ages) as opened:
        own = tuple(draft for draft in drafts if draft.ref == opened.ref)
        yield Agenda((_due(opened),), own)


def _due(opened: Opened) -> DueIn:
    return DueIn(opened.ref, due(opened.seen.case, opened.today))
