"""Help, goals and actions: what is offered, what it is for, who does what by when."""

from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, THAT_PERSON, of_one, team_only, those_named
from hgcase.domain.declare.record import Answer, Record, Value
from hgcase.domain.declare.values import (
    BottleneckKey,
    Done,
    Due,
    Duration,
    FactorKey,
    Flag,
    Key,
    OrganisationKey,
    Party,
    Prose,
    ProseLine,
    SituationKey,
    Subject,
    SubjectParty,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import WHOLE, Ask, Kind, Known, Persons, Readers, Ref, Said
from hgcase.i18n import N_

Occasion = Annotated[Key, Ref(("notifications", "incidents"))]


class HelpEnd(Value):
    """When help ended, and why."""

    HEAD: ClassVar = ("{date}",)

    date: When
    because: Annotated[ProseLine | None, TEAM] = None


class Help(Record):
    """Help that was offered, to whom, with each answer; a referral is never safety (D27)."""

    KIND: ClassVar = Kind(
        "help", "hp", "help", (N_("help"), N_("help")), those_named("persons"), order=("kind",)
    )
    HEAD: ClassVar = (
        ("{kind}", N_("help")),
        N_("for {persons}"),
        N_("given by {given_by}"),
        N_("ended: {ended}"),
    )

    kind: Annotated[Word, Known("help_kinds"), Ask(N_("What sort of help?"))]
    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("For whom?"))] = ()
    given_by: Annotated[Party | None, WHOLE, Ask(N_("Who gives it?"))] = None
    asked: Annotated[When | None, TEAM] = None
    asked_of: Annotated[Party | None, TEAM] = None
    needed_by: Annotated[Due | None, TEAM] = None
    offered: Annotated[When | None, TEAM, Ask(N_("When was it offered?"))] = None
    after: Annotated[Occasion | None, TEAM] = None
    answers: Annotated[tuple[Answer, ...], THAT_PERSON, Ask(N_("What did each answer?"))] = ()
    started: Annotated[Done | None, TEAM, Ask(N_("When did it start?"))] = None
    ended: Annotated[HelpEnd | None, TEAM] = None
    organisation: Annotated[
        OrganisationKey | None, TEAM, Said(N_("For which organisation"), N_("for {value}"))
    ] = None
    available: Annotated[Flag | None, TEAM] = None
    place: Annotated[Word | None, TEAM, Known("help_places")] = None
    domain: Annotated[Literal["care", "safety"] | None, TEAM] = None
    frame: Annotated[Literal["voluntary", "pressure", "compulsory"] | None, TEAM] = None
    reduces: Annotated[tuple[FactorKey, ...], TEAM] = ()
    phase: Annotated[Word | None, TEAM, Known("phases")] = None
    wanted_form: Annotated[ProseLine | None, TEAM] = None
    given_form: Annotated[ProseLine | None, TEAM] = None
    volume: Annotated[ProseLine | None, TEAM] = None
    lasts: Annotated[Duration | None, TEAM] = None
    decided_with: Annotated[tuple[Party, ...], TEAM] = ()
    expected_effect: Annotated[Prose | None, TEAM] = None
    worked: Annotated[Literal["yes", "partly", "no", "unknown"] | None, TEAM] = None
    text: Annotated[Prose | None, TEAM] = None


def _whose_alone(_case: CaseFile, goal: "Goal", _part: object) -> Persons:
    """That one's own goal is reached; of a goal of several, that is a judgement of the team."""
    return frozenset(goal.persons) if len(goal.persons) == 1 else EMPTY


class Goal(Record):
    """What is to be reached, also by each child; how far stands in observations (B07, D31, D32)."""

    KIND: ClassVar = Kind(
        "goals", "g", "help", (N_("goal"), N_("goals")), of_one("persons"), order=("since", "text")
    )
    HEAD: ClassVar = ((N_("goal of {persons}: {text}"), N_("goal: {text}")), N_("by {due}"))
    NAMED: ClassVar = ("{text}",)

    persons: Annotated[tuple[Subject, ...], WHOLE, Ask(N_("Whose goal is it?"))] = ()
    kind: Annotated[Word | None, Known("goal_kinds"), Ask(N_("What sort of goal?"))] = None
    text: Annotated[Prose, Ask(N_("What is to be reached?"))]
    set_by: Annotated[Party | None, TEAM] = None
    answers_situation: Annotated[SituationKey | None, TEAM] = None
    holds_for: Annotated[Duration | None, TEAM] = None
    since: When | None = None
    due: Due | None = None
    reached: Annotated[Done | None, Readers(_whose_alone)] = None


class Action(Record):
    """Who does what by when, across family, network and partners (practice 1, E29)."""

    KIND: ClassVar = Kind(
        "actions", "at", "help", (N_("action"), N_("actions")), team_only, order=("due", "text")
    )
    HEAD: ClassVar = ("{done_by}: {text}", N_("by {due}"), N_("done {done}"))

    text: Annotated[Prose, Ask(N_("What is to be done?"))]
    done_by: Annotated[SubjectParty, Ask(N_("Who does it?"))]
    due: Annotated[Due | None, Ask(N_("By when?"))] = None
    done: Done | None = None
    settles: BottleneckKey | None = None
