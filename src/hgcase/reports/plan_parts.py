"""A safety plan as both its papers show it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hgcase.domain.declare.values import When
from hgcase.domain.kinds.plan import Condition, Rule, SafetyPlan
from hgcase.domain.wall.seen import Seen
from hgcase.reports.people import Phone, callee, names


@dataclass(frozen=True, slots=True)
class RuleLine:
    """A rule of a plan, with its number for life."""

    number: int
    situation: str
    text: str
    persons: tuple[str, ...]
    watched_by: str
    if_broken: str
    replaces: int | None
    since: When | None


@dataclass(frozen=True, slots=True)
class ConditionLine:
    """A safety condition, and who set it."""

    text: str
    set_by: str


@dataclass(frozen=True, slots=True)
class TimeOutSheet:
    """The time-out: what to see, how long, where, and who comes back first."""

    sign: str
    minutes: int | None
    place: str
    restored_by: str
    not_for: str


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place for a Break, as far as the reader may know it."""

    kind: str
    host: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class BreakSheet:
    """What holds if it comes to a Break."""

    leaves: tuple[str, ...]
    places: tuple[PlaceLine, ...]
    contact: str
    care: str


@dataclass(frozen=True, slots=True)
class PlanSheet:
    """One plan as its reader knows it."""

    made: date
    calls: tuple[Phone, ...]
    rules: tuple[RuleLine, ...]
    conditions: tuple[ConditionLine, ...]
    signs: tuple[str, ...]
    time_out: TimeOutSheet | None
    break_: BreakSheet | None
    agreed: tuple[str, ...]
    made_by: tuple[str, ...]
    review: date | None


def sheet(seen: Seen, plan: SafetyPlan) -> PlanSheet:
    """Give what a plan holds."""
    return PlanSheet(
        made=plan.made.day,
        calls=_calls(seen, plan),
        rules=_rules(seen, plan),
        conditions=_conditions(seen, plan.conditions),
        signs=plan.warning_signs,
        time_out=_time_out(plan),
        break_=_break_sheet(seen, plan),
        agreed=names(seen, (line.person for line in plan.answers if line.answer == "agrees")),
        made_by=names(seen, plan.made_by),
        review=plan.review_due.day if plan.review_due else None,
    )


def _calls(seen: Seen, plan: SafetyPlan) -> tuple[Phone, ...]:
    """Give whom the plan says to call, in its order; 112 is in every plan."""
    return tuple(phone for key in plan.call if (phone := callee(seen, key)) is not None)


def _rules(seen: Seen, plan: SafetyPlan) -> tuple[RuleLine, ...]:
    """Give the rules of a plan by their number."""
    found = (seen.case.rule(number) for number in sorted(plan.rules))
    return tuple(_rule(seen, rule) for rule in found if rule is not None)


def _rule(seen: Seen, rule: Rule) -> RuleLine:
    return RuleLine(
        rule.number,
        rule.situation,
        rule.text,
        names(seen, rule.persons),
        seen.name(rule.watched_by or ""),
        rule.if_broken or "",
        rule.replaces,
        rule.since,
    )


def _conditions(seen: Seen, keys: Iterable[str]) -> tuple[ConditionLine, ...]:
    """Give the conditions of a plan, each with who set it."""
    found = (seen.case.find("conditions", key) for key in keys)
    return tuple(
        ConditionLine(each.text, seen.name(each.set_by or ""))
        for each in found
        if isinstance(each, Condition)
    )


def _time_out(plan: SafetyPlan) -> TimeOutSheet | None:
    """Give the time-out that was agreed on."""
    agreed = plan.time_out
    if agreed is None:
        return None
    return TimeOutSheet(
        agreed.sign or "",
        agreed.minutes,
        agreed.place or "",
        agreed.contact_restored_by or "",
        agreed.not_for or "",
    )


def _break_sheet(seen: Seen, plan: SafetyPlan) -> BreakSheet | None:
    """Give what was agreed for a Break, with the places that this reader may know."""
    agreed = plan.break_plan
    if agreed is None:
        return None
    return BreakSheet(
        names(seen, agreed.leaves),
        tuple(
            PlaceLine(place.kind, seen.name(place.host or ""), place.name or "", place.reason or "")
            for place in agreed.places
        ),
        agreed.contact_agreement or "",
        agreed.care or "",
    )
