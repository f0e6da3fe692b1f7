"""The command ``hgcase break``: a Break begins, goes on to another place, ends."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref

if TYPE_CHECKING:
    from hgcase.cli.guided.break_place import BreakScript, Given

app = command_app(usual="start", about=_("A Break: time apart by agreement, place after place."))

Place = Annotated[
    int | None,
    typer.Option("--place", metavar=_("N"), min=1, help=_("Which place of the plan, from 1.")),
]
At = Annotated[
    str | None,
    typer.Option("--at", metavar=_("DATE"), help=_("When: now, 23:15, yesterday 22:00.")),
]
Until = Annotated[
    str | None,
    typer.Option("--until", metavar=_("DATE"), help=_("Until when it is meant: +2d, fri 18:00.")),
]
Where = Annotated[
    bool, typer.Option("--where", help=_("Show hosts and places; somebody may look on."))
]
Yes = Annotated[
    bool, typer.Option("--yes", help=_("Ask nothing: what is not given is as it usually is."))
]


@app.command(
    "start",
    short_help=_("Somebody leaves: begin a Break."),
    help=_(
        "Begin a Break along the safety plan in force: who leaves, to which place, since when, "
        "until when. What was agreed for during it stands on top, to be read out. Without a plan "
        "it works too."
    ),
    epilog="hgcase break start LM4827\n"
    "hgcase break start LM4827 --who B --place 1 --until +2d --yes",
)
def start(
    ref: Ref,
    *,
    who: Annotated[
        str | None,
        typer.Option("--who", metavar=_("LETTERS"), help=_("Who leaves: B, or B,C.")),
    ] = None,
    place: Place = None,
    at: At = None,
    until: Until = None,
    where: Where = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Begin a Break."""
    from hgcase.cli.guided.break_place import Given
    from hgcase.cli.guided.breaks import Start

    _run(ref, "start", Start, Given(who, place, at, until, where=where), yes=yes, json=json)


@app.command(
    "move",
    short_help=_("On to another place."),
    help=_(
        "Go on to another place: the next one of the plan, or any other. The end that was "
        "planned stays, unless you give another one."
    ),
    epilog="hgcase break move LM4827\nhgcase break move LM4827 --place 2 --at now --yes",
)
def move(
    ref: Ref,
    *,
    place: Place = None,
    at: At = None,
    until: Until = None,
    where: Where = False,
    yes: Yes = False,
    json: Json = False,
) -> None:
    """Go on to another place."""
    from hgcase.cli.guided.break_course import Move
    from hgcase.cli.guided.break_place import Given

    _run(ref, "move", Move, Given(None, place, at, until, where=where), yes=yes, json=json)


@app.command(
    "end",
    short_help=_("Home again, or where else: end a Break."),
    help=_(
        "End a Break: when, where each goes, how it went, and whether home is safe now in your "
        "judgement. Who has a home in the file is there again."
    ),
    epilog="hgcase break end LM4827\nhgcase break end LM4827 --at now --yes",
)
def end(
    ref: Ref, *, at: At = None, where: Where = False, yes: Yes = False, json: Json = False
) -> None:
    """End a Break."""
    from hgcase.cli.guided.break_course import EndOfBreak
    from hgcase.cli.guided.break_place import Given

    _run(ref, "end", EndOfBreak, Given(at=at, where=where), yes=yes, json=json)


def _run(
    ref: str, verb: str, script: "type[BreakScript]", given: "Given", *, yes: bool, json: bool
) -> None:
    """Ask, write, and say who is where now."""
    from hgcase.cli.asked import ask_and_say
    from hgcase.cli.screens.break_now import break_screen

    ask_and_say(
        ref,
        f"break {verb}",
        partial(script, given=given),
        partial(break_screen, where=given.where),
        data=f"break-{verb}" if json else "",
        yes=yes,
        instead="--yes",
    )
