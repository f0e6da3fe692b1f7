"""What would become of a record, found out before anything is written."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from hgcase.app.records import Opened, changed, draft, put, refuse
from hgcase.domain.narrowing import edit_problems
from hgcase.domain.writing import with_circles

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.record import Model, Record


def try_to_add(
    ctx: "AppContext", opened: Opened, section: str, tree: Mapping[str, Any]
) -> "Record":
    """Give the record as it would be added, before anything is written.

    Raises:
        CaseFileError: it cannot be so.
    """
    record = draft(opened.whole, section, tree)
    refuse(with_circles(opened.whole.add(record), ctx.today).problems(), "", record.key)
    return record


def try_to_edit(
    opened: Opened, section: str, before: "Model", changes: Mapping[str, Any]
) -> "Model":
    """Give a record, or the household, as it would be changed, before anything is written.

    Raises:
        CaseFileError: it cannot be so, or would let more people read.
    """
    after = changed(before, section, changes, opened.whole)
    found = [*edit_problems(opened.whole, before, after), *put(opened.whole, after).problems()]
    refuse(found, "", str(getattr(before, "key", "")))
    return after
