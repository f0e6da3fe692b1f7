"""Logging a talk."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hgcase.app.writing import write
from hgcase.domain.verbs.steps import New
from hgcase.domain.wall.seen import Seen
from hgcase.formats.tree import only_entry, read_tree

if TYPE_CHECKING:
    from collections.abc import Sequence

    from hgcase.app.context import AppContext
    from hgcase.domain.verbs.steps import Step

_ACTION = "log-session"


@dataclass(frozen=True, slots=True)
class Logged:
    """What a logged talk did: the household, and the keys that were added."""

    ref: str
    keys: tuple[str, ...]
    seen: Seen


def log(ctx: "AppContext", ref: str, entry: str) -> Logged:
    """Log one entry of ``sessions:``, as YAML or JSON text.

    Raises:
        NotFoundError: no such household.
        CaseFileError: the entry cannot be so; nothing was changed.
        NotHeldYetError: it was held on a day that is still to come.
    """
    steps = [New("sessions", only_entry(read_tree(entry), "sessions"))]
    wrote = write(ctx, ref, steps, _ACTION, entry=entry)
    return Logged(wrote.ref, (wrote.keys[0],), wrote.seen)


def log_told(ctx: "AppContext", ref: str, steps: "Sequence[Step]") -> Logged:
    """Log what the questions gave: the talk first, then what belongs to it.

    Raises:
        CaseFileError: it cannot be so; nothing was changed.
        NotHeldYetError: it was held on a day that is still to come.
    """
    wrote = write(ctx, ref, steps, _ACTION, finishes=_ACTION)
    return Logged(wrote.ref, tuple(wrote.keys[n] for n in range(len(steps))), wrote.seen)
