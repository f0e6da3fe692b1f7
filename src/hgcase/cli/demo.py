"""The command ``hgcase demo``."""

from pathlib import Path
from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import context

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Make a store with fictional households in a folder of its own, print the safety plan "
        "of one, and write the papers of each. Nothing of your own store is touched."
    ),
    epilog="hgcase demo\nhgcase demo ~/proef",
)
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar="FOLDER", help=_("Where; hgcase-demo if you say nothing."))
    ] = Path("hgcase-demo"),
) -> None:
    """Make the demo."""
    from hgcase.app import households
    from hgcase.app.demo import make
    from hgcase.cli.screens.plan import plan_screen

    made, ctx = make(context(), folder.absolute())
    first = min(made.papers, key=lambda ref: str(made.papers[ref]))
    with households.look(ctx, list(made.papers)[-1] or first, "demo") as shown:
        output.answer(plan_screen(shown, ctx.today))
    output.answer("")
    for ref, written in made.papers.items():
        output.answer(_("Papers of {ref}, in {path}:", ref=ref, path=str(made.reports / ref)))
        output.answer(f"  {path.relative_to(made.reports / ref)}" for path in written)
    output.answer("")
    output.answer(_("Look round in it:"))
    output.answer(f"  export HGCASE_HOME={made.home} HGCASE_KEY_FILE={made.key_file}")
    output.answer("  hgcase households")
