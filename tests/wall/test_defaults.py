"""Who reads a record for which nobody said it: fixed when it is written (wall.md, Defaults)."""

import dataclasses
from typing import Any

import pytest
from tests.wall.small import TODAY, household, participant, record
from tests.wall.table import DEFAULTS

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.advice import Advice
from hgcase.domain.kinds.aftercare import Aftercare
from hgcase.domain.kinds.analysis import Factor, Pattern, Trigger
from hgcase.domain.kinds.arrangements import Arrangement
from hgcase.domain.kinds.concerns import Concern
from hgcase.domain.kinds.consents import Consent, Consultation
from hgcase.domain.kinds.contact_lines import ContactLine
from hgcase.domain.kinds.direction import Assignment
from hgcase.domain.kinds.directory import Organisation, Programme, Worker
from hgcase.domain.kinds.handovers import Handover, Move
from hgcase.domain.kinds.incidents import Account, Incident, Statement
from hgcase.domain.kinds.markers import Marker
from hgcase.domain.kinds.measurements import Bottleneck, Measurement
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.notifications import Notification
from hgcase.domain.kinds.observations import Observation
from hgcase.domain.kinds.orders import Order
from hgcase.domain.kinds.papers import Document, Paper, Pause
from hgcase.domain.kinds.persons import Person, Relation
from hgcase.domain.kinds.places import Break, Home, Stay
from hgcase.domain.kinds.plan import Condition, PersonalPlan, SafetyPlan, UnsafeSituation
from hgcase.domain.kinds.proceedings import Proceeding
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.kinds.support import Action, Goal, Help
from hgcase.domain.kinds.trajectory import Trajectory
from hgcase.domain.wall.circles import with_circles

TALK = {"at": "2026-09-17T14:00", "state": "held", "mode": "joint"}
PLAN = {"state": "in_force", "made": "2026-09-11", "conditions": ["c9"]}
SAID = {"date": "2026-09-11", "topic": "safety"}
YES = {"recipient": "o1", "answer": "given"}
TALKED = {"date": "2026-10-31"}
AB = ("A", "B")
ALL = ("A", "B", "C")

ROWS: tuple[tuple[type[Record], dict[str, Any], tuple[str, ...]], ...] = (
    (Person, {"name": "Daan"}, ALL),
    (Person, {"name": "Joris", "known_to": ["A"]}, ("A",)),
    (Person, {"name": "Joris", "known_to": []}, ()),
    (Relation, {"who": "A", "whom": "B", "kind": "partner"}, ALL),
    (Relation, {"who": "A", "whom": "B", "kind": "same_person"}, ()),
    (Home, {"name": "het huis"}, ()),
    (Stay, {"persons": ["A", "C"]}, ("A", "C")),
    (Organisation, {"name": "Politie", "kind": "police"}, ALL),
    (Organisation, {"name": "Opvang", "kind": "shelter"}, ()),
    (Organisation, {"name": "Huis", "kind": "other", "secret": "true"}, ()),
    (Organisation, {"name": "Huis", "kind": "other", "secret": "unknown"}, ()),
    (Worker, {"name": "Omar Haddad"}, ALL),
    (Contact, {"name": "Riet"}, ALL),
    (Trajectory, {"method": "top-3", "start": "2026-09-20"}, ()),
    (
        Trajectory,
        {
            "method": "top-3",
            "start": "2026-09-20",
            "participants": [{"person": "B", "since": "2026-09-20"}],
        },
        ("B",),
    ),
    (Incident, {"at": "2026-08-29"}, ()),
    (Account, {"incident": "i9", "said_by": "A"}, ()),
    (Session, TALK | {"present": ["A", "B", "w1"], "invited": ["A", "B", "C"]}, ("A", "B")),
    (Session, TALK | {"mode": "separate", "present": ["A", "w1"]}, ("A",)),
    (Session, TALK | {"state": "planned", "invited": ["B", "w1"]}, ("B",)),
    (Session, TALK | {"state": "no_show", "invited": ["A", "B"]}, ()),
    (Session, TALK | {"mode": "child", "present": ["C", "w1"]}, ()),
    (Session, TALK | {"mode": "network", "present": ["A", "n1"]}, ()),
    (Session, TALK | {"mode": "team", "present": ["A", "w1"]}, ()),
    (Observation, SAID | {"said_by": "A", "about": ["A"]}, ("A",)),
    (Observation, SAID | {"said_by": "A", "about": ["B"]}, ()),
    (Observation, SAID | {"said_by": "A", "about": ["A", "B"]}, ()),
    (Observation, SAID | {"said_by": "C", "about": ["C"]}, ()),
    (Observation, SAID | {"said_by": "w1", "about": ["A"]}, ()),
    (Break, {"called_by": "B"}, ()),
    (Programme, {"name": "Take a break", "method": "take-a-break"}, ()),
    (Assignment, {"role": "case_director", "party": "w1"}, ALL),
    (Assignment, {"role": "project_lead", "party": "w1"}, ALL),
    (Assignment, {"role": "case_director", "party": "w1", "person": "C"}, ("C",)),
    (Assignment, {"role": "counsellor", "party": "w1", "person": "A"}, ("A",)),
    (Assignment, {"role": "family_worker", "party": "w1"}, ()),
    (Assignment, {"role": "stand_in", "party": "w1", "stands_in_for": "w1"}, ()),
    (Consent, YES | {"person": "A"}, ("A",)),
    (Consent, YES | {"person": "C", "given_by": ["A", "B"]}, ()),
    (Concern, {"date": "2026-06-01", "about": ["A"]}, ()),
    (Notification, {"at": "2026-08-29", "kind": "police", "about": ["A", "B"]}, ()),
    (Statement, {"said_by": "A", "about": ["A"], "text": "x"}, ()),
    (Marker, {"kind": "threat", "who": ["B"], "whom": ["A"]}, ()),
    (Order, {"kind": "no_contact", "person": "B", "no_contact": ["A", "C"]}, ALL),
    (Order, {"kind": "no_contact", "person": "B"}, ("B",)),
    (Proceeding, {"kind": "family_court", "parties": ["A", "B"]}, ()),
    (Arrangement, {"kind": "visits", "person": "B", "children": ["C"], "text": "x"}, ()),
    (Trigger, {"kind": "drink", "persons": ["B"], "text": "x"}, ()),
    (Factor, {"kind": "risk", "persons": ["A"], "text": "x"}, ()),
    (Pattern, {"persons": ["A", "B"]}, ()),
    (UnsafeSituation, {"situation": "x", "text": "y", "persons": ["B"]}, ()),
    (PersonalPlan, {"person": "A", "made": "2026-09-12"}, ("A",)),
    (ContactLine, {"at": "2026-09-16", "party": "B", "result": "no_answer"}, ()),
    (Help, {"kind": "crisis_help", "persons": ["A", "B"]}, ("A", "B")),
    (Help, {"kind": "crisis_help"}, ()),
    (Goal, {"persons": ["A"], "text": "x"}, ("A",)),
    (Goal, {"persons": ["A", "B"], "text": "x"}, ()),
    (Action, {"text": "x", "done_by": "A"}, ()),
    (Consultation, {"date": "2026-09-12", "parties": ["o1"]}, ()),
    (Move, {"persons": ["A"], "date": "2026-12-01"}, ()),
    (Handover, {"giver": "o1", "taker": "o1", "date": "2026-11-02", "persons": ["A"]}, ()),
    (Measurement, {"date": "2026-09-07", "said_by": "A", "about": ["A"]}, ()),
    (Aftercare, {"persons": ["A"], "due": "2027-03-01"}, ()),
    (Bottleneck, {"date": "2026-09-14", "text": "x", "solved_by": "A"}, ()),
    (Advice, {"made": "2026-10-30"}, ()),
    (Advice, {"made": "2026-10-30", "discussed": [TALKED | {"persons": ["A"]}]}, ("A",)),
    (Paper, {"kind": "progress", "readers": ["A"], "date": "2026-09-27"}, ()),
    (Document, {"kind": "letter", "said_by": "A"}, ()),
    (Pause, {"since": "2026-09-01", "because": "x"}, ()),
)

TOGETHER = TALK | {"key": "s1", "present": ["A", "B", "w1"]}
OF_TWO = {"key": "sp1", "circle": ["A", "B"], "state": "in_force", "made": "2026-09-11"}
STAY = {"persons": ["B"], "break_event": "br1"}
FOUND = {"kind": "drink", "text": "x", "session": "s1"}
UNSAFE = {"situation": "x", "text": "y"}
NARROWED: dict[str, Any] = {"workers_only": ["w1"]}
ASKED: dict[str, Any] = {"may_pass_on": "ask"}

Row = tuple[type[Record], dict[str, Any], tuple[Record, ...], tuple[str, ...]]

HANGING: tuple[Row, ...] = (
    # What hangs on another record is of who may read that one.
    (Break, {"plan": "sp1"}, (record(SafetyPlan, **OF_TWO),), ("A", "B")),
    (Break, {"plan": "sp1"}, (record(SafetyPlan, **OF_TWO | NARROWED),), ()),
    (Break, {"plan": "sp1"}, (record(SafetyPlan, **OF_TWO | ASKED),), ()),
    (Stay, STAY, (record(Break, key="br1", visible_to=["A", "B"]),), ("A", "B")),
    (Stay, STAY, (record(Break, key="br1"),), ("B",)),
    (
        Stay,
        STAY,
        (record(Break, key="br1", plan="sp1"), record(SafetyPlan, **OF_TWO)),
        ("A", "B"),
    ),
    (Stay, STAY, (record(Break, key="br1", visible_to=["A", "B"], **NARROWED),), ("B",)),
    (Stay, STAY, (record(Break, key="br1", visible_to=["A", "B"], **ASKED),), ("B",)),
    (Condition, {"text": "x"}, (record(SafetyPlan, key="sp1", circle=["A", "B"], **PLAN),), AB),
    (
        Condition,
        {"text": "x"},
        tuple(
            record(SafetyPlan, key=f"sp{n}", circle=circle, **PLAN)
            for n, circle in enumerate((["A", "B"], ["B", "C"]))
        ),
        ALL,
    ),
    (Condition, {"text": "x"}, (), ()),
    (Condition, {"text": "x"}, (record(SafetyPlan, **OF_TWO | PLAN | NARROWED),), ()),
    (Trigger, FOUND, (record(Session, **TOGETHER),), AB),
    (Trigger, FOUND, (record(Session, **TOGETHER | {"left_early": [{"party": "A"}]}),), ("B",)),
    (Trigger, FOUND, (record(Session, **TOGETHER | NARROWED),), ()),
    (Trigger, FOUND, (record(Session, **TOGETHER | {"visible_to": ["A"]}),), ("A",)),
    (Trigger, FOUND, (record(Session, **TOGETHER | {"mode": "separate", "present": ["A"]}),), ()),
    (Trigger, FOUND, (record(Session, **TOGETHER | {"mode": "child", "present": ["C"]}),), ()),
    (Pattern, {"session": "s1"}, (record(Session, **TOGETHER),), AB),
    (Pattern, {"session": "s1"}, (record(Session, **TOGETHER | {"state": "no_show"}),), ()),
    (
        UnsafeSituation,
        UNSAFE | {"conditions": ["c1"]},
        (record(Condition, key="c1", text="x", visible_to=["A", "B"]),),
        AB,
    ),
    (
        UnsafeSituation,
        UNSAFE | {"conditions": ["c1", "c2"]},
        (
            record(Condition, key="c1", text="x", visible_to=["A", "B"]),
            record(Condition, key="c2", text="x", visible_to=["B"]),
        ),
        ("B",),
    ),
    (
        UnsafeSituation,
        UNSAFE | {"conditions": ["c1"]},
        (record(Condition, key="c1", text="x", visible_to=["A", "B"], **NARROWED),),
        (),
    ),
)


EVERY: list[Row] = [*((kind, values, (), readers) for kind, values, readers in ROWS), *HANGING]


@pytest.mark.req("B28")
@pytest.mark.parametrize(("kind", "values", "readers"), ROWS)
def test_the_default_of_a_kind(
    kind: type[Record], values: dict[str, Any], readers: tuple[str, ...]
) -> None:
    assert _written(kind, values) == readers


@pytest.mark.req("B28")
@pytest.mark.parametrize(("kind", "values", "others", "readers"), HANGING)
def test_the_default_of_what_hangs_on_another_record(
    kind: type[Record],
    values: dict[str, Any],
    others: tuple[Record, ...],
    readers: tuple[str, ...],
) -> None:
    assert _written(kind, values, *others) == readers


def _written(kind: type[Record], values: dict[str, Any], *others: Record) -> Any:
    key = "c9" if kind is Condition else "x9"
    found = household(record(kind, key=key, **values), *others).get(key)
    assert found is not None
    return found.visible_to


def test_the_rows_cover_every_kind_with_a_default() -> None:
    covered = {kind.KIND.section for kind, *_ in EVERY}
    assert covered == set(DEFAULTS) - {"rules", "safety_plans"}


@pytest.mark.parametrize("kind", list(dict.fromkeys(kind for kind, *_ in EVERY)))
def test_a_default_of_everybody_would_be_seen(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = dataclasses.replace(kind.KIND, readers=lambda *_: frozenset("ABCX"))
    monkeypatch.setattr(kind, "KIND", wide)
    mine = [row for row in EVERY if row[0] is kind]
    assert any(_written(made, values, *others) != told for made, values, others, told in mine)


def test_what_is_narrowed_to_workers_is_for_the_team() -> None:
    assert _written(Contact, {"name": "Riet", "workers_only": ["w1"]}) == ()


@pytest.mark.parametrize("given", [[], "team", ["A"]])
def test_a_circle_that_was_given_stays(given: Any) -> None:
    told = () if given == "team" else tuple(given)
    assert _written(Contact, {"name": "Riet", "visible_to": given}) == told


def _joined(case: CaseFile) -> CaseFile:
    trajectory = case.trajectories[0]
    lines = [participant(key) for key in "ABCD"]
    joined = record(
        Trajectory,
        key="t1", method="ambulant", start="2026-09-07",
        visible_to=list(trajectory.visible_to or ()), participants=lines,
    )  # fmt: skip
    return case.replace(trajectories=(joined,)).add(record(Person, key="D", name="Daan"))


@pytest.mark.req("B28")
def test_who_joins_later_gets_nothing_older() -> None:
    before = household(record(Contact, key="n2", name="Riet"))
    after = with_circles(_joined(before), TODAY)
    for old in before.records():
        now = after.get(old.key)
        assert now is not None
        assert now.visible_to == old.visible_to


def test_who_joined_reads_what_is_written_from_then_on() -> None:
    case = _joined(household()).add(record(Contact, key="n2", name="Riet"))
    found = with_circles(case, TODAY).get("n2")
    assert found is not None
    assert found.visible_to == ("A", "B", "C", "D")


def test_who_left_gets_nothing_newer() -> None:
    case = household()
    left = [participant("A"), participant("B", until="2026-09-20"), participant("C")]
    trajectory = record(
        Trajectory, key="t1", method="ambulant", start="2026-09-07", participants=left
    )
    case = case.replace(trajectories=(trajectory,)).add(record(Contact, key="n2", name="Riet"))
    found = with_circles(case, TODAY).get("n2")
    assert found is not None
    assert found.visible_to == ("A", "C")
    kept = case.get("n1")
    assert kept is not None
    assert kept.visible_to == ALL
