"""Who agrees to a safety plan, by questions; and when it is looked at for the first time."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from hgcase.cli.guided.plan_makers import ask_makers
from hgcase.cli.guided.plan_parts import missing_lines
from hgcase.cli.guided.plan_questions import PlanScript
from hgcase.cli.guided.script import Told
from hgcase.cli.language import _
from hgcase.cli.matching import worded
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs import plan_agree as plan_agreeing
from hgcase.domain.verbs.plan_agree import AGREES, NEARLY
from hgcase.domain.verbs.plan_new import grown_ups
from hgcase.i18n import N_

_NOT_ASKED: Final = "not_asked"
_ANSWERS: Final = {
    AGREES: N_("yes"), NEARLY: N_("in part"), "disagrees": N_("no"),
    _NOT_ASKED: N_("was not asked yet"),
}  # fmt: skip


class Agreement(PlanScript):
    """Ask each grown-up of the circle for an answer to the draft (D15)."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        plan = self.plan_to_change(self._to_be_answered())
        self.say_rules(plan.rules)
        self.ask.say(missing_lines(self.household.method, plan))
        day = self.day(
            "day",
            _("When did they answer?"),
            why=_("From the day on which all agree, the plan is in force."),
        )
        answers = self._answers(plan)
        words = {answer.person: answer.answer for answer in plan.answers}
        words |= {each["person"]: each["answer"] for each in answers}
        grown = grown_ups(self.case, plan.circle, self.household.today)
        if not answers and grown and any(words.get(key) not in (AGREES, NEARLY) for key in grown):
            return tuple
        partly = self._partly_will_do(words, grown)
        if not answers and not partly and grown:
            return tuple
        comes = plan.state == "draft" and (partly or all(words.get(k) == AGREES for k in grown))
        due = self.review_day(
            _("When do you look at it again?"),
            day,
            why=_("A plan wears out: it is looked at again, also when it is kept."),
        ) if comes else None  # fmt: skip
        return partial(
            self.household.steps,
            plan_agreeing.agree,
            plan,
            answers,
            day,
            method=self.household.method,
            review_due=due,
            partly_will_do=partly,
            told=self._makers(plan) if comes else None,
        )

    def _makers(self, plan: SafetyPlan) -> dict[str, Any] | None:
        """Ask who made a draft that a rule or a review began, where nobody said it yet (D15)."""
        return None if plan.made_by else ask_makers(self, plan.circle)

    def _to_be_answered(self) -> list[SafetyPlan]:
        """Give the drafts, and the plans in force to which somebody has not agreed yet."""
        standing = [
            plan
            for plan in self.latest("in_force", "suspended")
            if plan_agreeing.still_to_ask(self.case, plan, self.household.today)
            or plan_agreeing.holding_back(plan)
        ]
        return [*self.latest("draft"), *standing]

    def _answers(self, plan: SafetyPlan) -> list[dict[str, Any]]:
        agreed = {answer.person for answer in plan.answers if answer.answer == AGREES}
        found: list[dict[str, Any]] = []
        for key in grown_ups(self.case, plan.circle, self.household.today):
            if key in agreed:
                self.ask.say(_("{name} agrees already.", name=self.name(key)))
            elif answer := self._answer(key):
                found.append(answer)
        return found

    def _answer(self, key: str) -> dict[str, Any] | None:
        word = self.ask.word(
            f"answer {key}",
            _("Does {name} agree?", name=self.name(key)),
            worded(_ANSWERS),
            usual=_NOT_ASKED,
            why=_("In their own words, asked apart if that is safer. The other reads who agrees, "
                  "and nothing else."),
        )  # fmt: skip
        if word == _NOT_ASKED:
            return None
        answer = {"person": key, "answer": word}
        if word != AGREES:
            grounds = self.line(
                f"grounds {key}", _("With what not? (for the team; Enter: not said)"),
                why=_("Which rule, and why. It stays with the team."),
            )  # fmt: skip
            answer |= {"grounds": grounds} if grounds else {}
        return answer

    def _partly_will_do(self, words: dict[str, str], grown: Sequence[str]) -> bool:
        """Ask whether a plan is in force to which somebody agrees in part and nobody says no."""
        partly = [key for key in grown if words.get(key) == NEARLY]
        if not partly or any(words.get(key) not in (AGREES, NEARLY) for key in grown):
            return False
        return self.ask.yes(
            "partly",
            _("In force, although {names} did not agree to all of it?", names=self.names(partly)),
            usual=False,
            why=_("A plan that is kept in part may be better than none. No leaves it a draft."),
        )
