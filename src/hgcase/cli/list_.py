"""The command ``hgcase list``."""

from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.offers import kinds_offered
from hgcase.cli.run import AsOf, Json, context, look_back
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.household import Opened

app = command_app()


@app.command(
    help=_(
        "List the records of one kind, newest first: the key, when, what, who says so and who "
        "may read it. With a key all of that one record; without a kind which kinds there are. "
        "--history shows each correction, with what stood there before."
    ),
    epilog="hgcase list LM4827\nhgcase list observations LM4827\nhgcase list order LM4827 or1\n"
    "hgcase list safety-plan LM4827 --history",
)
def list_(
    kind: Annotated[
        str,
        typer.Argument(
            metavar=_("KIND"),
            help=_("What to list; hgcase add --help has the kinds."),
            autocompletion=kinds_offered,
        ),
    ],
    ref: Annotated[
        str | None, typer.Argument(metavar=_("REF"), help=_("The ref of the household: LM4827."))
    ] = None,
    key: Annotated[str | None, typer.Argument(metavar=_("KEY"), help=_("One record: ob3."))] = None,
    *,
    history: Annotated[
        bool, typer.Option("--history", help=_("How each record came to be as it is."))
    ] = False,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """List records."""
    from hgcase.app.household import look

    ctx = context()
    section = _section(kind, ref)
    day = look_back(ctx, as_of)
    asked = None if section else ()
    with look(ctx, ref or kind, "list", as_of=day, sections=asked) as shown:
        _answer(shown, section, key, history=history, json=json)


def _section(kind: str, ref: str | None) -> str:
    """Give the section that is asked for; nothing where only a household is named."""
    from hgcase.cli.kind_names import kind_said, section_named, section_or_refuse

    if ref is None:
        section = section_named(kind)
        if section is not None:
            raise UsageError(
                N_("Of which household? Its ref is missing."),
                hint=N_("hgcase list {kind} LM4827"),
                slug="which-household",
                kind=kind_said(section),
            )
        return ""
    return section_or_refuse(kind)


def _answer(shown: "Opened", section: str, key: str | None, *, history: bool, json: bool) -> None:
    """Say what was asked for."""
    if not section:
        _kinds(shown, json=json)
        return
    keys = _keys(shown, section, key)
    if json:
        from hgcase.cli.screens.listing_data import history_data, list_data

        data = history_data if history else list_data
        output.data("history" if history else "list", data(shown, section, keys))
    elif history:
        from hgcase.cli.screens.history import history_screen

        output.show(history_screen(shown, section, keys))
    else:
        from hgcase.cli.screens.listing import list_screen, sheet_screen

        whole = key is not None or section == "household"
        output.show(sheet_screen(shown, keys[0]) if whole else list_screen(shown, section))


def _kinds(shown: "Opened", *, json: bool) -> None:
    """Say of which kinds there are records."""
    if json:
        from hgcase.cli.screens.listing_data import kinds_data

        output.data("kinds", kinds_data(shown))
    else:
        from hgcase.cli.screens.listing import kinds_screen

        output.show(kinds_screen(shown))


def _keys(shown: "Opened", section: str, key: str | None) -> tuple[str, ...]:
    """Give the keys that are asked for."""
    if section == "household":
        return ("",)
    known = tuple(record.key for record in getattr(shown.seen.case, section))
    if key is None:
        return known
    found = next((each for each in known if each.lower() == key.lower()), None)
    if found is None:
        from hgcase.app.household import no_such_record

        raise no_such_record(shown.ref, section, key)
    return (found,)
