"""The command ``hgcase agenda``."""

from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, context

app = command_app()

DAYS = 14


@app.command(
    help=_(
        "What is planned and what is due, day by day: today first, then what is late, then the "
        "coming days. Over all households, or of one. Refs and letters, no names. With one "
        "household every line of it is shown."
    ),
    epilog="hgcase agenda\nhgcase agenda --days 30\nhgcase agenda LM4827",
)
def agenda(
    ref: Annotated[
        str | None, typer.Argument(metavar=_("REF"), help=_("One household: LM4827."))
    ] = None,
    *,
    days: Annotated[
        int,
        typer.Option("--days", metavar=_("N"), min=0, max=3660, help=_("So many days ahead (14).")),
    ] = DAYS,
    whole: Annotated[bool, typer.Option("--all", help=_("Every line, however far ahead."))] = False,
    json: Json = False,
) -> None:
    """Show the agenda."""
    from hgcase.app import agenda as verbs
    from hgcase.cli.screens.agenda import agenda_data, agenda_screen

    ctx = context()
    whole = whole or (ref is not None and days == DAYS)
    with verbs.agenda_of(ctx, ref) if ref else verbs.agenda(ctx) as shown:
        if json:
            output.data("agenda", agenda_data(shown, ctx.today, days=days, whole=whole))
        else:
            output.show(agenda_screen(shown, ctx.today, days=days, whole=whole))
