"""Noting that somebody was called."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from hgcase.app import past
from hgcase.app.writing import write_in
from hgcase.domain.standing.reached import Reached, reached
from hgcase.domain.verbs.steps import New
from hgcase.domain.wall.the_wall import seen_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from hgcase.app.context import AppContext
    from hgcase.domain.wall.seen import Seen

SECTION: Final = "contact_lines"
_NEEDED: Final = ("contact_lines",)


@dataclass(frozen=True, slots=True)
class Called:
    """A call that was noted.

    Args:
        ref: of the household.
        key: of the contact line.
        reached: how contact with them stands now.
    """

    ref: str
    key: str
    reached: Reached


def note(ctx: "AppContext", ref: str, tell: "Callable[[Seen], Mapping[str, Any]]") -> Called:
    """Add a contact line, in one go: what is seen to tell it, and what is written.

    The household is read again before it is written, so that a slow answer never loses to
    somebody else's write.

    Args:
        ctx: this run.
        ref: of the household, whole.
        tell: gives the fields, from what this worker may see.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
        NotFoundError: no such household.
    """
    with ctx.store() as store:
        found = store.find(ref, whole=True)
        then = past.read(ctx, store, found, None, sections=_NEEDED)
        try:
            tree = tell(seen_by(then.case, then.audience))
        except BaseException:
            store.looked(found, ctx.act("called"))  # who stops halfway has looked
            raise
        wrote = write_in(ctx, store, store.load(found), [New(SECTION, tree)], "called")
        return Called(found, wrote.keys[0], reached(wrote.seen.case, tree["party"]))
