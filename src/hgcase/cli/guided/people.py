"""Who can be named in an answer: by key, by first name, or by the whole name."""

from collections.abc import Iterable, Sequence

from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.prose import printed_name
from hgcase.domain.declare.record import Record


def everybody(case: CaseFile) -> tuple[Record, ...]:
    """Give all who can be named, persons first."""
    return (*case.persons, *case.contacts, *case.workers, *case.organisations)


def roll(case: CaseFile, of: Iterable[Record | str] | None = None) -> list[Choice]:
    """Give those who can be meant by an answer: of these keys or records, or everybody."""
    among = everybody(case) if of is None else of
    records = (case.get(each) if isinstance(each, str) else each for each in among)
    return [
        Choice(
            each.key,
            printed_name(each),
            lead=each.key,
            others=(getattr(each, "name", "") or "",),
        )
        for each in records
        if each is not None
    ]


def readers_said(case: CaseFile, readers: Sequence[str]) -> str:
    """Say who reads something: ``the team alone``, ``the team, Anna and Bram``."""
    if not readers:
        return _("the team alone")
    return spoken().names([_("the team"), *_called(case, readers)])


def names_said(case: CaseFile, keys: Iterable[str]) -> str:
    """Say the names of persons: ``Anna and Bram``; of one without a name the key."""
    return spoken().names(_called(case, keys))


def _called(case: CaseFile, keys: Iterable[str]) -> list[str]:
    records = ((key, case.get(key)) for key in keys)
    return [(printed_name(record) if record else "") or key for key, record in records]
