"""Running a guided command: asked at a terminal, gone on with later, or as is usual."""

from functools import partial
from typing import TYPE_CHECKING, TypeVar

from hgcase.cli import output
from hgcase.cli.guided.interview import Interview, conduct
from hgcase.cli.guided.unquestioned import Unquestioned, run_through
from hgcase.cli.language import _
from hgcase.cli.run import need_terminal
from hgcase.errors import HgcaseError
from hgcase.i18n import N_
from hgcase.lists import refuse_broken

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from hgcase.app.context import AppContext
    from hgcase.app.household import Opened
    from hgcase.app.writing import Wrote
    from hgcase.cli.guided.script import Script, Told
    from hgcase.store.drafts import Draft

T = TypeVar("T")
R = TypeVar("R")


class StoppedError(HgcaseError):
    """Somebody stopped halfway; what was answered is kept."""

    exit_code = 130
    message = N_("Stopped. Nothing was saved; your answers are kept.")
    hint = N_("The same command goes on with them.")


def ask_through(
    ctx: "AppContext",
    command: str,
    ref: str | None,
    script: "Callable[[Interview], T]",
    finish: "Callable[[T], R]",
    *,
    instead: str = "--from",
) -> R:
    """Ask the questions of a command, finish it, and give what that gives.

    Whoever stops can go on later.

    Args:
        command: its name, with the kind of record where it has one.
        ref: of the household, whole; None for a new one.
        instead: what to give where there is no terminal.
    """
    from hgcase.app import unfinished

    need_terminal(instead)
    refuse_broken()
    kept = unfinished.find(ctx, command, ref)
    if kept is not None and not _goes_on(ctx, kept):
        unfinished.drop(ctx, command, ref)
        kept = None
    interview = Interview(
        ctx.now,
        keep=partial(unfinished.keep, ctx, command, ref),
        kept=kept.content if kept else None,
    )
    try:
        done = conduct(script, interview, finish)
    except (KeyboardInterrupt, EOFError):
        if not interview.answered:
            raise
        output.note("")
        raise StoppedError from None
    unfinished.drop(ctx, command, ref)
    return done


def _goes_on(ctx: "AppContext", kept: "Draft") -> bool:
    """Ask whether to go on where somebody stopped."""
    begun = _said(kept.started.astimezone().replace(tzinfo=None), ctx.now)
    output.note(_("You began this {day} and did not finish; your answers are kept.", day=begun))
    return Interview(ctx.now).yes(
        "go on", _("Go on with it?"), usual=True, why=_("No throws those answers away.")
    )


def _said(moment: "datetime", now: "datetime") -> str:
    from hgcase.cli.language import day_word

    return f"{day_word(moment.date(), now.date(), past='')} {moment:%H:%M}"


def ask_and_take(
    ctx: "AppContext",
    ref: str,
    command: str,
    script: "Callable[[Interview, Opened], Script]",
    *,
    yes: bool = False,
    instead: str = "hgcase edit --from",
    action: str = "",
    changed: bool = False,
) -> "Wrote | None":
    """Ask the questions of a command and take the steps that were told; None for no steps.

    Args:
        yes: whether every question is answered as usual, without asking.
        instead: what to give where there is no terminal.
        changed: whether it may be written although somebody else wrote in the meantime.
    """
    from hgcase.app.household import look
    from hgcase.app.writing import write

    if not yes:
        need_terminal(instead)
    action = action or command
    with look(ctx, ref, action, whole_ref=True) as household:
        pass

    def ask(interview: "Interview") -> "Told":
        return script(interview, household).told()

    def finish(told: "Told") -> "Wrote | None":
        steps = told()
        if not steps:
            return None
        revision = None if changed else household.revision
        return write(ctx, household.ref, steps, action, revision=revision, finishes=command)

    if yes:
        return run_through(Unquestioned(ctx.now), ask, finish)
    return ask_through(ctx, command, household.ref, ask, finish, instead=instead)
