"""What the violence hangs on: triggers, factors and the pattern between people (A33-A41)."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, team_only, whoever_reads
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import (
    FactorKey,
    Flag,
    PersonKey,
    Prose,
    ProseLine,
    SessionKey,
    Subject,
    Until,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Persons
from hgcase.domain.kinds.sessions import Session, there_to_the_end
from hgcase.i18n import N_


def _worked_out_together(case: CaseFile, record: "Trigger | Pattern", today: date) -> Persons:
    """Whoever was to the end at the joint talk in which it was worked out; without one nobody."""
    talk = case.find("sessions", record.session or "")
    if not isinstance(talk, Session) or talk.mode != "joint":
        return EMPTY
    return there_to_the_end(case, talk, None) & whoever_reads(case, talk, today)


class Trigger(Record):
    """When it happens: drink, a topic, a factor that comes up (B17-B19, A40)."""

    KIND: ClassVar = Kind(
        "triggers", "x", "behind", (N_("trigger"), N_("triggers")), _worked_out_together,
        order=("kind", "text"),
    )  # fmt: skip
    HEAD: ClassVar = (("{kind}: {text}", N_("trigger: {text}")), N_("with {persons}"))
    NAMED: ClassVar = ("{text}",)

    kind: Annotated[Word, Known("trigger_kinds"), Ask(N_("What sort of trigger?"))]
    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("With whom?"))] = ()
    factor: Annotated[FactorKey | None, TEAM] = None
    text: Annotated[Prose, Ask(N_("When does it happen?"))]
    session: Annotated[
        SessionKey | None, TEAM, WHOLE, Ask(N_("In which talk was it worked out?"))
    ] = None


class Factor(Record):
    """A risk or something that protects; its weight over time stands in observations (C49, D34)."""

    KIND: ClassVar = Kind(
        "factors", "f", "behind", (N_("factor"), N_("factors")), team_only, order=("kind", "theme")
    )
    HEAD: ClassVar = (
        ("{kind}: {text}", "{kind}: {theme}", "{kind}"),
        N_("for {persons}"),
        N_("until {until}"),
    )
    NAMED: ClassVar = (("{text}", "{theme}", "{kind}"),)

    kind: Annotated[Literal["risk", "protective"], Ask(N_("A risk, or does it protect?"))]
    theme: Annotated[Word | None, Known("themes"), Ask(N_("What is it about?"))] = None
    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("For whom?"))] = ()
    text: Annotated[Prose | None, Ask(N_("In what words?"))] = None
    since: When | None = None
    until: Until | None = None
    leads_to: tuple[FactorKey, ...] = ()


class PatternStep(Part):
    """One step: who does what, and what it does to that person (A36-A38)."""

    HEAD: ClassVar = (("{person}: {text}", "{text}"),)

    person: Annotated[PersonKey | None, WHOLE] = None
    text: ProseLine
    feels: ProseLine | None = None
    escalates: Flag | None = None


class Breaking(Value):
    """What somebody does to break the pattern, and whether it worked (A35)."""

    HEAD: ClassVar = (("{person}: {text}", "{text}"),)

    person: Annotated[PersonKey | None, WHOLE] = None
    text: ProseLine
    worked: Annotated[Literal["yes", "partly", "no"] | None, TEAM] = None


class Pattern(Record):
    """What keeps happening between people, step by step, and what they want instead (A33-A37)."""

    KIND: ClassVar = Kind(
        "patterns", "pt", "behind", (N_("pattern"), N_("patterns")), _worked_out_together,
        order=("since",),
    )  # fmt: skip
    HEAD: ClassVar = ((N_("pattern between {persons}"), N_("pattern")),)

    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("Between whom?"))] = ()
    dynamics: Annotated[Prose | None, TEAM] = None
    steps: Annotated[tuple[PatternStep, ...], Ask(N_("What happens, step by step?"))] = ()
    instead: Annotated[Prose | None, Ask(N_("What do they want instead?"))] = None
    to_break: tuple[Breaking, ...] = ()
    since: When | None = None
    session: Annotated[
        SessionKey | None, TEAM, WHOLE, Ask(N_("In which talk was it worked out?"))
    ] = None
