"""What the questions about safety plans share: which plan, its rules, when it is looked at."""

from collections.abc import Sequence
from datetime import date

from hgcase.cli.drawing.folding import entries
from hgcase.cli.guided.script import Script
from hgcase.cli.language import _, spoken
from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.declare.words import say
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs.plan_agree import by_interval
from hgcase.domain.verbs.plan_course import next_review
from hgcase.domain.verbs.plan_new import PlanForOthersError, draft_rules
from hgcase.errors import NotFoundError
from hgcase.i18n import N_


def latest_plans(case: CaseFile, *states: str) -> list[SafetyPlan]:
    """Give of each circle the plan that is furthest and in one of these states."""
    found: dict[frozenset[str], SafetyPlan] = {}
    for plan in case.safety_plans:
        circle = frozenset(plan.circle)
        further = circle not in found or found[circle].version < plan.version
        if plan.state in states and not plan.taken_back and further:
            found[circle] = plan
    return list(found.values())


def which_plan(script: Script, plans: Sequence[SafetyPlan]) -> SafetyPlan:
    """Ask which plan is meant, where there is more than one."""
    if not plans:
        raise NotFoundError(
            N_("There is no safety plan with which this can be done."),
            hint=N_("Begin one: hgcase safety-plan new {ref}"),
            slug="no-plan-yet",
            ref=script.household.ref,
        )

    def said(plan: SafetyPlan) -> str:
        return _(
            "{key}: plan for {names}, version {n}, {state}",
            key=plan.key,
            names=script.names(plan.circle),
            n=plan.version,
            state=say(spoken(), plan.state),
        )

    why = _("Each circle has a plan of its own; whoever is in it reads all of it.")
    plan: SafetyPlan = script.ask.which("plan", _("Which plan?"), plans, said, why=why)
    return plan


class PlanScript(Script):
    """Questions about a safety plan."""

    def latest(self, *states: str) -> list[SafetyPlan]:
        """Give of each circle the plan that is furthest and in one of these states."""
        return latest_plans(self.case, *states)

    def plan_to_change(self, plans: Sequence[SafetyPlan], *, alone: bool = False) -> SafetyPlan:
        """Ask which is meant, of those that are not also a matter of other workers alone (W17).

        Args:
            alone: whether the other versions have no part in what changes.
        """
        free: list[SafetyPlan] = []
        refused: list[PlanForOthersError] = []
        for plan in plans:
            try:
                self.household.refuse_unseen(plan.circle, only=plan.key if alone else "")
            except PlanForOthersError as error:
                refused.append(error)
            else:
                free.append(plan)
        if refused and not free:
            raise refused[0]
        for each in refused:
            self.ask.say(each.tell(spoken()))
        return which_plan(self, free)

    def day(self, name: str, question: str, *, why: str) -> date:
        """Ask for a day that is not to come; Enter is today."""
        at: When = self.ask.day(name, question, usual="today", until_today=True, why=why)
        return at.day

    def review_day(self, question: str, day: date, *, why: str) -> str | None:
        """Ask when a plan is looked at again, after a day; Enter is as the method says.

        Returns:
            The day as a case file writes it; None where it is left out.
        """

        def refuse(due: When) -> None:
            next_review(due.text, day)

        due: When | None = self.ask.day(
            "due",
            question,
            direction="future",
            usual=by_interval(self.household.method, day) or "",
            check=refuse,
            why=why,
        )
        return due.day.isoformat() if due else None

    def rules_held(self, plan: SafetyPlan) -> list[int]:
        """Give the rules, as this worker sees them, with which a circle's draft begins."""
        held = draft_rules(self.case, plan, self.household.today)
        return [number for number in held if self.seen.case.rule(number) is not None]

    def say_rules(self, numbers: Sequence[int]) -> None:
        """Say rules with their numbers."""
        rules = [rule for n in numbers if (rule := self.seen.case.rule(n)) is not None]
        self.ask.say(entries([(str(e.number), f"{e.situation}: {e.text}") for e in rules], 3))
