"""The command ``hgcase edit``."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from hgcase.cli import output
from hgcase.cli.derived import (
    KindGroup,
    Source,
    given_fields,
    parameters,
    with_parameters,
)
from hgcase.cli.group import command_app
from hgcase.cli.kind_names import HOUSEHOLD, kind_said, model_of, name_of
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, context, taken_in
from hgcase.domain.verbs.steps import Changed

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.writing import Wrote

Key = Annotated[str, typer.Argument(metavar=_("KEY"), help=_("The key of the record: mk1."))]


class EditGroup(KindGroup):
    """``hgcase edit`` with a command for each kind of record, and the household's own fields."""

    household = True

    def about(self, section: str) -> tuple[str, str]:
        """Say what the command of one kind does."""
        text = _(
            "Change a record. Without options you are asked what changes, with what is there now: "
            "Enter keeps it, - empties it. The earlier values are kept. Who may read it can only "
            "get narrower; hgcase share lets more people read it."
        )
        if section == HOUSEHOLD:
            return text, "hgcase edit household LM4827"
        return text, f"hgcase edit {kind_said(section)} LM4827 {_example(section)}"

    def body(self, section: str) -> Callable[..., None]:
        """Give what the command of one kind does."""
        named = {} if section == HOUSEHOLD else {"key": Key}
        leading = parameters(ref=Ref, **named, source=(Source, None), json=(Json, False))
        return with_parameters(partial(_edit, section), leading, section)


app = command_app(
    cls=EditGroup,
    about=_("Change a record of any kind, or the household's own fields."),
    examples="hgcase edit marker LM4827 mk1\nhgcase edit action LM4827 at1 --done today\n"
    "hgcase edit household LM4827",
)


def _example(section: str) -> str:
    from hgcase.domain.case_file import keys_in

    return next(keys_in(section))


def _edit(
    section: str, *, ref: str, key: str = "", source: str | None, json: bool, **given: Any
) -> None:
    """Change one record."""
    from hgcase.app.writing import write
    from hgcase.formats.tree import read_fields

    ctx = context()
    fields = given_fields(section, given, ctx.now)
    if source or fields:
        text = taken_in(source) if source else ""
        told = {**(read_fields(text, section) if source else {}), **fields}
        wrote = write(ctx, ref, [Changed(section, key, told)], f"edit {section}", entry=text)
    else:
        wrote = _from_answers(ctx, ref, section, key)
    if json:
        keys = [key for key in wrote.all_keys if key]
        output.data("edited", {"ref": wrote.ref, "keys": keys, "fields": list(wrote.fields[key])})
        return
    from hgcase.cli.screens.written import edited_screen

    output.show(edited_screen(wrote, section))


def _from_answers(ctx: "AppContext", ref: str, section: str, key: str) -> "Wrote":
    from hgcase.app.writing import nothing_changed
    from hgcase.cli.guided.command import ask_and_take
    from hgcase.cli.guided.record import Changes

    command = f"edit {name_of(section)} {key}".rstrip()
    script = partial(Changes, ctx=ctx, section=section, key=key, kind=model_of(section))
    done = ask_and_take(ctx, ref, command, script, instead="--from", action=f"edit {section}")
    if done is None:
        raise nothing_changed()
    return done
