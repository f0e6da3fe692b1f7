"""A command that asks, writes what was told, and says what it wrote."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from hgcase.cli import output
from hgcase.cli.guided.command import ask_and_take
from hgcase.cli.run import context

if TYPE_CHECKING:
    from hgcase.app.household import Opened
    from hgcase.cli.drawing.tree import Screen
    from hgcase.cli.guided.interview import Interview
    from hgcase.cli.guided.script import Script


def ask_and_say(
    ref: str,
    command: str,
    script: "Callable[[Interview, Opened], Script]",
    screen: "Callable[[Any, date], Screen]",
    *,
    data: str = "",
    yes: bool = False,
    instead: str = "hgcase edit --from",
) -> None:
    """Ask the questions of a command, write what was told, and say what changed.

    Args:
        data: what the answer is called as JSON; nothing for a screen.
        yes: whether every question is answered as usual, without asking.
        instead: what to give where there is no terminal.
    """
    ctx = context()
    wrote = ask_and_take(ctx, ref, command, script, yes=yes, instead=instead)
    if data and wrote is not None:
        output.data(data, {"ref": wrote.ref, "keys": wrote.all_keys})
    elif not data:
        output.show(screen(wrote, ctx.today))
