"""What became of a safety plan, and what a good next thing is, as this worker may see it."""

from datetime import date

from hgcase.app.writing import Wrote
from hgcase.cli.drawing.tree import Fact, Label, Part, Said, Screen, bold, screen
from hgcase.cli.language import _, say_when, spoken
from hgcase.cli.screens.household_now import rules_said
from hgcase.cli.typed import next_ones
from hgcase.domain.kinds.plan import SafetyPlan
from hgcase.domain.verbs.plan_agree import holding_back, still_to_ask


def changed_screen(wrote: Wrote | None, today: date) -> Screen:
    """Say what changed in the plans of a household, and what comes next.

    Args:
        wrote: what was written; None where nothing was told.
    """
    if wrote is None:
        return screen(Label(_("Nothing was changed.")))
    before = {plan.key: plan for plan in wrote.seen_before.case.safety_plans}
    changed = [plan for plan in wrote.seen.case.safety_plans if plan != before.get(plan.key)]
    said = _Said(wrote, today)
    told = [
        Fact(plan.key, _weighed(said.plan(before.get(plan.key), plan)), "✓") for plan in changed
    ]
    return screen((*told, Fact("", tuple(said.ended_rules()))), said.coming(changed))


def _weighed(lines: list[str]) -> "tuple[Said, ...]":
    """Give the first line weight: it is what was done."""
    return (*map(bold, lines[:1]), *lines[1:])


class _Said:
    """Says what was written of plans."""

    def __init__(self, wrote: Wrote, today: date) -> None:
        self._wrote = wrote
        self._today = today

    def plan(self, before: SafetyPlan | None, plan: SafetyPlan) -> list[str]:
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

    def _begun(self, plan: SafetyPlan) -> list[str]:
        begun = _(
            "Begun: version {n} of the plan for {names}, a draft.",
            n=plan.version,
            names=self._names(plan.circle),
        )
        new = {rule.number for rule in self._wrote.seen.case.rules} - {
            rule.number for rule in self._wrote.seen_before.case.rules
        }
        held = self._rules(plan, new & set(plan.rules)) if plan.rules else ""
        return [begun, *([held] if held else [_("It holds no rule yet.")])]

    def _rules(self, plan: SafetyPlan, new: set[int]) -> str:
        held = _("It holds {rules}.", rules=rules_said(plan.rules))
        return " ".join(
            [_("New: {rules}.", rules=rules_said(sorted(new))), held] if new else [held]
        )

    def _state(self, before: SafetyPlan, plan: SafetyPlan) -> str:
        names = self._names(plan.circle)
        if plan.state == "in_force" and before.state == "suspended":
            return _("In force again for {names}.", names=names)
        return {
            "in_force": _("In force for {names}.", names=names),
            "suspended": _("Suspended: not in force for {names} now.", names=names),
            "ended": _("Ended."),
            "draft": _("A draft."),
        }[plan.state]  # fmt: skip

    def _waits(self, plan: SafetyPlan) -> str:
        asked = still_to_ask(self._wrote.seen.case, plan, self._today)
        if asked:
            return _("It stays a draft; still to ask: {names}.", names=self._names(asked))
        back = self._names(holding_back(plan))
        return _("It stays a draft: {names} did not agree to all of it.", names=back)

    def _answered(self, before: SafetyPlan, plan: SafetyPlan) -> list[str]:
        was = {answer.person: answer.answer for answer in before.answers}
        new = [a.person for a in plan.answers if was.get(a.person) != a.answer]
        if not new or before.state == "draft":
            return []
        return [_("The answer of {names} is written down.", names=self._names(tuple(new)))]

    def _review(self, before: SafetyPlan, plan: SafetyPlan) -> list[str]:
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

    def coming(self, changed: list[SafetyPlan]) -> list[Part]:
        """Say what a good next thing is."""
        ref = self._wrote.ref
        case = self._wrote.seen.case
        text = "" if case.plans_in_force else bold(_("No safety plan is in force here now."))
        none = Fact(_("PLAN"), (text,), "!" if text else "")
        if any(plan.state == "suspended" for plan in changed):
            return [none, next_ones((f"hgcase safety-plan suspend {ref}", _("let it go on")))]
        if any(plan.state == "draft" and not plan.taken_back for plan in case.safety_plans):
            return [
                none,
                next_ones(
                    (f"hgcase safety-plan add-rule {ref}", _("one more rule")),
                    (f"hgcase safety-plan agree {ref}", _("once they agree; then it is in force")),
                ),
            ]
        if text:
            return [none, next_ones((f"hgcase safety-plan new {ref}", _("the first agreements")))]
        return [next_ones((f"hgcase safety-plan show {ref}", _("the plan as it is now")))]

    def _names(self, keys: "tuple[str, ...]") -> str:
        return spoken().names(self._wrote.seen.called(keys))
