"""The command ``hgcase show``."""

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import AsOf, Json, Ref, context, look_back

app = command_app()


@app.command(
    help=_("Show one household: who, which approach, the plan, and the last talks."),
    epilog="hgcase show LM4827\nhgcase show LM --json\nhgcase show LM4827 --as-of 2026-09-01",
)
def show(ref: Ref, *, as_of: AsOf = None, json: Json = False) -> None:
    """Show a household."""
    from hgcase.app.household import look
    from hgcase.cli.screens.household import SECTIONS, household_screen
    from hgcase.domain.standing.due import for_ages

    ctx = context()
    day = look_back(ctx, as_of)
    sections = None if json else SECTIONS
    with look(ctx, ref, "show", as_of=day, sections=sections, more=for_ages) as shown:
        if json:
            from hgcase.formats.writing import case_tree

            tree = {"ref": shown.ref, "revision": shown.revision}
            tree |= {"as_of": day.isoformat()} if day else {}
            output.data("household", {**tree, "case": case_tree(shown.seen.case)})
        else:
            output.show(household_screen(shown, shown.today))
