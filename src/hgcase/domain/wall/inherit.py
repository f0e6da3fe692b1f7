"""What follows from a record that only some workers may read is theirs alone too (W17)."""

from typing import Any, Final

from hgcase.domain.declare.record import Record

_STRICTEST: Final = ("never", "ask", "free")


def as_narrow_as(*records: Record | None) -> dict[str, Any]:
    """Give the fields by which a new record is no wider than those from which it follows.

    Args:
        records: a plan that a Break follows, an order that was not kept; None for none.

    Returns:
        ``workers_only`` and ``may_pass_on`` as a case file writes them; of several records
        the workers whom all of them leave, and the strictest word on passing on.
    """
    there = [each for each in records if each is not None]
    told: dict[str, Any] = {}
    narrowed = [each.workers_only for each in there if each.workers_only]
    if narrowed:
        all_of_them = [key for key in narrowed[0] if all(key in each for each in narrowed)]
        told["workers_only"] = all_of_them or list(narrowed[-1])
    words = {each.may_pass_on for each in there} - {None}
    if words:
        told["may_pass_on"] = min((str(each) for each in words), key=_STRICTEST.index)
    return told
