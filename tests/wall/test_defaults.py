"""Who reads a record for which nobody said it: fixed when it is written (wall.md, Defaults)."""

import dataclasses
from typing import Any

import pytest
from tests.wall.small import TODAY, household, participant, record
from tests.wall.table import DEFAULTS

from hgcase.domain.directory import Organisation, Worker
from hgcase.domain.incidents import Account, Incident
from hgcase.domain.kinds import CaseFile
from hgcase.domain.network import Contact
from hgcase.domain.observations import Observation
from hgcase.domain.persons import Person, Relation
from hgcase.domain.places import Home, Stay
from hgcase.domain.plan import Condition, SafetyPlan
from hgcase.domain.record import Record
from hgcase.domain.sessions import Session
from hgcase.domain.trajectory import Trajectory
from hgcase.domain.writing import with_circles

TALK = {"at": "2026-09-17T14:00", "state": "held", "mode": "joint"}
PLAN = {"state": "in_force", "made": "2026-09-11", "conditions": ["c9"]}
SAID = {"date": "2026-09-11", "topic": "safety"}
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
)


@pytest.mark.req("B28")
@pytest.mark.parametrize(("kind", "values", "readers"), ROWS)
def test_the_default_of_a_kind(
    kind: type[Record], values: dict[str, Any], readers: tuple[str, ...]
) -> None:
    assert _written(kind, values) == readers


def _written(kind: type[Record], values: dict[str, Any]) -> tuple[str, ...] | None:
    found = household(record(kind, key="x9", **values)).get("x9")
    assert found is not None
    return found.visible_to


def test_the_rows_cover_every_kind_with_a_default() -> None:
    covered = {kind.KIND.section for kind, _, _ in ROWS} | {"conditions"}
    assert covered == set(DEFAULTS) - {"rules", "safety_plans"}


@pytest.mark.parametrize("kind", list(dict.fromkeys(kind for kind, _, _ in ROWS)))
def test_a_default_of_everybody_would_be_seen(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    wide = dataclasses.replace(kind.KIND, readers=lambda *_: frozenset("ABCX"))
    monkeypatch.setattr(kind, "KIND", wide)
    assert any(_written(made, values) != told for made, values, told in ROWS if made is kind)


@pytest.mark.parametrize(
    ("circles", "readers"),
    [([["A", "B"]], ("A", "B")), ([["A", "B"], ["B", "C"]], ("A", "B", "C")), ([], ())],
)
def test_a_condition_is_of_whoever_has_a_plan_that_holds_it(
    circles: list[list[str]], readers: tuple[str, ...]
) -> None:
    plans = [
        record(SafetyPlan, key=f"sp{n}", circle=circle, **PLAN)
        for n, circle in enumerate(circles, 1)
    ]
    found = household(record(Condition, key="c9", text="rust"), *plans).get("c9")
    assert found is not None
    assert found.visible_to == readers


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
