"""What becomes of a household when a record is new in it, or is taken back."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Record
from hgcase.errors import RefusedError
from hgcase.i18n import N_


def _take_talk(case: CaseFile, talk: Any, today: date) -> CaseFile:
    from hgcase.domain.verbs.talks import as_it_went

    return as_it_went(case, talk, today)


_BY_RULE: Final[Mapping[str, Callable[[CaseFile, Any, date], CaseFile]]] = {
    "sessions": _take_talk,
}
"""The kinds of which a new record does more than stand at the end of its section."""


def take(case: CaseFile, record: Record, today: date) -> CaseFile:
    """Give a household with a new record in it, by the rule of its kind."""
    rule = _BY_RULE.get(record.KIND.section)
    return rule(case, record, today) if rule else case.add(record)


def refuse_taken_back(record: Record, *, announced: bool = False) -> None:
    """Refuse a record that was taken back; one that will be can be taken back still."""
    if record.taken_back or (announced and record.withdrawn is not None):
        raise RefusedError(N_("{key} was taken back already."), slug="taken-back", key=record.key)
