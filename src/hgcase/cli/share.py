"""The command ``hgcase share``."""

from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context, need_terminal
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.sharing import Wish

app = command_app()


@app.command(
    help=_(
        "Let more people read one record. First you see which papers it changes; then you are "
        "asked for a yes. An account is never shared itself, and what was told alone stays with "
        "who told it. With --not-secret you write down that something is secret no longer, or "
        "that who told it may be named. With --joins somebody who takes part from now gets to "
        "read the names that the others read."
    ),
    epilog="hgcase share LM4827 at1 --with A,B\nhgcase share LM4827 st3 --with A --where\n"
    "hgcase share LM4827 --joins D",
)
def share(
    ref: Ref,
    key: Annotated[
        str, typer.Argument(metavar=_("KEY"), help=_("The key of the record: at1."))
    ] = "",
    *,
    readers: Annotated[
        str | None,
        typer.Option("--with", metavar=_("KEY,…"), help=_("Who may read it from now on.")),
    ] = None,
    where: Annotated[
        bool, typer.Option("--where", help=_("They may also know where it is."))
    ] = False,
    opened: Annotated[
        bool,
        typer.Option("--not-secret", help=_("It is no longer secret, or who told it is not.")),
    ] = False,
    joins: Annotated[
        str | None, typer.Option("--joins", metavar=_("KEY"), help=_("Who takes part from now."))
    ] = None,
    sure: Annotated[bool, typer.Option("--yes", help=_("Do not ask for a yes."))] = False,
    json: Json = False,
) -> None:
    """Let more people read one record."""
    from hgcase.app import sharing
    from hgcase.cli.screens.shared import preview_screen, shared_screen

    ctx = context()
    found = sharing.preview(
        ctx, ref, _wish(ctx, ref, key, readers, joins, where=where, opened=opened)
    )
    output.tell(preview_screen(found))
    try:
        _confirm(sure=sure)
    except BaseException:
        sharing.looked(ctx, found)
        raise
    sharing.share(ctx, found)
    if json:
        papers = [{"for": audience, "kind": kind} for audience, kind in found.papers]
        output.data("shared", {"ref": found.ref, "keys": list(found.keys), "papers": papers})
        return
    output.show(shared_screen(found))


def _wish(
    ctx: "AppContext",
    ref: str,
    key: str,
    readers: str | None,
    joins: str | None,
    *,
    where: bool,
    opened: bool,
) -> "Wish":
    """Find out what is wished, and ask with whom where that was not said."""
    from hgcase.app.sharing import Wish

    if joins:
        [joined] = _keys(joins)[:1]
        return Wish("", frozenset(), joins=joined)
    if not key:
        raise _say_which()
    if opened and not readers:
        return Wish(key, frozenset(), opened=True)
    if not readers:
        readers = _ask_readers(ctx, ref, key)
    return Wish(key, frozenset(_keys(readers)), where, opened)


def _keys(typed: str) -> list[str]:
    keys = typed.upper().replace(",", " ").split()
    if not keys or not all(each.isalpha() and len(each) <= len("AA") for each in keys):
        raise _say_which()
    return keys


def _say_which() -> UsageError:
    return UsageError(
        N_("Say which record: hgcase share REF KEY --with A,B; or who joins: --joins A."),
        slug="what-to-share",
    )


def _ask_readers(ctx: "AppContext", ref: str, key: str) -> str:
    from hgcase.app.household import look
    from hgcase.cli.ask import ask
    from hgcase.cli.guided.verbs import laid_out
    from hgcase.domain.declare.prose import printed_name

    need_terminal("--with")
    with look(ctx, ref, "share", whole_ref=True) as opened:
        opened.record("", key)
        persons = opened.case.persons
        output.note(laid_out([f"{each.key} {printed_name(each)}" for each in persons]))
        return ask(_("With whom?"))


def _confirm(*, sure: bool) -> None:
    """Ask for a yes in full: this cannot be taken back."""
    from hgcase.cli.ask import ask

    if sure:
        return
    need_terminal("--yes")
    if ask(_("Type yes to share it"), "").lower() not in ("yes", "ja"):
        raise UsageError(N_("Nothing was shared."), slug="not-confirmed")
