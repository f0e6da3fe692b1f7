"""Sessions: who spoke with whom, what was discussed, and how the rules went."""

from datetime import date
from typing import Annotated, ClassVar, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.readers import EMPTY, TEAM, persons_in
from hgcase.domain.declare.record import Part, Record, Value
from hgcase.domain.declare.values import (
    Party,
    PersonKey,
    Prose,
    ProseLine,
    RuleNumber,
    SessionKey,
    SubjectParty,
    TrajectoryKey,
    When,
    Word,
)
from hgcase.domain.declare.vocabulary import Ask, Kind, Known, Mark, Persons, Readers, Said
from hgcase.domain.kinds.persons import is_child
from hgcase.i18n import N_

State = Literal["planned", "held", "no_show", "cancelled", "no_answer"]
Mode = Literal["joint", "separate", "child", "network", "team"]
CheckAnswer = Literal["kept", "partly", "broken"]
FAMILY_TALKS = ("joint", "separate")  # of all others nobody reads anything but the team


def _who_was_there(case: CaseFile, session: "Session", _today: date) -> Persons:
    """That a talk was: who was present; that one is planned: who is invited (W4)."""
    if session.mode not in FAMILY_TALKS:
        return EMPTY
    return persons_in(case, session, {"held": "present", "planned": "invited"}.get(session.state))


def there_to_the_end(case: CaseFile, session: "Session", _part: object) -> Persons:
    """What was said in a held talk: who was present and did not leave early (W4)."""
    if session.state != "held" or session.mode not in FAMILY_TALKS:
        return EMPTY
    left = {leaving.party for leaving in session.left_early}
    return persons_in(case, session, "present") - left


def _invited_when_planned(case: CaseFile, session: "Session", _part: object) -> Persons:
    """Who is invited shows of a planned talk only: invited is not present (W4)."""
    return persons_in(case, session, "invited") if session.state == "planned" else EMPTY


def _told_by(session: "Session") -> Persons | None:
    """A talk apart is of whom it was with (W2); None: it was not apart."""
    return _taking_part(session) if session.mode == "separate" else None


def _within(session: "Session") -> Persons:
    """Whatever its circle says, only who was there knows of it, and of no child's talk (W3)."""
    return _taking_part(session) if session.mode in FAMILY_TALKS else EMPTY


def _taking_part(session: "Session") -> Persons:
    return frozenset(session.invited if session.state == "planned" else session.present)


def _somebody_left(case: "CaseFile", session: "Session") -> bool:
    """What was told once somebody of the family had left was told alone (W4, W2)."""
    return any(leaving.party in case.person_keys for leaving in session.left_early)


def _who_answers_aloud(case: "CaseFile", session: "Session", check: "Check") -> Persons:
    """How a rule went is heard from those whom it is for; not from a child, nor a worker (W3)."""
    rule = case.rule(check.rule)
    aloud = rule is not None and check.said_by in rule.circle
    if not aloud or is_child(case, check.said_by, session.at.day):
        return EMPTY
    return there_to_the_end(case, session, check)


TO_THE_END = Readers(there_to_the_end, alone=_somebody_left)
ANSWERED = Readers(_who_answers_aloud, alone=_somebody_left)


class Check(Part):
    """How a rule was kept, in the words of one person who speaks (B24)."""

    HEAD: ClassVar = (N_("rule {rule}, {person}: {answer}"), N_("according to {said_by}"))

    rule: RuleNumber
    person: PersonKey
    said_by: Party
    answer: CheckAnswer


class Term(Value):
    """An agreement about the talk itself."""

    HEAD: ClassVar = ("{person}: {text}",)

    person: PersonKey
    text: ProseLine


class Leaving(Value):
    """Who left a talk before its end."""

    HEAD: ClassVar = ("{party}",)

    party: Party
    at: When | None = None


class Education(Value):
    """What was explained to whom (A43)."""

    HEAD: ClassVar = (N_("{subject}, to {persons}"),)

    subject: Annotated[Word, Known("education_subjects")]
    persons: tuple[PersonKey, ...]


class Session(Record):
    """A talk, held or planned or missed (A29, B25–B27)."""

    KIND: ClassVar = Kind(
        "sessions",
        "s",
        "talks",
        (N_("talk"), N_("talks")),
        _who_was_there,
        order=("at",),
        apart=_told_by,
        within=_within,
    )
    HEAD: ClassVar = (
        N_("talk {mode}"),
        ("{present}", "{invited}"),
        (N_("{state}: {missed}"), "{state}"),
    )
    NAMED: ClassVar = (N_("the talk of {at}"),)

    at: Annotated[When, Ask(N_("When?"))]
    minutes: Annotated[int | None, Mark.ASIDE, TEAM] = None
    trajectory: TrajectoryKey | None = None
    state: Annotated[State, Said(N_("State"), "{value}", usual="held"), Ask(N_("Did it happen?"))]
    reason: Annotated[ProseLine | None, TEAM] = None
    mode: Mode
    channel: Annotated[
        Word | None,
        Known("channels"),
        Ask(N_("How, where?")),
    ] = None
    invited: Annotated[tuple[Party, ...], Mark.ASIDE, Readers(_invited_when_planned)] = ()
    present: Annotated[tuple[SubjectParty, ...], Ask(N_("Who was there?"))] = ()
    left_early: Annotated[tuple[Leaving, ...], TEAM] = ()
    continues: Annotated[SessionKey | None, TEAM] = None
    terms: Annotated[tuple[Term, ...], TO_THE_END] = ()
    subjects: Annotated[tuple[Word, ...], TO_THE_END, Known("subjects")] = ()
    education: Annotated[tuple[Education, ...], TO_THE_END] = ()
    summary: Annotated[
        Prose | None,
        TO_THE_END,
        Ask(N_("What you discussed together (both may read this)")),
    ] = None
    team_note: Annotated[
        Prose | None,
        TEAM,
        Ask(N_("Note for the team (on no paper; who asks for access may get to read it)")),
    ] = None
    checks: Annotated[tuple[Check, ...], ANSWERED] = ()
