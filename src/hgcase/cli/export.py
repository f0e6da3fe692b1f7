"""The command ``hgcase export``."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import Ref, context

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Write a household as a case file. It holds everything, unencrypted: mind where it goes."
    ),
    epilog="hgcase export LM4827 --out gezin.yaml\nhgcase export LM4827 --format json",
)
def export(
    ref: Ref,
    *,
    file_format: Annotated[
        Literal["yaml", "json"], typer.Option("--format", help=_("yaml to read, json for bulk."))
    ] = "yaml",
    out: Annotated[
        str, typer.Option("--out", metavar=_("FILE|-"), help=_("Where to; - is the screen."))
    ] = "-",
) -> None:
    """Write a household as a case file."""
    from hgcase.app import exchange

    text = exchange.export(context(), ref, file_format)
    if out == "-":
        output.document(text)
        return
    path = exchange.write_output(Path(out), text)
    output.note(_("Written: {path}. It is not encrypted.", path=str(path)))
