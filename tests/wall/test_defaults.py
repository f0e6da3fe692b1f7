"""Who reads a record for which nobody said it: fixed when it is written (wall.md, Defaults)."""

from typing import Any

import pytest
from tests.wall.cells import ALL, TALK
from tests.wall.small import TODAY, household, participant, record
from tests.wall.table import DEFAULTS, TABLE

from hgcase.domain.case_file import CaseFile, kind_of
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.analysis import Pattern, Trigger
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.places import Break, Stay
from hgcase.domain.kinds.plan import Condition, SafetyPlan, UnsafeSituation
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.kinds.trajectory import Trajectory
from hgcase.domain.wall.circles import with_circles

PLAN = {"state": "in_force", "made": "2026-09-11", "conditions": ["c9"]}
AB = ("A", "B")

ROWS = [
    (kind_of(section), values, readers)
    for section, row in TABLE.items()
    for values, readers in row.reads
]

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
    wide = kind.KIND._replace(readers=lambda *_: frozenset("ABCX"))
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
