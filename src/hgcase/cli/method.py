"""The command ``hgcase method``; it opens no store and asks for no key."""

from pathlib import Path
from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json

app = command_app(
    about=_("The methods: what each of them asks, where its numbers come from, and your own."),
    examples="hgcase method list\nhgcase method show take-a-break\nhgcase method check",
)


def offered(incomplete: str) -> list[str]:
    """Offer the methods whose name begins so."""
    from hgcase.methods import names

    return [name for name in names() if name.startswith(incomplete)]


Name = Annotated[
    str,
    typer.Argument(
        metavar=_("METHOD"), help=_("The method: take-a-break."), autocompletion=offered
    ),
]


@app.command(
    "list",
    help=_("Which methods there are, in which versions, and which of them are your own."),
    epilog="hgcase method list",
)
def list_(*, json: Json = False) -> None:
    """List the methods."""
    from hgcase.app import methods
    from hgcase.cli.screens.methods import list_data, list_screen

    found = methods.listed()
    if json:
        output.data("methods", list_data(found))
    else:
        output.show(list_screen(found))


@app.command(
    "show",
    help=_(
        "Show what a method asks: weeks, talks, roles, phases, the plan, what is due and when. "
        "Behind each number stands where it comes from."
    ),
    epilog="hgcase method show take-a-break\nhgcase method show take-a-break --version 1",
)
def show(
    name: Name,
    *,
    version: Annotated[
        int | None,
        typer.Option("--version", metavar=_("NUMBER"), help=_("Which version; else the newest.")),
    ] = None,
    json: Json = False,
) -> None:
    """Show a method."""
    from hgcase.app import methods
    from hgcase.cli.screens.methods import method_data, method_screen

    found = methods.find(name, version)
    if json:
        output.data("method", method_data(found))
    else:
        output.show(method_screen(found))


@app.command(
    "check",
    help=_(
        "Check the methods of your own: everything that is wrong, with the place and how to mend "
        "it. A file may lie anywhere; without one, all in the folder methods are checked."
    ),
    epilog="hgcase method check\nhgcase method check our-method-1.toml",
)
def check(
    path: Annotated[
        Path | None, typer.Argument(metavar=_("FILE"), help=_("One file, wherever it lies."))
    ] = None,
) -> None:
    """Check methods of one's own."""
    from hgcase.app import methods
    from hgcase.cli.screens.methods import checked_screen

    found = methods.checked(path)
    folder = methods.folder()
    output.show(checked_screen(found, folder))
    if path is not None and path.absolute().parent != folder:
        output.note(_("To use it, put it in {path}.", path=folder or ""))


@app.command(
    "diff",
    help=_("What changed between two versions of a method, in words."),
    epilog="hgcase method diff take-a-break 1 2",
)
def diff(
    name: Name,
    old: Annotated[int, typer.Argument(metavar=_("OLD"), help=_("The earlier version."))],
    new: Annotated[int, typer.Argument(metavar=_("NEW"), help=_("The later version."))],
    *,
    json: Json = False,
) -> None:
    """Compare two versions."""
    from hgcase.app import methods
    from hgcase.cli.screens.methods import diff_data, diff_screen

    pair = methods.find(name, old), methods.find(name, new)
    if json:
        output.data("method-diff", diff_data(*pair))
    else:
        output.show(diff_screen(*pair))
