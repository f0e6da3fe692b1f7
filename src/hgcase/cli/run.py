"""One run of a command: its context, and the questions that any command may ask."""

import sys
from datetime import date, datetime
from getpass import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from hgcase import config
from hgcase.app.context import AppContext, read_clock
from hgcase.cli import output
from hgcase.cli.language import _, spoken
from hgcase.errors import NoTerminalError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.exchange import TakenIn

Ref = Annotated[str, typer.Argument(metavar=_("REF"), help=_("The ref of the household: LM4827."))]
AsOf = Annotated[
    str | None,
    typer.Option("--as-of", metavar=_("DATE"), help=_("As it stood at the end of that day.")),
]
Json = Annotated[bool, typer.Option("--json", help=_("Answer as JSON."))]


SHORTEST_PASSPHRASE = 12


def context() -> AppContext:
    """Give the context of this run: settings and clock, read once."""
    return AppContext(config.load(spoken().code), read_clock(), _ask_passphrase)


def look_back(ctx: AppContext, as_of: str | None) -> date | None:
    """Give the day of ``--as-of``, and say that what follows is of then; None for now."""
    if as_of is None:
        return None
    from hgcase.app.past import refuse_future
    from hgcase.cli.when import said

    found = said(as_of, ctx.now)
    day = found.date() if isinstance(found, datetime) else found
    refuse_future(ctx, day)
    output.note(_("A look back: as it stood at the end of {day}.", day=spoken().day(day)))
    return day


def taken_in(path: str) -> str:
    """Read what a command takes in: a file, or for ``-`` what comes in on stdin."""
    from hgcase.app import outputs

    try:
        return outputs.read_input(path, sys.stdin.read() if path == "-" else None)
    except UnicodeDecodeError:
        raise outputs.NoSuchFileError(path=path) from None


def tell_differing(taken: "TakenIn") -> None:
    """Say in which fields the directory of workers and organisations kept its own value."""
    for found in taken.differing:
        output.note(
            _(
                "{section}.{key}.{field}: the directory of this store keeps what it has.",
                section=found.section,
                key=found.key,
                field=found.field,
            )
        )


def tell_missing(taken: "TakenIn") -> None:
    """Say of which documents only the record was taken in."""
    for key in taken.missing:
        output.note(_("documents.{key}: its file was not there; the record was kept.", key=key))


def at_terminal() -> bool:
    """Tell whether somebody sits there to be asked."""
    return sys.stdin.isatty()


def need_terminal(option: str) -> None:
    """Refuse to ask where nobody is."""
    if not at_terminal():
        raise NoTerminalError(option=option)


def _ask_passphrase() -> str:
    need_terminal("HGCASE_KEY_FILE")
    return getpass(_("Passphrase: "), stream=sys.stderr)


def new_passphrase() -> str:
    """Ask twice for a new passphrase."""
    need_terminal("--key-file")
    first = getpass(_("A new passphrase: "), stream=sys.stderr)
    if len(first) < SHORTEST_PASSPHRASE:
        raise UsageError(
            N_("A passphrase has at least {n} characters."),
            hint=N_(
                "Four or five words that do not belong together are easy to keep and hard to guess."
            ),
            slug="short-passphrase",
            n=SHORTEST_PASSPHRASE,
        )
    if getpass(_("Once more: "), stream=sys.stderr) != first:
        raise UsageError(N_("The two passphrases are not the same."), slug="wrong-repeat")
    return first
