"""The command ``hgcase phase``."""

from functools import partial
from typing import Annotated

import typer

from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref

app = command_app()


def offered(incomplete: str) -> list[str]:
    """Offer the words of the phases, without opening anything."""
    from hgcase.lists import word_list

    return [word for word in word_list("phases").words if word.startswith(incomplete)]


@app.command(
    help=_(
        "Move to another phase. Forward by a judgement: who judges it, on what grounds, beside "
        "what the file says against it. Back is a normal step and needs a reason only."
    ),
    epilog="hgcase phase LM4827\nhgcase phase LM4827 --to stable_safety",
)
def phase(
    ref: Ref,
    *,
    to: Annotated[
        str | None,
        typer.Option(
            "--to",
            metavar=_("PHASE"),
            help=_("The phase: direct_safety, stable_safety, recovery."),
            autocompletion=offered,
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Move to another phase."""
    from hgcase.cli.asked import ask_and_say
    from hgcase.cli.guided.phases import PhaseScript
    from hgcase.cli.screens.phase_now import phase_screen

    data = "phase" if json else ""
    ask_and_say(ref, "phase", partial(PhaseScript, to=to), phase_screen, data=data)
