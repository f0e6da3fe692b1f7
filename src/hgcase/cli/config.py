"""The command ``hgcase config``."""

from collections.abc import Iterator
from typing import Annotated

import typer

from hgcase.cli import output
from hgcase.cli.drawing.tree import Fact, Label, bold, screen
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.offers import any_of
from hgcase.cli.run import Json, context, need_terminal
from hgcase.errors import UsageError
from hgcase.i18n import LANGUAGES, N_

app = command_app()


def _settings() -> Iterator[tuple[str, str]]:
    from hgcase.config import OPTIONS

    yield from ((option.name, _(option.about)) for option in OPTIONS)


def _languages() -> Iterator[tuple[str, str]]:
    yield from ((code, "") for code in LANGUAGES)


@app.command(
    help=_(
        "Show what is set and where everything lies, or set something. Your name is asked, so "
        "that it does not stand in the history of your shell."
    ),
    epilog="hgcase config\nhgcase config lang nl\nhgcase config worker",
)
def config(
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("NAME"),
            help=_("What to set: worker (your name) or lang (the language)."),
            autocompletion=any_of(_settings),
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar=_("VALUE"), help=_("For lang: nl or en."), autocompletion=any_of(_languages)
        ),
    ] = None,
    *,
    json: Json = False,
) -> None:
    """Show or set."""
    from hgcase import config as settings_
    from hgcase.cli.ask import ask
    from hgcase.lists import refuse_broken

    ctx = context()
    if name is not None:
        if name == "worker" and value is not None:
            raise UsageError(
                N_("Leave the name out: it is asked, because a shell remembers what is typed."),
                hint=N_("hgcase config worker"),
                slug="name-on-command-line",
            )
        if value is None:
            need_terminal("HGCASE_WORKER")
            value = ask(_("Your name, as workers are called here"))
        settings_.write(ctx.settings.home, name, value)
        output.note(_("Set: {name}.", name=name))
        return
    shown = {
        "home": str(ctx.settings.home),
        "store": "PostgreSQL" if ctx.settings.url else "SQLCipher",
        "worker": ctx.settings.worker,
        "lang": ctx.settings.lang,
    }
    if json:
        output.data("config", shown)
    else:
        labels = {"home": _("folder"), "store": _("store")}
        told = [Fact(labels.get(key, key), (text,)) for key, text in shown.items()]
        options = [Fact(option.name, (_(option.about),)) for option in settings_.OPTIONS]
        output.show(screen(told, [Label(bold(_("Options"))), *options]))
    refuse_broken()
