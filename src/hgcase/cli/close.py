"""The command ``hgcase close``."""

from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref

app = command_app()


@app.command(
    help=_(
        "Close an approach: what is still open, how and why it ended, who looked at it with you, "
        "who looks in afterwards with whom, and who takes over. Nothing is closed silently: the "
        "safety plan stays in force, and somebody keeps the direction."
    ),
    epilog="hgcase close LM4827\nhgcase close LM4827 --json",
)
def close(ref: Ref, *, json: Json = False) -> None:
    """Close an approach."""
    from hgcase.cli.asked import ask_and_say
    from hgcase.cli.guided.closing import Close
    from hgcase.cli.screens.closed import closed_screen

    ask_and_say(ref, "close", Close, closed_screen, data="closed" if json else "")
