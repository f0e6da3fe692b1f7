"""The course of a safety plan by questions: looked at again, stopped for a time, ended."""

from functools import partial
from typing import TYPE_CHECKING

from hgcase.cli.guided.people import who_is_who
from hgcase.cli.guided.planning import (
    Told,
    ask_day,
    ask_line,
    ask_parties,
    ask_plan_to_change,
    ask_review_day,
    latest_plans,
    rule_lines,
    rules_held,
)
from hgcase.cli.language import _
from hgcase.domain.verbs import plan_course
from hgcase.domain.verbs.plan_new import STANDING, refuse_not_held

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.plans import Planning
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan


def ask_review(interview: "Interview", planning: "Planning") -> Told:
    """Ask how a plan does: who looked at it, whether it stays, and when next."""
    plan = ask_plan_to_change(interview, planning, latest_plans(planning, *STANDING))
    interview.say(rule_lines(planning, plan.rules))
    day = ask_day(
        interview, "day", _("When did you look at it?"), why=_("The day of the talk about it.")
    )
    present = _present(interview, planning, plan)
    stays = interview.yes(
        "stays",
        _("Can it stay as it is?"),
        usual=True,
        why=_("No begins a draft with all that it holds. The plan stays in force until they agree "
              "to the draft."),
    )  # fmt: skip
    without = () if stays else _leaving(interview, planning, plan)
    due = _next_review(interview, planning, day)
    why = ask_line(
        interview, planning, "why", _("Why then? (for the team; Enter: no reason)"), (),
        why=_("Something that comes up: a hearing, a holiday, somebody who moves in."),
    )  # fmt: skip
    return partial(
        planning.steps,
        plan_course.review,
        plan,
        "as_it_stands" if stays else "changes",
        day,
        next_due=due,
        method=planning.method,
        why=why,
        present=present,
        without=without,
    )


def _leaving(interview: "Interview", planning: "Planning", plan: "SafetyPlan") -> list[int]:
    held = rules_held(planning, plan)

    def understand(typed: str) -> list[int]:
        words = typed.replace(",", " ").split()
        numbers = [int(word) if word.isdecimal() else 0 for word in words]
        refuse_not_held(held, numbers)
        return numbers

    if not held:
        return []
    return interview.ask(
        "without",
        _("Which rules leave it? (their numbers; Enter: none)"),
        understand,
        usual="",
        why=_("A rule in other words is no leaving: hgcase safety-plan add-rule puts the new one "
              "in its place."),
    )  # fmt: skip


def _present(interview: "Interview", planning: "Planning", plan: "SafetyPlan") -> list[str]:
    others = [*planning.case.contacts, *planning.case.workers]
    interview.say(who_is_who(planning.seen, (*plan.circle, *(each.key for each in others))))
    usual = plan.review_with or (*plan.circle, *([planning.worker] if planning.worker else []))
    return ask_parties(
        interview, planning, "present", _("Who was there?"), usual,
        why=_("They are expected the next time too. For the team alone."),
    )  # fmt: skip


def _next_review(interview: "Interview", planning: "Planning", day: "date") -> str:
    due = ask_review_day(
        interview,
        planning,
        _("When do you look at it next?"),
        day,
        why=_("The method says how often; an earlier day can be good."),
    )
    return plan_course.next_review(due, day)


def ask_suspension(interview: "Interview", planning: "Planning") -> Told:
    """Ask why a plan stops for a time; of one that is suspended whether it goes on."""
    plan = ask_plan_to_change(interview, planning, latest_plans(planning, *STANDING), alone=True)
    if plan.state == "suspended":
        goes_on = interview.yes(
            "goes on",
            _("It is suspended. Is it in force again?"),
            usual=False,
            why=_("With the rules that it holds, as they were agreed."),
        )
        return partial(plan_course.resume, plan) if goes_on else tuple
    why = _ask_why(interview, planning, _("Why is it suspended? (for the team)"))
    return partial(plan_course.suspend, plan, why)


def ask_end(interview: "Interview", planning: "Planning") -> Told:
    """Ask why a plan ends; its rules end with it."""
    plan = ask_plan_to_change(interview, planning, latest_plans(planning, *STANDING))
    day = ask_day(
        interview, "day", _("When did it end?"), why=_("Its rules end on that day as well.")
    )
    why = _ask_why(interview, planning, _("Why does it end? (for the team)"))
    ends = interview.yes(
        "ends",
        _("End it, with its rules?"),
        usual=False,
        why=_("A plan that was changed is not ended: the next version takes its place once they "
              "agree to it."),
    )  # fmt: skip
    return partial(planning.steps, plan_course.end, plan, day, why) if ends else tuple


def _ask_why(interview: "Interview", planning: "Planning", question: str) -> str:
    why = ask_line(
        interview, planning, "why", question, (), needed=True,
        why=_("No family paper says it."),
    )  # fmt: skip
    return why or ""
