"""The command ``hgcase new-household``."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.drawing.tree import Fact, Screen, bold, screen
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.method import offered
from hgcase.cli.run import context, taken_in, tell_differing, tell_missing
from hgcase.cli.typed import next_ones

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.first_plan import FirstPlan
    from hgcase.domain.case_file import CaseFile

app = command_app()


@app.command(
    help=_(
        "Start a household. Without --from you are asked the few things that are needed; with it "
        "a whole case file is taken in. Names are never typed on the command line."
    ),
    epilog="hgcase new-household\nhgcase new-household --method take-a-break\n"
    "hgcase new-household --from household.yaml",
)
def new_household(
    *,
    source: Annotated[
        str | None, typer.Option("--from", metavar=_("FILE|-"), help=_("A case file; - is stdin."))
    ] = None,
    method: Annotated[
        str | None,
        typer.Option(
            "--method",
            metavar=_("METHOD"),
            help=_("Which method: take-a-break, ambulant, top-3, or one of your own."),
            autocompletion=offered,
        ),
    ] = None,
) -> None:
    """Start a household."""
    if method is not None:
        from hgcase.app.methods import refuse_unknown

        refuse_unknown(method, "--method")
    ctx = context()
    ref, told = _from_file(ctx, source) if source else _from_answers(ctx, method)
    if not sys.stdout.isatty():
        output.answer(ref)
    started = Fact(ref, (bold(_("Started.")),), "✓")
    output.tell(screen(started) + told)


def _from_file(ctx: "AppContext", source: str) -> tuple[str, Screen]:
    from hgcase.app import exchange

    folder = Path(source).parent if source != "-" else None
    taken = exchange.take_in(ctx, taken_in(source), action="new-household", folder=folder)
    tell_differing(taken)
    tell_missing(taken)
    look = next_ones((f"hgcase show {taken.ref}", _("look at it")))
    return taken.ref, screen(look)


def _from_answers(ctx: "AppContext", method: str | None) -> tuple[str, Screen]:
    """Ask for a household and start it; give its ref, and what comes next."""
    from hgcase.app import households
    from hgcase.app.first_plan import with_first_plan
    from hgcase.cli.guided.command import ask_through
    from hgcase.cli.guided.household import ask_household
    from hgcase.cli.screens.logged import due_next, first_commands
    from hgcase.domain.standing.due import due

    worker = ctx.settings.worker

    def finish(told: "tuple[CaseFile, FirstPlan | None]") -> tuple[str, Screen]:
        case, plan = told
        if plan is not None:
            case = with_first_plan(ctx, case, plan)
        ref = households.start(ctx, case, finishes="new-household")
        presses = due_next(due(case, ctx.today), ctx.today)
        return ref, screen(presses, first_commands(ref, case))

    return ask_through(
        ctx,
        "new-household",
        None,
        lambda interview: ask_household(interview, worker, method),
        finish,
    )
