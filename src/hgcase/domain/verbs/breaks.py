"""A Break: who leaves, to which place, to which place then, and home again (A47-A57).

A Break is a record, and each place of it a stay. Who was at home stays there; nothing is
written of that. Where somebody stays has a circle of its own (W6): the plan's, or only who
goes.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.trees import tree_of
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.persons import nobody_there
from hgcase.domain.kinds.trajectory import running
from hgcase.domain.standing.whereabouts import places_of_break, running_breaks
from hgcase.domain.verbs.steps import Changed, Key, New, Step
from hgcase.domain.wall.inherit import as_narrow_as
from hgcase.errors import NotFoundError, RefusedError, UsageError
from hgcase.i18n import N_

if TYPE_CHECKING:
    from hgcase.domain.kinds.places import Break, Stay
    from hgcase.domain.kinds.plan import SafetyPlan

Tree = Mapping[str, Any]
BREAKS: Final = "breaks"
STAYS: Final = "stays"
EMERGENCY_BED: Final = "emergency_bed"
_PLACE: Final = ("host", "name", "known_to", "home", "address", "phone", "municipality")
"""What a stay takes over of a place; its kind is the stay's place."""


@dataclass(frozen=True, slots=True)
class Going:
    """Who goes where: what is told of a Break, or of its next place.

    Args:
        place: the place as a plan writes it: kind, host, name, reason, known_to; also the
            address, phone and municipality of a stay.
        at: from when, a day or a minute.
        planned_until: until when it is meant.
        host_agreed: whether the host was asked, and said yes.
    """

    place: Tree
    at: str
    planned_until: str | None = None
    host_agreed: bool = False


# --- places ---------------------------------------------------------------------------------------


def places_of(plan: "SafetyPlan | None") -> tuple[dict[str, Any], ...]:
    """Give the places that a plan names, in their order (A52), as trees."""
    agreed = plan.break_plan if plan is not None else None
    return tuple(tree_of(place) for place in agreed.places) if agreed else ()


def place_of(plan: "SafetyPlan | None", number: int) -> dict[str, Any]:
    """Give a place that a plan names, counted from 1."""
    places = places_of(plan)
    if not 1 <= number <= len(places):
        raise NotFoundError(
            N_("The plan names no place {number}."), slug="no-such-place", number=number
        )
    return places[number - 1]


def next_place(case: CaseFile, break_: "Break") -> dict[str, Any] | None:
    """Give the first place of the plan at which nobody stayed yet in this Break (A52)."""
    plan = plan_of(case, break_)
    used = [(stay.place, stay.host, stay.name) for stay in places_of_break(case, break_.key)]
    unused = (p for p in places_of(plan) if (p["kind"], p.get("host"), p.get("name")) not in used)
    return next(unused, None)


def plan_of(case: CaseFile, break_: "Break") -> "SafetyPlan | None":
    """Give the plan that a Break follows; None where it follows none."""
    return next((plan for plan in case.safety_plans if plan.key == break_.plan), None)


def break_of(case: CaseFile, key: str) -> "Break":
    """Give a Break by its key."""
    for break_ in case.breaks:
        if break_.key == key and not break_.taken_back:
            return break_
    raise NotFoundError(N_("There is no Break {key}."), slug="no-such-break", key=key)


# --- the steps ------------------------------------------------------------------------------------


def start_break(
    case: CaseFile,
    leaves: Sequence[str],
    going: Going,
    *,
    plan: "SafetyPlan | None" = None,
    called_by: str | None = None,
    because: str | None = None,
    tried: Sequence[str] = (),
) -> tuple[Step, ...]:
    """Begin a Break, according to a plan or, at night, without one (A50-A55).

    Args:
        plan: that it follows; its circle reads that there is a Break, and why.
        because: the reason. The reason for an emergency bed that the plan did not name is
            written with it: there the circle of the plan reads it.
    """
    day = When.parse(going.at).day
    refuse_leavers(case, leaves, day)
    _refuse_going(case, going, plan)
    trajectory = running(case, day)
    break_ = {
        "trajectory": trajectory.key if trajectory is not None and trajectory.runs(day) else None,
        "plan": plan.key if plan is not None else None,
        "called_by": called_by,
        "because": _with_reason(because, going.place, plan),
        "tried": list(tried),
        "since": going.at,
        **as_narrow_as(plan),
    }
    stay = {"persons": list(leaves), "break_event": Key("break"), **_stay(going),
            **as_narrow_as(plan)}  # fmt: skip
    return New(BREAKS, _filled(break_), name="break"), New(STAYS, stay, name="stay")


def move_break(
    case: CaseFile, break_: "Break", going: Going, because: str | None = None
) -> tuple[Step, ...]:
    """Go on to the next place: each stay of the Break ends, and a new one begins.

    Args:
        going: where to now, since when; the planned end stays if none is given.
        because: why the place before ended; only who may know where reads it. Of an
            emergency bed that the plan did not name it is the reason.
    """
    plan, stays = plan_of(case, break_), _open_stays(case, break_)
    _refuse_over(break_, stays, going.at)
    place = going.place
    if because and not place.get("reason"):
        place = {**place, "reason": because}
    going = Going(place, going.at, going.planned_until or _planned_end(stays), going.host_agreed)
    _refuse_going(case, going, plan)
    persons = [key for stay in stays for key in stay.persons] or leavers(case, break_)
    reason = _with_reason(because, going.place, plan)
    ended = (
        Changed(STAYS, stay.key, {"until": going.at, "ended_because": reason}) for stay in stays
    )
    stay = {
        "persons": persons,
        "break_event": break_.key,
        "follows": [each.key for each in stays],
        **_stay(going),
        **as_narrow_as(break_, *stays),
    }
    return (*ended, New(STAYS, _filled(stay), name="stay"))


def end_break(
    case: CaseFile,
    break_: "Break",
    at: str,
    *,
    because: str | None = None,
    goes_to: Mapping[str, str] | None = None,
) -> tuple[Step, ...]:
    """End a Break: everybody goes home, or where else they go from now on.

    Who has a home in the file that never ended is there again, without another word.

    Args:
        because: why the last place ended; only who may know where reads it.
        goes_to: of each who does not go back to the home before, the key of another home.
    """
    stays = _open_stays(case, break_)
    _refuse_over(break_, stays, at)
    ended = (Changed(STAYS, stay.key, {"until": at, "ended_because": because}) for stay in stays)
    moved = (
        New(
            STAYS,
            {
                "persons": [key],
                "kind": "lives",
                "home": home,
                "since": at,
                **as_narrow_as(break_, *stays),
            },
        )
        for key, home in (goes_to or {}).items()
    )
    return (*ended, Changed(BREAKS, break_.key, {"until": at}), *moved)


def _stay(going: Going) -> dict[str, Any]:
    place = {name: going.place[name] for name in _PLACE if going.place.get(name) is not None}
    told = {
        "kind": "stays",
        "place": going.place.get("kind"),
        "since": going.at,
        "planned_until": going.planned_until,
    }
    return _filled({**told, **place})


def _filled(tree: Tree) -> dict[str, Any]:
    return {name: value for name, value in tree.items() if value not in (None, [])}


def _with_reason(because: str | None, place: Tree, plan: "SafetyPlan | None") -> str | None:
    """Put the reason for an emergency bed behind that of the Break, unless the plan holds it."""
    reason = place.get("reason")
    named = (each for each in places_of(plan) if each["kind"] == EMERGENCY_BED)
    if place.get("kind") != EMERGENCY_BED or any(each.get("reason") == reason for each in named):
        return because  # the plan holds the reason, and for the team alone
    return "; ".join(dict.fromkeys(each for each in (because, reason) if each))


def _open_stays(case: CaseFile, break_: "Break") -> "tuple[Stay, ...]":
    return tuple(stay for stay in places_of_break(case, break_.key) if stay.until is None)


def _planned_end(stays: "Sequence[Stay]") -> str | None:
    ends = [stay.planned_until for stay in stays if stay.planned_until is not None]
    return str(max(ends)) if ends else None


def leavers(case: CaseFile, break_: "Break") -> list[str]:
    """Give who is in a Break: by its stays, else by its plan."""
    stays = places_of_break(case, break_.key)
    if stays:
        return list(stays[-1].persons)
    plan = plan_of(case, break_)
    return list(plan.break_plan.leaves) if plan is not None and plan.break_plan else []


# --- what is refused ------------------------------------------------------------------------------


def refuse_leavers(case: CaseFile, leaves: Sequence[str], day: date) -> None:
    """Refuse nobody, and whoever is in a Break already."""
    if not leaves:
        raise UsageError(N_("Say who leaves."), slug="nobody-leaves")
    for key in leaves:
        if key not in case.person_keys:
            raise nobody_there(key)
    for break_ in running_breaks(case, day):
        if break_.until is not None and break_.until.last_day <= day:
            continue  # whoever came home today can leave again tonight
        for key in sorted(set(leaves) & set(leavers(case, break_))):
            raise RefusedError(
                N_("{person} is in a Break already: {key}."),
                hint=N_("Another place is hgcase break move; home again is hgcase break end."),
                slug="in-a-break",
                person=key,
                key=break_.key,
            )


def _refuse_going(case: CaseFile, going: Going, plan: "SafetyPlan | None") -> None:
    if going.place.get("kind") == EMERGENCY_BED and not going.place.get("reason"):
        raise UsageError(
            N_("An emergency bed is for extreme need only: give the reason."), slug="emergency-bed"
        )
    host = going.place.get("host")
    if host and not going.host_agreed and not host_agreed(case, host, plan):
        raise RefusedError(
            N_("Nothing says that {key} agreed to have somebody stay."),
            hint=N_("Ask them first, and say that they agreed."),
            slug="host-not-asked",
            key=host,
        )
    if going.planned_until:
        refuse_backward(When.parse(going.at), going.planned_until)


def refuse_backward(since: When, until: str) -> None:
    """Refuse what would be over before it began."""
    if When.parse(until).last < since.first:
        raise UsageError(N_("That is before it began."), slug="backward")


def host_agreed(case: CaseFile, host: str, plan: "SafetyPlan | None") -> bool:
    """Tell whether a host agreed: it is recorded, or they made the plan; of a hotel it is asked."""
    if case.find("organisations", host) or host == "unknown":
        return True
    contact = next((each for each in case.contacts if each.key == host), None)
    agreed = contact is not None and contact.agreed is not None
    return agreed or (plan is not None and host in plan.made_by)


def _refuse_over(break_: "Break", stays: "Sequence[Stay]", at: str) -> None:
    if break_.until is not None:
        raise RefusedError(N_("{key} has ended."), slug="break-over", key=break_.key)
    for since in (break_.since, *(stay.since for stay in stays)):
        if since is not None:
            refuse_backward(since, at)
