"""What happens to a record when it is written: its circle is fixed (wall.md, Defaults)."""

from datetime import date
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile, sections

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Record


def with_circles(case: CaseFile, today: date) -> CaseFile:
    """Give every record without a circle the default of its kind, as a list that stays.

    Args:
        case: the household, with the records that are to be written.
        today: the day of writing; who takes part then is meant.
    """
    return case.replace(
        **{
            section: tuple(_with_circle(case, record, today) for record in getattr(case, section))
            for section in sections()
        }
    )


def _with_circle(case: CaseFile, record: "Record", today: date) -> "Record":
    if record.visible_to is not None or record.KIND.circle != "visible_to":
        return record
    readers = record.KIND.readers(case, record, today) if not record.workers_only else frozenset()
    return record.model_copy(update={"visible_to": tuple(sorted(readers))})
