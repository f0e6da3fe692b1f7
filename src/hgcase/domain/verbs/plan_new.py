"""Writing a safety plan: versions of one circle, and what is put into the one being made.

What was agreed is never changed (D15): a change is made in a draft, the next version, which
holds all that the last one held. A circle has one draft at a time.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.checks.field_problems import is_secret_to
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.kinds.persons import can_be_spoken_to, is_child, nobody_there
from hgcase.domain.kinds.plan import Rule, SafetyPlan, plans_of
from hgcase.domain.verbs.steps import Changed, New, Step
from hgcase.domain.wall.seen import Audience
from hgcase.domain.wall.the_wall import is_withheld_in_part, left_for
from hgcase.errors import NotFoundError, RefusedError
from hgcase.i18n import N_, LanguageCode

if TYPE_CHECKING:
    from hgcase.methods.parts import Method, PlanPart

PLANS: Final = "safety_plans"
RULES: Final = "rules"
STANDING: Final = ("in_force", "suspended")
"""The states of a plan that was agreed and has not ended."""

_CARRIED: Final = (
    "circle", "talks", "review_with", "conditions", "warning_signs", "time_out", "break_plan",
    "call", "workers_only", "may_pass_on",
)  # fmt: skip
"""What a new version takes over as it is; its rules it takes over too, but for ended ones."""


class PlanForOthersError(RefusedError):
    """A plan that is for other workers alone, or holds what is; a draft or not is not told."""

    message = N_(
        "The plan for {keys}, or a part of it, is for some workers only; you are not among them."
    )
    hint = N_("One of them can change it. The project lead can tell who they are.")


# --- which plan -----------------------------------------------------------------------------


def draft_of(case: CaseFile, circle: Sequence[str]) -> SafetyPlan | None:
    """Give the draft of a circle."""
    return next((plan for plan in plans_of(case, circle) if plan.state == "draft"), None)


def refuse_unseen(
    case: CaseFile, audience: Audience, circle: Sequence[str], *, only: str = ""
) -> None:
    """Refuse to go on with the plan of a circle of which somebody may not see all (W17).

    What has ended counts only where the next version would begin with it.

    Args:
        only: the key of the one version that changes, where no other has part in it.

    Raises:
        PlanForOthersError: some of it is for other workers alone.
    """
    plans = plans_of(case, circle)
    seen = left_for(case, audience)
    for plan in plans:
        if only not in ("", plan.key) or (plan.state == "ended" and plan is not plans[-1]):
            continue
        if seen.get(plan.key) is None or is_withheld_in_part(case, audience, plan.key):
            raise PlanForOthersError(keys=", ".join(sorted(circle)))


def next_version(case: CaseFile, circle: Sequence[str]) -> int:
    """Give the next version for a circle; one that was taken back stays used."""
    found = (each.version for each in case.safety_plans if set(each.circle) == set(circle))
    return max(found, default=0) + 1


def next_number(case: CaseFile) -> int:
    """Give the next number of a rule: above all that ever were, also those taken back (W8)."""
    return max((rule.number for rule in case.rules), default=0) + 1


def grown_ups(case: CaseFile, circle: Sequence[str], day: date) -> tuple[str, ...]:
    """Give who of a circle agrees to a plan; a child is told, and is never asked (W3)."""
    living = {person.key for person in case.persons if can_be_spoken_to(person)}
    return tuple(key for key in circle if key in living and not is_child(case, key, day))


def parts_missing(plan: SafetyPlan | None, method: "Method") -> "tuple[PlanPart, ...]":
    """Give the parts that a method asks for and a plan does not have (A54-A56, D17)."""
    return tuple(part for part in method.plan if not _has(plan, part.part.split(".")))


def _has(value: Any, steps: Sequence[str]) -> bool:
    for step in steps:
        value = getattr(value, step, None)
    return bool(value)


# --- a new version ----------------------------------------------------------------------------


def new_plan(
    case: CaseFile,
    circle: Sequence[str],
    day: date,
    *,
    method: "Method | None" = None,
    code: LanguageCode = "en",
    told: Mapping[str, Any] | None = None,
) -> tuple[Step, ...]:
    """Begin the next version of the plan of a circle; its step is the last, named ``plan``.

    It holds what the last one held. Rules that ended with that one come back under new
    numbers. A first plan begins with the method's skeleton, whose rules are to be put in the
    family's own words, or with nothing.

    Args:
        method: whose skeleton a first plan begins with.
        told: what else was said about it: who made it, who was absent.
    """
    _refuse_circle(case, circle)
    draft = draft_of(case, circle)
    if draft is not None:
        raise draft_there(draft)
    before = plans_of(case, circle)
    if before:
        held, rules = _held(case, before[-1], day), _again(case, before[-1])
    else:
        held = {"circle": list(circle), "rules": []}
        rules = _skeleton(case, circle, day, method, code)
    plan = {
        **held,
        "rules": [*held["rules"], *(rule.tree["number"] for rule in rules)],
        **(told or {}),
        "version": next_version(case, circle),
        "state": "draft",
        "made": day.isoformat(),
    }
    return (*rules, New(PLANS, plan, name="plan"))


def draft_there(draft: SafetyPlan) -> RefusedError:
    """Refuse a second draft for the same persons."""
    return RefusedError(
        N_("{key} is being made for these persons already."),
        hint=N_("Go on with that one: hgcase safety-plan add-rule, then agree."),
        slug="draft-there",
        key=draft.key,
    )


def _refuse_circle(case: CaseFile, circle: Sequence[str]) -> None:
    if not circle:
        raise RefusedError(
            N_("A safety plan is for somebody: say for whom."), slug="nobody-in-the-circle"
        )
    for key in circle:
        if key not in case.person_keys:
            raise nobody_there(key)
        if is_secret_to(case, key, set(circle)):
            raise RefusedError(
                N_("Not everybody in this circle may know of {key}."),
                hint=N_(
                    "Names are shared with those who take part; or make a plan for a smaller "
                    "circle."
                ),
                slug="hidden-from-the-circle",
                key=key,
            )


def _held(case: CaseFile, plan: SafetyPlan, day: date) -> dict[str, Any]:
    """Give what a plan holds that still stands, as the tree of the next version."""
    tree = {name: value for name, value in tree_of(plan).items() if name in _CARRIED}
    over = {
        each.key
        for each in case.conditions
        if each.taken_back or (each.until is not None and each.until.last_day <= day)
    }
    tree["conditions"] = [key for key in plan.conditions if key not in over]
    rules = [rule for number in plan.rules if (rule := case.rule(number)) is not None]
    tree["rules"] = [each.number for each in rules if each.until is None and not each.taken_back]
    return tree


def _again(case: CaseFile, plan: SafetyPlan) -> tuple[New, ...]:
    """Give the rules that ended with a plan anew: what ended does not go on under its number."""
    rules = [rule for number in plan.rules if (rule := case.rule(number)) is not None]
    ended = [each for each in rules if each.until is not None and each.until == plan.until]
    return tuple(
        New(RULES, {**_without_days(rule), "number": number, "replaces": rule.number})
        for number, rule in enumerate((e for e in ended if not e.taken_back), next_number(case))
    )


def _without_days(rule: Rule) -> dict[str, Any]:
    gone = ("key", "since", "until", "shown", "documents", "follows", "also", "file_number")
    return {name: value for name, value in tree_of(rule).items() if name not in gone}


def _skeleton(
    case: CaseFile,
    circle: Sequence[str],
    day: date,
    method: "Method | None",
    code: LanguageCode,
) -> tuple[New, ...]:
    """Give the rules with which a first plan by this method begins."""
    persons = list(grown_ups(case, circle, day)) or list(circle)
    return tuple(
        New(
            RULES,
            {
                "number": number,
                "circle": list(circle),
                "persons": persons,
                "situation": rule.situation.nl if code == "nl" else rule.situation.en,
                "text": rule.text.nl if code == "nl" else rule.text.en,
            },
        )
        for number, rule in enumerate(method.skeleton if method else (), next_number(case))
    )


# --- into the draft ---------------------------------------------------------------------------


def into_draft(
    case: CaseFile, plan: SafetyPlan, changes: Mapping[str, Any], day: date
) -> tuple[Step, ...]:
    """Change what a plan holds: in the draft of its circle, which is made if there is none.

    Who agreed to the draft agreed to something else, so those answers go (D15).

    Args:
        plan: any version of the circle's plan.
    """
    draft = draft_of(case, plan.circle)
    if draft is None:
        return new_plan(case, plan.circle, day, told=changes)
    answers: dict[str, Any] = {"answers": []} if draft.answers else {}
    return (Changed(PLANS, draft.key, {**changes, **answers}),)


def draft_rules(case: CaseFile, plan: SafetyPlan, day: date) -> list[int]:
    """Give the rules that the draft of a plan's circle holds, or would begin with."""
    return _drafted(case, plan, day)[0]


def _drafted(case: CaseFile, plan: SafetyPlan, day: date) -> tuple[list[int], int]:
    """Give the rules that the draft holds, or would begin with, and the next free number."""
    draft, free = draft_of(case, plan.circle), next_number(case)
    if draft is not None:
        return list(draft.rules), free
    *rules, begun = new_plan(case, plan.circle, day)
    assert isinstance(begun, New)
    return list(begun.tree["rules"]), free + len(rules)


def add_rule(
    case: CaseFile, plan: SafetyPlan, tree: Mapping[str, Any], day: date
) -> tuple[Step, ...]:
    """Add a rule to the draft of a plan's circle; it gets a number for life (B22, W8).

    A rule that it replaces leaves the draft. Since when it holds is written once the plan is
    agreed.

    Args:
        plan: any version of the circle's plan.
        tree: persons, situation, text, and what else was told.
    """
    refuse_outsiders(case, plan, tree.get("persons") or (), day)
    held, number = _drafted(case, plan, day)
    replaced = tree.get("replaces")
    refuse_not_held(held, () if replaced is None else (int(replaced),))
    kept = [each for each in held if replaced is None or each != int(replaced)]
    told = {name: value for name, value in tree.items() if name not in ("since", "until")}
    rule = {**told, "number": number, "circle": list(plan.circle)}
    narrowed = {"workers_only": list(plan.workers_only)} if plan.workers_only else {}
    *again, drafted = into_draft(case, plan, {"rules": [*kept, number]}, day)
    return (*again, New(RULES, {**narrowed, **rule}, name="rule"), drafted)


def refuse_outsiders(case: CaseFile, plan: SafetyPlan, persons: Sequence[str], day: date) -> None:
    """Refuse a rule for a grown-up who would not know it; a child is told apart (W3, W8)."""
    outside = set(persons) - set(plan.circle)
    for key in grown_ups(case, sorted(outside), day):
        raise RefusedError(
            N_("{key} is not among those for whom this plan is, and would not know the rule."),
            hint=N_("Make a plan for a circle with {key} in it."),
            slug="rule-for-an-outsider",
            key=key,
        )


def leave_out(
    case: CaseFile, plan: SafetyPlan, numbers: Sequence[int], day: date
) -> tuple[Step, ...]:
    """Leave rules out of the draft of a plan's circle; they end when the draft is agreed."""
    held, _free = _drafted(case, plan, day)
    refuse_not_held(held, numbers)
    return into_draft(case, plan, {"rules": [each for each in held if each not in numbers]}, day)


def refuse_not_held(held: Collection[int], numbers: Sequence[int]) -> None:
    """Refuse a number that is no rule of the plan."""
    for number in numbers:
        if number not in held:
            raise NotFoundError(
                N_("This plan does not hold rule {number}."), slug="not-in-the-plan", number=number
            )
