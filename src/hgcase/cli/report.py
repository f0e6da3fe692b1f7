"""The command ``hgcase report``."""

from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from hgcase.app.context import AppContext
from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import AsOf, context, look_back, need_terminal
from hgcase.cli.when import said
from hgcase.reports import Kind

app = command_app()


@app.command(
    help=_(
        "Make a paper of a household. For whom it is decides what is in it: for two persons only "
        "what they may both know, for one only what that person may know. Read it before it goes "
        "out: hgcase cannot know what a sentence gives away."
    ),
    epilog="hgcase report --household LM4827 --for together:A,B\n"
    "hgcase report --household LM4827 --for team --kind progress --format md --out -",
)
def report(
    household: Annotated[
        str, typer.Option("--household", metavar=_("REF"), help=_("Its whole ref."))
    ],
    *,
    audience: Annotated[
        str | None,
        typer.Option("--for", metavar=_("READER"), help=_("team, together:A,B or person:A.")),
    ] = None,
    kind: Annotated[Kind, typer.Option("--kind", help=_("Which paper."))] = "progress",
    paper_format: Annotated[
        Literal["html", "md"], typer.Option("--format", help=_("To look at, or as plain text."))
    ] = "html",
    lang: Annotated[
        Literal["nl", "en"] | None, typer.Option("--lang", help=_("The language of the paper."))
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar=_("DATE"), help=_("The first day it is about."))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar=_("DATE"), help=_("The last day; today."))
    ] = None,
    own_talks: Annotated[
        bool,
        typer.Option(
            "--with-own-talks", help=_("With what this person told alone, if it is safe.")
        ),
    ] = False,
    as_of: AsOf = None,
    out: Annotated[
        str | None, typer.Option("--out", metavar=_("FILE|-"), help=_("Where to; - is the screen."))
    ] = None,
) -> None:
    """Make a paper."""
    from hgcase.app import papers

    ctx = context()
    day = look_back(ctx, as_of)
    order = papers.Order(
        audience or _ask_for_whom(),
        kind,
        paper_format,
        lang or ctx.settings.lang,
        _day(since, ctx) if since else None,
        _day(until, ctx) if until else day or ctx.today,
        own_talks,
        day,
    )
    paper = papers.make(ctx, household, order)
    if out == "-":
        output.document(paper.text)
        return
    if out is None:
        reports = papers.reports_folder(ctx.settings.home)
        path = papers.keep_paper(reports, paper, order.lang)
    else:
        path = papers.write_paper(Path(out), paper)
    output.answer(str(path))
    readers = sorted(paper.audience.readers)
    if readers:
        names = spoken().names(readers)
        output.note(_("For {names}. Read it before you hand it over.", names=names))
    else:
        output.note(_("For the team. It is not to be handed out."))


def _day(text: str, ctx: AppContext) -> date:
    found = said(text, ctx.now)
    return found.date() if isinstance(found, datetime) else found


def _ask_for_whom() -> str:
    from hgcase.cli.ask import ask

    need_terminal("--for")
    return ask(_("For whom (team, together:A,B, person:A)"))
