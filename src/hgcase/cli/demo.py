"""The command ``hgcase demo``."""

import sys
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import context
from hgcase.cli.screens.text import columns
from hgcase.domain.declare.words import say

if TYPE_CHECKING:
    from hgcase.app.demo import Written

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Make a store with fictional households in a folder of its own, print the safety plan "
        "of one, and write the papers of each. Nothing of your own store is touched."
    ),
    epilog="hgcase demo\nhgcase demo ~/trial",
)
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar=_("FOLDER"), help=_("Where; hgcase-demo if you say nothing."))
    ] = Path("hgcase-demo"),
) -> None:
    """Make the demo."""
    from hgcase.app.demo import make
    from hgcase.app.household import look
    from hgcase.cli.screens.plan import plan_screen

    made, ctx = make(context(), folder.absolute())
    with look(ctx, list(made.papers)[-1], "demo", whole_ref=True) as shown:
        output.show(plan_screen(shown, ctx.today))
    for ref, written in made.papers.items():
        output.answer(["", _("Papers of {ref}, in {path}:", ref=ref, path=made.reports / ref)])
        output.answer(columns(_rows(written), 2))
    command = "hgcase" if which("hgcase") else _how_it_was_called()
    output.answer(
        [
            "",
            _("Look round in it:"),
            f"  export HGCASE_HOME={made.home} HGCASE_KEY_FILE={made.key_file}",
            f"  {command} households",
        ]
    )


def _rows(written: "list[Written]") -> list[list[str]]:
    """Name the papers: a row a reader and kind, with its files."""
    rows: dict[tuple[str, str], list[str]] = {}
    for paper in written:
        folder = f"{paper.path.parent.name}/"
        rows.setdefault((folder, say(spoken(), paper.kind)), []).append(paper.path.name)
    return [[folder, kind, "  ".join(names)] for (folder, kind), names in rows.items()]


def _how_it_was_called() -> str:
    program = Path(sys.argv[0])
    return "python -m hgcase" if program.name == "__main__.py" else str(program)
