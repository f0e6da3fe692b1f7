"""The command ``hgcase safety-plan``."""

from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context

app = command_app()


@app.callback(help=_("The safety plan of a household."), no_args_is_help=True)
def safety_plan() -> None:
    """Hold the commands about the plan."""


@app.command(
    "show",
    cls=Command,
    short_help=_("Show the plan in force on one screen."),
    help=_(
        "Show the plan in force on one screen: danger and address first, who is where, whom to "
        "call, what to do when it gets tense, the rules, and the Break."
    ),
    epilog="hgcase safety-plan show LM4827\nhgcase safety-plan show LM --letters",
)
def show(
    ref: Ref,
    *,
    letters: Annotated[
        bool, typer.Option("--letters", help=_("Letters instead of first names."))
    ] = False,
    where: Annotated[
        bool, typer.Option("--where", help=_("Say where somebody stays who is not at home."))
    ] = False,
    json: Json = False,
) -> None:
    """Show the plan."""
    from hgcase.app import households
    from hgcase.cli.screens.plan import plan_data, plan_screen

    ctx = context()
    with households.look(ctx, ref, "safety-plan show") as shown:
        if json:
            output.data("safety-plan", plan_data(shown, ctx.today))
        else:
            output.answer(plan_screen(shown, ctx.today, letters=letters, where=where))
