"""What must agree within a record of a world, and with its readers."""

from typing import TYPE_CHECKING, Any, Final

from tests.support.drawing import LAST_NAMES, PARTIES, Values, pick, ref, some
from tests.support.possible import BORN, CHILD, Entry
from tests.wall.cells import CALLED, WHERE

if TYPE_CHECKING:
    from tests.wall.hidden import World


def as_drawn(_world: "World", _entry: Entry, values: Values) -> Values:
    """Leave it as it was drawn."""
    return values


def _person(world: "World", entry: Entry, values: Values) -> Values:
    everybody = [*world.of("persons"), ref(entry.symbol)]
    born = entry.shown.get("born") or pick(world.random, BORN[entry.facts[CHILD]])
    return values | {"known_to": pick(world.random, (None, everybody)), "born": born}


def _not_secret(world: "World", _entry: Entry, values: Values) -> Values:
    return values | {"secret": pick(world.random, (None, "false"))}


def _worker(world: "World", entry: Entry, values: Values) -> Values:
    first = entry.facts["name"].split()[0]
    return values | {"name": f"{first} {pick(world.random, LAST_NAMES)} {entry.symbol}"}


def _contact(_world: "World", entry: Entry, values: Values) -> Values:
    if entry.facts.get("in a plan"):
        values["agreed"] = "2026-03-03" if entry.facts.get(CALLED) else None
    return values


def _stay(world: "World", entry: Entry, values: Values) -> Values:
    goes = set(world.visible.reading) <= set(values["persons"])
    known = bool(entry.facts[WHERE])
    circle: list[list[str] | None] = [world.including() if known else world.lacking()]
    if not known and values.get("host") in world.hidden_of(*PARTIES):
        circle.append(world.including())  # who hosts is hidden, and the place with it (W14)
    return values | {"known_to": pick(world.random, [*circle, *([None] if goes == known else [])])}


def _session(world: "World", entry: Entry, values: Values) -> Values:
    if values["state"] == "planned":
        values["checks"], values["present"] = [], []
    elif values["mode"] == "separate":
        persons = {*world.of("persons")} - {*world.visible.reading}
        values["present"] = [one for one in values["present"] if one not in persons]
    values["checks"] = [
        check
        if check["said_by"] in values["present"]
        else check | {"said_by": pick(world.random, values["present"])}
        for check in values["checks"] or ()
        if values["present"]
    ]
    left = [one for one in values["present"] if one not in world.visible.reading]
    known = [one for one in left if one in world.visible.of("persons")]
    if not world.visible.own_talks:  # else what was told when somebody had left is on this paper
        left = [one for one in left if one not in known]
    if entry.facts["left"]:
        leaves = (
            world.visible.reading if world.visible.own_talks else [*world.visible.reading, *known]
        )
        left.append(pick(world.random, leaves))
    values["left_early"] = [{"party": one, "at": None} for one in left[-2:]]
    return values


def _plan(world: "World", _entry: Entry, values: Values) -> Values:
    plan = values["break_plan"]
    for place in (plan or {}).get("places") or ():
        goes = set(world.visible.reading) <= set(plan["leaves"])
        if place["kind"] == "emergency_bed" and place["reason"] is None:
            place["kind"] = "other"
        if "seen" in place:
            place["known_to"] = pick(world.random, [world.including(), *([None] if goes else [])])
        elif place["known_to"] == [] and not goes:
            place["known_to"] = None
    return values


def rule_with_a_number(world: "World", _entry: Entry, values: Values) -> Values:
    """Let a rule replace one with a lower number, or none."""
    numbers = {
        ref(symbol): found["number"]
        for section, symbol, found in world.records
        if section == "rules"
    }
    numbers |= {
        ref(one.symbol): one.shown["number"]
        for one in world.visible.entries
        if one.section == "rules"
    }
    if values["replaces"] and numbers[values["replaces"]] >= values["number"]:
        values["replaces"] = None
    return values


def _from_outside(_world: "World", _entry: Entry, values: Values) -> Values:
    """Let who reported have agreed, and give the lines keys of their own."""
    return values | {"secret_source": "false"}


def _notification(world: "World", entry: Entry, values: Values) -> Values:
    return _keyed(world, _from_outside(world, entry, values), "nd")


def _order(world: "World", _entry: Entry, values: Values) -> Values:
    return _keyed(world, values, "de")


def _keyed(world: "World", values: Values, prefix: str) -> Values:
    """Give decisions keys, in no order; they judge each other by these."""
    decisions = values["decisions"] or []
    numbers = world.random.sample(range(1, 99), len(decisions))
    keys = {f"line{n}": f"{prefix}{number}" for n, number in enumerate(numbers, 1)}
    for decision, key in zip(decisions, keys.values(), strict=True):
        decision["key"] = key
        if "judges" in decision:
            decision["judges"] = [keys[one] for one in decision["judges"] or ()]
    return values


def _advice(world: "World", _entry: Entry, values: Values) -> Values:
    """Let it be discussed with all who read it, together or one after the other."""
    talks = [world.visible.reading, *([one] for one in world.visible.reading)]
    talks = talks[:1] if world.random.random() < 0.5 else talks[1:]
    more = [some(world.random, world.of("persons"), least=1) for _ in range(2)]
    talked = world.random.sample([*talks, *more], len(talks) + 2)
    if values["follow_up"]:
        values["no_follow_up"] = None
    return values | {"discussed": [{"date": "2026-09-01", "persons": each} for each in talked]}


def _pause(world: "World", _entry: Entry, values: Values) -> Values:
    named = world.visible.of("rules", "safety_plans", "goals", "workers", "contacts")
    if values["deadline"]:
        values["deadline"] = f"{pick(world.random, named)}.said_by" if named else None
    return values


AGREEING: Final[dict[str, Any]] = {
    "rules": rule_with_a_number,
    "persons": _person,
    "organisations": _not_secret,
    "homes": _not_secret,
    "workers": _worker,
    "contacts": _contact,
    "stays": _stay,
    "moves": _stay,
    "documents": _from_outside,
    "notifications": _notification,
    "orders": _order,
    "advice": _advice,
    "pauses": _pause,
    "sessions": _session,
    "safety_plans": _plan,
}
