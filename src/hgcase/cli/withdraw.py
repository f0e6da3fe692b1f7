"""The command ``hgcase withdraw``."""

from functools import partial
from typing import Annotated, Any

import typer

from hgcase.app.context import AppContext
from hgcase.cli import output
from hgcase.cli.derived import Source
from hgcase.cli.edit import Key
from hgcase.cli.group import command_app
from hgcase.cli.kind_names import name_of, section_or_refuse
from hgcase.cli.language import _
from hgcase.cli.offers import kinds_offered
from hgcase.cli.run import Json, Ref, at_terminal, context, taken_in
from hgcase.domain.verbs.steps import TakenBack

app = command_app()
KindName = Annotated[
    str,
    typer.Argument(
        metavar=_("KIND"),
        help=_("The kind of record; hgcase add --help has the kinds."),
        autocompletion=kinds_offered,
    ),
]


@app.command(
    help=_(
        "Take a record back. It stays in the file, with the day and who said so, and is on no "
        "paper any more. At a terminal you are asked why; it can be left open."
    ),
    epilog="hgcase withdraw statement LM4827 sm1 --said-by A\n"
    "hgcase withdraw account LM4827 ac3 --announced --said-by B",
)
def withdraw(
    kind: KindName,
    ref: Ref,
    key: Key,
    *,
    announced: Annotated[
        bool, typer.Option("--announced", help=_("Somebody says that it will be; it still stands."))
    ] = False,
    said_by: Annotated[
        str | None, typer.Option("--said-by", metavar=_("KEY"), help=_("Who says so."))
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", metavar=_("DATE"), help=_("When; today if not given."))
    ] = None,
    source: Source = None,
    json: Json = False,
) -> None:
    """Take a record back."""
    ctx = context()
    section = section_or_refuse(kind)
    action = f"withdraw {section}"
    given: dict[str, Any] = {"state": "announced" if announced else "done"}
    given |= _given(ctx, {"said_by": said_by, "date": date or "today"})
    if source:
        from hgcase.formats.tree import read_fields

        given = {**read_fields(taken_in(source), "withdrawn"), **given}
    if at_terminal() and not source:
        from hgcase.cli.guided.command import ask_and_take
        from hgcase.cli.guided.record import TakingBack

        command = f"withdraw {name_of(section)} {key}"
        script = partial(TakingBack, section=section, key=key, given=given)
        wrote = ask_and_take(
            ctx, ref, command, script, instead="--from", action=action, changed=True
        )
        assert wrote is not None  # it is taken back
    else:
        from hgcase.app.writing import write

        wrote = write(ctx, ref, [TakenBack(section, key, given)], action)
    if json:
        output.data("withdrawn", {"ref": wrote.ref, "keys": [key], "state": given["state"]})
        return
    from hgcase.cli.screens.written import withdrawn_screen

    output.show(withdrawn_screen(wrote, section))


def _given(ctx: AppContext, typed: dict[str, str | None]) -> dict[str, Any]:
    from hgcase.cli.answers import understood
    from hgcase.domain.declare.record import Withdrawal
    from hgcase.domain.declare.vocabulary import fields

    return {
        field.name: understood(field, value, ctx.now)
        for field in fields(Withdrawal)
        if (value := typed.get(field.name)) is not None
    }
