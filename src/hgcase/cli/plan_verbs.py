"""The verbs of ``hgcase safety-plan`` that ask: what each asks, writes and says."""

from typing import TYPE_CHECKING

from hgcase.cli import output
from hgcase.cli.guided.steering import ask_and_take
from hgcase.cli.run import context
from hgcase.cli.screens.plan_changed import changed_screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.guided.planning import Told


def ask_and_write(ref: str, verb: str, script: "Callable[[Interview, Planning], Told]") -> None:
    """Ask the questions of a verb, write what was told, and say what changed."""
    ctx = context()
    wrote = ask_and_take(ctx, ref, f"safety-plan {verb}", script)
    output.answer(changed_screen(wrote, ctx.today))
