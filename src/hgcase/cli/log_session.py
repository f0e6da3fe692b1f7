"""The command ``hgcase log-session``."""

from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context, need_terminal, taken_in

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.sessions import Logged

app = command_app()


@app.command(
    cls=Command,
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
    logged = _from_file(ctx, ref, source) if source else _from_answers(ctx, ref)
    if json:
        output.data("logged", {"ref": logged.ref, "keys": list(logged.keys)})
        return
    from hgcase.cli.screens.logged import logged_screen

    output.answer(logged_screen(logged, ctx.today))


def _from_file(ctx: "AppContext", ref: str, source: str) -> "Logged":
    from hgcase.app import sessions

    return sessions.log(ctx, ref, taken_in(source))


def _from_answers(ctx: "AppContext", ref: str) -> "Logged":
    from hgcase.app import households, sessions
    from hgcase.cli.guided.session import ask_session
    from hgcase.cli.guided.unfinished import ask_through

    need_terminal("--from")
    with households.look(ctx, ref, "log-session", whole=True) as shown:
        worker = ctx.worker_key(shown.seen.case)
    return ask_through(
        ctx,
        "log-session",
        shown.ref,
        lambda interview: ask_session(interview, shown.seen, worker),
        lambda steps: sessions.log_told(ctx, shown.ref, steps),
    )
