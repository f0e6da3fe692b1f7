"""The command ``hgcase document``, and what it adds to ``hgcase add document``."""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Final

import typer

from hgcase.cli import output
from hgcase.cli.derived import parameters, with_parameters
from hgcase.cli.group import command_app
from hgcase.cli.language import _, spoken
from hgcase.cli.run import Json, Ref, context

if TYPE_CHECKING:
    from hgcase.app.writing import Save

app = command_app(
    about=_("The documents of a household."),
    examples="hgcase document list LM4827\nhgcase document add LM4827 decision.pdf",
)
SECTION: Final = "documents"
_CONTENT: Final = "content"

EXTRA: Final[list[inspect.Parameter]] = parameters(
    content=(
        Annotated[
            str | None,
            typer.Option(
                "--content",
                metavar=_("FILE"),
                help=_("What it holds; it is kept encrypted. The original stays where it is."),
            ),
        ],
        None,
    )
)
"""The options that only a document has."""


def attached(given: dict[str, Any]) -> "tuple[dict[str, Any], Save | None]":
    """Take the content out of what was given, and give who writes it with its record."""
    typed = given.pop(_CONTENT, None)
    if typed is None:
        return {}, None
    from hgcase.app import documents

    return {}, documents.saving(Path(typed))


def _add(*, ref: str, content: str, json: bool, **given: Any) -> None:
    """Keep a document, and remind of the original."""
    from hgcase.cli.add import add_record

    add_record(SECTION, ref=ref, source=None, json=json, content=content, **given)
    output.note(_("The original still lies where it was, and is not encrypted."))


def _add_command() -> Callable[..., None]:
    file = Annotated[str, typer.Argument(metavar=_("FILE"), help=_("The file to keep."))]
    return with_parameters(_add, parameters(ref=Ref, content=file, json=(Json, False)), SECTION)


app.command(
    "add",
    short_help=_("Keep a file, encrypted."),
    help=_(
        "Keep a file, encrypted, in the store. What is not given is asked at a terminal: what "
        "sort of document, of which date, what it is about. It is called by its key; the name "
        "that it had is not kept, because it may be somebody's."
    ),
    epilog="hgcase document add LM4827 decision.pdf --kind decision --date 2026-08-30 "
    "--said-by o6 --may-pass-on ask",
)(_add_command())


@app.command(
    "get",
    short_help=_("Write a document to a file."),
    help=_(
        "Write what a document holds to a new file, for your eyes alone. The journal has it "
        "before it leaves; the condition under which it was given goes with it."
    ),
    epilog="hgcase document get LM4827 d1 --out decision.pdf",
)
def get(
    ref: Ref,
    key: Annotated[str, typer.Argument(metavar=_("KEY"), help=_("The document: d1."))],
    *,
    out: Annotated[Path, typer.Option("--out", metavar=_("FILE"), help=_("Where to."))],
) -> None:
    """Write a document."""
    from hgcase.app import documents
    from hgcase.domain.declare.words import say

    found = documents.take_out(context(), ref, key.lower(), out)
    output.note(_("Written: {path}. It is not encrypted.", path=str(out)))
    if found.may_pass_on not in (None, "free"):
        output.note(_("{key}: {condition}.", key=found.key,
                      condition=say(spoken(), str(found.may_pass_on))))  # fmt: skip


@app.command(
    "list",
    short_help=_("List the documents."),
    help=_("List the documents: what each is, of which date, by whom, and how large it is."),
    epilog="hgcase document list LM4827",
)
def list_(ref: Ref, *, json: Json = False) -> None:
    """List the documents."""
    from hgcase.app.household import look
    from hgcase.cli.screens.documents import documents_data, documents_screen

    with look(context(), ref, "document list", sections=(SECTION,)) as kept:
        if json:
            output.data("documents", documents_data(kept))
        else:
            output.show(documents_screen(kept))
