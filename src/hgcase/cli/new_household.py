"""The command ``hgcase new-household``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from hgcase.cli import output
from hgcase.cli.group import Command, command_app
from hgcase.cli.language import _
from hgcase.cli.run import context, need_terminal, taken_in, tell_differing, tell_missing

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.kinds import CaseFile

app = command_app()


@app.command(
    cls=Command,
    help=_(
        "Start a household. Without --from you are asked the few things that are needed; with it "
        "a whole case file is taken in. Names are never typed on the command line."
    ),
    epilog="hgcase new-household\nhgcase new-household --method take-a-break\n"
    "hgcase new-household --from gezin.yaml",
)
def new_household(
    *,
    source: Annotated[
        str | None, typer.Option("--from", metavar=_("FILE|-"), help=_("A case file; - is stdin."))
    ] = None,
    method: Annotated[
        Literal["take-a-break", "ambulant", "top-3"] | None,
        typer.Option("--method", help=_("Which approach.")),
    ] = None,
) -> None:
    """Start a household."""
    ctx = context()
    ref = _from_file(ctx, source) if source else _from_answers(ctx, method)
    if not sys.stdout.isatty():
        output.answer(ref)
    output.note(_("Started: {ref}. Look at it with: hgcase show {ref}", ref=ref))


def _from_file(ctx: "AppContext", source: str) -> str:
    from hgcase.app import exchange

    folder = Path(source).parent if source != "-" else None
    taken = exchange.take_in(ctx, taken_in(source), action="new-household", folder=folder)
    tell_differing(taken)
    tell_missing(taken)
    return taken.ref


def _from_answers(ctx: "AppContext", method: str | None) -> str:
    from hgcase.app import households
    from hgcase.cli.guided.household import ask_household

    need_terminal("--from")
    with ctx.store():  # the key is asked before the first question
        pass
    case: CaseFile = ask_household(ctx.now, ctx.settings.worker, method)
    return households.start(ctx, case)
