"""What the questions about a safety plan share: which plan, which day, a line that all read."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hgcase.app.plans import Planning
from hgcase.cli.guided.moments import day_of, said_back, typed_back
from hgcase.cli.guided.naming import refuse_line
from hgcase.cli.guided.people import parties
from hgcase.cli.language import _, spoken
from hgcase.cli.screens.text import entries
from hgcase.cli.when import said
from hgcase.domain.declare.values import When
from hgcase.domain.declare.words import say
from hgcase.domain.verbs.plan_agree import by_interval, refuse_to_come
from hgcase.domain.verbs.plan_course import next_review
from hgcase.domain.verbs.plan_new import PlanForOthersError, draft_rules
from hgcase.errors import NotFoundError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.cli.guided.interview import Interview
    from hgcase.domain.kinds.plan import SafetyPlan
    from hgcase.domain.verbs.steps import Step

Told = Callable[[], "tuple[Step, ...]"]
"""What was told: gives the steps, or refuses."""


class NoPlanYetError(NotFoundError):
    """A household in which there is no plan with which this can be done."""

    message = N_("There is no safety plan with which this can be done.")
    hint = N_("Begin one: hgcase safety-plan new {ref}")


def names(planning: Planning, keys: Sequence[str]) -> str:
    """Call persons by their first names: ``Anna and Bram``."""
    called = [planning.seen.name(key) or key for key in keys]
    if len(called) < 2:  # noqa: PLR2004 — one is no list
        return "".join(called)
    return _("{some} and {last}", some=", ".join(called[:-1]), last=called[-1])


def latest_plans(planning: Planning, *states: str) -> "list[SafetyPlan]":
    """Give of each circle the plan that is furthest and in one of these states."""
    found: dict[frozenset[str], SafetyPlan] = {}
    for plan in planning.case.safety_plans:
        circle = frozenset(plan.circle)
        further = circle not in found or found[circle].version < plan.version
        if plan.state in states and not plan.taken_back and further:
            found[circle] = plan
    return list(found.values())


def ask_plan(
    interview: "Interview", planning: Planning, plans: "Sequence[SafetyPlan]"
) -> "SafetyPlan":
    """Ask which plan is meant, where there is more than one.

    Raises:
        NoPlanYetError: there is none.
    """
    if not plans:
        raise NoPlanYetError(ref=planning.ref)
    if len(plans) == 1:
        interview.say(_plan_said(planning, plans[0]))
        return plans[0]
    choices = [(f"{n} {_plan_said(planning, plan)}", plan.key) for n, plan in enumerate(plans, 1)]
    chosen = interview.choose(
        "plan",
        _("Which plan?"),
        choices,
        usual=plans[0].key,
        why=_("Each circle has a plan of its own; whoever is in it reads all of it."),
    )
    return next(plan for plan in plans if plan.key == chosen)


def ask_plan_to_change(
    interview: "Interview",
    planning: Planning,
    plans: "Sequence[SafetyPlan]",
    *,
    alone: bool = False,
) -> "SafetyPlan":
    """Ask which plan is meant, of those that are not also a matter of other workers alone (W17).

    Args:
        interview: of this run.
        planning: the household.
        plans: of which one is meant.
        alone: whether the other versions have no part in what changes.

    Raises:
        NoPlanYetError: there is none.
        PlanForOthersError: there is none of which this worker may see all.
    """
    free: list[SafetyPlan] = []
    refused: list[PlanForOthersError] = []
    for plan in plans:
        try:
            planning.refuse_unseen(plan.circle, only=plan.key if alone else "")
        except PlanForOthersError as error:
            refused.append(error)
        else:
            free.append(plan)
    if refused and not free:
        raise refused[0]
    for each in refused:
        interview.say(each.tell(spoken()))
    return ask_plan(interview, planning, free)


def _plan_said(planning: Planning, plan: "SafetyPlan") -> str:
    return _(
        "{key}: plan for {names}, version {n}, {state}",
        key=plan.key,
        names=names(planning, plan.circle),
        n=plan.version,
        state=say(spoken(), plan.state),
    )


def ask_day(interview: "Interview", name: str, question: str, *, why: str) -> date:
    """Ask for a day that is not to come; Enter is today."""

    def understand(typed: str) -> date:
        day = day_of(said(typed, interview.now))
        refuse_to_come(day, interview.now.date())
        return day

    day = interview.ask(name, question, understand, usual=_("today"), why=why)
    interview.say(_("  → {day}", day=said_back(day)))
    return day


def ask_review_day(
    interview: "Interview", planning: Planning, question: str, day: date, *, why: str
) -> str | None:
    """Ask when a plan is looked at again, after a day; Enter is as the method says.

    Returns:
        The day as a case file writes it; None where it is left out and the method says nothing.
    """

    def understand(typed: str) -> str | None:
        if not typed:
            return None
        return next_review(day_of(said(typed, interview.now, "future")).isoformat(), day)

    soonest = by_interval(planning.method, day)
    usual = typed_back(When.parse(soonest)) if soonest else ""
    due = interview.ask("due", question, understand, usual=usual, why=why)
    if due is not None:
        interview.say(_("  → {day}", day=said_back(date.fromisoformat(due))))
    return due


def ask_line(
    interview: "Interview",
    planning: Planning,
    name: str,
    question: str,
    readers: Sequence[str],
    *,
    needed: bool = False,
    why: str = "",
) -> str | None:
    """Ask for one line; whom it names is checked against who will read it (W6, W24)."""

    def understand(typed: str) -> str | None:
        refuse_line(planning.case, set(readers), typed)
        return typed or None

    return interview.ask(name, question, understand, usual=None if needed else "", why=why)


def ask_parties(
    interview: "Interview",
    planning: Planning,
    name: str,
    question: str,
    usual: Sequence[str],
    *,
    why: str = "",
) -> list[str]:
    """Ask for persons, contacts, workers and organisations, by letter or first name."""
    everybody = {
        each.key
        for section in ("persons", "contacts", "workers", "organisations")
        for each in getattr(planning.case, section)
    }
    return interview.ask(
        name,
        question,
        lambda typed: parties(typed, planning.case, everybody),
        usual=" ".join(usual),
        why=why,
    )


def rules_held(planning: Planning, plan: "SafetyPlan") -> list[int]:
    """Give the rules, as this worker sees them, that the draft of a plan's circle begins with."""
    held = draft_rules(planning.case, plan, planning.today)
    return [number for number in held if planning.seen.case.rule(number) is not None]


def rule_lines(planning: Planning, numbers: Sequence[int]) -> list[str]:
    """Lay out rules with their numbers."""
    rules = [rule for n in numbers if (rule := planning.seen.case.rule(n)) is not None]
    return entries([(str(rule.number), f"{rule.situation}: {rule.text}") for rule in rules], 3)
