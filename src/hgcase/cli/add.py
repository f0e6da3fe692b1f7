"""The command ``hgcase add``."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from hgcase.cli import output
from hgcase.cli.derived import (
    KindGroup,
    Source,
    extra_of,
    given_fields,
    parameters,
    refuse_missing,
    with_parameters,
)
from hgcase.cli.group import command_app
from hgcase.cli.kind_names import kind_said, model_of, name_of
from hgcase.cli.language import _
from hgcase.cli.run import Json, Ref, at_terminal, context, taken_in
from hgcase.domain.verbs.steps import New
from hgcase.errors import UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.writing import Save, Wrote
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.declare.record import Record


class AddGroup(KindGroup):
    """``hgcase add`` with a command for each kind of record."""

    unlisted = frozenset(("sessions",))

    def about(self, section: str) -> tuple[str, str]:
        """Say what the command of one kind does."""
        text = _(
            "Add a record. What is not given is asked at a terminal; names and texts are always "
            "asked, or come with --from as one entry of a case file. Before it is saved you see "
            "who may read it."
        )
        name = kind_said(section)
        return text, f"hgcase add {name} LM4827\nhgcase add {name} LM4827 --from entry.yaml"

    def body(self, section: str) -> Callable[..., None]:
        """Give what the command of one kind does."""
        leading = parameters(ref=Ref, source=(Source, None), json=(Json, False))
        extra = extra_of(section)
        more: list[inspect.Parameter] = list(extra.EXTRA) if extra else []
        return with_parameters(partial(add_record, section), [*leading, *more], section)


app = command_app(
    cls=AddGroup,
    about=_("Add a record of any kind to a household."),
    examples="hgcase add marker LM4827\nhgcase add help LM4827 --kind debt_relief --persons A,B",
)


def add_record(section: str, *, ref: str, source: str | None, json: bool, **given: Any) -> None:
    """Add one record."""
    if section == "sessions":
        raise UsageError(
            N_("A talk is logged, not added."),
            hint=N_("hgcase log-session {ref}"),
            slug="log-session",
            ref=ref if ref.isalnum() else "REF",
        )
    from hgcase.app.writing import write
    from hgcase.formats.tree import read_fields

    ctx = context()
    extra = extra_of(section)
    fields, save = extra.attached(given) if extra else ({}, None)
    fields |= given_fields(section, given, ctx.now)
    if source:
        text = taken_in(source)
        tree = {**read_fields(text, section), **fields}  # an option overrides the file
        wrote = write(
            ctx, ref, [New(section, tree)], f"add {section}",
            entry=text, up_to_default="visible_to" in fields, save=save,
        )  # fmt: skip
    elif at_terminal():
        wrote = _from_answers(ctx, ref, section, fields, save)
    else:
        refuse_missing(section, fields)
        wrote = _write(ctx, ref, section, fields, save)
    if json:
        output.data("added", {"ref": wrote.ref, "keys": wrote.all_keys})
        return
    from hgcase.cli.screens.written import added_screen

    output.show(added_screen(wrote, section))


def _write(
    ctx: "AppContext",
    ref: str,
    section: str,
    tree: dict[str, Any],
    save: "Save | None",
    *,
    finishes: str = "",
) -> "Wrote":
    from hgcase.app.writing import write

    return write(
        ctx, ref, [New(section, tree)], f"add {section}",
        up_to_default=True, finishes=finishes, save=save,
    )  # fmt: skip


def _from_answers(
    ctx: "AppContext", ref: str, section: str, given: dict[str, Any], save: "Save | None"
) -> "Wrote":
    from hgcase.app.household import look
    from hgcase.app.writing import tried, usual_circle
    from hgcase.cli.guided.about import About
    from hgcase.cli.guided.command import ask_through
    from hgcase.cli.guided.record import ask_circle, ask_record

    with look(ctx, ref, f"add {section}", whole_ref=True) as opened:
        pass

    def check(tree: dict[str, Any]) -> "Record | None":
        return tried(ctx, opened, [New(section, tree)], up_to_default=True).record()

    def script(interview: "Interview") -> dict[str, Any]:
        tree = ask_record(About(interview, opened.case, model_of(section)), section, given, check)
        if "visible_to" not in given and (record := check(tree)):
            usual = usual_circle(opened, record)
            tree["visible_to"] = ask_circle(interview, opened.case, record, usual)
        return tree

    command = f"add {name_of(section)}"

    def finish(tree: dict[str, Any]) -> "Wrote":
        return _write(ctx, opened.ref, section, tree, save, finishes=command)

    return ask_through(ctx, command, opened.ref, script, finish)
