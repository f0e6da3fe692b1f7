"""What the wall keeps where the rule needs more than a field: children's answers, what was
taken back, and what was told once somebody had left.

Each is a pair: two households that differ in what a reader may not know give the same view.
"""

from collections.abc import Callable
from typing import Any, Final

import pytest
from tests.wall.pairs import dump
from tests.wall.small import TODAY, household, record

from hgcase.app.papers import Order, make_paper
from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.incidents import Account, Incident
from hgcase.domain.kinds.network import Contact
from hgcase.domain.kinds.persons import Person
from hgcase.domain.kinds.plan import Condition, Rule, SafetyPlan
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import seen_by
from hgcase.errors import NotFoundError

ANNA = Audience("person:A", frozenset("A"))
ANNA_WITH_OWN = Audience("person:A", frozenset("A"), own_talks=True)
BRAM = Audience("person:B", frozenset("B"))
BOTH = Audience("together:A,B", frozenset("AB"))
DONE = {"date": "2026-09-20", "state": "done"}
RULE = record(
    Rule, key="r1", number=1, circle=["A", "B"], persons=["B"], situation="altijd", text="hij belt"
)


def talk(**values: Any) -> Any:
    return record(
        Session,
        **{"key": "s1", "at": "2026-09-17T14:00", "state": "held", "mode": "joint",
           "present": ["A", "B", "C", "w1"], **values},
    )  # fmt: skip


def check(said_by: str, answer: str = "kept") -> dict[str, Any]:
    return {"rule": 1, "person": "B", "said_by": said_by, "answer": answer}


def plan(**values: Any) -> Any:
    return record(
        SafetyPlan,
        **{"key": "sp1", "circle": ["A", "B"], "state": "in_force", "made": "2026-09-11",
           "rules": [1], **values},
    )  # fmt: skip


def same(one: CaseFile, other: CaseFile, *audiences: Audience) -> bool:
    return all(dump(seen_by(one, each)) == dump(seen_by(other, each)) for each in audiences)


@pytest.mark.parametrize("said_by", ["C", "w1", "n1"])
@pytest.mark.parametrize("answer", ["kept", "broken"])
def test_in_a_talk_only_who_a_rule_is_for_answers_aloud(said_by: str, answer: str) -> None:
    """What a child answers, or a worker judges, is the team's (W3)."""
    present = ["A", "B", "C", "w1", "n1"]
    said = [check("A"), check("B")]
    more = household(RULE, talk(present=present, checks=[*said, check(said_by, answer)]))

    assert same(more, household(RULE, talk(present=present, checks=said)), ANNA, BRAM, BOTH)
    assert len(seen_by(more, BRAM).case.sessions[0].checks) == 2
    assert len(seen_by(more, Audience("team")).case.sessions[0].checks) == 3


def test_a_child_of_the_circle_answers_no_check_aloud_either() -> None:
    rule = RULE.model_copy(update={"circle": ("A", "B", "C")})
    checks = [check("A"), check("C", "broken")]

    assert len(seen_by(household(rule, talk(checks=checks)), BRAM).case.sessions[0].checks) == 1


@pytest.mark.parametrize("who", ["C", "D"])
def test_a_childs_yes_to_a_plan_is_the_teams(who: str) -> None:
    """A child of the circle, and one who is nobody of it (W3)."""
    persons = (
        record(Person, key="A", name="Anna de Wit", born="1991"),
        record(Person, key="B", name="Bram Bos", born="1988"),
        record(Person, key="C", name="Cato Bos", born="2017-09-12"),
        record(Person, key="D", name="Daan Bos", born="2012-09-12"),
    )
    circle = ["A", "B", "C"] if who == "C" else ["A", "B"]

    def answered(answer: str) -> CaseFile:
        answers = [{"person": key, "answer": "agrees"} for key in "AB"]
        answers.append({"person": who, "answer": answer})
        rule = RULE.model_copy(update={"circle": tuple(circle)})
        return household(rule, plan(circle=circle, answers=answers), persons=persons)

    assert same(answered("agrees"), answered("disagrees"), ANNA, BRAM, BOTH)
    answers = seen_by(answered("agrees"), BRAM).case.safety_plans[0].answers
    assert len(answers) == 2


TAKEN_BACK: Final[dict[str, Callable[[str], Any]]] = {
    "rule": lambda text: RULE.model_copy(update={"text": text}),
    "condition": lambda text: record(Condition, key="c1", text=text, visible_to=["A", "B"]),
    "contact": lambda text: record(Contact, key="n2", name=text, phone="06-00000002"),
    "talk": lambda text: talk(key="s2", at="2026-08-01T10:00", summary=text),
    "person": lambda text: record(Person, key="E", name=text, born="1990"),
}


@pytest.mark.parametrize("sort", TAKEN_BACK)
def test_what_was_taken_back_is_in_nothing_that_a_paper_tells(sort: str) -> None:
    """Nor in what a paper computes: it is as if it had never been there (W25)."""
    made = TAKEN_BACK[sort]
    back = made("een").model_copy(update={"withdrawn": _done()})

    assert same(household(back), household(), ANNA, BRAM, BOTH)


def _done() -> Any:
    from hgcase.domain.declare.record import Withdrawal

    return record(Withdrawal, **DONE)


def test_what_somebody_says_will_be_taken_back_still_stands() -> None:
    announced = _done().model_copy(update={"state": "announced"})

    seen = seen_by(household(RULE.model_copy(update={"withdrawn": announced})), BRAM)
    assert len(seen.case.rules) == 1


def test_the_team_sees_on_its_screen_what_was_taken_back_and_not_on_its_paper() -> None:
    case = household(talk(summary="woorden die terug zijn", withdrawn=DONE))
    order = Order("team", "progress", "md", "nl", None, TODAY)

    assert len(seen_by(case, Audience("team")).case.sessions) == 1
    assert "woorden die terug" not in make_paper("LM4827", case, order, today=TODAY).text


def test_what_was_told_once_somebody_had_left_is_told_alone() -> None:
    """It comes on no ordinary paper, that lies at home (W4, W2)."""
    left = talk(
        left_early=[{"party": "B"}], summary="nadat Bram weg was", subjects=["safety"],
        checks=[check("A")],
    )  # fmt: skip
    case = household(RULE, left)
    nothing = household(RULE, talk(left_early=[{"party": "B"}]))

    assert same(case, nothing, ANNA, BRAM, BOTH)
    assert seen_by(case, ANNA_WITH_OWN).case.sessions[0].summary == "nadat Bram weg was"


def test_that_a_worker_left_before_the_end_makes_nothing_told_alone() -> None:
    case = household(talk(left_early=[{"party": "w1"}], summary="samen besproken"))

    assert seen_by(case, ANNA).case.sessions[0].summary == "samen besproken"


# --- the worker's wall ------------------------------------------------------------------


def for_some() -> CaseFile:
    """A household of which one person, and all of that person, is for worker w1 alone."""
    person = record(Person, key="F", name="Frits Bos", born="1980", workers_only=["w1"])
    together = talk(
        present=["A", "F", "w1"], about=["F"], summary="wat Frits vertelde", visible_to=["A", "F"]
    )
    return household(person, together)


@pytest.mark.parametrize("audience", ["person:F", "person:A", "team"])
def test_a_paper_is_made_of_what_its_worker_may_see(audience: str) -> None:
    """A refusal confirms nobody whom this worker may not know (W26)."""
    order = Order(audience, "progress", "md", "nl", None, TODAY)

    def made(case: CaseFile) -> str:
        try:
            return make_paper("LM4827", case, order, today=TODAY, worker="w2").text
        except NotFoundError as error:
            return str(error)

    assert made(for_some()) == made(household())


def test_what_is_narrowed_stands_on_the_paper_of_whom_it_is_for() -> None:
    order = Order("person:F", "progress", "md", "nl", None, TODAY)

    assert "wat Frits" in make_paper("LM4827", for_some(), order, today=TODAY, worker="w1").text


def test_an_account_of_what_was_taken_back_goes_with_it() -> None:
    incident = record(Incident, key="i1", at="2026-09-12T21:00", visible_to=["A"], withdrawn=DONE)
    account = record(Account, key="ac1", incident="i1", text="het was hier", visible_to=["A"])

    assert same(household(incident, account), household(), ANNA)
