"""What became of a safety plan, and what a good next thing is, as this worker may see it."""

from typing import TYPE_CHECKING

from hgcase.cli.language import _, spoken
from hgcase.cli.screens.days import say_when
from hgcase.domain.verbs.plan_agree import holding_back, still_to_ask

if TYPE_CHECKING:
    from datetime import date

    from hgcase.app.writing import Wrote
    from hgcase.domain.kinds.plan import SafetyPlan


def changed_screen(wrote: "Wrote | None", today: "date") -> list[str]:
    """Say what changed in the plans of a household, and what comes next.

    Args:
        wrote: what was written; None where nothing was told.
        today: the day.
    """
    if wrote is None:
        return [_("Nothing was changed.")]
    before = {plan.key: plan for plan in wrote.seen_before.case.safety_plans}
    changed = [plan for plan in wrote.seen.case.safety_plans if plan != before.get(plan.key)]
    said = _Said(wrote, today)
    lines = [line for plan in changed for line in said.plan(before.get(plan.key), plan)]
    return [*lines, *said.ended_rules(), *said.coming(changed)]


class _Said:
    """Says what was written of plans."""

    def __init__(self, wrote: "Wrote", today: "date") -> None:
        self._wrote = wrote
        self._today = today

    def plan(self, before: "SafetyPlan | None", plan: "SafetyPlan") -> list[str]:
        """Say what became of one plan."""
        if before is None:
            return self._begun(plan)
        lines: list[str] = []
        if plan.state != before.state:
            lines.append(self._state(before, plan))
        if plan.rules != before.rules:
            lines.append(self._rules(plan, set(plan.rules) - set(before.rules)))
        if before.answers and not plan.answers:
            lines.append(_("Who agreed to it is asked again."))
        if plan.state == "draft" and plan.answers:
            lines.append(self._waits(plan))
        if plan.state in ("in_force", "suspended"):
            lines += self._answered(before, plan)
            lines += self._review(before, plan)
        return lines

    def _begun(self, plan: "SafetyPlan") -> list[str]:
        begun = _(
            "{key} is begun: version {n} of the plan for {names}, a draft.",
            key=plan.key,
            n=plan.version,
            names=self._names(plan.circle),
        )
        new = {rule.number for rule in self._wrote.seen.case.rules} - {
            rule.number for rule in self._wrote.seen_before.case.rules
        }
        held = self._rules(plan, new & set(plan.rules)) if plan.rules else ""
        return [begun, *([held] if held else [_("It holds no rule yet.")])]

    def _rules(self, plan: "SafetyPlan", new: set[int]) -> str:
        numbers = ", ".join(map(str, plan.rules))
        if not new:
            return _("It holds the rules {numbers}.", numbers=numbers)
        added = ", ".join(map(str, sorted(new)))
        if len(new) == 1:
            return _("Rule {new} is new; it holds the rules {numbers}.", new=added, numbers=numbers)
        return _(
            "The rules {new} are new; it holds the rules {numbers}.", new=added, numbers=numbers
        )

    def _state(self, before: "SafetyPlan", plan: "SafetyPlan") -> str:
        names = self._names(plan.circle)
        if plan.state == "in_force" and before.state == "suspended":
            return _("{key} is in force again for {names}.", key=plan.key, names=names)
        return {
            "in_force": _("{key} is in force for {names}.", key=plan.key, names=names),
            "suspended": _("{key} is suspended: it is not in force for {names} now.", key=plan.key,
                           names=names),
            "ended": _("{key} has ended.", key=plan.key),
            "draft": _("{key} is a draft.", key=plan.key),
        }[plan.state]  # fmt: skip

    def _waits(self, plan: "SafetyPlan") -> str:
        asked = still_to_ask(self._wrote.seen.case, plan, self._today)
        if asked:
            return _("It stays a draft; still to ask: {names}.", names=self._names(asked))
        back = self._names(holding_back(plan))
        return _("It stays a draft: {names} did not agree to all of it.", names=back)

    def _answered(self, before: "SafetyPlan", plan: "SafetyPlan") -> list[str]:
        was = {answer.person: answer.answer for answer in before.answers}
        new = [a.person for a in plan.answers if was.get(a.person) != a.answer]
        if not new or before.state == "draft":
            return []
        return [_("The answer of {names} is written down.", names=self._names(tuple(new)))]

    def _review(self, before: "SafetyPlan", plan: "SafetyPlan") -> list[str]:
        if plan.review_due is None or plan.review_due == before.review_due:
            return []
        return [_("To look at again: {day}.", day=say_when(plan.review_due, self._today))]

    def ended_rules(self) -> list[str]:
        """Say which rules ended."""
        was = {rule.number: rule.until for rule in self._wrote.seen_before.case.rules}
        numbers = [
            str(rule.number)
            for rule in self._wrote.seen.case.rules
            if rule.until is not None and was.get(rule.number, rule.until) is None
        ]
        if not numbers:
            return []
        if len(numbers) == 1:
            return [_("Rule {number} has ended.", number=numbers[0])]
        return [_("Rules {numbers} have ended.", numbers=", ".join(numbers))]

    def coming(self, changed: "list[SafetyPlan]") -> list[str]:
        """Say what a good next thing is."""
        ref = self._wrote.ref
        drafts = [each for each in self._wrote.seen.case.safety_plans if each.state == "draft"]
        none = (
            []
            if self._wrote.seen.case.plans_in_force
            else [_("No safety plan is in force here now.")]
        )
        if any(plan.state == "suspended" for plan in changed):
            return [*none, _("Let it go on: hgcase safety-plan suspend {ref}", ref=ref)]
        if any(not plan.taken_back for plan in drafts):
            return [
                *none,
                _("Next: hgcase safety-plan add-rule {ref}", ref=ref),
                _("Then: hgcase safety-plan agree {ref}", ref=ref),
            ]
        if none:
            return [*none, _("Next: hgcase safety-plan new {ref}", ref=ref)]
        return [_("Next: hgcase safety-plan show {ref}", ref=ref)]

    def _names(self, keys: "tuple[str, ...]") -> str:
        called = [self._wrote.seen.name(key) or key for key in keys]
        return spoken().names(called)
