"""What is kept beside the story: papers that left, documents that came in, pauses."""

from typing import Annotated, ClassVar

from pydantic import StringConstraints

from hgcase.domain.declare.readers import TEAM, once_the_source_agreed, team_only
from hgcase.domain.declare.record import Record
from hgcase.domain.declare.values import FileName, Party, PersonKey, Prose, Until, When, Word
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Persons, Said
from hgcase.i18n import N_

Deadline = Annotated[str, StringConstraints(pattern=r"^[a-z][A-Za-z0-9_.]{0,60}$"), Mark.PATH]


def _its_readers(paper: "Paper") -> Persons:
    """Of papers that left one reads one's own lines only, whatever the circle says."""
    return frozenset(paper.readers)


class Paper(Record):
    """A paper that left: for whom, on what ground, how (W15, W19)."""

    KIND: ClassVar = Kind(
        "papers", "pa", "papers", (N_("paper"), N_("papers")), team_only, order=("date",),
        within=_its_readers,
    )  # fmt: skip
    HEAD: ClassVar = (("{kind}", N_("paper")), N_("for {readers}"), N_("to {recipient}"))

    kind: Annotated[Word, Known("paper_kinds"), Ask(N_("What sort of paper?"))]
    readers: Annotated[tuple[PersonKey, ...], Ask(N_("For which persons?"))] = ()
    recipient: Annotated[Party | None, TEAM] = None
    date: Annotated[
        When, Said(N_("Handed out on"), N_("handed out {value}")), Ask(N_("When did it leave?"))
    ]
    since: Annotated[When | None, Said(N_("Covers from"), N_("covers from {value}"))] = None
    until: Annotated[Until | None, Said(N_("Covers until"), N_("covers until {value}"))] = None
    ground: Annotated[Word | None, TEAM, Known("grounds"), Ask(N_("On which ground?"))] = None
    handed: Annotated[
        Word | None, TEAM, Known("hand_overs"), Ask(N_("How was it handed over?"))
    ] = None
    text: Prose | None = None


class Document(Record):
    """A document that came in, kept encrypted in the store (practice 8)."""

    KIND: ClassVar = Kind(
        "documents", "d", "papers", (N_("document"), N_("documents")),
        team_only, order=("date", "kind"),
        within=once_the_source_agreed,
    )  # fmt: skip
    HEAD: ClassVar = (("{kind}", N_("document")),)
    NAMED: ClassVar = ((N_("{kind} of {date}"), "{kind}"),)

    kind: Annotated[Word, Known("document_kinds"), Ask(N_("What sort of document?"))]
    date: Annotated[
        When | None, Said(N_("Date"), N_("of {value}")), Ask(N_("Of which date is it?"))
    ] = None
    file: Annotated[FileName | None, TEAM, Mark.MADE] = None
    text: Annotated[Prose | None, Ask(N_("What is it about?"))] = None


class Pause(Record):
    """A deadline that is paused or does not count, with the reason and an end."""

    KIND: ClassVar = Kind(
        "pauses", "pz", "papers", (N_("pause"), N_("pauses")), team_only, order=("since",)
    )
    HEAD: ClassVar = (
        (N_("deadline paused: {deadline}"), N_("all deadlines paused")),
        N_("until {until}"),
    )

    deadline: Annotated[
        Deadline | None, TEAM, Ask(N_("Which deadline is paused? (as sp1.review_due; none: all)"))
    ] = None
    since: Annotated[When, Ask(N_("Since when?"))]
    until: Annotated[Until | None, Ask(N_("Until when?"))] = None
    because: Annotated[Prose, Ask(N_("Why?"))]
