"""What differs between two versions of a plan: as data, for a screen and for a paper.

Both plans, and the rules and conditions that they hold, come from what a reader may see:
nothing is computed here from a part that is hidden (W0).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.record import Value
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.plan import Rule, SafetyPlan, plans_of
from hgcase.errors import NotFoundError, RefusedError, as_key
from hgcase.i18n import N_

Part = Literal[
    "rule", "condition", "sign", "time_out", "break_place", "break_plan", "call", "review"
]
How = Literal["added", "gone", "changed"]

_LEFT_OUT: Final = frozenset({"places", "known_to"})


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is other in the later version.

    Args:
        before: what it was: a rule, a condition, a line, a place, a field's value.
        after: what it is.
        field: of the time-out or the Break plan, or of the plan itself.
    """

    part: Part
    how: How
    before: Any = None
    after: Any = None
    field: str = ""


def versions_of(
    case: CaseFile, before: str | None = None, after: str | None = None
) -> list[tuple[SafetyPlan, SafetyPlan]]:
    """Give which versions to look at beside each other: the earlier and the later one.

    Args:
        before: the key of the earlier one; of each circle the last but one if left out.
        after: the key of the later one; the last of the circle if left out.
    """
    if before is None:
        pairs = [plans_of(case, circle)[-2:] for circle in _circles(case)]
        found = [(pair[0], pair[1]) for pair in pairs if len(pair) > 1]
    else:
        old = _plan_of(case, before)
        new = _plan_of(case, after) if after else plans_of(case, old.circle)[-1]
        if set(old.circle) != set(new.circle):
            raise RefusedError(
                N_("{before} and {after} are for other persons: they are two plans."),
                slug="not-of-one-circle",
                before=old.key,
                after=new.key,
            )
        found = [(old, new)] if old.key != new.key else []
    if not found:
        raise NotFoundError(
            N_("There is no earlier version to look at beside it."), slug="no-version-before"
        )
    return found


def _plan_of(case: CaseFile, key: str) -> SafetyPlan:
    """Give a plan by its key."""
    for plan in case.safety_plans:
        if plan.key == key and not plan.taken_back:
            return plan
    raise NotFoundError(
        N_("There is no safety plan {key}."),
        slug="no-plan",
        key=as_key(key),
    )


def _circles(case: CaseFile) -> "list[tuple[str, ...]]":
    plans = (each for each in case.safety_plans if not each.taken_back)
    return [tuple(sorted(circle)) for circle in dict.fromkeys(frozenset(p.circle) for p in plans)]


def differences(case: CaseFile, before: SafetyPlan, after: SafetyPlan) -> tuple[Difference, ...]:
    """Say what the later version of a plan has other than the earlier one."""
    old_break, new_break = before.break_plan, after.break_plan
    return (
        *_rules(case, before.rules, after.rules),
        *_listed("condition", _conditions(case, before), _conditions(case, after)),
        *_listed("sign", before.warning_signs, after.warning_signs),
        *_fields("time_out", before.time_out, after.time_out),
        *_places(old_break.places if old_break else (), new_break.places if new_break else ()),
        *_fields("break_plan", old_break, new_break),
        *_listed("call", before.call, after.call),
        *_field("review", "review_due", before.review_due, after.review_due),
    )


def _rules(case: CaseFile, old: Sequence[int], new: Sequence[int]) -> Iterator[Difference]:
    """Yield the rules that came, went, or were put in other words under a new number (W8)."""
    gone = [rule for number in old if number not in new and (rule := case.rule(number))]
    replaced: set[int] = set()
    for number in new:
        rule = case.rule(number)
        if number in old or rule is None:
            continue
        earlier = _replaced_by(case, rule, gone)
        if earlier is not None:
            replaced.add(earlier.number)
            yield Difference("rule", "changed", earlier, rule)
        else:
            yield Difference("rule", "added", after=rule)
    yield from (Difference("rule", "gone", r) for r in gone if r.number not in replaced)


def _replaced_by(case: CaseFile, rule: Rule, gone: Sequence[Rule]) -> Rule | None:
    """Give the rule of the earlier version that this one replaces, over versions in between."""
    by_number = {each.number: each for each in gone}
    seen: set[int] = set()
    number = rule.replaces
    while number is not None and number not in seen:
        if number in by_number:
            return by_number[number]
        seen.add(number)
        earlier = case.rule(number)
        number = earlier.replaces if earlier is not None else None
    return None


def _conditions(case: CaseFile, plan: SafetyPlan) -> tuple[Any, ...]:
    return tuple(found for key in plan.conditions if (found := case.find("conditions", key)))


def _listed(part: Part, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    yield from (Difference(part, "added", after=each) for each in new if each not in old)
    yield from (Difference(part, "gone", each) for each in old if each not in new)


def _places(old: Sequence[Any], new: Sequence[Any]) -> Iterator[Difference]:
    """Yield the places that came or went, or that the same places have another order (A52)."""
    found = [*_listed("break_place", old, new)]
    kept_before, kept_after = [e for e in old if e in new], [e for e in new if e in old]
    if kept_before != kept_after:
        found.append(Difference("break_place", "changed", tuple(old), tuple(new)))
    yield from found


def _fields(part: Part, old: Value | None, new: Value | None) -> Iterator[Difference]:
    model = old or new
    for field in fields(type(model)) if model is not None else ():
        if field.name not in _LEFT_OUT:
            values = (getattr(each, field.name) if each else None for each in (old, new))
            yield from _field(part, field.name, *values)


def _field(part: Part, name: str, old: Any, new: Any) -> Iterator[Difference]:
    was, now = old not in (None, ()), new not in (None, ())
    if old == new or not (was or now):
        return
    how: How = "changed" if was and now else "added" if now else "gone"
    yield Difference(part, how, old if was else None, new if now else None, name)
