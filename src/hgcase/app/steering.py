"""A household in which a guided command is about to take steps, and taking them."""

from contextlib import contextmanager
from typing import TYPE_CHECKING

from hgcase.app import records
from hgcase.app.plans import Planning, method_on
from hgcase.app.writing import Wrote, write
from hgcase.domain.wall.seen import team
from hgcase.domain.wall.the_wall import seen_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.verbs.steps import Step


@contextmanager
def look(ctx: "AppContext", ref: str, command: str) -> "Iterator[Planning]":
    """Give a household in which something is about to change; the look is journaled.

    Args:
        ctx: this run.
        ref: of the household, whole.
        command: its English name, for the journal.

    Raises:
        NotFoundError: no such household.
    """
    with records.look(ctx, ref, command) as opened:
        worker = ctx.worker_key(opened.whole)
        yield Planning(
            opened.ref,
            opened.revision,
            opened.case,
            opened.whole,
            seen_by(opened.whole, team(worker)),
            worker,
            method_on(opened.case, ctx.today),
            ctx.today,
        )


def take_steps(
    ctx: "AppContext", planning: Planning, steps: "Sequence[Step]", command: str
) -> Wrote | None:
    """Take the steps of a command in one go; None where there is nothing to be written.

    Raises:
        HgcaseError: as `writing.write` does.
    """
    if not steps:
        return None
    return write(ctx, planning.ref, steps, command, revision=planning.revision, finishes=command)
