"""The command ``hgcase find``."""

import sys
from typing import Annotated, Final, Literal

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, context, need_terminal
from hgcase.i18n import N_

app = command_app()

_WHY: Final = N_("Some letters of a name, more words in any order, or four digits of a number.")


@app.command(
    help=_(
        "Somebody phones: which household is it? A name or a number is asked, never typed on "
        "the command line, where a shell would remember it. Words of a name in any order, or "
        "four digits of a number, will do. What is to be asked first stands before any number."
    ),
    epilog="hgcase find\nhgcase find - < who.txt",
)
def find(
    source: Annotated[
        Literal["-"] | None, typer.Argument(metavar="-", help=_("Read it from stdin."))
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Find somebody."""
    from hgcase.app import finding
    from hgcase.cli.ask import ask
    from hgcase.cli.drawing.tree import screen
    from hgcase.cli.screens.finding import found_data, found_screen, next_commands

    if source is None:
        need_terminal("-")
    ctx = context()
    typed = ask(_("A name or a number"), why=_WHY) if source is None else sys.stdin.readline()
    with finding.find(ctx, typed) as found:
        if json:
            output.data("find", found_data(found))
        else:
            output.show(found_screen(found))
            output.tell(screen(next_commands(found)))
