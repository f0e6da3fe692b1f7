"""The command ``hgcase households``."""

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, context

app = command_app()


@app.command(
    help=_("List all households: ref, approach and week, last and next talk. No names."),
    epilog="hgcase households\nhgcase households --json",
)
def households(*, json: Json = False) -> None:
    """List the households."""
    from hgcase.app import households as verbs
    from hgcase.cli.screens.overview import overview_data, overview_screen

    ctx = context()
    rows = verbs.overview(ctx)
    if json:
        output.data("households", overview_data(rows))
    else:
        output.show(overview_screen(rows, ctx.today))
