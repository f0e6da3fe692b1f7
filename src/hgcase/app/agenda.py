"""What is planned and what is due, in one household or in all of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hgcase.app import households
from hgcase.app.partly import partly
from hgcase.domain.standing.due import SECTIONS, Due, due, for_ages
from hgcase.domain.wall.seen import team
from hgcase.domain.wall.the_wall import seen_by

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.store.drafts import Draft
    from hgcase.store.open import Store


@dataclass(frozen=True, slots=True)
class DueIn:
    """What is due in one household, by day.

    Args:
        ref: its ref.
        due: what is due.
    """

    ref: str
    due: tuple[Due, ...]


@dataclass(frozen=True, slots=True)
class Agenda:
    """What is due, and what this worker has not finished.

    Args:
        households: those in which something is due, in the order of their refs.
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
        found = (DueIn(ref, _due(ctx, store, ref)) for ref in store.refs_at_work(ctx.today))
        drafts = tuple(store.drafts(ctx.settings.worker))
        shown = Agenda(tuple(each for each in found if each.due), drafts)
        try:
            yield shown
        finally:  # whoever stops reading halfway has looked
            store.looked(None, ctx.act("agenda"))


@contextmanager
def agenda_of(ctx: "AppContext", ref: str) -> Iterator[Agenda]:
    """Give what is due in one household; the look is journaled there after it was shown.

    Raises:
        NotFoundError: no such household, or more than one.
    """
    with ctx.store() as store:
        drafts = store.drafts(ctx.settings.worker)
    with households.look(ctx, ref, "agenda", sections=SECTIONS, more=for_ages) as shown:
        own = tuple(draft for draft in drafts if draft.ref == shown.ref)
        yield Agenda((DueIn(shown.ref, due(shown.seen.case, ctx.today)),), own)


def _due(ctx: "AppContext", store: "Store", ref: str) -> tuple[Due, ...]:
    return due(_seen(ctx, store, ref), ctx.today)


def _seen(ctx: "AppContext", store: "Store", ref: str) -> "CaseFile":
    """Give of a household what it is computed from, as this worker may see it (W17)."""
    glance, sections = store.glance(ref, SECTIONS), {*SECTIONS, *households.ALWAYS}
    if others := for_ages(glance.case):
        sections |= set(others)
        glance = store.glance(ref, sections)
    seen = seen_by(glance.case, team(ctx.worker_key(glance.case)))
    return partly(seen.case, sections)
