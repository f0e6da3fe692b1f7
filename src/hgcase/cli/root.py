"""The top of the command line: its own options, and the way to the commands."""

from typing import Annotated, Any, cast, get_args

import typer

from hgcase import __version__
from hgcase.cli import output
from hgcase.cli.commands import PROGRAM
from hgcase.cli.drawing.medium import When, choose_color
from hgcase.cli.group import ABOUT, RootGroup, command_app
from hgcase.cli.language import _
from hgcase.i18n import LANGUAGES

_EXAMPLES = """hgcase safety-plan show LM4827
hgcase log-session LM4827
hgcase report --household LM4827 --for together:A,B"""


def _version(ctx: typer.Context, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:  # a shell that completes wants no version
        output.answer(f"hgcase {__version__}")
        raise typer.Exit


def _lang(code: str | None) -> str | None:
    if code is not None and code not in LANGUAGES:
        raise typer.BadParameter("")
    return code


def _color(when: str) -> str:
    if when not in get_args(When):
        raise typer.BadParameter("")
    choose_color(cast("When", when))
    return when


def root(argv: list[str]) -> int:
    """Run the program on these arguments; errors are raised, not printed."""
    return int(program().main(argv, prog_name=PROGRAM, standalone_mode=False) or 0)


def program() -> Any:
    """Make the program: its own options, and the way to the commands."""
    app = command_app(cls=RootGroup)

    @app.callback(help=_(ABOUT), epilog=_EXAMPLES, no_args_is_help=True)
    def top(
        lang: Annotated[
            str | None, typer.Option("--lang", help=_("nl or en."), callback=_lang, metavar="nl|en")
        ] = None,
        color: Annotated[
            str,
            typer.Option(
                "--color",
                help=_("Whether to draw with bold and colour: auto, always or never."),
                callback=_color,
                metavar="auto|always|never",
            ),
        ] = "auto",
        version: Annotated[
            bool, typer.Option("--version", help=_("Show the version."), callback=_version)
        ] = False,
    ) -> None:
        del (
            lang,
            color,
            version,
        )  # settled before anything was imported, and answered by its callback

    return cast("Any", typer.main.get_group(app))
