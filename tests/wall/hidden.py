"""The hidden part of a made-up case: drawn anew for each world, in between what is visible."""

from collections import Counter
from random import Random
from typing import Any, Final

from tests.support.cases import Visible
from tests.support.drawing import (
    FIRST_NAMES,
    PARTIES,
    Values,
    draw,
    forward,
    pick,
    prose,
    ref,
    resolved,
    some,
    whole,
)
from tests.support.possible import Entry
from tests.wall.agreeing import AGREEING, as_drawn, rule_with_a_number
from tests.wall.cells import WHERE
from tests.wall.hidden_lines import HIDDEN_LINES, line_with_hidden, readers_of_a_line
from tests.wall.table import NEEDS, READERS
from tests.wall.ways import hide_by_kind, hide_place, tell_no_place

from hgcase.domain.case_file import CaseFile, keys_in, kind_of, sections
from hgcase.domain.declare.record import Model
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.kinds.household import Household
from hgcase.domain.sections import NAMED
from hgcase.domain.wall.seen import Audience

WAYS: Final = ("circle", "narrowed", "passed on", "needs", "its kind", "place", "taken back")
"""In which ways a record is hidden as a whole: each alone, all else would let it be seen."""

OF_A_PLAN: Final = ("rules", "safety_plans", "conditions", "unsafe_situations")
CIRCLE: Final = {"rules": "circle", "safety_plans": "circle"}
PLACED: Final = (*NAMED, "handovers")  # what a place names


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
        order = [
            section
            for section in self.visible.sections
            for _ in range(self.random.randint(int(section in self.visible.focus), 2))
        ]
        self.random.shuffle(order)
        for n, section in enumerate(["persons"] * self.random.randint(0, 2) + order):
            if not self.visible.can_make(section):
                continue
            self.visible.names = [pick(self.random, FIRST_NAMES)]
            entry = self.visible.make(section, f"hidden{n}", self.random.randint(0, 4))
            values = self.fill(entry, hide=False)
            tell_no_place(self, section, values)
            self._hide_one(entry, values)
        self.visible.random, self.visible.names = theirs, names

    def _hide_one(self, entry: Entry, values: Values) -> None:
        section, random = entry.section, self.random
        if section == "rules":
            taken = {values["number"] for kind, _, values in self.records if kind == "rules"}
            free = {*range(1, 30)} - taken - {1, 3, 5}
            values["number"] = pick(random, sorted(free))
            rule_with_a_number(self, entry, values)
        self.name_anew(section, entry.symbol, values)
        if values.get("state") == "in_force":
            values["state"] = "ended"
        ways = list(WAYS) if self.visible.can_see(section) else ["its kind"]
        random.shuffle(ways)
        way = next(way for way in [*ways, "circle"] if self.hidden_by(way, entry, values))
        if section == "rules" and way in ("circle", "its kind"):
            self.unshared.append(ref(entry.symbol))
        place = self.hosts if way == "place" else self.hidden
        place.setdefault(section, []).append(ref(entry.symbol))
        self.records.append((section, entry.symbol, values))
        self.tally[section, "", f"hidden: {way}"] += 1
        for name, value in values.items():
            if value not in (None, []):
                self.tally[section, name, "hidden"] += 1

    def name_anew(self, section: str, symbol: str, values: Values) -> None:
        """Give a record of the directory a name that no other has."""
        if section in ("organisations", "workers", "programmes"):
            values["name"] = f"{values['name']} {symbol}"

    def hidden_by(self, way: str, entry: Entry, values: Values) -> bool:
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
        elif way == "taken back":
            values["withdrawn"] = {"date": "2026-09-20", "state": "done"}
        elif way == "needs":
            return self._needs_hidden(section, values)
        elif way == "its kind":
            return hide_by_kind(self, section, values)
        elif way == "place":
            if section in PLACED:
                hide_place(self, entry)
            return section in PLACED
        return True

    def _needs_hidden(self, section: str, values: Values) -> bool:
        for field in self.shuffled(fields(kind_of(section))):
            if field.name not in NEEDS[""] | NEEDS.get(section, frozenset()):
                continue
            if field.prose:
                found = self.hidden_names(shared=section in CIRCLE)
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

    # --- what is hidden in what is visible -----------------------------------------------

    def _fill(self) -> None:
        for entry in self.visible.entries:
            self.records.append((entry.section, entry.symbol, self.fill(entry, hide=True)))

    def fill(self, entry: Entry, *, hide: bool) -> Values:
        """Give all the fields of a record: what the audience sees of it, and the rest."""
        values = self.filled(entry, kind_of(entry.section), "", entry.shown, hide=hide)
        coherent: Values = AGREEING.get(entry.section, as_drawn)(self, entry, values)
        return coherent

    def filled(
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
        if shown:
            readers_of_a_line(self, entry.section, prefix, values)
        if not prefix:
            values.update(self._common(entry, values))
        return forward(values) if "since" not in shown or "until" not in shown else values

    def _with_hidden(  # noqa: PLR0911 — one way out for each shape
        self, entry: Entry, field: Field, path: str, value: Any, *, hide: bool
    ) -> Any:
        random = self.random
        if field.shape in NESTED and value:
            if isinstance(value, dict):
                return self.filled(entry, field.type, f"{path}.", value, hide=hide)
            lines = [self.filled(entry, field.type, f"{path}.", line, hide=hide) for line in value]
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
            names = self.hidden_names(shared=entry.section in CIRCLE)
            found = [f"{pick(random, ('samen', 'x'))} @{name}" for name in some(random, names)]
        if found:
            self.tally[entry.section, path, "hidden"] += 1
        return self._between(list(value or ()), found) if many else (found or [None])[0]

    def _hidden_lines(self, entry: Entry, field: Field, path: str) -> list[Values]:
        """Draw lines that the audience does not see, in a list that it sees."""
        found: list[Values] = []
        for _ in range(self.random.randint(0, 2)):
            shown = self.filled(entry, field.type, f"{path}.", {}, hide=False)
            hiding = HIDDEN_LINES.get(READERS[entry.section][path], line_with_hidden)
            line = hiding(self, entry, path, shown)
            if line is not None and whole(field.type, line):
                found.append(line)
                self.tally[entry.section, path, "hidden"] += 1
                for name in line:
                    self.tally[entry.section, f"{path}.{name}", "hidden"] += 1
        return found

    # --- fields that the audience does not see -------------------------------------------

    def _unseen(self, entry: Entry, field: Field, path: str) -> Any:
        random = self.random
        if path == "withdrawn.state":
            return "announced"
        if not field.required and random.random() < 0.4:
            return [] if field.shape in ("texts", "values", "parts") else None
        if path == "follows":
            return some(random, self._before(entry))
        if field.shape in NESTED:
            return self._unseen_lines(entry, field, path)
        if READERS[entry.section][path] == WHERE and (field.ref or field.prose):
            return self._unseen_place(field)
        needed = path in NEEDS[""] | NEEDS.get(entry.section, frozenset())
        shared = field.prose and entry.section in CIRCLE
        return draw(random, field, self.visible.of if needed or shared else self.of)

    def _unseen_lines(self, entry: Entry, field: Field, path: str) -> Any:
        count = 1 if field.shape == "value" else self.random.randint(1, 2)
        lines = [self.filled(entry, field.type, f"{path}.", {}, hide=False) for _ in range(count)]
        lines = [line for line in lines if whole(field.type, line)]
        return lines if field.shape != "value" else (lines[0] if lines else None)

    def _unseen_place(self, field: Field) -> str | None:
        if field.ref is not None:
            return self.host(field.ref.sections)
        known = [one for one in self.visible.mentioned if one in self.visible.of(*NAMED)]
        return prose(self.random, [*known, *self.hidden_of(*NAMED)])

    def host(self, wanted: tuple[str, ...]) -> str | None:
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
        if entry.section in OF_A_PLAN:
            common["visible_to"] = None
            agreed = [line["person"] for line in entry.shown.get("answers") or ()]
            circle = list(dict.fromkeys([*self.shared_circle(), *agreed]))
            common[CIRCLE.get(entry.section, "visible_to")] = circle
        if entry.section == "rules":
            everybody = self.visible.of("persons")
            common["circle"] = random.sample(everybody, len(everybody))
        if "said_by" in entry.shown:
            told = values["said_by"] is not None
            common["secret_source"] = pick(random, (None, "false") if told else (None, "true"))
        else:
            teller = pick(random, self.visible.of(*PARTIES))
            inside = teller in self.visible.of("persons", "workers")
            secret = ("true", "unknown") if inside else (None, "true", "unknown")
            common |= {"said_by": teller, "secret_source": pick(random, secret)}
        return common

    def _before(self, entry: Entry) -> list[str]:
        """Give what was drawn before a record, so that nothing follows itself in the end."""
        hidden = [one for found in self.hidden.values() for one in found]
        seen = [ref(one.symbol) for one in self.visible.entries]
        mine = ref(entry.symbol)
        return [*hidden, *(seen[: seen.index(mine)] if mine in seen else ())]

    # --- pools ---------------------------------------------------------------------------

    def of(self, *wanted: str) -> list[str]:
        """Give references to whatever there is in these sections."""
        hosts = [one for section in wanted for one in self.hosts.get(section, ())]
        return [*self.visible.of(*wanted), *self.hidden_of(*wanted), *hosts]

    def hidden_of(self, *wanted: str) -> list[str]:
        """Give references to what is hidden wherever it is named."""
        return [one for section in wanted for one in self.hidden.get(section, ())]

    def hidden_names(self, *, shared: bool) -> list[str]:
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

    def shared_circle(self) -> list[str]:
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

    def shuffled(self, found: tuple[Field, ...]) -> list[Field]:
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
            plain = resolved(kind, values, keys, numbers)
            found[section].append(kind.model_validate(plain | {"key": keys[symbol]}))
        home = Entry("household", "", {})
        filled = self.filled(home, Household, "", {}, hide=True)
        filled["opened"] = filled.get("opened") or "2026-01-05"
        household = resolved(Household, filled, keys, numbers)
        lists = {section: tuple(records) for section, records in found.items()}
        return CaseFile(Household.model_validate(household), **lists)  # type: ignore[arg-type]

    def audience(self) -> Audience:
        """Give the audience, with the keys that its readers have in this world."""
        keys = [self.keys[reader] for reader in self.visible.readers]
        name = f"{self.visible.form}:{','.join(sorted(keys))}"
        return Audience(name, frozenset(keys), self.visible.own_talks)
