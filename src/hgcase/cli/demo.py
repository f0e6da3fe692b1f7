"""The command ``hgcase demo``."""

import sys
from pathlib import Path
from shutil import which
from typing import TYPE_CHECKING, Annotated, Final

import typer

from hgcase.cli import output
from hgcase.cli.drawing.tree import Commands, Fact, Heading, Screen, bold, rows, screen
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import context
from hgcase.cli.typed import as_typed
from hgcase.domain.declare.words import say

if TYPE_CHECKING:
    from hgcase.app.demo import Demo

app = command_app()

_TOLD_ALONE: Final = "Marjan"
"""A name that one of them gave in a talk apart; it stands on the paper for the team alone."""


@app.command(
    help=_(
        "Make a store with fictional households in a folder of its own, and write the papers of "
        "each. Then it shows you round: what is seen at night, two papers to lay side by side, "
        "and what to try next. Nothing of your own store is touched."
    ),
    epilog="hgcase demo\nhgcase demo ~/trial",
)
def demo(
    folder: Annotated[
        Path, typer.Argument(metavar=_("FOLDER"), help=_("Where; hgcase-demo if you say nothing."))
    ] = Path("hgcase-demo"),
    *,
    files: Annotated[bool, typer.Option("--files", help=_("Name every paper as well."))] = False,
) -> None:
    """Make the demo."""
    from hgcase.app.demo import make
    from hgcase.app.household import look
    from hgcase.cli.screens.plan import plan_screen

    with output.counted(_("making the demo")) as tick:
        made, ctx = make(context(), folder.absolute(), tick)
    ref = list(made.papers)[-1]
    with look(ctx, ref, "demo", whole_ref=True) as shown:
        label = shown.case.household.label or ""
        night = plan_screen(shown, ctx.today)
    listed = _files(made) if files else Screen(())
    output.show(night + _tour(made, ref, label) + listed, paged=False)


def _tour(made: "Demo", ref: str, label: str) -> Screen:
    """Say what was just seen, what to lay side by side, and what to try next."""
    team, both = (_paper(made, ref, reader) for reader in ("team", "A-B"))
    count = spoken().ngettext("{n} household", "{n} households", len(made.papers))
    here = f"export HGCASE_HOME={made.home} HGCASE_KEY_FILE={made.key_file}"
    told = _("in the first, and nowhere in the second: it was told alone, and kept so")
    return screen(
        Heading(_("A tour"), right=_("{count}, all invented", count=count)),
        Fact(_("ABOVE"), (_("what you see of {ref}, {label}, when the phone rings at night",
                            ref=ref, label=label),)),
        (
            Fact(_("SIDE BY SIDE"), (str(team), str(both))),
            Fact(_("LOOK FOR"), ((bold(f"“{_TOLD_ALONE}”"), f" {told}"),)),
        ),
        (
            Fact(_("TRY NEXT"), (here,)),
            Commands(
                tuple(
                    (_called(command), about)
                    for command, about in (
                        ("hgcase households", _("all of them")),
                        (f"hgcase show {ref}", _("one of them, by day")),
                        (f"hgcase timeline {ref}", _("what happened, in order")),
                    )
                )
            ),
        ),
        Fact(_("FILES"), (_("all papers, for each reader: {path}", path=made.reports),)),
    )  # fmt: skip


def _paper(made: "Demo", ref: str, reader: str) -> Path:
    """Give the paper on progress for some reader, in the language of the run."""
    folder = f"{reader}-{spoken().code}"
    return next(
        paper.path
        for paper in made.papers[ref]
        if paper.path.parent.name == folder and paper.kind == "progress"
    )


def _files(made: "Demo") -> Screen:
    """Name all papers: a row a reader and kind, with its files."""
    groups = []
    for ref, written in made.papers.items():
        found: dict[tuple[str, str], list[str]] = {}
        for paper in written:
            kind = say(spoken(), paper.kind)
            found.setdefault((f"{paper.path.parent.name}/", kind), []).append(paper.path.name)
        told = [(folder, kind, "  ".join(names)) for (folder, kind), names in found.items()]
        groups.append((Fact(ref, (str(made.reports / ref),)), rows("", *told)))
    return screen(*groups)


def _called(command: str) -> str:
    """Say a command as it can be typed here, where hgcase is on no path."""
    return as_typed(command).replace("hgcase", "hgcase" if which("hgcase") else _program(), 1)


def _program() -> str:
    program = Path(sys.argv[0])
    return "python -m hgcase" if program.name == "__main__.py" else str(program)
