"""Who may read what is about to be written: the default of its kind, and a child's words."""

from typing import TYPE_CHECKING

from hgcase.domain.kinds.persons import is_child
from hgcase.errors import RefusedError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.app.context import AppContext
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Record


class WiderThanDefaultError(RefusedError):
    """A circle wider than a new record of this kind gets (W23)."""

    message = N_("A new record of this kind is not read by so many people.")
    hint = N_("Add it, then widen its circle with hgcase share: that names the papers it changes.")


class ChildsWordsError(RefusedError):
    """Something that a child says, to be read by somebody beside the team (W3)."""

    message = N_("What {key} says stays with the team: {key} may be a child.")
    hint = N_("Leave the readers out, or say 'team'.")


def default_circle(case: "CaseFile", record: "Record", ctx: "AppContext") -> tuple[str, ...]:
    """Give who reads a new record beside the team when nothing is said.

    Args:
        case: the household, with or without the record.
        record: with or without a circle of its own.
        ctx: this run.
    """
    if record.workers_only:
        return ()
    if case.get(record.key) is None:
        case = case.add(record)
    return tuple(sorted(record.KIND.readers(case, record, ctx.today)))


def refuse_wider(case: "CaseFile", record: "Record", ctx: "AppContext") -> None:
    """Refuse a circle that is wider than a new record of this kind gets (W23).

    Raises:
        WiderThanDefaultError: it is.
    """
    usual = default_circle(case, record, ctx)
    if record.KIND.circle == "visible_to" and not set(record.visible_to or ()) <= set(usual):
        raise WiderThanDefaultError


def refuse_childs_words(case: "CaseFile", key: str, ctx: "AppContext") -> None:
    """Refuse a circle around what a child says: it is the team's, at every age (W3).

    Raises:
        ChildsWordsError: somebody beside the team would read it.
    """
    record = case.get(key)
    if record is None or record.said_by not in case.person_keys:
        return
    readers = set(getattr(record, record.KIND.circle) or ())
    if readers and is_child(case, str(record.said_by), ctx.today):
        raise ChildsWordsError(key=str(record.said_by))
