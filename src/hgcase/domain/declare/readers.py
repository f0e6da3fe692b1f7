"""Who may read what beside the team: the rules that kinds and fields name (wall.md).

A *default* is asked once, when a record is written without a circle; what it answers is
stored. A *rule* narrows a field, or a line of a list, each time it is read. Both answer
with person keys; the team reads everything and is never among them.
"""

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.declare.vocabulary import Default, Persons, Readers

if TYPE_CHECKING:
    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Record

EMPTY: Final[Persons] = frozenset()


def persons_in(case: "CaseFile", model: object, *names: str | None) -> Persons:
    """Give the persons that the named fields of *model* name; nobody for no field."""
    found: set[str] = set()
    for name in filter(None, names):
        value = getattr(model, name)
        found.update((value,) if isinstance(value, str) else value or ())
    return frozenset(found & case.person_keys)


# --- defaults: the circle of a record when none is given -------------------------------


def team_only(_case: "CaseFile", _record: "Record", _today: date) -> Persons:
    """Nobody beside the team (W2, wall.md: all else)."""
    return EMPTY


def taking_part(case: "CaseFile", _record: "Record", today: date) -> Persons:
    """Whoever takes part in a trajectory of this household when the record is written."""
    return frozenset(
        participant.person
        for trajectory in case.trajectories
        for participant in trajectory.participants
        if participant.until is None or participant.until.last_day >= today
    )


def its_circle(_case: "CaseFile", record: "Record", _today: date) -> Persons:
    """The circle that the record itself names (rules, plans)."""
    return frozenset(getattr(record, record.KIND.circle) or ())


def whoever_reads(case: "CaseFile", record: "Record", today: date) -> Persons:
    """Whoever may read that other record: what hangs on it is known to nobody else.

    Of a record that is narrowed to workers (W17), or that may not be passed on (W12), nobody.
    """
    if record.workers_only or record.may_pass_on not in (None, "free"):
        return EMPTY
    circle = getattr(record, record.KIND.circle)
    readers = record.KIND.readers(case, record, today) if circle is None else frozenset(circle)
    within = record.KIND.within(record) if record.KIND.within else None
    return readers if within is None else readers & within


def those_named(*names: str) -> Default:
    """Make the default: the persons that these fields of the record name."""

    def default(case: "CaseFile", record: "Record", _today: date) -> Persons:
        return persons_in(case, record, *names)

    return default


def of_one(*names: str) -> Default:
    """Make the default: the one person that these fields name; of several nobody."""

    def default(case: "CaseFile", record: "Record", _today: date) -> Persons:
        found = persons_in(case, record, *names)
        return found if len(found) == 1 else EMPTY

    return default


# --- rules: a field narrower than its record -------------------------------------------


def nobody(_case: "CaseFile", _record: object, _part: object) -> Persons:
    """Nobody beside the team."""
    return EMPTY


def itself(_case: "CaseFile", record: "Record", _part: object) -> Persons:
    """The person whom the record is."""
    return frozenset((record.key,))


def that_person(_case: "CaseFile", _record: object, part: Any) -> Persons:
    """The person whom the line is about."""
    return frozenset((part.person,))


def _unless_secret_source(case: "CaseFile", record: "Record", _part: object) -> Persons | None:
    """Whoever may read the record; who reports from outside is secret unless they agreed (W12)."""
    if record.secret_source is None:
        inside = (*case.person_keys, *(worker.key for worker in case.workers))
        return None if record.said_by in inside else EMPTY
    return None if record.secret_source == "false" else EMPTY


def its_own_circle(_case: "CaseFile", _record: object, part: Any) -> Persons | None:
    """Whoever stands in the line's own list; without one, whoever may read the record."""
    return None if part.visible_to is None else frozenset(part.visible_to)


def once_the_source_agreed(record: "Record") -> Persons | None:
    """What tells by itself from whom it came stays with the team until they agreed (W12)."""
    return None if record.secret_source == "false" else EMPTY


TEAM = Readers(nobody)
ITSELF = Readers(itself)
THAT_PERSON = Readers(that_person)
ITS_OWN_CIRCLE = Readers(its_own_circle)
unless_secret_source = Readers(_unless_secret_source)
