"""A safety plan: drafts, rules with numbers for life, agreement, review, and its end."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.small import TODAY, case
from tests.domain.stepping import after
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.plan import SafetyPlan, plans_of
from hgcase.domain.verbs import plan_agree as agreeing
from hgcase.domain.verbs import plan_course as course
from hgcase.domain.verbs import plan_new as steps
from hgcase.domain.verbs.steps import Changed
from hgcase.domain.wall.seen import Audience, team
from hgcase.domain.wall.the_wall import seen_by
from hgcase.errors import CaseFileError, HgcaseError
from hgcase.methods.parts import Method, Review, RuleSkeleton, Said

LATER = TODAY + timedelta(days=7)

METHOD = Method(
    "ambulant",
    1,
    Said("guidance", "begeleiding"),
    Said("about", "over"),
    "test",
    reviews=(Review("safety_plan", 14, Said("look again", "opnieuw kijken"), "test"),),
    skeleton=(
        RuleSkeleton(Said("when it is tense", "als het spant"), Said("We stop.", "We stoppen.")),
        RuleSkeleton(Said("always", "altijd"), Said("We call.", "We bellen.")),
    ),
)

IN_FORCE = """
    conditions: [{key: c1, text: De kinderen horen geen ruzie.},
                 {key: c2, text: De deur is open., until: 2026-09-01}]
    rules:
      - {key: r1, number: 1, circle: [A, B], persons: [B], situation: altijd, text: Eerste., since: 2026-08-02}
      - {key: r2, number: 2, circle: [A, B], persons: [A, B], situation: altijd, text: Tweede., since: 2026-08-02}
    safety_plans:
      - {key: sp1, circle: [A, B], version: 1, state: in_force, made: 2026-08-02, made_by: [A, B, w1],
         review_due: 2026-09-30, rules: [1, 2], conditions: [c1, c2], warning_signs: [zwijgen],
         talks: om de week, call: [o3], workers_only: [w1],
         answers: [{person: A, answer: agrees}, {person: B, answer: agrees}]}
"""  # noqa: E501
READ_BY_ALL = IN_FORCE.replace(", workers_only: [w1]", "")
RULE: dict[str, Any] = {"persons": ["A"], "situation": "als het spant", "text": "Nieuw."}
BOTH = [{"person": "A", "answer": "agrees"}, {"person": "B", "answer": "agrees"}]


def with_child() -> CaseFile:
    """Give a household in which the child takes part, and all may know each other's names."""
    household = case("")
    known = (p.model_copy(update={"visible_to": ("A", "B", "C")}) for p in household.persons)
    return household.replace(persons=tuple(known))


def drafted() -> CaseFile:
    """Give a household with a plan in force and a draft that replaces its second rule."""
    before = case(IN_FORCE)
    plan = before.safety_plans[0]
    return after(before, steps.add_rule(before, plan, {**RULE, "replaces": 2}, TODAY), TODAY)


def draft(household: CaseFile) -> SafetyPlan:
    """Give the draft of A and B."""
    found = steps.draft_of(household, ("B", "A"))
    assert found is not None
    return found


# --- who goes on with it ---------------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "in_force", "suspended", "ended"])
def test_whoever_may_not_see_the_plan_is_refused_alike(state: str) -> None:
    until = ", until: 2026-09-01" if state == "ended" else ""
    household = case(IN_FORCE.replace("state: in_force", f"state: {state}{until}"))
    steps.refuse_unseen(household, team("w1"), ["A", "B"])
    steps.refuse_unseen(household, team("w2"), ["A"])

    with pytest.raises(steps.PlanForOthersError) as error:
        steps.refuse_unseen(household, team("w2"), ["B", "A"])
    assert error.value.params == {"keys": "A, B"}


def test_what_ended_before_a_plan_that_all_workers_see_bars_nobody() -> None:
    before = case(READ_BY_ALL)
    old = before.safety_plans[0].model_copy(update={"workers_only": ("w1",), "state": "ended"})
    now = old.model_copy(update={"key": "sp2", "version": 2, "workers_only": ()})

    steps.refuse_unseen(before.replace(safety_plans=(old, now)), team("w2"), ["A", "B"])


# --- a new version ---------------------------------------------------------------------------


def test_a_new_version_holds_what_the_last_one_held() -> None:
    before = case(IN_FORCE)
    now = after(before, steps.new_plan(before, ["A", "B"], TODAY), TODAY)
    first, second = now.safety_plans
    assert (second.version, second.state, str(second.made)) == (2, "draft", TODAY.isoformat())
    assert (second.rules, second.warning_signs, second.talks) == (
        (1, 2),
        ("zwijgen",),
        "om de week",
    )
    assert (second.call, second.workers_only) == (("o3",), ("w1",))
    assert not second.answers
    assert not second.made_by
    assert second.review_due is None
    assert first == before.safety_plans[0]


def test_a_new_version_leaves_out_what_ended() -> None:
    before = case(IN_FORCE.replace("text: Tweede.", "text: Tweede., until: 2026-09-10"))
    now = after(before, steps.new_plan(before, ["A", "B"], TODAY), TODAY)
    assert draft(now).rules == (1,)
    assert draft(now).conditions == ("c1",)


def test_a_first_plan_begins_with_the_skeleton_of_the_method() -> None:
    before = with_child()
    now = after(before, steps.new_plan(before, ["A", "B", "C"], TODAY, method=METHOD), TODAY)
    first, second = now.rules
    assert (first.number, second.number) == (1, 2)
    assert (first.situation, second.text) == ("when it is tense", "We call.")
    assert first.persons == ("A", "B")  # a child is told, and promises nothing
    assert now.safety_plans[0].rules == (1, 2)
    assert now.safety_plans[0].version == 1


def test_a_skeleton_is_said_in_the_language_of_the_worker() -> None:
    before = case("")
    now = after(before, steps.new_plan(before, ["A"], TODAY, method=METHOD, code="nl"), TODAY)
    assert now.rules[0].text == "We stoppen."


def test_a_first_plan_without_a_method_is_empty() -> None:
    before = case("")
    now = after(before, steps.new_plan(before, ["A"], TODAY), TODAY)
    assert (now.safety_plans[0].rules, now.rules) == ((), ())


def test_a_circle_has_one_draft_at_a_time() -> None:
    now = drafted()
    with refuses("draft-there") as error:
        steps.new_plan(now, ["B", "A"], TODAY)
    assert error.value.params == {"key": "sp2"}
    after(now, steps.new_plan(now, ["A"], TODAY), TODAY)  # another circle is another plan


def test_a_plan_is_for_persons_of_the_file() -> None:
    with refuses("nobody-in-the-circle"):
        steps.new_plan(case(""), [], TODAY)
    with refuses("nobody-there"):
        steps.new_plan(case(""), ["Z"], TODAY)


def test_nobody_learns_by_a_plan_of_somebody_hidden_from_them() -> None:
    household = case("")
    first, second, child = household.persons
    hidden = second.model_copy(update={"known_to": ()})
    household = household.replace(persons=(first, hidden, child))
    with refuses("hidden-from-the-circle"):
        steps.new_plan(household, ["A", "B"], TODAY)
    steps.new_plan(household, ["B"], TODAY)


def test_a_version_that_was_taken_back_stays_used() -> None:
    withdrawn = IN_FORCE.replace(
        "state: in_force", "state: draft, withdrawn: {date: 2026-08-03, state: done}"
    )
    before = case(withdrawn)
    now = after(before, steps.new_plan(before, ["A", "B"], TODAY), TODAY)
    assert [plan.version for plan in now.safety_plans] == [1, 2]


def test_rules_that_ended_with_their_plan_come_back_under_new_numbers() -> None:
    before = case(IN_FORCE)
    over = after(before, course.end(before, before.safety_plans[0], TODAY, "verhuisd"), TODAY)
    now = after(over, steps.new_plan(over, ["A", "B"], LATER), LATER)
    assert draft(now).rules == (3, 4)
    assert [(rule.number, rule.replaces, rule.text) for rule in now.rules[2:]] == [
        (3, 1, "Eerste."),
        (4, 2, "Tweede."),
    ]
    assert all(rule.since is rule.until is None for rule in now.rules[2:])


# --- rules ----------------------------------------------------------------------------------


@pytest.mark.req("B23")
def test_a_rule_for_an_agreed_plan_makes_a_draft_and_leaves_the_plan_as_it_was() -> None:
    before = case(IN_FORCE)
    now = after(before, steps.add_rule(before, before.safety_plans[0], RULE, TODAY), TODAY)
    assert now.safety_plans[0] == before.safety_plans[0]
    assert draft(now).rules == (1, 2, 3)
    rule = now.rule(3)
    assert rule is not None
    assert (rule.circle, rule.since, rule.workers_only) == (("A", "B"), None, ("w1",))


def test_a_second_rule_goes_into_the_same_draft() -> None:
    before = drafted()
    now = after(before, steps.add_rule(before, before.safety_plans[0], RULE, TODAY), TODAY)
    assert len(now.safety_plans) == 2
    assert draft(now).rules == (1, 3, 4)


@pytest.mark.req("B22")
def test_a_number_is_above_all_that_ever_were_also_those_taken_back() -> None:
    before = case(IN_FORCE)
    gone = before.rules[1].model_copy(update={"key": "r9", "number": 9, "visible_to": None})
    before = before.add(gone)
    assert steps.next_number(before) == 10
    now = after(before, steps.add_rule(before, before.safety_plans[0], RULE, TODAY), TODAY)
    assert now.rules[-1].number == 10


def test_a_rule_that_is_replaced_leaves_the_draft() -> None:
    now = drafted()
    assert draft(now).rules == (1, 3)
    with refuses("not-in-the-plan"):
        steps.add_rule(now, draft(now), {**RULE, "replaces": 2}, TODAY)


def test_a_rule_is_not_for_a_grown_up_who_would_not_know_it() -> None:
    before = case("")
    before = after(before, steps.new_plan(before, ["A"], TODAY), TODAY)
    plan = before.safety_plans[0]
    with refuses("rule-for-an-outsider") as error:
        steps.add_rule(before, plan, {**RULE, "persons": ["A", "B"]}, TODAY)
    assert error.value.params == {"key": "B"}
    after(before, steps.add_rule(before, plan, {**RULE, "persons": ["C"]}, TODAY), TODAY)


def test_since_when_a_rule_holds_is_never_what_was_typed() -> None:
    before = case(IN_FORCE)
    told = {**RULE, "since": "2020-01-01"}
    now = after(before, steps.add_rule(before, before.safety_plans[0], told, TODAY), TODAY)
    assert now.rules[-1].since is None


def test_who_agreed_to_a_draft_did_not_agree_to_what_came_into_it_later() -> None:
    before = drafted()
    agreed = after(before, agreeing.agree(before, draft(before), BOTH[:1], TODAY), TODAY)
    assert len(draft(agreed).answers) == 1
    now = after(agreed, steps.add_rule(agreed, draft(agreed), RULE, TODAY), TODAY)
    assert draft(now).answers == ()


@pytest.mark.req("D15")
def test_nothing_is_put_under_an_answer_that_was_given_to_something_else() -> None:
    """Also not by an edit of one record; that somebody does not agree holds nothing back."""
    before = drafted()
    now = after(before, agreeing.agree(before, draft(before), BOTH[:1], TODAY), TODAY)
    for section, key, changes in (
        ("safety_plans", "sp2", {"warning_signs": ["deuren"]}),
        ("rules", "r3", {"text": "Anders."}),
    ):
        with pytest.raises(CaseFileError):
            after(now, [Changed(section, key, changes)], TODAY)
        after(before, [Changed(section, key, changes)], TODAY)
    after(now, [Changed("safety_plans", "sp2", {"call": ["o1"], "answers": []})], TODAY)
    no = [{"person": "A", "answer": "disagrees"}]
    refused = after(before, agreeing.agree(before, draft(before), no, TODAY), TODAY)
    after(refused, [Changed("rules", "r3", {"text": "Anders."})], TODAY)


def test_a_rule_is_left_out_of_the_draft_and_ends_when_it_is_agreed() -> None:
    before = case(IN_FORCE)
    now = after(before, steps.leave_out(before, before.safety_plans[0], [1], TODAY), TODAY)
    assert draft(now).rules == (2,)
    assert now.rules[0].until is None
    with refuses("not-in-the-plan"):
        steps.leave_out(now, draft(now), [1], TODAY)
    now = after(now, agreeing.agree(now, draft(now), BOTH, LATER), LATER)
    assert str(now.rules[0].until) == LATER.isoformat()


# --- agreeing ---------------------------------------------------------------------------------


def test_a_draft_to_which_all_agree_takes_the_place_of_the_plan_before() -> None:
    before = drafted()
    now = after(before, agreeing.agree(before, draft(before), BOTH, LATER, method=METHOD), LATER)
    first, second = now.safety_plans
    assert (first.state, str(first.until)) == ("ended", LATER.isoformat())
    assert (second.state, str(second.made)) == ("in_force", LATER.isoformat())
    assert str(second.review_due) == (LATER + timedelta(days=14)).isoformat()
    assert [(r.number, str(r.since), str(r.until)) for r in now.rules] == [
        (1, "2026-08-02", "None"),
        (2, "2026-08-02", LATER.isoformat()),
        (3, LATER.isoformat(), "None"),
    ]
    assert {(a.person, str(a.date)) for a in second.answers} == {
        ("A", LATER.isoformat()),
        ("B", LATER.isoformat()),
    }


def test_a_draft_waits_for_whoever_has_not_answered() -> None:
    before = drafted()
    assert agreeing.still_to_ask(before, draft(before), TODAY) == ("A", "B")
    now = after(before, agreeing.agree(before, draft(before), BOTH[:1], TODAY), TODAY)
    assert draft(now).state == "draft"
    assert agreeing.still_to_ask(now, draft(now), TODAY) == ("B",)
    now = after(now, agreeing.agree(now, draft(now), BOTH[1:], LATER), LATER)
    assert [plan.state for plan in now.safety_plans] == ["ended", "in_force"]


def test_who_agrees_in_part_holds_the_draft_back_until_that_will_do() -> None:
    before = drafted()
    partly = [BOTH[0], {"person": "B", "answer": "partly", "grounds": "behalve afspraak 3"}]
    now = after(before, agreeing.agree(before, draft(before), partly, TODAY), TODAY)
    assert draft(now).state == "draft"
    assert agreeing.holding_back(draft(now)) == ("B",)
    now = after(now, agreeing.agree(now, draft(now), [], TODAY, partly_will_do=True), TODAY)
    assert now.safety_plans[1].state == "in_force"
    assert now.safety_plans[1].answers[1].grounds == "behalve afspraak 3"


@pytest.mark.parametrize("answers", [BOTH[:1], [BOTH[0], {"person": "B", "answer": "disagrees"}]])
def test_in_part_will_not_do_for_whoever_disagrees_or_was_not_asked(answers: list[Any]) -> None:
    before = drafted()
    with refuses("not-everybody-asked") as error:
        agreeing.agree(before, draft(before), answers, TODAY, partly_will_do=True)
    assert error.value.params["keys"] == "B"


def test_a_later_answer_stands_in_the_place_of_the_earlier_one() -> None:
    before = drafted()
    told = [{"person": "B", "answer": "partly", "grounds": "eerst slapen"}]
    now = after(before, agreeing.agree(before, draft(before), told, TODAY), TODAY)
    now = after(now, agreeing.agree(now, draft(now), BOTH[1:], LATER), LATER)
    (answer,) = draft(now).answers
    assert (answer.answer, answer.grounds) == ("agrees", None)


def test_that_somebody_agrees_after_all_is_shown_as_it_happened() -> None:
    """The other reads who agrees: that it shows now what was only one's own is no widening."""
    before = case(READ_BY_ALL)
    before = after(before, steps.add_rule(before, before.safety_plans[0], RULE, TODAY), TODAY)
    told = [{"person": "B", "answer": "partly", "grounds": "eerst slapen"}]
    partly = after(before, agreeing.agree(before, draft(before), told, TODAY), TODAY)
    now = after(partly, agreeing.agree(partly, draft(partly), BOTH[1:], LATER), LATER)
    for household, answers in ((partly, 0), (now, 1)):
        seen = seen_by(household, Audience("person:A", frozenset("A")))
        drafts = [plan for plan in seen.case.safety_plans if plan.state == "draft"]
        assert [len(plan.answers) for plan in drafts] == [answers]


def test_somebody_may_answer_to_a_plan_in_force_afterwards() -> None:
    before = case(IN_FORCE.replace(", {person: B, answer: agrees}]", "]"))
    plan = before.safety_plans[0]
    now = after(before, agreeing.agree(before, plan, BOTH[1:], TODAY), TODAY)
    assert now.safety_plans[0].state == "in_force"
    assert str(now.safety_plans[0].made) == "2026-08-02"
    assert len(now.safety_plans[0].answers) == 2


def test_a_child_is_told_and_not_asked_to_agree() -> None:
    before = with_child()
    before = after(before, steps.new_plan(before, ["A", "C"], TODAY, method=METHOD), TODAY)
    plan = before.safety_plans[0]
    assert agreeing.still_to_ask(before, plan, TODAY) == ("A",)
    with refuses("child-is-told"):
        agreeing.agree(before, plan, [{"person": "C", "answer": "agrees"}], TODAY)
    now = after(before, agreeing.agree(before, plan, BOTH[:1], TODAY), TODAY)
    assert now.safety_plans[0].state == "in_force"


def test_only_those_for_whom_it_is_answer_and_not_of_tomorrow() -> None:
    before = case("")
    before = after(before, steps.new_plan(before, ["A"], TODAY, method=METHOD), TODAY)
    plan = before.safety_plans[0]
    with refuses("not-in-the-circle"):
        agreeing.agree(before, plan, BOTH, TODAY)
    tomorrow = {**BOTH[0], "date": (TODAY + timedelta(days=1)).isoformat()}
    with refuses("not-yet-come"):
        agreeing.agree(before, plan, [tomorrow], TODAY)


def test_nobody_agrees_to_a_plan_with_nothing_in_it() -> None:
    before = case("")
    before = after(before, steps.new_plan(before, ["A"], TODAY), TODAY)
    with refuses("nothing-in-it"):
        agreeing.agree(before, before.safety_plans[0], BOTH[:1], TODAY)


def test_a_plan_does_not_end_before_it_was_made() -> None:
    before = drafted()
    with refuses("before-it-began"):
        agreeing.agree(before, draft(before), BOTH, date(2026, 8, 1))


def test_a_rule_that_the_plan_of_another_circle_holds_goes_on() -> None:
    before = case(
        IN_FORCE + "      - {key: sp2, circle: [A], state: in_force, made: 2026-08-02, rules: [1]}"
    )
    now = after(before, course.end(before, before.safety_plans[0], TODAY, "uit elkaar"), TODAY)
    assert [str(rule.until) for rule in now.rules] == ["None", TODAY.isoformat()]


@pytest.mark.req("D15")
def test_the_other_learns_that_somebody_agrees_and_not_what_else_they_said() -> None:
    before = drafted()
    partly = [BOTH[0], {"person": "B", "answer": "partly", "grounds": "wil weg"}]
    now = after(before, agreeing.agree(before, draft(before), partly, TODAY), TODAY)
    opened = now.replace(
        safety_plans=tuple(p.model_copy(update={"workers_only": ()}) for p in now.safety_plans)
    )
    seen = seen_by(opened, Audience("person:A", frozenset("A")))
    told = [[seen.name(a.person) for a in plan.answers] for plan in seen.case.safety_plans]
    assert sorted(told) == [["Anna"], ["Anna", "Bram"]]
    assert len(draft(now).answers) == 2


# --- review -----------------------------------------------------------------------------------


def test_a_review_moves_the_next_one_and_says_who_was_there() -> None:
    before = case(IN_FORCE)
    plan = before.safety_plans[0]
    told = course.review(
        before,
        plan,
        "as_it_stands",
        TODAY,
        method=METHOD,
        present=["A", "w1"],
        why="na de reis",
    )
    now = after(before, told, TODAY).safety_plans[0]
    assert str(now.review_due) == (TODAY + timedelta(days=14)).isoformat()
    assert (now.review_with, now.review_why) == (("A", "w1"), "na de reis")
    assert (now.state, now.rules, now.answers) == ("in_force", plan.rules, plan.answers)


def test_a_review_after_which_something_changes_begins_a_draft() -> None:
    before = case(IN_FORCE)
    told = course.review(before, before.safety_plans[0], "changes", TODAY, next_due="2026-10-30")
    now = after(before, told, TODAY)
    assert [plan.state for plan in now.safety_plans] == ["in_force", "draft"]
    again = course.review(now, now.safety_plans[0], "changes", TODAY, next_due="2026-11-30")
    assert len(after(now, again, TODAY).safety_plans) == 2


def test_a_review_says_which_rules_leave_the_plan() -> None:
    before = case(IN_FORCE)
    plan = before.safety_plans[0]
    due = "2026-10-30"
    told = course.review(before, plan, "changes", TODAY, next_due=due, without=[2])
    now = after(before, told, TODAY)
    assert (now.safety_plans[0].rules, draft(now).rules) == ((1, 2), (1,))
    with refuses("not-in-the-plan"):
        course.review(now, plan, "changes", TODAY, next_due=due, without=[2])
    told = course.review(now, plan, "changes", TODAY, next_due=due, without=[1])
    assert draft(after(now, told, TODAY)).rules == ()


def test_a_review_needs_a_later_next_one_and_a_plan_that_was_agreed() -> None:
    now = drafted()
    plan = now.safety_plans[0]
    with refuses("no-review-day"):
        course.review(now, plan, "as_it_stands", TODAY)
    with refuses("review-in-the-past"):
        course.review(now, plan, "as_it_stands", TODAY, next_due=TODAY.isoformat())
    with refuses("not-agreed-yet"):
        course.review(now, draft(now), "as_it_stands", TODAY, method=METHOD)


# --- suspended, ended ---------------------------------------------------------------------------


def test_a_plan_is_suspended_and_goes_on() -> None:
    before = case(IN_FORCE)
    now = after(before, course.suspend(before.safety_plans[0], "huisverbod"), TODAY)
    assert (now.safety_plans[0].state, now.safety_plans[0].review_why) == (
        "suspended",
        "huisverbod",
    )
    assert now.rules == before.rules
    with refuses("wrong-state"):
        course.suspend(now.safety_plans[0], "nog eens")
    again = after(now, course.resume(now.safety_plans[0]), TODAY)
    assert again.safety_plans[0].state == "in_force"
    with refuses("not-suspended"):
        course.resume(again.safety_plans[0])


def test_a_suspended_plan_ends_when_the_next_one_is_agreed() -> None:
    before = drafted()
    before = after(before, course.suspend(before.safety_plans[0], "huisverbod"), TODAY)
    now = after(before, agreeing.agree(before, draft(before), BOTH, LATER), LATER)
    assert [plan.state for plan in now.safety_plans] == ["ended", "in_force"]


def test_a_plan_ends_with_its_rules_and_a_reason() -> None:
    before = case(IN_FORCE)
    plan = before.safety_plans[0]
    with refuses("no-reason"):
        course.end(before, plan, TODAY, " ")
    now = after(before, course.end(before, plan, TODAY, "niet meer nodig"), TODAY)
    assert now.plans_in_force == ()
    assert {str(rule.until) for rule in now.rules} == {TODAY.isoformat()}
    with refuses("plan-ended"):
        course.end(now, now.safety_plans[0], TODAY, "nog eens")
    with refuses("plan-ended"):
        agreeing.agree(now, now.safety_plans[0], BOTH, TODAY)


def test_what_the_draft_holds_goes_on_when_the_plan_ends_before_it_is_agreed() -> None:
    before = drafted()
    now = after(before, course.end(before, before.safety_plans[0], TODAY, "samen gezegd"), TODAY)
    assert [str(rule.until) for rule in now.rules] == ["None", TODAY.isoformat(), "None"]
    left = after(now, steps.leave_out(now, draft(now), [1], TODAY), TODAY)
    for household, first in ((now, "None"), (left, LATER.isoformat())):
        agreed = after(household, agreeing.agree(household, draft(household), BOTH, LATER), LATER)
        assert str(agreed.rules[0].until) == first
        assert agreed.safety_plans[1].state == "in_force"


def test_nobody_agrees_to_a_rule_that_ended_meanwhile() -> None:
    before = drafted()
    ended = before.rules[0].model_copy(update={"until": before.safety_plans[1].made})
    before = before.replace(rules=(ended, *before.rules[1:]))
    with refuses("rule-ended") as error:
        agreeing.agree(before, draft(before), BOTH, LATER)
    assert error.value.params == {"number": 1}


def test_a_draft_is_taken_back_and_never_ended() -> None:
    now = drafted()
    with refuses("not-agreed-yet"):
        course.end(now, draft(now), TODAY, "x")
    with refuses("not-agreed-yet"):
        course.suspend(draft(now), "x")


# --- whatever is done -----------------------------------------------------------------------------

CIRCLES = (["A", "B"], ["A"], ["B", "A"])
MOVES = ("new", "rule", "replace", "leave", "agree", "partly", "suspend", "resume", "end", "review")


def _move(household: CaseFile, move: str, circle: list[str], day: date) -> Any:
    plans = plans_of(household, circle)
    agreed = tuple(plan for plan in plans if plan.state in steps.STANDING)
    standing = next(reversed(agreed or plans), None)
    if move == "new":
        return steps.new_plan(household, circle, day, method=METHOD)
    if standing is None:
        return ()
    latest = steps.draft_of(household, circle) or standing
    answers = [{"person": key, "answer": "agrees"} for key in circle]
    rule = {**RULE, "persons": ["A"]}
    held = latest.rules
    return {
        "rule": lambda: steps.add_rule(household, latest, rule, day),
        "replace": lambda: steps.add_rule(
            household, latest, {**rule, "replaces": held[0] if held else None}, day
        ),
        "leave": lambda: steps.leave_out(household, latest, held[:1] or [0], day),
        "agree": lambda: agreeing.agree(household, latest, answers, day),
        "partly": lambda: agreeing.agree(household, latest, answers[:1], day),
        "suspend": lambda: course.suspend(standing, "waarom"),
        "resume": lambda: course.resume(standing),
        "end": lambda: course.end(household, standing, day, "waarom"),
        "review": lambda: course.review(household, standing, "changes", day, method=METHOD),
    }[move]()


@given(st.lists(st.tuples(st.sampled_from(MOVES), st.sampled_from(CIRCLES)), max_size=14))
def test_whatever_is_done_numbers_and_versions_are_for_life(
    moves: list[tuple[str, list[str]]],
) -> None:
    """Every sequence of steps is refused with a line of ours, or leaves a file that can be."""
    now = case(READ_BY_ALL)
    for n, (move, circle) in enumerate(moves, 1):
        day = TODAY + timedelta(days=n)
        before = now
        try:
            told = _move(now, move, circle, day)
        except HgcaseError:
            continue
        if not told:
            continue
        now = after(now, told, day)  # whatever a rule says is accepted by every check
        agreed = {
            plan.key: replace_course(plan) for plan in before.safety_plans if plan.state != "draft"
        }
        assert agreed == {p.key: replace_course(p) for p in now.safety_plans if p.key in agreed}
        for each in {frozenset(plan.circle) for plan in now.safety_plans}:
            plans = [plan for plan in now.safety_plans if set(plan.circle) == each]
            assert sorted(plan.version for plan in plans) == list(range(1, len(plans) + 1))
            assert sum(plan.state in ("in_force", "suspended") for plan in plans) <= 1
            assert sum(plan.state == "draft" for plan in plans) <= 1
        numbers = [rule.number for rule in now.rules]
        assert numbers == sorted(set(numbers))
        in_force = {number for plan in now.plans_in_force for number in plan.rules}
        assert all(rule.until is None for rule in now.rules if rule.number in in_force)
        assert all(rule.since is not None for rule in now.rules if rule.number in in_force)


def replace_course(plan: SafetyPlan) -> SafetyPlan:
    """Give what was agreed of a plan, without the course that it takes."""
    course = {"state": "ended", "until": None, "answers": ()}
    return plan.model_copy(update={**course, **dict.fromkeys(("review_due", "review_why"))})
