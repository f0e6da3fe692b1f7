"""The command ``hgcase close``."""

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Close an approach: what is still open, how and why it ended, who looked at it with you, "
        "who looks in afterwards with whom, and who takes over. Nothing is closed silently: the "
        "safety plan stays in force, and somebody keeps the direction."
    ),
    epilog="hgcase close LM4827\nhgcase close LM4827 --json",
)
def close(ref: Ref, *, json: Json = False) -> None:
    """Close an approach."""
    from hgcase.cli.guided.closing import ask_close
    from hgcase.cli.guided.steering import ask_and_take
    from hgcase.cli.screens.closed import closed_screen

    ctx = context()
    wrote = ask_and_take(ctx, ref, "close", ask_close)
    if wrote is None:
        return
    if json:
        output.data("closed", {"ref": wrote.ref, "keys": wrote.all_keys})
        return
    output.answer(closed_screen(wrote, ctx.today))
