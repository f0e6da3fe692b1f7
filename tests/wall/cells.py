"""What a row and a cell of the tests' table can say, and the cells that every record has."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

# --- what a row says ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """Who may read a kind of record, and each of its fields."""

    default: str
    """Of whom is a record that says nothing about its readers?"""
    fields: Mapping[str, str]
    """A cell for every field, lines and values in them by dotted paths."""
    needs: tuple[str, ...] = ()
    """What it, or a line in it, makes no sense without: hidden, that takes them along."""
    within: str = ""
    """Whom alone a record can be for, whatever stands in its circle."""
    apart: str = ""
    """What is on the paper of one person alone, there only when own talks are asked for (W2)."""
    reads: tuple[tuple[dict[str, Any], tuple[str, ...]], ...] = ()
    """The default by examples: what is written, and who of A, B and the child C reads it."""


ALL: Final = ("A", "B", "C")
TALK: Final = {"at": "2026-09-17T14:00", "state": "held", "mode": "joint"}
TALKED: Final = {"date": "2026-10-31"}
SAID: Final = {"date": "2026-09-11", "topic": "safety"}
YES: Final = {"recipient": "o1", "answer": "given"}

# --- what a cell can say -----------------------------------------------------------------

TEAM: Final = "team"  # nobody beside the team
RECORD: Final = "record"  # whoever may read the record
ITSELF: Final = "itself"  # the person that the record is
THAT_PERSON: Final = "that person"  # the person that the line is about
WHERE: Final = "where"  # whom the place is known to; else who goes (W6)
TO_THE_END: Final = "to the end"  # who was at a held talk of the family, to its end; once
# somebody of the family left early, on the paper with their own talks alone (W4, W2)
ANSWERED: Final = "answered"  # as to the end; of who is grown up and whom the rule is for (W3)
INVITED: Final = "invited"  # who is invited, as long as the talk is planned (W4)
AGREES: Final = "agrees"  # who agrees, the plan's circle; else its giver; a child's nobody (W3)
PART: Final = "its own list"  # who stands in the part's list; without one the record's readers
FOR_WHOM: Final = "for whom"  # who stands in the line's list; without one whom the help is for
ALONE: Final = "alone"  # of a goal of one person that person; of one of several nobody
CALLED: Final = "called"  # the circle of a plan in force that calls them, once they agreed (W16)
SOURCE: Final = "source"  # the record's readers, unless the source is secret (W12)
KEY: Final = "key"  # papers carry no keys (W8)

COMMON: Final = {
    "key": KEY,
    "said_by": SOURCE,
    "secret_source": TEAM,
    "basis": TEAM,
    "about": TEAM,
    "visible_to": TEAM,
    "workers_only": TEAM,
    "may_pass_on": TEAM,
    "also": TEAM,
    "also.field": TEAM,
    "also.value": TEAM,
    "also.said_by": TEAM,
    "times": RECORD,
    "shown": TEAM,
    "shown.party": TEAM,
    "shown.date": TEAM,
    "shown.shown_by": TEAM,
    # In which order, and out of which papers: both name records that one may not know of.
    "follows": TEAM,
    "documents": TEAM,
    "file_number": TEAM,
    # That it was is on no paper (W25); that it will be is for the team.
    "withdrawn": TEAM,
    "withdrawn.date": TEAM,
    "withdrawn.state": TEAM,
    "withdrawn.said_by": TEAM,
    "withdrawn.why": TEAM,
}
