"""What holds of an order on a day: it follows from the decisions, none of which is overwritten.

A decision imposes or extends for a time, suspends, executes what was suspended, ends, or
judges earlier decisions: upholds them, or annuls them, whole or from a day on. So one
order can hold for a first part and not for a second, stop and go on, and have a gap.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When, parts_of

if TYPE_CHECKING:
    from hgcase.domain.kinds.orders import Decision, Order
    from hgcase.domain.kinds.plan import Condition

State = Literal["in_force", "maybe", "suspended", "not_in_force", "annulled"]

_BEGINS: Final = ("imposed", "extended")


class Stretch(NamedTuple):
    """A time for which an order holds by one decision.

    Args:
        until: until when, that day included; None while no end is known.
        annulled: whether a court said that it never held.
    """

    decision: "Decision"
    since: When
    until: When | None
    annulled: bool = False


class Standing(NamedTuple):
    """How an order stands on a day.

    Args:
        state: ``maybe`` where soft dates leave it open, or a condition was broken and no
            judge decided yet; ``suspended`` where it stands but does not bind now.
        stretch: what it rests on; None where nothing covers the day.
    """

    order: "Order"
    state: State
    stretch: Stretch | None = None

    @property
    def binds(self) -> bool:
        """Whether somebody has to keep to it; where it is not known, yes."""
        return self.state in ("in_force", "maybe")


def orders_on(case: CaseFile, day: date) -> tuple[Standing, ...]:
    """Tell how every order stands on a day, in the order of the file (E05)."""
    return tuple(order_on(case, order, day) for order in case.orders if not order.taken_back)


def order_on(case: CaseFile, order: "Order", day: date) -> Standing:
    """Tell how one order stands on a day, by all decisions that are in the file."""
    covering = [
        (how, stretch)
        for stretch in stretches(case, order)
        if (how := _covers(stretch.since, stretch.until, day)) != "no"
    ]
    standing = [(how, stretch) for how, stretch in covering if not stretch.annulled]
    if not order.decisions:
        return Standing(order, "maybe")  # nobody wrote down what was decided
    if not standing:
        state: State = "annulled" if covering else "not_in_force"
        return Standing(order, state, covering[-1][1] if covering else None)
    how, stretch = max(standing, key=lambda each: (each[0] == "yes", each[1].since))
    if any(_covers(*span, day) == "yes" for span in _suspensions(case, order)):
        return Standing(order, "suspended", stretch)
    sure = how == "yes" and not _awaits_a_judge(case, order, day)
    return Standing(order, "in_force" if sure else "maybe", stretch)


def stretches(case: CaseFile, order: "Order") -> tuple[Stretch, ...]:
    """Give the times for which an order was imposed or extended, as the decisions leave them."""
    found: list[Stretch] = []
    decisions = _standing(order)
    for decision in decisions:
        match decision.decision:
            case "imposed" | "extended":
                found.append(_begun(case, decisions, decision, found))
            case "ended":
                found = list(_cut(found, _effective(decision)))
            case "annulled":
                found = list(_annul(found, decision))
    return tuple(found)


def _standing(order: "Order") -> "list[Decision]":
    """Give the decisions by date, without those that a later one undid."""
    decisions = sorted(order.decisions, key=lambda decision: decision.date)
    undone = {
        key
        for decision in decisions
        if decision.decision == "annulled" and decision.since is None
        for key in decision.judges
    }
    return [
        decision
        for decision in decisions
        if decision.decision in _BEGINS or decision.key is None or decision.key not in undone
    ]


def _effective(decision: "Decision") -> When:
    return decision.since or decision.date


def _begun(
    case: CaseFile, decisions: "list[Decision]", decision: "Decision", earlier: list[Stretch]
) -> Stretch:
    """Give the stretch that a decision begins; an extension goes on where the last one ends.

    What is imposed on probation (`suspended_for`) lapses with it, unless it woke before.
    """
    begins = _effective(decision)
    last_end = earlier[-1].until if earlier else None
    if decision.decision == "extended" and decision.since is None and last_end is not None:
        begins = max(last_end, decision.date)  # no decision binds backward
    until = decision.until or _after(begins, decision.lasts)
    if decision.suspended_for:
        woken = _woken(case, decisions, decision)
        probation = _after(begins, decision.suspended_for)
        until = (decision.until or _after(woken, decision.lasts)) if woken else probation
    return Stretch(decision, begins, _first_of(until, _met(case, decision)))


def _cut(found: Iterable[Stretch], at: When) -> Iterator[Stretch]:
    """Let nothing go on after a moment, and nothing begin after it."""
    for stretch in found:
        if stretch.until is not None and stretch.until <= at:
            yield stretch
        elif stretch.since <= at:
            yield stretch._replace(until=at)


def _annul(found: Iterable[Stretch], by: "Decision") -> Iterator[Stretch]:
    """Undo what a court annulled: whole, or from a day on, which splits its validity."""
    for stretch in found:
        if by.judges and stretch.decision.key not in by.judges:
            yield stretch
        elif by.since is None or by.since <= stretch.since:
            yield stretch._replace(annulled=True)
        elif stretch.until is not None and stretch.until <= by.since:
            yield stretch
        else:
            yield stretch._replace(until=by.since)


def _suspensions(case: CaseFile, order: "Order") -> Iterator[tuple[When, When | None]]:
    """Give the times for which an order was suspended, each with its last day."""
    decisions = _standing(order)
    for decision in decisions:
        if decision.decision != "suspended" and not decision.suspended_for:
            continue
        since, woken = _effective(decision), _woken(case, decisions, decision)
        ends = [_after(since, decision.suspended_for), _eve(woken) if woken else None]
        if decision.decision == "suspended":
            ends += [decision.until, _met(case, decision)]
        yield since, _first_of(*ends)


def _woken(case: CaseFile, decisions: "list[Decision]", decision: "Decision") -> When | None:
    """Give the moment on which a suspension ended: its condition was broken, or it was executed."""
    since, condition = _effective(decision), _condition(case, decision.on_condition)
    moments = [_effective(later) for later in decisions if later.decision == "executed"]
    if condition is not None and condition.broken is not None:
        moments.append(condition.broken)
    return min((moment for moment in moments if since <= moment), default=None)


def _awaits_a_judge(case: CaseFile, order: "Order", day: date) -> bool:
    """Tell whether a condition of a suspension was broken, and nobody decided yet what follows."""
    decisions = _standing(order)
    executed = [each for each in decisions if each.decision == "executed"]
    return any(
        broken is not None
        and broken.day <= day
        and not any(_effective(each).day <= day for each in executed)
        and _covers(_effective(decision), decision.until, day) != "no"
        for decision in decisions
        if (condition := _condition(case, decision.on_condition)) is not None
        for broken in (condition.broken,)
    )


def _met(case: CaseFile, decision: "Decision") -> When | None:
    condition = _condition(case, decision.until_met)
    return condition.met if condition is not None else None


def _first_of(*ends: When | None) -> When | None:
    """Give the first of some ends; of soft ones whatever is sure by the earliest of all."""
    known = sorted(end for end in ends if end is not None)
    if not known:
        return None
    first, last = known[0], min(end.last for end in known)
    return first if first.last == last else When(f"{first.first}/{last}", first.first, last)


def _condition(case: CaseFile, key: str | None) -> "Condition | None":
    return next((each for each in case.conditions if each.key == key), None)


def _covers(since: When, until: When | None, day: date) -> Literal["yes", "maybe", "no"]:
    """Tell whether a day lies between two moments, both days included, soft dates as they are."""
    if day < since.day or (until is not None and until.last_day < day):
        return "no"
    sure = since.last_day <= day and (until is None or day <= until.day)
    return "yes" if sure else "maybe"


def _after(since: When, duration: str | None) -> When | None:
    """Give the moment that lies so long after another."""
    parts = parts_of(duration or "")
    if parts is None:
        return None
    from dateutil.relativedelta import relativedelta

    step = relativedelta(**parts._asdict())
    first, last = _plus(since.day, step), _plus(since.last_day, step)
    if first == last:
        clock = since.text.partition("T")[2]
        return When(f"{first.isoformat()}T{clock}" if clock else first.isoformat())
    return When(f"{first.isoformat()}/{last.isoformat()}", first.isoformat(), last.isoformat())


def _plus(day: date, step: Any) -> date:
    """Count on from a day; behind the calendar's end lies its last day."""
    try:
        later: date = day + step
    except (OverflowError, ValueError):
        return date.max
    return later


def _eve(when: When) -> When:
    """Give the last day before a moment."""
    return When.on(_before(when.day))


def _before(day: date) -> date:
    return date.fromordinal(day.toordinal() - 1)


def _next(day: date) -> date:
    return date.fromordinal(day.toordinal() + 1)
