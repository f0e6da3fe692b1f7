"""Who reads what is written: its circle is fixed then (wall.md, Defaults), and never too wide."""

from datetime import date

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.persons import is_child
from hgcase.errors import RefusedError
from hgcase.i18n import N_


def with_circles(case: CaseFile, today: date) -> CaseFile:
    """Give every record without a circle the default of its kind, as a list that stays.

    Args:
        today: the day of writing; who takes part then is meant.
    """
    return case.replace(
        **{
            section: tuple(with_circle(case, record, today) for record in getattr(case, section))
            for section in sections()
        }
    )


def with_circle(case: CaseFile, record: Record, today: date) -> Record:
    """Give a record with a circle: its own, or else the default of its kind."""
    if record.visible_to is not None or record.KIND.circle != "visible_to":
        return record
    readers = record.KIND.readers(case, record, today) if not record.workers_only else frozenset()
    return record.model_copy(update={"visible_to": tuple(sorted(readers))})


def default_circle(case: CaseFile, record: Record, today: date) -> tuple[str, ...]:
    """Give who reads a new record beside the team when nothing is said."""
    if record.workers_only:
        return ()
    if case.get(record.key) is None:
        case = case.add(record)
    return tuple(sorted(record.KIND.readers(case, record, today)))


def refuse_wider(case: CaseFile, record: Record, today: date) -> None:
    """Refuse a circle that is wider than a new record of this kind gets (W23)."""
    usual = default_circle(case, record, today)
    if record.KIND.circle == "visible_to" and not set(record.visible_to or ()) <= set(usual):
        raise RefusedError(
            N_("A new record of this kind is not read by so many people."),
            hint=N_(
                "Add it, then widen its circle with hgcase share: that names the papers it changes."
            ),
            slug="wider-than-default",
        )


def refuse_childs_words(case: CaseFile, key: str, today: date) -> None:
    """Refuse a circle around what a child says: it is the team's, at every age (W3)."""
    record = case.get(key)
    if record is None or record.said_by not in case.person_keys:
        return
    readers = set(getattr(record, record.KIND.circle) or ())
    if readers and is_child(case, str(record.said_by), today):
        raise RefusedError(
            N_("What {key} says stays with the team: {key} may be a child."),
            hint=N_("Leave the readers out, or say 'team'."),
            slug="childs-words",
            key=str(record.said_by),
        )
