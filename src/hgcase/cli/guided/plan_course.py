"""The course of a safety plan by questions: looked at again, stopped for a time, ended."""

from datetime import date
from functools import partial

from hgcase.cli.guided.plan_questions import PlanScript
from hgcase.cli.guided.script import Told
from hgcase.cli.language import _
from hgcase.cli.matching import Choice
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs import plan_course
from hgcase.domain.verbs.plan_new import STANDING


class Review(PlanScript):
    """Ask how a plan does: who looked at it, whether it stays, and when next."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        plan = self.plan_to_change(self.latest(*STANDING))
        self.say_rules(plan.rules)
        why = _("The day of the talk about it.")
        day = self.day("day", _("When did you look at it?"), why=why)
        present = self._present(plan)
        stays = self.ask.yes(
            "stays",
            _("Can it stay as it is?"),
            usual=True,
            why=_("No begins a draft with all that it holds. The plan stays in force until they "
                  "agree to the draft."),
        )  # fmt: skip
        without = () if stays else self._leaving(plan)
        due = self._next_review(day)
        reason = self.line(
            "why", _("Why then? (for the team; Enter: no reason)"),
            why=_("Something that comes up: a hearing, a holiday, somebody who moves in."),
        )  # fmt: skip
        return partial(
            self.household.steps,
            plan_course.review,
            plan,
            "as_it_stands" if stays else "changes",
            day,
            next_due=due,
            method=self.household.method,
            why=reason,
            present=present,
            without=without,
        )

    def _leaving(self, plan: SafetyPlan) -> list[int]:
        held = self.rules_held(plan)
        if not held:
            return []
        chosen = self.ask.words(
            "without",
            _("Which rules leave it? (their numbers; Enter: none)"),
            [Choice(str(number), "", lead=str(number)) for number in held],
            shown=False,
            why=_("A rule in other words is no leaving: hgcase safety-plan add-rule puts the new "
                  "one in its place."),
        )  # fmt: skip
        return [int(number) for number in chosen]

    def _present(self, plan: SafetyPlan) -> list[str]:
        worker = self.household.worker
        return self.ask.people(
            "present",
            _("Who was there?"),
            self.roll(),
            shown=self.roll([*plan.circle, *self.case.contacts, *self.case.workers]),
            usual=plan.review_with or (*plan.circle, *([worker] if worker else [])),
            why=_("They are expected the next time too. For the team alone."),
        )

    def _next_review(self, day: date) -> str:
        why = _("The method says how often; an earlier day can be good.")
        due = self.review_day(_("When do you look at it next?"), day, why=why)
        return plan_course.next_review(due, day)


class Suspension(PlanScript):
    """Ask why a plan stops for a time; of one that is suspended whether it goes on."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        plan = self.plan_to_change(self.latest(*STANDING), alone=True)
        if plan.state == "suspended":
            goes_on = self.ask.yes(
                "goes on",
                _("It is suspended. Is it in force again?"),
                usual=False,
                why=_("With the rules that it holds, as they were agreed."),
            )
            return partial(plan_course.resume, plan) if goes_on else tuple
        asked, why = _("Why is it suspended? (for the team)"), _("No family paper says it.")
        reason = self.line("why", asked, needed=True, why=why) or ""
        return partial(plan_course.suspend, plan, reason)


class EndOfPlan(PlanScript):
    """Ask why a plan ends; its rules end with it."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        plan = self.plan_to_change(self.latest(*STANDING))
        why = _("Its rules end on that day as well.")
        day = self.day("day", _("When did it end?"), why=why)
        asked, why = _("Why does it end? (for the team)"), _("No family paper says it.")
        reason = self.line("why", asked, needed=True, why=why) or ""
        ends = self.ask.yes(
            "ends",
            _("End it, with its rules?"),
            usual=False,
            why=_("A plan that was changed is not ended: the next version takes its place once "
                  "they agree to it."),
        )  # fmt: skip
        return partial(self.household.steps, plan_course.end, plan, day, reason) if ends else tuple
