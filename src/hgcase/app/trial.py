"""What would become of a record, found out before anything is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hgcase.app.writing import tried
from hgcase.domain.verbs.steps import Changed, New

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.app.records import Opened
    from hgcase.domain.declare.record import Record


def try_to_add(
    ctx: "AppContext", opened: "Opened", section: str, tree: Mapping[str, Any]
) -> "Record":
    """Give the record as it would be added, before anything is written.

    Raises:
        CaseFileError, RefusedError: it cannot be so.
    """
    step = New(section, tree)
    case, keys = tried(ctx, opened.ref, opened.whole, [step], up_to_default=True)
    record: Any = case.get(keys[0])
    return record  # type: ignore[no-any-return]


def try_to_edit(
    ctx: "AppContext", opened: "Opened", section: str, key: str, changes: Mapping[str, Any]
) -> None:
    """See to it that a record, or the household, can be changed so.

    Raises:
        CaseFileError, RefusedError: it cannot be so, or would let more people read.
    """
    if changes:
        tried(ctx, opened.ref, opened.whole, [Changed(section, key, changes)])
