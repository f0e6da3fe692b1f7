"""In which ways a record of one kind is hidden as a whole, and hosts that only places name."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from tests.support.drawing import FIRST_NAMES, PARTIES, Values, pick, prose, ref
from tests.support.possible import Entry

from hgcase.domain.case_file import kind_of
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.sections import NAMED

if TYPE_CHECKING:
    from tests.wall.hidden import World

HOSTED: Final = ("workers", "contacts", "homes", "handovers")


def tell_no_place(world: "World", section: str, values: Values) -> None:
    """Let what is hidden name nobody who is visible and in the file through a place alone.

    What a hidden place names goes with it, and so does what its host alone names.
    """
    people = [one for one in world.visible.mentioned if one in world.visible.of(*NAMED)]
    for place in [values, *((values.get("break_plan") or {}).get("places") or ())]:
        for name in ("host", "home", "handover"):
            if place.get(name) and place[name] not in world.visible.mentioned:
                place[name] = None
        if place.get("ended_because"):
            place["ended_because"] = prose(world.random, people)
    if section in HOSTED:
        _name_who_is_known(world, section, values, people)


def _name_who_is_known(world: "World", section: str, values: Values, people: list[str]) -> None:
    persons = world.visible.of("persons")
    unknown = {*world.visible.of(*PARTIES)} - {*people, *persons}
    for field in fields(kind_of(section)):
        value = values.get(field.name)
        if field.prose and value:
            values[field.name] = prose(world.random, people)
        elif isinstance(value, str) and value in unknown:
            values[field.name] = pick(world.random, persons) if field.required else None


# --- in the file only through a place ----------------------------------------------------


def hide_place(world: "World", host: Entry) -> None:
    """Add a hidden place of a host who is in the file through it alone."""
    if host.section == "handovers":
        _add(world, "moves", host, handover=ref(host.symbol))
    elif host.section == "organisations" and world.random.random() < 0.5:
        _through_somebody(world, host)
    elif host.section not in ("homes", "persons") and world.random.random() < 0.4:
        leaves = [pick(world.random, world.visible.of("persons"))]
        place = {"kind": "family", "host": ref(host.symbol), "known_to": leaves}
        _add(world, "safety_plans", host, break_plan={"leaves": leaves, "places": [place]})
    elif world.random.random() < 0.3:
        _add(world, "stays", host, ended_because=f"weg bij @{ref(host.symbol)}")
    else:
        _add(world, "stays", host, **{_named_as(host.section): ref(host.symbol)})


def _named_as(section: str) -> str:
    return {"homes": "home", "handovers": "handover"}.get(section, "host")


def _through_somebody(world: "World", employer: Entry) -> None:
    """Add a hidden place, with a host who is hidden, too, of whom alone one knows this employer."""
    section = pick(world.random, ("workers", "contacts", "handovers"))
    world.visible.names = [pick(world.random, FIRST_NAMES)]
    host = world.visible.make(section, f"of{employer.symbol}", 1)
    values = world.fill(host, hide=False)
    tell_no_place(world, section, values)
    world.name_anew(section, host.symbol, values)
    values["taker" if section == "handovers" else "organisation"] = ref(employer.symbol)
    world.hidden_by("circle", host, values)
    world.records.append((section, host.symbol, values))
    place = "moves" if section == "handovers" else "stays"
    _add(world, place, host, **{_named_as(section): ref(host.symbol)})


def _add(world: "World", section: str, through: Entry, /, **named: object) -> None:
    entry = world.visible.make(section, f"at{through.symbol}", 1)
    values = world.fill(entry, hide=False)
    tell_no_place(world, section, values)
    values |= named
    world.hidden_by("circle", entry, values)
    world.records.append((section, entry.symbol, values))


# --- by what a kind says of itself ---------------------------------------------------------


def hide_by_kind(world: "World", section: str, values: Values) -> bool:
    """Hide a record by what its kind says, whatever its circle; tell whether that can be."""
    hide = _BY_KIND.get(section)
    return hide is not None and hide(world, values)


def _person(world: "World", values: Values) -> bool:
    values["known_to"] = world.lacking()
    return True


def _organisation(world: "World", values: Values) -> bool:
    secret = ({"kind": "shelter"}, {"secret": "true"}, {"secret": "unknown"})
    values |= pick(world.random, secret)
    return True


def _home(world: "World", values: Values) -> bool:
    values["secret"] = pick(world.random, ("true", "unknown"))
    return True


def _source_did_not_agree(world: "World", values: Values) -> bool:
    values["secret_source"] = pick(world.random, (None, "true", "unknown"))
    return True


def _somebody_elses(world: "World", values: Values) -> bool:
    """Make it of somebody else; of a reader to whom it is never shown it may stay."""
    others = [one for one in world.visible.of("persons") if one not in world.visible.reading]
    if others:
        values["person"] = pick(world.random, others)
    return bool(others) or not world.visible.own_talks


def _own_plan(world: "World", values: Values) -> bool:
    if not world.visible.own_talks and world.random.random() < 0.7:
        return True  # it is the reader's, and not asked for
    return _somebody_elses(world, values)


def _without_a_reader(*names: str) -> Callable[["World", Values], bool]:
    def hide(world: "World", values: Values) -> bool:
        for name in names:
            values[name] = world.lacking()
        return True

    return hide


def _not_discussed(world: "World", values: Values) -> bool:
    talked = world.lacking()
    values["discussed"] = [{"date": "2026-09-01", "persons": talked}] if talked else []
    return True


def _observation(world: "World", values: Values) -> bool:
    values["asked"] = "apart"
    others = [one for one in world.of("persons") if one not in world.visible.reading]
    if world.visible.own_talks and not others:
        return False
    values["said_by"] = pick(world.random, others) if others else world.visible.reading[0]
    if world.visible.own_talks is False and world.random.random() < 0.5:
        values["said_by"] = world.visible.reading[0]
    return True


def _of_one(world: "World", values: Values) -> bool:
    if len(world.visible.reading) > 1 or world.visible.own_talks:
        return False
    values["circle" if values.get("circle") else "visible_to"] = list(world.visible.reading)
    return True


def _talk(world: "World", values: Values) -> bool:
    """Make it a child's talk, or a talk apart that is not the reader's to see."""
    random = world.random
    if random.random() < 0.5:
        child = [pick(random, world.visible.of("persons"))]
        values.update(mode="child", state="held", present=child, invited=[], checks=[])
        return True
    others = [one for one in world.visible.of("persons") if one not in world.visible.reading]
    own = world.visible.reading[0]
    with_whom = own if not world.visible.own_talks else (others or [""])[0]
    if not with_whom:
        return False
    held = values["state"] == "held"
    values.update(mode="separate", present=[with_whom] if held else [], checks=[])
    values["invited"] = [] if held else [with_whom]
    return True


_BY_KIND: Final[dict[str, Callable[["World", Values], bool]]] = {
    "persons": _person,
    "organisations": _organisation,
    "homes": _home,
    "consents": _somebody_elses,
    "personal_plans": _own_plan,
    "notifications": _source_did_not_agree,
    "documents": _source_did_not_agree,
    "papers": _without_a_reader("readers"),
    "advice": _not_discussed,
    "observations": _observation,
    "conditions": _of_one,
    "unsafe_situations": _of_one,
    "rules": _of_one,
    "safety_plans": _of_one,
    "sessions": _talk,
}
