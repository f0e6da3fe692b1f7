"""Tries to reach somebody, in ten seconds (practice 6)."""

from typing import Annotated, ClassVar

from hgcase.domain.declare.readers import TEAM, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import Prose, SubjectParty, When, Word, WorkerKey
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Said
from hgcase.i18n import N_


class ContactLine(Record):
    """A try to reach somebody, in ten seconds (practice 6)."""

    KIND: ClassVar = Kind(
        "contact_lines",
        "cl",
        "talks",
        (N_("contact line"), N_("contact lines")),
        team_only,
        order=("at",),
    )
    HEAD: ClassVar = ("{party}: {result}", "{channel}")

    at: Annotated[When, Ask(N_("When?"))]
    party: Annotated[
        SubjectParty,
        Said(N_("Contact with"), N_("with {value}")),
        Ask(N_("With whom was the contact?")),
    ]
    worker: Annotated[WorkerKey | None, TEAM] = None
    channel: Annotated[Word | None, Known("channels"), Ask(N_("How?"))] = None
    result: Annotated[Word, Known("contact_results"), Ask(N_("How did it go?"))]
    text: Prose | None = None
