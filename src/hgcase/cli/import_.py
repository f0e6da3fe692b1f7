"""The command ``hgcase import``."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.drawing.tree import Fact, screen
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import context, taken_in, tell_differing, tell_missing
from hgcase.errors import HgcaseError

app = command_app()


@app.command(
    help=_(
        "Take in case files, YAML or JSON. Each becomes a new household with a new ref; one that "
        "cannot be taken in changes nothing, and every problem in it is told with its line. The "
        "files of its documents are taken in too, where they lie beside it."
    ),
    epilog="hgcase import household.yaml\nhgcase import --dry-run *.yaml",
)
def take_in(
    files: Annotated[
        list[str], typer.Argument(metavar=_("FILE…"), help=_("Paths, or - for stdin."))
    ],
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help=_("Only look whether they can be taken in."))
    ] = False,
) -> None:
    """Take in case files."""
    from hgcase.app import exchange

    ctx = context()
    failed: list[HgcaseError] = []
    for path in files:
        try:
            text = taken_in(path)
            if dry_run:
                exchange.check(ctx, text)
                output.answer(_("{path}: can be taken in.", path=path))
            else:
                folder = Path(path).parent if path != "-" else None
                taken = exchange.take_in(ctx, text, folder=folder)
                _tell(taken.ref, path)
                tell_differing(taken)
                tell_missing(taken)
        except HgcaseError as error:
            output.note([f"{path}: {line}" for line in error.tell(spoken())])
            failed.append(error)
    if failed:
        raise typer.Exit(failed[0].exit_code)


def _tell(ref: str, path: str) -> None:
    """Give the ref of a new household; who sits there also reads which file became it."""
    if sys.stdout.isatty():
        output.show(screen(Fact(ref, (path,), "✓")), paged=False)
    else:
        output.answer(ref)
