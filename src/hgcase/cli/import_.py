"""The command ``hgcase import``."""

from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import context, taken_in, tell_differing
from hgcase.errors import HgcaseError

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Take in case files, YAML or JSON. Each becomes a new household with a new ref; one that "
        "cannot be taken in changes nothing, and every problem in it is told with its line."
    ),
    epilog="hgcase import gezin.yaml\nhgcase import --dry-run *.yaml",
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
                taken = exchange.take_in(ctx, text)
                output.answer(taken.ref)
                tell_differing(taken)
        except HgcaseError as error:
            output.note([f"{path}: {line}" for line in error.tell(spoken())])
            failed.append(error)
    if failed:
        raise typer.Exit(failed[0].exit_code)
