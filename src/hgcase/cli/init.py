"""The command ``hgcase init``."""

from pathlib import Path
from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.ask import ask
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import at_terminal, context, new_passphrase

app = command_app()


@app.command(
    help=_(
        "Make the encrypted store and its key. The key is wrapped by a passphrase that is asked, "
        "or written to a file of your choice. Without passphrase and file nobody can read the "
        "store any more, not even you."
    ),
    epilog="hgcase init\nhgcase init --key-file ~/hgcase-key",
)
def init(
    key_file: Annotated[
        Path | None,
        typer.Option("--key-file", help=_("Write the key here; no passphrase is asked.")),
    ] = None,
) -> None:
    """Make the store."""
    from hgcase.app.setup import init as make

    ctx = context()
    key_file = key_file or ctx.settings.key_file
    passphrase = None if key_file or ctx.settings.url else new_passphrase()
    worker = ask(_("Your name, as workers are called here"), "") if at_terminal() else ""
    make(ctx, key_file=key_file, passphrase=passphrase, worker=worker or None)
    output.note(_("Made: {path}", path=str(ctx.settings.home)))
    if ctx.settings.url:
        output.note(_("On PostgreSQL the administrator of the server can read everything."))
    output.note(_("Next: hgcase new-household"))
