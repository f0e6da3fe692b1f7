"""The kinds of record by the part of the case that they are about, for the help."""

from typing import Final

from hgcase.domain.declare.vocabulary import PartOfCase
from hgcase.i18n import N_

PARTS: Final[dict[PartOfCase, str]] = {
    "people": N_("Household and people"),
    "work": N_("Who works on it, and what is allowed"),
    "events": N_("What happened"),
    "law": N_("Law and arrangements"),
    "behind": N_("What lies behind it"),
    "plan": N_("The plan and the Break"),
    "talks": N_("Talks and contact"),
    "help": N_("Help and what came of it"),
    "papers": N_("Papers and deadlines"),
}
"""The headings, in the order of the work."""
