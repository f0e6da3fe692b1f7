"""Who was reached, and who was not: silence counts from the last contact (practice 6)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When

if TYPE_CHECKING:
    from hgcase.domain.kinds.contact_lines import ContactLine

SPOKEN: Final = frozenset({"reached", "calls_back", "refused", "not_alone"})
"""Results in which the one who was called answered; any other did not reach them."""


@dataclass(frozen=True, slots=True)
class Reached:
    """How contact with somebody stands.

    Args:
        last: when somebody spoke to them for the last time; None where that was never.
        tries: how often they were called since, in vain.
        since: when the first of these was.
    """

    last: When | None
    tries: int
    since: When | None


def reached(case: CaseFile, party: str) -> Reached:
    """Tell how contact with a party stands: by talks that were held, and calls."""
    lines = [line for line in case.contact_lines if line.party == party and not line.taken_back]
    contacts = [line.at for line in lines if line.result in SPOKEN]
    contacts += [talk.at for talk in case.talks("held") if party in talk.present]
    last = max(contacts, default=None)
    vain = sorted(line.at for line in lines if _in_vain(line, last))
    return Reached(last, len(vain), vain[0] if vain else None)


def _in_vain(line: "ContactLine", last: When | None) -> bool:
    return line.result not in SPOKEN and (last is None or last < line.at)
