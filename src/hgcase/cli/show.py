"""The command ``hgcase show``."""

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context

app = command_app()


@app.command(
    cls=Command,
    help=_("Show one household: who, which approach, the plan, and the last talks."),
    epilog="hgcase show LM4827\nhgcase show LM --json",
)
def show(ref: Ref, *, json: Json = False) -> None:
    """Show a household."""
    from hgcase.app import households

    ctx = context()
    with households.look(ctx, ref, "show") as shown:
        if json:
            from hgcase.formats.writing import case_tree

            tree = {"ref": shown.ref, "revision": shown.revision}
            output.data("household", {**tree, "case": case_tree(shown.seen.case)})
        else:
            from hgcase.cli.screens.household import household_screen

            output.answer(household_screen(shown, ctx.today))
