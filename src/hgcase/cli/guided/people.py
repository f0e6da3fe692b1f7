"""Who can be named in an answer: by key, by first name, or by the whole name."""

from typing import TYPE_CHECKING

from hgcase.cli.guided.reading import people_meant
from hgcase.cli.guided.verbs import laid_out
from hgcase.cli.matching import Choice, NoChoiceError
from hgcase.domain.declare.prose import printed_name

if TYPE_CHECKING:
    from collections.abc import Iterable

    from hgcase.domain.case_file import CaseFile
    from hgcase.domain.declare.record import Record
    from hgcase.domain.wall.seen import Seen


def everybody(case: "CaseFile") -> "tuple[Record, ...]":
    """Give all who can be named, persons first."""
    return (*case.persons, *case.contacts, *case.workers, *case.organisations)


def roll(case: "CaseFile", of: "Iterable[Record | str] | None" = None) -> list[Choice]:
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


# --- until all ask through the verbs ---------------------------------------------------------


NobodyByThatLetterError = NoChoiceError


def parties(typed: str, case: "CaseFile", among: "Iterable[str] | None" = None) -> list[str]:
    """Understand who is meant."""
    return people_meant(typed, roll(case, among))


def who_is_who(seen: "Seen", keys: "Iterable[str]") -> str:
    """Say which letter is whom."""
    return "\n".join(laid_out(f"{key} {seen.name(key)}".rstrip() for key in keys))
