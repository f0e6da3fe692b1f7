"""The hidden part of a made-up case: drawn anew for each world, in between what is visible."""

from collections import Counter
from random import Random
from typing import Any, Final

from tests.support.cases import (
    FIRST_NAMES,
    LAST_NAMES,
    NAMED,
    SYMBOL,
    Entry,
    Values,
    Visible,
    draw,
    forward,
    pick,
    prose,
    ref,
    some,
    whole,
)
from tests.wall.table import CALLED, NEEDS, READERS, WHERE

from hgcase.domain._declare import NESTED, Field, fields
from hgcase.domain.audience import Audience
from hgcase.domain.household import Household
from hgcase.domain.kinds import CaseFile, keys_in, kind_of, sections
from hgcase.domain.record import Model

WAYS: Final = ("circle", "narrowed", "passed on", "needs", "its kind", "place")
"""In which ways a record is hidden as a whole: each alone, all else would let it be seen."""

CIRCLE: Final = {"rules": "circle", "safety_plans": "circle"}
ONLY_WHERE: Final = "in the file only through a place"


class World:
    """One case around what is visible."""

    def __init__(self, visible: Visible, random: Random, tally: Counter[tuple[str, ...]]) -> None:
        self.visible = visible
        self.random = random
        self.tally = tally
        self.hidden: dict[str, list[str]] = {}  # by section; what visible records may name
        self.hosts: dict[str, list[str]] = {}  # by section; what only places may name
        self.unshared: list[str] = []  # rules that not all of a circle know
        self.records: list[tuple[str, str, Values]] = []
        self._hide()
        self._fill()
        random.shuffle(self.records)

    # --- whole records -------------------------------------------------------------------

    def _hide(self) -> None:
        # Drawn as if it could be seen, and then hidden in one way.
        theirs, names = self.visible.random, self.visible.names
        self.visible.random = self.random
        order = [section for section in sections() for _ in range(self.random.randint(0, 2))]
        self.random.shuffle(order)
        for n, section in enumerate(["persons"] * self.random.randint(0, 2) + order):
            if section == "accounts" and not self.visible.of("incidents"):
                continue
            self.visible.names = [pick(self.random, FIRST_NAMES)]
            entry = self.visible.make(section, f"hidden{n}", self.random.randint(0, 4))
            values = self.fill(entry, hide=False)
            self._hide_one(entry, values)
        self.visible.random, self.visible.names = theirs, names

    def _hide_one(self, entry: Entry, values: Values) -> None:
        section, random = entry.section, self.random
        if section == "rules":
            taken = {values["number"] for kind, _, values in self.records if kind == "rules"}
            free = {*range(1, 30)} - taken - {1, 3, 5}
            values["number"] = pick(random, sorted(free))
            _rule(self, entry, values)
        if section == "organisations":
            values["name"] = f"{values['name']} {entry.symbol}"
        if section == "workers":
            values["name"] = f"{values['name']} {entry.symbol}"
        self._tell_no_place(values)
        if values.get("state") == "in_force":
            values["state"] = "ended"
        ways = list(WAYS)
        random.shuffle(ways)
        way = next(way for way in [*ways, "circle"] if self._hidden_by(way, entry, values))
        if section == "rules" and way in ("circle", "its kind"):
            self.unshared.append(ref(entry.symbol))
        place = self.hosts if way == "place" else self.hidden
        place.setdefault(section, []).append(ref(entry.symbol))
        self.records.append((section, entry.symbol, values))
        self.tally[section, "", f"hidden: {way}"] += 1
        for name, value in values.items():
            if value not in (None, []):
                self.tally[section, name, "hidden"] += 1

    def _hidden_by(self, way: str, entry: Entry, values: Values) -> bool:
        random, section = self.random, entry.section
        if way == "circle":
            values[CIRCLE.get(section, "visible_to")] = self.lacking()
            if section not in CIRCLE and random.random() < 0.2:
                values["visible_to"] = None
        elif way == "narrowed":
            values["workers_only"] = self.of("workers")[:2]
            return bool(values["workers_only"])
        elif way == "passed on":
            values["may_pass_on"] = pick(random, ("ask", "never"))
        elif way == "needs":
            return self._needs_hidden(section, values)
        elif way == "its kind":
            return self._hidden_by_kind(section, values)
        elif way == "place":
            if section in NAMED:
                self._hide_place(entry)
            return section in NAMED
        return True

    def _tell_no_place(self, values: Values) -> None:
        """Let a hidden place name nobody who is visible and in the file through it alone."""
        known = self.visible.mentioned
        for place in [values, *((values.get("break_plan") or {}).get("places") or ())]:
            for name in ("host", "home"):
                if place.get(name) and place[name] not in known:
                    place[name] = None
            if place.get("ended_because"):
                people = [one for one in known if one in self.visible.of(*NAMED)]
                place["ended_because"] = prose(self.random, people)

    def _hide_place(self, host: Entry) -> None:
        """Add a hidden place of a host who is in the file through it alone."""
        if host.section not in ("homes", "persons") and self.random.random() < 0.4:
            plan = self.visible.make("safety_plans", f"at{host.symbol}", 1)
            values = self.fill(plan, hide=False)
            leaves = [pick(self.random, self.visible.of("persons"))]
            place = {"kind": "family", "host": ref(host.symbol), "known_to": leaves}
            values["break_plan"] = {"leaves": leaves, "places": [place]}
            self._hidden_by("circle", plan, values)
            self.records.append(("safety_plans", plan.symbol, values))
            return
        stay = self.visible.make("stays", f"at{host.symbol}")
        values = self.fill(stay, hide=False)
        self._tell_no_place(values)
        if self.random.random() < 0.3:
            values["ended_because"] = f"weg bij @{ref(host.symbol)}"
        else:
            values["home" if host.section == "homes" else "host"] = ref(host.symbol)
        self._hidden_by("circle", stay, values)
        self.records.append(("stays", stay.symbol, values))

    def _needs_hidden(self, section: str, values: Values) -> bool:
        for field in self._shuffled(fields(kind_of(section))):
            if field.name not in NEEDS[""] | NEEDS.get(section, frozenset()):
                continue
            if field.prose:
                found = self._hidden_names(shared=section in CIRCLE)
                if found:
                    values[field.name] = f"{pick(self.random, ('x', 'stil'))} @{found[0]}"
                    return True
            elif field.ref is not None:
                found = self.hidden_of(*field.ref.sections)
                if section == "sessions" and field.name == "present":
                    apart, held = values["mode"] == "separate", values["state"] == "held"
                    found = self.hidden_of("workers" if apart else "persons") if held else []
                if found:
                    many = field.shape == "texts"
                    before = values[field.name] or ()
                    values[field.name] = [*before, found[0]] if many else found[0]
                    if field.name == "circle" and section == "safety_plans":
                        values["rules"] = []
                    return True
        return False

    def _hidden_talk(self, values: Values) -> bool:
        """Make it a child's talk, or a talk apart that is not the reader's to see."""
        random = self.random
        if random.random() < 0.5:
            child = [pick(random, self.visible.of("persons"))]
            values.update(mode="child", state="held", present=child, invited=[], checks=[])
            return True
        others = [one for one in self.visible.of("persons") if one not in self.visible.reading]
        own = self.visible.reading[0]
        with_whom = own if not self.visible.own_talks else (others or [""])[0]
        if not with_whom:
            return False
        held = values["state"] == "held"
        values.update(mode="separate", present=[with_whom] if held else [], checks=[])
        values["invited"] = [] if held else [with_whom]
        return True

    def _hidden_by_kind(self, section: str, values: Values) -> bool:
        random = self.random
        if section == "persons":
            values["known_to"] = self.lacking()
        elif section == "organisations":
            shelter = {"kind": "shelter"}
            values |= pick(random, (shelter, {"secret": "true"}, {"secret": "unknown"}))
        elif section == "homes":
            values["secret"] = pick(random, ("true", "unknown"))
        elif section == "observations":
            values["asked"] = "apart"
            others = [one for one in self.of("persons") if one not in self.visible.reading]
            if self.visible.own_talks and not others:
                return False
            values["said_by"] = pick(random, others) if others else self.visible.reading[0]
            if self.visible.own_talks is False and random.random() < 0.5:
                values["said_by"] = self.visible.reading[0]
        elif section in CIRCLE:
            if len(self.visible.reading) > 1 or self.visible.own_talks:
                return False
            values["circle"] = list(self.visible.reading)
        elif section == "sessions":
            return self._hidden_talk(values)
        else:
            return False
        return True

    # --- what is hidden in what is visible -----------------------------------------------

    def _fill(self) -> None:
        for entry in self.visible.entries:
            self.records.append((entry.section, entry.symbol, self.fill(entry, hide=True)))

    def fill(self, entry: Entry, *, hide: bool) -> Values:
        """Give all the fields of a record: what the audience sees of it, and the rest."""
        values = self._filled(entry, kind_of(entry.section), "", entry.shown, hide=hide)
        coherent: Values = _COHERENT.get(entry.section, _any_way)(self, entry, values)
        return coherent

    def _filled(
        self, entry: Entry, kind: type[Model], prefix: str, shown: Values, *, hide: bool
    ) -> Values:
        values: Values = {}
        for field in fields(kind):
            path = f"{prefix}{field.name}"
            if field.name == "key":
                continue
            if field.name in shown:
                value = self._with_hidden(entry, field, path, shown[field.name], hide=hide)
            else:
                value = self._unseen(entry, field, path)
                if value not in (None, []):
                    self.tally[entry.section, path, "hidden"] += 1
            values[field.name] = value
        if prefix == "break_plan.places." and shown:
            values["seen"] = True
        if not prefix:
            values.update(self._common(entry, values))
        return forward(values) if "since" not in shown or "until" not in shown else values

    def _with_hidden(  # noqa: PLR0911 — one way out for each shape
        self, entry: Entry, field: Field, path: str, value: Any, *, hide: bool
    ) -> Any:
        random = self.random
        if field.shape in NESTED and value:
            if isinstance(value, dict):
                return self._filled(entry, field.type, f"{path}.", value, hide=hide)
            lines = [self._filled(entry, field.type, f"{path}.", line, hide=hide) for line in value]
            return self._between(lines, self._hidden_lines(entry, field, path)) if hide else lines
        if not hide or path in NEEDS[""] | NEEDS.get(entry.section, frozenset()):
            return value
        if field.shape in NESTED:
            lines = self._hidden_lines(entry, field, path)
            return lines if isinstance(value, list) else (lines[0] if lines else None)
        many = field.shape == "texts"
        if READERS[entry.section][path] == WHERE:  # a hidden host hides the place as a whole
            return value
        if not many and (value is not None or random.random() < 0.5):
            return value
        found: list[Any] = []
        if field.ref is not None:
            named = [one for one in self.hidden_of(*field.ref.sections) if one not in self.unshared]
            found = some(random, named)
        elif field.prose:
            names = self._hidden_names(shared=entry.section in CIRCLE)
            found = [f"{pick(random, ('samen', 'x'))} @{name}" for name in some(random, names)]
        if found:
            self.tally[entry.section, path, "hidden"] += 1
        return self._between(list(value or ()), found) if many else (found or [None])[0]

    def _hidden_lines(self, entry: Entry, field: Field, path: str) -> list[Values]:
        """Draw lines that the audience does not see, in a list that it sees."""
        found: list[Values] = []
        for _ in range(self.random.randint(0, 2)):
            shown = self._filled(entry, field.type, f"{path}.", {}, hide=False)
            line = _HIDDEN_LINES.get(path, World._line_with_hidden)(self, entry, path, shown)
            if line is not None and whole(field.type, line):
                found.append(line)
                self.tally[entry.section, path, "hidden"] += 1
                for name in line:
                    self.tally[entry.section, f"{path}.{name}", "hidden"] += 1
        return found

    def _line_with_hidden(self, entry: Entry, path: str, line: Values) -> Values | None:
        needed = NEEDS.get(entry.section, frozenset())
        kind: Any = kind_of(entry.section)
        for name in path.split("."):
            kind = next(field.type for field in fields(kind) if field.name == name)
        for field in self._shuffled(fields(kind)):
            if f"{path}.{field.name}" not in needed:
                continue
            if field.prose:
                names = self._hidden_names(shared=entry.section in CIRCLE)
                if names:
                    return line | {field.name: f"iets @{names[0]}"}
            elif field.ref is not None:
                found = self.hidden_of(*field.ref.sections)
                if path == "checks" and field.name == "said_by":
                    found = []
                if found:
                    one: Any = pick(self.random, found)
                    many = field.shape == "texts"
                    return line | {field.name: [*line[field.name], one] if many else one}
        return None

    def _place(self, _entry: Entry, _path: str, line: Values) -> Values | None:
        hidden = self.hidden_of(*PARTY_SECTIONS)
        known = bool(hidden) and self.random.random() < 0.3
        return line | {
            "kind": pick(self.random, ("family", "hotel")),
            "host": pick(self.random, hidden) if known else self._host(PARTY_SECTIONS),
            "known_to": self.including() if known else self.lacking(),
        }

    def _intake(self, _entry: Entry, _path: str, line: Values) -> Values | None:
        persons = self.visible.of("persons")
        others = [one for one in persons if self.visible.reading != [one]]
        return line | {"person": pick(self.random, others)}

    def _answer(self, _entry: Entry, _path: str, line: Values) -> Values | None:
        reading, hidden = self.visible.reading, self.hidden_of("persons")
        names = self._hidden_names(shared=True)
        if hidden and self.random.random() < 0.3:
            return line | {"person": hidden[0], "answer": "agrees"}
        if names and len(reading) == 1 and self.random.random() < 0.3:
            return line | {"person": reading[0], "answer": f"niet met @{names[0]}"}
        others = [one for one in self.visible.of("persons") if reading != [one]]
        return line | {
            "person": pick(self.random, others),
            "answer": pick(self.random, ("partly", "no")),
        }

    def _withdrawal(self, _entry: Entry, _path: str, line: Values) -> Values | None:
        return line | {"state": "announced"}

    # --- fields that the audience does not see -------------------------------------------

    def _unseen(self, entry: Entry, field: Field, path: str) -> Any:
        random = self.random
        if path == "withdrawn.state":
            return "announced"
        if not field.required and random.random() < 0.4:
            return [] if field.shape in ("texts", "values", "parts") else None
        of = self.of
        if path in NEEDS[""] | NEEDS.get(entry.section, frozenset()):
            of = self.visible.of
        if READERS[entry.section][path] == WHERE:
            if field.ref is not None:
                return self._host(field.ref.sections)
            if field.prose:
                known = [one for one in self.visible.mentioned if one in self.visible.of(*NAMED)]
                return prose(random, [*known, *self.hidden_of(*NAMED)])
        if field.shape in NESTED:
            count = 1 if field.shape == "value" else random.randint(1, 2)
            lines = [
                self._filled(entry, field.type, f"{path}.", {}, hide=False) for _ in range(count)
            ]
            lines = [line for line in lines if whole(field.type, line)]
            return lines if field.shape != "value" else (lines[0] if lines else None)
        if field.prose and entry.section in CIRCLE:
            of = self.visible.of
        return draw(random, field, of)

    def _host(self, wanted: tuple[str, ...]) -> str | None:
        """Name in a hidden place: whom only places name, who is hidden, or who is known."""
        only = [host for section in wanted for host in self.hosts.get(section, ())]
        known = [one for one in self.visible.mentioned if one in self.visible.of(*wanted)]
        found = [*only, *only, *self.hidden_of(*wanted), *known]
        return pick(self.random, found) if found else None

    def _common(self, entry: Entry, values: Values) -> Values:
        random = self.random
        if entry.section == "household":
            return {}
        common: Values = {
            "workers_only": [],
            "may_pass_on": pick(random, (None, "free")),
            "visible_to": self.including(),
            "also": [
                {"field": name, "value": pick(random, ("2026-08~", "x")), "said_by": None}
                for name in some(random, ("times", "basis"), most=2)
            ],
        }
        if entry.section in CIRCLE:
            common["visible_to"] = None
            common["circle"] = self._shared_circle()
        if entry.section == "rules":
            everybody = self.visible.of("persons")
            common["circle"] = random.sample(everybody, len(everybody))
        if "said_by" in entry.shown:
            told = values["said_by"] is not None
            common["secret_source"] = pick(random, (None, "false") if told else (None, "true"))
        else:
            teller = pick(random, self.visible.of(*PARTY_SECTIONS))
            inside = teller in self.visible.of("persons", "workers")
            secret = ("true", "unknown") if inside else (None, "true", "unknown")
            common |= {"said_by": teller, "secret_source": pick(random, secret)}
        return common

    # --- pools ---------------------------------------------------------------------------

    def of(self, *wanted: str) -> list[str]:
        """Give references to whatever there is in these sections."""
        hosts = [one for section in wanted for one in self.hosts.get(section, ())]
        return [*self.visible.of(*wanted), *self.hidden_of(*wanted), *hosts]

    def hidden_of(self, *wanted: str) -> list[str]:
        """Give references to what is hidden wherever it is named."""
        return [one for section in wanted for one in self.hidden.get(section, ())]

    def _hidden_names(self, *, shared: bool) -> list[str]:
        """Give the hidden records that a text can name; what many share names no secret."""
        found = self.hidden_of(*NAMED)
        if shared:
            secret = {
                ref(symbol)
                for _, symbol, values in self.records
                if values.get("known_to") is not None
                or values.get("secret") in ("true", "unknown")
                or values.get("kind") == "shelter"
            }
            found = [one for one in found if one not in secret]
        self.random.shuffle(found)
        return found

    def including(self, *, shared: bool = False) -> list[str]:
        """Give a circle with all readers in it."""
        others = self.visible.of("persons") if shared else self.of("persons")
        return list(dict.fromkeys([*self.visible.reading, *some(self.random, others)]))

    def _shared_circle(self) -> list[str]:
        """Give the circle of a visible rule or plan; one of one person is its own (W7)."""
        circle = self.including(shared=True)
        if len(circle) == 1 and not self.visible.own_talks:
            others = [one for one in self.visible.of("persons") if one not in circle]
            circle.append(pick(self.random, others))
        return circle

    def lacking(self) -> list[str]:
        """Give a circle without one of the readers."""
        without = pick(self.random, self.visible.reading)
        return [one for one in some(self.random, self.visible.of("persons")) if one != without]

    def _shuffled(self, found: tuple[Field, ...]) -> list[Field]:
        return self.random.sample(found, len(found))

    def _between(self, lines: list[Any], more: list[Any]) -> list[Any]:
        for line in more:
            lines.insert(self.random.randint(0, len(lines)), line)
        return lines

    # --- the case ------------------------------------------------------------------------

    def case(self) -> CaseFile:
        """Build the case, with keys in the order of entry."""
        keys: dict[str, str] = {}
        numbers: dict[str, int] = {}
        for section in sections():
            inside = [record for record in self.records if record[0] == section]
            for (_, symbol, values), key in zip(inside, keys_in(section), strict=False):
                keys[symbol] = key
                if section == "rules":
                    numbers[symbol] = values["number"]
                if section == "safety_plans":
                    values["version"] = len(keys)
        self.keys = keys
        found: dict[str, list[Model]] = {section: [] for section in sections()}
        for section, symbol, values in self.records:
            kind = kind_of(section)
            plain = _resolved(kind, values, keys, numbers)
            found[section].append(kind.model_validate(plain | {"key": keys[symbol]}))
        home = Entry("household", "", {})
        filled = self._filled(home, Household, "", {}, hide=True)
        filled["opened"] = filled.get("opened") or "2026-01-05"
        household = _resolved(Household, filled, keys, numbers)
        lists = {section: tuple(records) for section, records in found.items()}
        return CaseFile(Household.model_validate(household), **lists)  # type: ignore[arg-type]

    def audience(self) -> Audience:
        """Give the audience, with the keys that its readers have in this world."""
        keys = [self.keys[reader] for reader in self.visible.readers]
        name = f"{self.visible.form}:{','.join(sorted(keys))}"
        return Audience(name, frozenset(keys), self.visible.own_talks)


PARTY_SECTIONS: Final = ("persons", "workers", "contacts", "organisations")
_HIDDEN_LINES: Final[dict[str, Any]] = {
    "break_plan.places": World._place,
    "intake": World._intake,
    "answers": World._answer,
    "withdrawn": World._withdrawal,
}


def _resolved(
    kind: type[Model], values: Values, keys: dict[str, str], numbers: dict[str, int]
) -> Values:
    """Write keys and numbers where records are named."""
    plain: Values = {}
    for field in fields(kind):
        value = values.get(field.name)
        if field.name == "key" or value is None:
            continue
        many = isinstance(value, list)
        each: list[Any] = value if many else [value]
        if field.shape in NESTED:
            each = [_resolved(field.type, line, keys, numbers) for line in each]
        elif field.ref is not None and field.ref.by == "number":
            each = [numbers[SYMBOL.sub(r"\1", one)] if "%" in str(one) else one for one in each]
        elif field.ref is not None or field.prose:
            each = [SYMBOL.sub(lambda found: keys[found[1]], one) for one in each]
        plain[field.name] = tuple(each) if many else each[0]
    return plain


# --- what must agree within a record -----------------------------------------------------------


def _any_way(_world: World, _entry: Entry, values: Values) -> Values:
    return values


def _person(world: World, entry: Entry, values: Values) -> Values:
    everybody = [*world.of("persons"), ref(entry.symbol)]
    return values | {"known_to": pick(world.random, (None, everybody))}


def _not_secret(world: World, _entry: Entry, values: Values) -> Values:
    return values | {"secret": pick(world.random, (None, "false"))}


def _worker(world: World, entry: Entry, values: Values) -> Values:
    first = entry.facts["name"].split()[0]
    return values | {"name": f"{first} {pick(world.random, LAST_NAMES)} {entry.symbol}"}


def _contact(_world: World, entry: Entry, values: Values) -> Values:
    if entry.facts.get("in a plan"):
        values["agreed"] = "2026-03-03" if entry.facts.get(CALLED) else None
    return values


def _stay(world: World, entry: Entry, values: Values) -> Values:
    goes = set(world.visible.reading) <= set(values["persons"])
    known = bool(entry.facts[WHERE])
    circle: list[list[str] | None] = [world.including() if known else world.lacking()]
    if not known and values["host"] in world.hidden_of(*PARTY_SECTIONS):
        circle.append(world.including())  # who hosts is hidden, and the place with it (W14)
    return values | {"known_to": pick(world.random, [*circle, *([None] if goes == known else [])])}


def _session(world: World, entry: Entry, values: Values) -> Values:
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
    if entry.facts["left"]:
        left.append(pick(world.random, world.visible.reading))
    values["left_early"] = [{"party": one, "at": None} for one in left[-2:]]
    return values


def _plan(world: World, _entry: Entry, values: Values) -> Values:
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


def _rule(world: World, _entry: Entry, values: Values) -> Values:
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


_COHERENT: Final[dict[str, Any]] = {
    "rules": _rule,
    "persons": _person,
    "organisations": _not_secret,
    "homes": _not_secret,
    "workers": _worker,
    "contacts": _contact,
    "stays": _stay,
    "sessions": _session,
    "safety_plans": _plan,
}
