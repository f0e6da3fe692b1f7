"""The command ``hgcase timeline``."""

from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

import typer

from hgcase.cli import output
from hgcase.cli.group import command_app
from hgcase.cli.language import _
from hgcase.cli.offers import kinds_offered
from hgcase.cli.run import AsOf, Json, Ref, context, look_back
from hgcase.errors import NotFoundError, UsageError, as_key
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.household import Opened

app = command_app()


@app.command(
    help=_(
        "What happened, in order, over all kinds of records; what different people tell of one "
        "incident stands side by side. What is to come stands apart, and what has no date last. "
        "A date that is not exact stands at its earliest day."
    ),
    epilog="hgcase timeline LM4827\nhgcase timeline LM4827 --child C\n"
    "hgcase timeline LM4827 --kind incidents,orders --from 2026-08-01",
)
def timeline(
    ref: Ref,
    *,
    child: Annotated[
        str | None,
        typer.Option("--child", metavar=_("KEY"), help=_("All that is about this child.")),
    ] = None,
    person: Annotated[
        str | None,
        typer.Option("--person", metavar=_("KEY"), help=_("All that is about this person.")),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar=_("KIND,…"),
            help=_("These kinds of record, with commas between them."),
            autocompletion=kinds_offered,
        ),
    ] = None,
    since: Annotated[
        str | None, typer.Option("--from", metavar=_("DATE"), help=_("From this day on."))
    ] = None,
    until: Annotated[
        str | None, typer.Option("--to", metavar=_("DATE"), help=_("Up to and with this day."))
    ] = None,
    as_of: AsOf = None,
    json: Json = False,
) -> None:
    """Show the timeline."""
    from hgcase.app.household import look
    from hgcase.cli.kind_names import section_or_refuse
    from hgcase.domain.standing.timeline import about
    from hgcase.domain.standing.timeline import timeline as in_order

    ctx = context()
    among = {section_or_refuse(word) for word in kind.split(",")} if kind else None
    first, last = (_day(text, ctx.now) for text in (since, until))
    day = look_back(ctx, as_of)
    with look(ctx, ref, "timeline", as_of=day) as shown:
        who = _person(shown, child or person, child=bool(child))
        case = shown.seen.case
        only = about(case, who, shown.seen.names) if who else None
        found = in_order(case, shown.today, only=only, among=among, since=first, until=last)
        if json:
            from hgcase.cli.screens.timeline_data import timeline_data

            output.data("timeline", timeline_data(shown, found))
        else:
            from hgcase.cli.screens.timeline import timeline_screen

            output.show(timeline_screen(shown, found, who))


def _day(text: str | None, now: datetime) -> date | None:
    """Give the day that was typed."""
    if text is None:
        return None
    from hgcase.cli.when import said

    found = said(text, now)
    return found.date() if isinstance(found, datetime) else found


def _person(shown: "Opened", typed: str | None, *, child: bool) -> str:
    """Give the key of the person whom it is about; nothing for everybody."""
    if typed is None:
        return ""
    from hgcase.domain.kinds.persons import is_child

    key = typed.upper()
    if key not in shown.seen.case.person_keys:
        raise NotFoundError(
            N_("There is no person {key} in {ref}."),
            slug="no-such-person",
            key=as_key(key),
            ref=shown.ref,
        )
    if child and not is_child(shown.seen.case, key, shown.today):
        raise UsageError(
            N_("{key} is grown up on that day."),
            hint=N_("hgcase timeline {ref} --person {key}"),
            slug="not-a-child",
            key=key,
            ref=shown.ref,
        )
    return key
