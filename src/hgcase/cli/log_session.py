"""The command ``hgcase log-session``."""

from typing import Annotated, Final

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context, taken_in
from hgcase.domain.verbs.steps import New

app = command_app()
_ACTION: Final = "log-session"


@app.command(
    help=_(
        "Log a talk. Without --from you are asked: when, who was there, how each rule went, what "
        "you discussed, what is for the team only, and the next talk. With it one entry of a case "
        "file's sessions is taken in, with the keys of this household."
    ),
    epilog="hgcase log-session LM4827\nhgcase log-session LM4827 --from talk.yaml",
)
def log_session(
    ref: Ref,
    *,
    source: Annotated[
        str | None,
        typer.Option("--from", metavar=_("FILE|-"), help=_("One entry of sessions; - is stdin.")),
    ] = None,
    json: Json = False,
) -> None:
    """Log a talk."""
    ctx = context()
    if not source:
        from hgcase.cli.guided.command import ask_and_take
        from hgcase.cli.guided.session import LogSession

        logged = ask_and_take(ctx, ref, _ACTION, LogSession, instead="--from", changed=True)
        assert logged is not None  # there is a talk at least
    else:
        from hgcase.app.writing import write
        from hgcase.formats.tree import read_fields

        entry = taken_in(source)
        step = New("sessions", read_fields(entry, "sessions"))
        logged = write(ctx, ref, [step], _ACTION, entry=entry)
    if json:
        output.data("logged", {"ref": logged.ref, "keys": logged.all_keys})
        return
    from hgcase.cli.screens.logged import logged_screen

    output.show(logged_screen(logged, ctx.today))
