"""Making a safety plan by questions: the next version, and a rule in it."""

from collections.abc import Sequence
from functools import partial
from typing import Any, Final

from hgcase.cli.drawing.folding import entries
from hgcase.cli.guided.plan_makers import ask_makers
from hgcase.cli.guided.plan_parts import ask_parts
from hgcase.cli.guided.plan_questions import PlanScript
from hgcase.cli.guided.script import Told
from hgcase.cli.language import _, spoken
from hgcase.cli.matching import Choice
from hgcase.domain.kinds.plan import SafetyPlan, plans_of
from hgcase.domain.verbs import plan_new as plan_steps
from hgcase.domain.verbs.steps import Step
from hgcase.errors import RefusedError

ANY_STATE: Final = ("draft", "in_force", "suspended", "ended")


class NewPlan(PlanScript):
    """Ask for the next version of a plan: for whom, made when and by whom."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        circle = self._circle()
        before = plans_of(self.case, circle)
        if before:
            self.ask.say(_("It begins with what {key} holds.", key=before[-1].key))
        method = self.household.method if not before and self._with_skeleton() else None
        day = self.day(
            "made",
            _("When was it made?"),
            why=_("The day on which you sat together. It is a draft until they agree to it."),
        )
        told = ask_makers(self, circle)
        parts, steps = ask_parts(self, circle, before[-1] if before else None)

        def taken() -> tuple[Step, ...]:
            begun = self.household.steps(
                plan_steps.new_plan,
                circle,
                day,
                method=method,
                code=spoken().code,
                told={**told, **parts},
            )
            return (*steps, *begun)

        return taken

    def _circle(self) -> list[str]:
        usual = self._usual_circle()
        refused = self._refused(usual)
        if refused is not None:
            self.ask.say([*refused.tell(spoken()), _("Or make one for other persons.")])
        return self.ask.people(
            "circle",
            _("For whom is the plan?"),
            self.roll(self.case.persons),
            usual=None if refused is not None else usual or None,
            check=self._refuse,
            why=_("They all read the whole plan. What one must not know goes into a plan of "
                  "their own."),
        )  # fmt: skip

    def _refuse(self, circle: list[str]) -> None:
        self.household.refuse_unseen(circle)
        self.household.steps(plan_steps.new_plan, circle, self.household.today)

    def _refused(self, circle: Sequence[str]) -> RefusedError | None:
        """Give why a circle can have no next version now; nothing of what is hidden (W17)."""
        try:
            self.household.refuse_unseen(circle)
        except plan_steps.PlanForOthersError as error:
            return error
        draft = plan_steps.draft_of(self.case, circle)
        return plan_steps.draft_there(draft) if draft is not None else None

    def _usual_circle(self) -> Sequence[str]:
        """Give the circle of the plan that stands, else the grown-ups who take part."""
        standing = self.latest("in_force", "suspended")
        if standing:
            return standing[0].circle
        trajectories = self.case.trajectories
        taking_part = {each.person for one in trajectories for each in one.participants}
        everybody = [person.key for person in self.case.persons]
        part = [key for key in everybody if key in taking_part] or everybody
        return plan_steps.grown_ups(self.case, part, self.household.today)[:2]

    def _with_skeleton(self) -> bool:
        """Ask whether a first plan begins with the rules that the method proposes."""
        method = self.household.method
        if method is None or not method.skeleton:
            return False
        code = spoken().code
        proposed = [(each.situation.label(code), each.text.label(code)) for each in method.skeleton]
        self.ask.say(_("{method} proposes:", method=method.name.label(code)))
        self.ask.say(entries([("·", f"{situation}: {text}") for situation, text in proposed], 2))
        return self.ask.yes(
            "skeleton",
            _("Begin with these? They are to be put in their own words."),
            usual=False,
            why=_("A rule that nobody here said is kept by nobody. They are an example to talk "
                  "about."),
        )  # fmt: skip


class AddRule(PlanScript):
    """Ask for a rule: in which situation, what was agreed, whom it binds (B22, D17)."""

    def told(self) -> Told:
        """Ask, and give what was told."""
        plan = self.plan_to_change(self.latest(*ANY_STATE))
        held = self._say_what_it_holds(plan)
        tree: dict[str, Any] = {
            "replaces": self._replaced(held),
            "situation": self.line(
                "situation", _("In which situation?"), plan.circle, needed=True,
                why=_("Something that can be seen: when Bram has been drinking; when voices get "
                      "loud."),
            ),
            "text": self.line(
                "text", _("What have they agreed then?"), plan.circle, needed=True,
                why=_("What somebody does, not what is forbidden: he sleeps at his brother's. "
                      "Write @B for Bram; a paper prints the name."),
            ),
            "persons": self._binds(plan),
            "watched_by": self._watcher(),
            "if_broken": self.line(
                "if broken", _("What happens if it is broken? (Enter: nothing agreed)"),
                plan.circle, why=_("Whom somebody calls, and what the other then does."),
            ),
            "meets": self._conditions(plan),
        }  # fmt: skip
        filled = {name: value for name, value in tree.items() if value not in (None, "", [])}
        today = self.household.today
        return partial(self.household.steps, plan_steps.add_rule, plan, filled, today)

    def _say_what_it_holds(self, plan: SafetyPlan) -> list[int]:
        draft = plan_steps.draft_of(self.case, plan.circle)
        held = self.rules_held(plan)
        if draft is None:
            self.ask.say(_("What was agreed is not changed: the rule goes into a new draft."))
        elif draft.answers:
            self.ask.say(_("Who agreed to the draft is asked again: it becomes another one."))
        self.say_rules(held)
        return held

    def _replaced(self, held: Sequence[int]) -> str | None:
        if not held:
            return None
        return self.ask.word(
            "replaces",
            _("In the place of which rule? (its number; Enter: of none)"),
            [Choice(str(number), "", lead=str(number)) for number in held],
            usual="",
            shown=False,
            why=_("A rule in other words gets a new number; the old one leaves the plan and stays "
                  "in the file."),
        )  # fmt: skip

    def _binds(self, plan: SafetyPlan) -> list[str]:
        def refuse(persons: list[str]) -> None:
            plan_steps.refuse_outsiders(self.case, plan, persons, self.household.today)

        return self.ask.people(
            "binds",
            _("Whom does it bind?"),
            self.roll(self.case.persons),
            shown=self.roll(plan.circle),
            usual=plan_steps.grown_ups(self.case, plan.circle, self.household.today) or plan.circle,
            check=refuse,
            why=_("The one who has to do it, or all of them."),
        )

    def _watcher(self) -> str | None:
        return self.ask.person(
            "watcher",
            _("Who watches over it? (Enter: nobody)"),
            self.roll(),
            shown=self.roll([*self.case.contacts, *self.case.workers]),
            why=_("Somebody who is near and agreed to it. All who read the plan read this name."),
        )

    def _conditions(self, plan: SafetyPlan) -> list[str]:
        held = [each for each in self.seen.case.conditions if each.key in plan.conditions]
        if not held:
            return []
        self.ask.say(entries([(each.key, each.text) for each in held], 4))
        return self.ask.words(
            "meets",
            _("Which condition does it serve? (its key; Enter: none)"),
            [Choice(each.key, each.text, lead=each.key) for each in held],
            shown=False,
            why=_("A condition says what must be so; a rule says how they see to it."),
        )
