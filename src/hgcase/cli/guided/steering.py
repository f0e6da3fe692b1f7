"""Running a guided command that takes steps: asked at a terminal, or with what is usual."""

from typing import TYPE_CHECKING

from hgcase.app.household import look
from hgcase.app.writing import write
from hgcase.cli.guided.unfinished import ask_through
from hgcase.cli.guided.unquestioned import Unquestioned, run_through
from hgcase.cli.run import need_terminal

if TYPE_CHECKING:
    from collections.abc import Callable

    from hgcase.app.context import AppContext
    from hgcase.app.plans import Planning
    from hgcase.app.writing import Wrote
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.guided.planning import Told


def ask_and_take(
    ctx: "AppContext",
    ref: str,
    command: str,
    script: "Callable[[Interview, Planning], Told]",
    *,
    yes: bool = False,
    instead: str = "hgcase edit --from",
) -> "Wrote | None":
    """Ask the questions of a command and take the steps that were told; None for no steps.

    Args:
        ctx: this run.
        ref: of the household, whole.
        command: its English name.
        script: asks, and gives what was told.
        yes: whether every question is answered as usual, without asking.
        instead: what to give where there is no terminal.

    Raises:
        HgcaseError: no terminal, no such household, or it cannot be so; nothing was changed.
    """
    if not yes:
        need_terminal(instead)
    with look(ctx, ref, command, whole_ref=True) as planning:
        pass

    def ask(interview: "Interview") -> "Told":
        return script(interview, planning)

    def finish(told: "Told") -> "Wrote | None":
        steps = told()
        if not steps:
            return None
        return write(
            ctx, planning.ref, steps, command, revision=planning.revision, finishes=command
        )

    if yes:
        return run_through(Unquestioned(ctx.now), ask, finish)
    return ask_through(ctx, command, planning.ref, ask, finish, instead=instead)
