"""What the worker of this run has not finished: kept after each answer, given back to go on."""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

    from hgcase.app.context import AppContext
    from hgcase.store.drafts import Draft


def find(ctx: "AppContext", command: str, ref: str | None) -> "Draft | None":
    """Give what this worker has not finished of a command; None where there is nothing."""
    with ctx.store() as store:
        return store.draft(ctx.settings.worker, command, ref)


def every(ctx: "AppContext") -> "list[Draft]":
    """Give all that this worker has not finished, the last one first, without the answers."""
    with ctx.store() as store:
        return store.drafts(ctx.settings.worker)


def keep(ctx: "AppContext", command: str, ref: str | None, content: "Mapping[str, Any]") -> None:
    """Keep the answers so far; when it returns, they are on disk.

    Args:
        ref: of the household, whole; None where there is none yet.
    """
    with ctx.store() as store:
        store.keep_draft(ctx.settings.worker, command, ref, content, at=ctx.act(command).at)


def drop(ctx: "AppContext", command: str, ref: str | None) -> None:
    """Forget what this worker has not finished of a command, if there is anything."""
    with ctx.store() as store:
        store.drop_draft(ctx.settings.worker, command, ref)
