"""Which households something can be due in, on both engines."""

from typing import Any, Final

import pytest
from tests.store.made import TODAY, Made, an_act

from hgcase.domain.case_file import CaseFile, kind_of
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.household import Household

GONE: Final = {"withdrawn": {"date": "2026-09-02", "state": "done"}}
RUNS: Final = {"key": "t1", "method": "ambulant", "start": "2026-01-01"}
PLAN: Final = {"key": "sp1", "circle": ["A"], "state": "in_force", "made": "2026-09-01"}
TALK: Final = {"key": "s1", "at": "2026-09-01", "state": "planned", "mode": "team"}
ACTION: Final = {"key": "at1", "text": "bellen", "done_by": "w1", "due": "2026-09-01"}
HANDOVER: Final = {"key": "ho1", "giver": "w1", "taker": "w2", "date": "2026-09-01"}
MOVE: Final = {"key": "mv1", "persons": ["A"], "date": "2026-09-01"}
DONE: Final = "2026-09-02"
ROWS: Final[list[tuple[str, dict[str, Any], bool]]] = [
    ("trajectories", RUNS, True),
    ("trajectories", RUNS | {"ended": {"date": "2026-09-26", "state": "completed"}}, False),
    ("trajectories", RUNS | {"ended": {"date": "2026-09-27", "state": "completed"}}, True),
    ("trajectories", RUNS | {"ended": {"date": "2027-01-01", "state": "completed"}}, True),
    ("trajectories", RUNS | GONE, False),
    ("safety_plans", PLAN, True),
    ("safety_plans", PLAN | {"state": "ended"}, False),
    ("sessions", TALK, True),
    ("sessions", TALK | {"state": "held"}, False),
    ("actions", ACTION, True),
    ("actions", ACTION | {"done": DONE}, False),
    ("aftercare", {"key": "af1", "persons": ["A"], "due": "2027-01-01"}, True),
    ("aftercare", {"key": "af1", "persons": ["A"], "due": "2027-01-01"} | GONE, False),
    ("handovers", HANDOVER, True),
    ("handovers", HANDOVER | {"confirmed": DONE}, False),
    ("moves", MOVE, True),
    ("moves", MOVE | {"handover": "ho1"}, False),
    ("breaks", {"key": "br1", "since": "2026-09-01"}, True),
    ("breaks", {"key": "br1", "since": "2026-09-01", "until": "2026-09-20"}, False),
    ("statements", {"key": "sm1", "text": "het ging goed"}, False),
]


@pytest.mark.req("C27")
def test_what_runs_is_planned_or_is_not_done_is_at_work(made: Made) -> None:
    cases = [
        CaseFile(Household(opened=When("2026-01-01"))).replace(
            **{section: (kind_of(section).model_validate(tree),)}
        )
        for section, tree, _expected in ROWS
    ]
    with made.open() as store:
        refs = store.add_all(cases, an_act())
        found = store.refs_at_work(TODAY)

    assert found == sorted(ref for ref, row in zip(refs, ROWS, strict=True) if row[2])
