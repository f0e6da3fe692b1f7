"""The first plan at the start: a rule or two, agreed or still to be agreed (B22, D16)."""

from typing import TYPE_CHECKING, Any

from hgcase.app.first_plan import FirstPlan
from hgcase.cli.language import _

if TYPE_CHECKING:
    from hgcase.cli.guided.newcomer import Newcomer


def ask_first_plan(new: "Newcomer") -> FirstPlan | None:
    """Ask for the rules with which a plan begins, and whether they agree; None for no plan."""
    grown = [key for key in new.grown if key in new.taking_part]
    if not grown or not new.interview.yes(
        "plan now",
        _("A first safety plan now?"),
        usual=True,
        stops=True,
        why=_("From the first sign a plan is due. One rule is better than none; the rest can "
              "be added with hgcase safety-plan add-rule."),
    ):  # fmt: skip
        return None
    circle = new.people(
        "circle",
        _("For whom is the plan?"),
        grown,
        usual=grown[:2],
        why=_(
            "They all read the whole plan. What one must not know goes into a plan of their own."
        ),
        fixed_by=repr([(key, new.first_name(key)) for key in grown]),
    )
    rules = _rules(new, circle)
    if not rules:
        return None
    agreed = new.interview.yes(
        "agreed",
        _("Do all of them agree to it?"),
        usual=False,
        why=_("Only then is it in force. If not yet: hgcase safety-plan agree."),
    )
    return FirstPlan(circle, rules, agreed=agreed)


def _rules(new: "Newcomer", circle: list[str]) -> list[dict[str, Any]]:
    rules: list[dict[str, Any]] = []
    while True:
        n = len(rules) + 1
        situation = new.line(
            f"situation {n}",
            _("Rule {n}: in which situation? (Enter: no more rules)", n=n),
            why=_("Something that can be seen: when Bram has been drinking; when voices get loud."),
        )
        if not situation:
            return rules
        text = new.line(
            f"rule {n}",
            _("What have they agreed then?"),
            needed=True,
            why=_("What somebody does, not what is forbidden: he sleeps at his brother's."),
        )
        persons = circle if len(circle) == 1 else new.people(
            f"binds {n}",
            _("Whom does it bind?"),
            circle,
            usual=circle,
            why=_("The one who has to do it, or all of them."),
        )  # fmt: skip
        rules.append({"persons": persons, "situation": situation, "text": text})
        new.rules = len(rules)
