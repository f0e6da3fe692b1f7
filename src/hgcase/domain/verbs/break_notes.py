"""What a worker should know before a Break begins or ends; nothing of it is a bar (A16)."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import is_child
from hgcase.domain.standing.in_force import orders_on
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks, stay_on
from hgcase.domain.verbs.breaks import Going, leavers, places_of
from hgcase.domain.verbs.note import Note

if TYPE_CHECKING:
    from hgcase.domain.kinds.orders import Order
    from hgcase.domain.kinds.places import Break
    from hgcase.domain.kinds.plan import SafetyPlan


def break_notes(
    case: CaseFile, leaves: Sequence[str], going: Going, plan: "SafetyPlan | None"
) -> tuple[Note, ...]:
    """Give what a worker should know before somebody leaves; nothing of it is a bar."""
    day = When.parse(going.at).day
    children = tuple(key for key in leaves if is_child(case, key, day))
    return (
        *_by_plan(case, going, leaves, plan),
        *([Note("child_leaves", children)] if children else []),
        *([] if going.planned_until else [Note("no_planned_end")]),
        *_by_orders(case, leaves, going.place.get("host"), day),
    )


def _by_plan(
    case: CaseFile, going: Going, leaves: Sequence[str], plan: "SafetyPlan | None"
) -> Iterator[Note]:
    agreed = plan.break_plan if plan is not None else None
    if plan is None or agreed is None:
        yield Note("break_without_plan")
        return
    if plan.state != "in_force":
        yield Note("plan_not_in_force", (plan.key,))
    if set(agreed.leaves) != set(leaves):
        yield Note("plan_names_another", tuple(agreed.leaves))
    places = places_of(plan)
    kinds = [(place["kind"], place.get("host"), place.get("name")) for place in places]
    wanted = (going.place.get("kind"), going.place.get("host"), going.place.get("name"))
    if wanted not in kinds:
        yield Note("place_not_in_plan", (plan.key,))
    elif set(kinds[: kinds.index(wanted)]) - _been_to(case, leaves, When.parse(going.at).day):
        yield Note("place_before_untried", (plan.key,))


def _been_to(
    case: CaseFile, leaves: Sequence[str], day: date
) -> set[tuple[str | None, str | None, str | None]]:
    """Give the places at which they were already in a Break that is running."""
    return {
        (stay.place, stay.host, stay.name)
        for break_ in running_breaks(case, day)
        for stay in places_of_break(case, break_.key)
        if set(stay.persons) & set(leaves)
    }


def _by_orders(
    case: CaseFile, leaves: Sequence[str], host: str | None, day: date
) -> Iterator[Note]:
    """Yield where an order says otherwise: who is bound stays, or goes to whom he may not meet."""
    for standing in orders_on(case, day):
        order = standing.order
        if not standing.binds:
            continue
        if order.person not in leaves and _is_at_home(case, order, day):
            yield Note("order_at_home", (order.person,))
        together = {order.person, *order.no_contact} & {*leaves, *_person_of(case, host)}
        if order.person in together and together & set(order.no_contact):
            yield Note("order_no_contact", tuple(sorted(together)))


def _is_at_home(case: CaseFile, order: "Order", day: date) -> bool:
    """Tell whether somebody lives on in a home that an order covers."""
    stay = stay_on(case, order.person, day)
    return stay is not None and stay.home in order.homes


def _person_of(case: CaseFile, host: str | None) -> tuple[str, ...]:
    """Give the host as a person of the file: themselves, or whom a contact stands for."""
    contact = next((each for each in case.contacts if each.key == host), None)
    keys = (host, contact.person if contact is not None else None)
    return tuple(key for key in keys if key in case.person_keys and key is not None)


def end_notes(case: CaseFile, break_: "Break", at: str) -> tuple[Note, ...]:
    """Give what a worker should know before a Break ends: orders, and who has no home to go to."""
    day, persons = When.parse(at).day, leavers(case, break_)
    homeless = tuple(key for key in persons if home_after(case, break_, key, day) is None)
    bound = tuple(
        standing.order.person
        for standing in orders_on(case, day)
        if standing.binds and standing.order.person in persons and standing.order.homes
    )
    return (
        *([Note("no_home_known", homeless)] if homeless else []),
        *(Note("order_at_home", (key,)) for key in bound),
        *_weighs_since(case, break_, persons, day),
    )


def _weighs_since(
    case: CaseFile, break_: "Break", persons: Sequence[str], day: date
) -> Iterator[Note]:
    """Yield the facts about who left that were told from the first day of a Break on."""
    for marker in case.markers:
        told = marker.date or marker.since
        if told is None or break_.since is None or marker.taken_back:
            continue
        if break_.since.day <= told.last_day <= day and {*marker.who, *marker.whom} & set(persons):
            yield Note("weighs_since", (marker.key,), told.last_day)


def home_after(case: CaseFile, break_: "Break", person: str, day: date) -> str | None:
    """Give the home to which somebody goes back by itself: where they lived all the time."""
    left = case.replace(stays=tuple(s for s in case.stays if s.break_event != break_.key))
    stay = stay_on(left, person, day)
    return stay.home if stay is not None else None
