"""The command ``hgcase export``."""

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from hgcase.app.context import AppContext
from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import AsOf, Ref, context, look_back
from hgcase.errors import UsageError
from hgcase.i18n import N_

app = command_app()


@app.command(
    help=_(
        "Write a household as a case file. It holds everything, unencrypted: mind where it goes. "
        "What documents hold is not in it; --documents writes that beside it."
    ),
    epilog="hgcase export LM4827 --out household.yaml\nhgcase export LM4827 --format json",
)
def export(
    ref: Ref,
    *,
    file_format: Annotated[
        Literal["yaml", "json"], typer.Option("--format", help=_("yaml to read, json for bulk."))
    ] = "yaml",
    as_of: AsOf = None,
    out: Annotated[
        str, typer.Option("--out", metavar=_("FILE|-"), help=_("Where to; - is the screen."))
    ] = "-",
    documents: Annotated[
        bool,
        typer.Option("--documents", help=_("Write what its documents hold beside the file.")),
    ] = False,
) -> None:
    """Write a household as a case file."""
    from hgcase.app import exchange
    from hgcase.app.outputs import write_output

    if documents and out == "-":
        raise UsageError(
            N_("Documents are written beside a file: give --out FILE."), slug="no-place-beside"
        )
    ctx = context()
    day = look_back(ctx, as_of)
    text = exchange.export(ctx, ref, file_format, as_of=day)
    if out == "-":
        output.document(text)
    else:
        path = write_output(Path(out), text)
        output.note(_("Written: {path}. It is not encrypted.", path=str(path)))
    _documents(ctx, ref, Path(out).parent, day, asked=documents)


def _documents(ctx: AppContext, ref: str, folder: Path, day: date | None, *, asked: bool) -> None:
    """Write what the documents hold, or say how many stay behind."""
    from hgcase.app import documents

    if asked:
        for path in documents.write_beside(ctx, ref, folder, day):
            output.note(_("Written: {path}. It is not encrypted.", path=str(path)))
    elif n := documents.count(ctx, ref):
        one, many = (
            N_("{n} document is not in it: export it with --documents."),
            N_("{n} documents are not in it: export them with --documents."),
        )
        output.note(spoken().ngettext(one, many, n))
