"""The command ``hgcase safety-plan``."""

from typing import Annotated, Final

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import AsOf, Json, Ref, context, look_back

app = command_app()

SECTIONS: Final = ("conditions", "rules", "safety_plans", "stays")
"""What the screen is made of, beside what texts name; it cannot ask for another one."""


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
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Show the plan."""
    from hgcase.app import households
    from hgcase.cli.screens.plan import plan_data, plan_screen

    ctx = context()
    day = look_back(ctx, as_of)
    with households.look(ctx, ref, "safety-plan show", as_of=day, sections=SECTIONS) as shown:
        if json:
            output.data("safety-plan", plan_data(shown, shown.today))
        else:
            output.answer(plan_screen(shown, shown.today, letters=letters, where=where))
