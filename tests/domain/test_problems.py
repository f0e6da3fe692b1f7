"""What cannot be so in a case: each check finds its fault, and is silent where there is none."""

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.formats.made import SMALL
from tests.support.cli import EXAMPLES

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import MAX_NUMBER
from hgcase.domain.checks.problems import CHECKS, problems_of
from hgcase.formats.reading import read_case
from hgcase.formats.writing import write_case

TODAY = date(2026, 9, 27)
Tree = dict[str, Any]
Change = Callable[[Tree], object]


def tree() -> Tree:
    """Give a small case as plain values: two persons, a rule, a plan, a talk."""
    found: Tree = json.loads(write_case(read_case(SMALL, TODAY), "json"))
    return found


def unchecked(values: Tree) -> CaseFile:
    """Make a case without looking for problems between its records."""
    from hgcase.domain.case_file import kind_of, sections
    from hgcase.domain.kinds.household import Household

    found: Any = {
        section: tuple(map(kind_of(section).model_validate, values.get(section, ())))
        for section in sections()
    }
    return CaseFile(Household.model_validate(values["household"]), **found)


def plan(**changes: Any) -> Tree:
    ended = {"key": "sp2", "circle": ["A", "B"], "state": "ended", "made": "2026-09-01"}
    return {**ended, "version": 2, **changes}


def session(**changes: Any) -> Tree:
    talk = {"key": "s2", "at": "2026-09-20", "state": "held", "mode": "team", "present": ["w1"]}
    return {**talk, **changes}


def rule(**changes: Any) -> Tree:
    return {"key": "r2", "number": 2, "circle": ["A", "B"], "persons": ["A"], "situation": "x",
            "text": "y", **changes}  # fmt: skip


def bed(**changes: Any) -> Tree:
    return {"leaves": ["B"], "places": [{"kind": "emergency_bed", **changes}]}


def contact(**changes: Any) -> Tree:
    return {"key": "n1", "name": "Kees Proef", "nature": "informal", **changes}


def director(**changes: Any) -> Tree:
    return {"key": "as1", "role": "case_director", "party": "w1", **changes}


def order(*decisions: Tree) -> Tree:
    return {"key": "or1", "kind": "exclusion_order", "person": "B", "decisions": list(decisions)}


def imposed(**changes: Any) -> Tree:
    return {"key": "de1", "date": "2026-08-30", "decision": "imposed", **changes}


def situation(**changes: Any) -> Tree:
    return {"key": "us1", "situation": "x", "text": "y", **changes}


def to(section: str, *records: Tree) -> Change:
    return lambda values: values.setdefault(section, []).extend(records)


def of(section: str, **changes: Any) -> Change:
    return lambda values: values[section][0].update(changes)


FAULTS: dict[str, tuple[Change, str]] = {
    "no day on which it was opened": (
        lambda values: values["household"].pop("opened"),
        "household.opened",
    ),
    "a score beside its scale": (
        to("observations", {"key": "ob1", "date": "2026-09-20", "topic": "safety", "score": "11"}),
        "observations.ob1.score",
    ),
    "a judgement without its answer": (
        to("observations", {"key": "ob1", "date": "2026-09-20", "topic": "home_safe"}),
        "observations.ob1.answer",
    ),
    "a key twice": (to("persons", {"key": "w1", "name": "x"}), "workers.0"),
    "a person who is not there": (of("sessions", present=["A", "B", "Z"]), "sessions.s1.present"),
    "a worker where a person is meant": (of("rules", persons=["w1"]), "rules.r1.persons"),
    "a rule that does not exist": (of("safety_plans", rules=[1, 9]), "safety_plans.sp1.rules"),
    "a check of no rule": (
        lambda values: values["sessions"][0]["checks"][0].update(rule=9),
        "sessions.s1.checks.0.rule",
    ),
    "a text that names nobody": (of("rules", text="@Z belt"), "rules.r1.text"),
    "a text that names what has no name": (of("rules", text="zie @s1"), "rules.r1.text"),
    "a number below nothing": (of("sessions", minutes=-1), "sessions.s1.minutes"),
    "a number out of this world": (of("sessions", minutes=MAX_NUMBER + 1), "sessions.s1.minutes"),
    "an end before its beginning": (
        of("rules", since="2026-09-11", until="2026-09-10"),
        "rules.r1.until",
    ),
    "an end before its beginning, within": (
        lambda values: values["trajectories"][0]["participants"][1].update(until="2026-09-06"),
        "trajectories.t1.participants.1.until",
    ),
    "a second reading of no field": (
        of("sessions", also=[{"field": "moment", "value": "x"}]),
        "sessions.s1.also.0.field",
    ),
    "two circles": (of("rules", visible_to=["A"]), "rules.r1.visible_to"),
    "a worker without a name": (to("workers", {"key": "w2"}), "workers.w2"),
    "a worker twice": (to("workers", {"key": "w2", "name": "Sanne de Bruin"}), "workers.w2"),
    "a rule number twice": (to("rules", rule(number=1)), "rules.r1.number"),
    "a rule number below one": (to("rules", rule(number=0)), "rules.r2.number"),
    "a rule that replaces itself": (to("rules", rule(replaces=2)), "rules.r2.replaces"),
    "a second plan in force": (
        to("safety_plans", plan(state="in_force", circle=["B", "A"])),
        "safety_plans.sp1.state",
    ),
    "a version twice": (to("safety_plans", plan(version=1)), "safety_plans.sp1.version"),
    "a plan with a rule that not all know": (of("rules", circle=["B"]), "safety_plans.sp1.rules"),
    "an emergency bed without a reason": (
        to("safety_plans", plan(break_plan=bed())),
        "safety_plans.sp2.break_plan.places.0",
    ),
    "a shared text that names who is hidden": (
        lambda values: (
            to("persons", {"key": "C", "name": "Cato", "known_to": ["B"]})(values),
            of("rules", text="@C belt")(values),
        ),
        "rules.r1.text",
    ),
    "a planned talk with somebody present": (
        to("sessions", session(state="planned")),
        "sessions.s2",
    ),
    "a talk that was held with nobody": (
        to("sessions", session(present=[])),
        "sessions.s2.present",
    ),
    "a talk together of one": (
        to("sessions", session(mode="joint", present=["A", "w1"])),
        "sessions.s2.mode",
    ),
    "a talk apart of two": (
        to("sessions", session(mode="separate", present=["A", "B"])),
        "sessions.s2.mode",
    ),
    "a talk with a child and another": (
        to("sessions", session(mode="child", present=["A", "B"])),
        "sessions.s2.mode",
    ),
    "somebody who was not there says so": (
        to(
            "sessions",
            session(checks=[{"rule": 1, "person": "B", "said_by": "A", "answer": "kept"}]),
        ),
        "sessions.s2.checks.0.said_by",
    ),
    "a second director in a track": (
        to(
            "assignments",
            director(since="2026-08-31"),
            director(key="as2", since="2026-09-10"),
        ),
        "assignments.as2.since",
    ),
    "a decision twice": (
        to("orders", order(imposed(), imposed())),
        "orders.or1.decisions.1.key",
    ),
    "a judgement on a decision that is not there": (
        to("orders", order(imposed(), imposed(key="de2", decision="upheld", judges=["de9"]))),
        "orders.or1.decisions.1.judges",
    ),
    "two that follow each other": (
        lambda values: (
            of("rules", follows=["sp1"])(values),
            of("safety_plans", follows=["r1"])(values),
        ),
        "rules.r1.follows",
    ),
    "a fourth place in the top 3": (
        to("unsafe_situations", situation(rank=4)),
        "unsafe_situations.us1.rank",
    ),
    "an eighth bottleneck": (
        to("bottlenecks", {"key": "bo1", "date": "2026-09-01", "bottleneck": 8, "text": "x"}),
        "bottlenecks.bo1.bottleneck",
    ),
    "a partner of oneself": (
        to("relations", {"key": "re1", "who": "A", "whom": "A", "kind": "partner"}),
        "relations.re1.whom",
    ),
    "follow-up help and the reason for none": (
        to(
            "advice",
            {
                "key": "ad1",
                "made": "2026-10-30",
                "follow_up": [{"kind": "trauma_treatment"}],
                "no_follow_up": "x",
            },
        ),
        "advice.ad1.no_follow_up",
    ),
    "a pause of no deadline": (
        to(
            "pauses",
            {"key": "pz1", "deadline": "sp1.colour", "since": "2026-09-01", "because": "x"},
        ),
        "pauses.pz1.deadline",
    ),
    "a second reading in a line that is not there": (
        of("trajectories", also=[{"field": "participants.9.until", "value": "2026"}]),
        "trajectories.t1.also.0.field",
    ),
}

SILENT: dict[str, Change] = {
    "as it is": lambda _values: None,
    "a party that is unknown": of("rules", watched_by="unknown"),
    "a text that names somebody": to("contacts", contact(knows="dat @A soms bang is")),
    "an address with an at": of("rules", text="mail naar post@voorbeeld.nl"),
    "a span of one day": of("rules", since="2026-09-11", until="2026-09-11"),
    "a soft end that may come after": of("rules", since="2026-09-11", until="2026-09"),
    "a second reading": of("sessions", also=[{"field": "at", "value": "was het niet maandag?"}]),
    "a second reading of a part": of("sessions", also=[{"field": "checks.0", "value": "x"}]),
    "the largest number": of("sessions", minutes=MAX_NUMBER),
    "another organisation's worker": to(
        "workers", {"key": "w2", "name": "Sanne de Bruin", "organisation": "o1"}
    ),
    "a rule that replaces an older one": to("rules", rule(replaces=1)),
    "a plan that ended": to("safety_plans", plan()),
    "a plan of another circle": to("safety_plans", plan(state="in_force", circle=["A"], version=1)),
    "a draft beside the plan": to("safety_plans", plan(state="draft")),
    "an emergency bed with a reason": to(
        "safety_plans", plan(break_plan=bed(reason="nergens anders"))
    ),
    "a circle that knows who is hidden": lambda values: (
        to("persons", {"key": "C", "name": "Cato", "known_to": ["A", "B"]})(values),
        of("rules", text="@C belt")(values),
    ),
    "a planned talk": to("sessions", session(state="planned", present=[], invited=["A"])),
    "a talk nobody came to": to("sessions", session(state="no_show", present=[], mode="joint")),
    "a talk apart": to("sessions", session(mode="separate", present=["A", "w1"])),
    "a director in each track": to(
        "assignments", director(track="voluntary"), director(key="as2", track="criminal")
    ),
    "a director who takes over": to(
        "assignments",
        director(since="2026-08-31", until="2026-09-10"),
        director(key="as2", since="2026-09-10"),
    ),
    "a court that judges a decision": to(
        "orders", order(imposed(), imposed(key="de2", decision="annulled", judges=["de1"]))
    ),
    "a second reading of a field in a line": lambda values: (
        to("orders", order(imposed()))(values),
        values["orders"][0].update(also=[{"field": "decisions.de1.until", "value": "x"}]),
    ),
    "one that follows another": of("rules", follows=["sp1"]),
    "a pause of a review": to(
        "pauses",
        {"key": "pz1", "deadline": "sp1.review_due", "since": "2026-09-01", "because": "x"},
    ),
    "a talk of the team": to("sessions", session(mode="team", present=["w1"])),
}


def found(change: Change) -> list[str]:
    values = tree()
    values["organisations"] = [{"key": "o1", "name": "De Linde", "kind": "provider"}]
    change(values)
    return [".".join(map(str, problem.path)) for problem in problems_of(unchecked(values))]


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_is_found_where_it_is(fault: str) -> None:
    change, place = FAULTS[fault]

    assert place in found(change)


@pytest.mark.parametrize("sound", SILENT)
def test_what_can_be_so_is_no_problem(sound: str) -> None:
    assert found(SILENT[sound]) == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.strip("_"))
def test_every_check_finds_something_of_these_faults(check: Callable[[CaseFile], Any]) -> None:
    def finds(change: Change) -> bool:
        values = tree()
        change(values)
        return bool(list(check(unchecked(values))))

    assert any(finds(change) for change, _ in FAULTS.values())


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_examples_have_no_problems(path: Path) -> None:
    assert problems_of(read_case(path.read_text("utf-8"), TODAY)) == []


def test_all_faults_are_told_at_once() -> None:
    def everything(values: Tree) -> None:
        of("rules", text="@Z belt")(values)
        to("workers", {"key": "w2"})(values)
        to("safety_plans", plan(break_plan=bed()))(values)

    assert found(everything) == [
        "rules.r1.text",
        "workers.w2",
        "safety_plans.sp2.break_plan.places.0",
    ]


@pytest.mark.req("A05")
def test_a_second_plan_in_force_is_refused_for_the_same_circle_only() -> None:
    same = to("safety_plans", plan(state="in_force"))
    other = to("safety_plans", plan(state="in_force", circle=["A"], version=1))

    assert found(same) == ["safety_plans.sp1.state", "safety_plans.sp2.state"]
    assert found(other) == []


@pytest.mark.req("A53")
def test_an_emergency_bed_asks_for_a_reason() -> None:
    assert found(to("safety_plans", plan(break_plan=bed()))) != []
    assert found(to("safety_plans", plan(break_plan=bed(reason="nood")))) == []
