"""Made-up cases in pairs: equal in what an audience may see, different in all that it may not.

What may be seen is drawn once, what is hidden twice, in between, so that keys, numbers and
the order of entry differ. Shapes come from the declarations; who may see what comes from the
tests' own table alone.
"""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import field as data_field
from random import Random
from typing import Any, Final

from tests.wall.table import (
    AGREES,
    CALLED,
    DONE,
    INVITED,
    ITSELF,
    READERS,
    RECORD,
    SOURCE,
    THAT_PERSON,
    TO_THE_END,
    WHERE,
)

from hgcase.domain._declare import NESTED, Field, fields
from hgcase.domain.kinds import kind_of
from hgcase.domain.record import Model
from hgcase.domain.values import When

Values = dict[str, Any]

NAMED: Final = ("persons", "workers", "contacts", "organisations", "homes")
PARTIES: Final = ("persons", "workers", "contacts", "organisations")
PHRASES: Final = (
    "de ruzie ging over geld", "samen gegeten", "het was rustig", "{{ 7*7 }}", "[bold]luid[/bold]",
    "\u202eomgekeerd", "Er was niets. " * 3, "x", "sp1 en s2 en rule 3", "Anna zei niets",
)  # fmt: skip
WORDS: Final = ("drink", "home", "safety", "a1", "agrees", "other")
FIRST_NAMES: Final = (
    "Anna", "Bram", "Cato", "Daan", "Els", "Fons", "Guus", "Hanna", "Ida", "Joris", "Kees", "Lot",
    "Mia", "Noor", "Otto", "Pim", "Quinty", "Riet", "Sam", "Tijn", "Uma", "Vera", "Wout", "Xan",
)  # fmt: skip
LAST_NAMES: Final = ("Bosman", "de Wit", "Kooistra", "van Es")
DAYS: Final = tuple(f"2026-{month:02d}-{day:02d}" for month in range(1, 11) for day in (3, 14, 25))
_DATES: Final = tuple(
    When.parse(text)
    for text in (*DAYS[::4], "2026-08~", "2019", "2026-05-24/2026-05-25", "2026-09-17T14:00")
)
SYMBOL: Final = re.compile(r"%(\w+)%")


def pick(random: Random, values: Sequence[Any]) -> Any:
    """Choose one."""
    return values[random.randrange(len(values))]


def some(random: Random, values: Sequence[Any], least: int = 0, most: int = 3) -> list[Any]:
    """Choose several different ones, in any order."""
    return random.sample(list(values), min(len(values), random.randint(least, most)))


def ref(symbol: str) -> str:
    """Name a record that has no key yet."""
    return f"%{symbol}%"


@dataclass
class Entry:
    """A record of which the visible part is decided, and what its hidden part must respect."""

    section: str
    symbol: str
    shown: Values
    printed: str = ""
    facts: dict[str, Any] = data_field(default_factory=dict)


class Visible:
    """All that an audience sees of a case, drawn once."""

    def __init__(self, random: Random, form: str, *, own_talks: bool = False) -> None:
        self.random = random
        self.own_talks = own_talks
        self.readers = ("P0", "P1") if form == "together" else ("P0",)
        self.form = form
        self.entries: list[Entry] = []
        self.names = random.sample(FIRST_NAMES, 16)
        self.tally: Counter[tuple[str, str, str]] = Counter()
        self._draw()

    def of(self, *wanted: str) -> list[str]:
        """Give references to what is visible in these sections."""
        return [ref(entry.symbol) for entry in self.entries if entry.section in wanted]

    def entry(self, reference: str) -> Entry:
        """Give the record that a reference names."""
        return next(entry for entry in self.entries if ref(entry.symbol) == reference)

    @property
    def reading(self) -> list[str]:
        """The readers, as references."""
        return [ref(reader) for reader in self.readers]

    def _draw(self) -> None:
        random = self.random
        for n in range(max(len(self.readers), random.randint(2, 4))):
            self._keep(self.make("persons", f"P{n}"))
        for section, most in (
            ("organisations", 2), ("workers", 2), ("contacts", 3), ("homes", 1),
            ("trajectories", 2), ("relations", 2), ("stays", 2), ("incidents", 2),
            ("conditions", 2), ("rules", 3), ("sessions", 3), ("accounts", 2),
            ("observations", 2), ("safety_plans", 2),
        ):  # fmt: skip
            for n in range(random.randint(0, most)):
                if section != "accounts" or self.of("incidents"):
                    self._keep(self.make(section, f"{section}{n}", n))
        self._phones()

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._count(entry.section, "", entry.shown)

    def make(self, section: str, symbol: str, n: int = 0) -> Entry:
        """Draw what the audience would see of a record."""
        fixed = _FIXED.get(section, _nothing)(self, n)
        entry = Entry(section, symbol, {}, facts=fixed.pop("facts", {}))
        entry.facts["is a worker or person said it"] = self.random.random() < 0.5
        entry.facts.setdefault(DONE, self.random.random() < 0.3)
        if section in NAMED:
            self._christen(entry, fixed)
        entry.shown = self._shown(entry, kind_of(section), "", fixed)
        _SHAPES.get(section, _as_it_is)(self, entry)
        return entry

    def _christen(self, entry: Entry, fixed: Values) -> None:
        name = self.name()
        entry.printed = name if entry.section in ("organisations", "homes") else name.split()[0]
        entry.facts["name"] = name
        if entry.section != "workers":
            fixed["name"] = name
        if entry.section != "homes":
            fixed["called"] = None
            if self.random.random() < 0.3:
                entry.printed = fixed["called"] = f"{entry.printed}-{entry.section[0]}"

    def name(self) -> str:
        """Take a name that nothing else visible has."""
        return f"{self.names.pop()} {pick(self.random, LAST_NAMES)}"

    def _count(self, section: str, prefix: str, shown: Values) -> None:
        for name, value in shown.items():
            path = f"{prefix}{name}"
            if value is None or value == []:
                continue
            self.tally[section, path, "shown"] += 1
            for line in value if isinstance(value, list) else [value]:
                if isinstance(line, dict):
                    self._count(section, f"{path}.", line)

    def _shown(self, entry: Entry, kind: type[Model], prefix: str, fixed: Values) -> Values:
        """Draw the fields of a record, or of a line in it, that the audience sees."""
        shown: Values = {}
        for field in fields(kind):
            path = f"{prefix}{field.name}"
            if field.name in fixed:
                shown[field.name] = fixed[field.name]
            elif field.name != "key" and self.sees(entry, path):
                shown[field.name] = self._value(entry, field, path)
        return forward(shown)

    def sees(self, entry: Entry, path: str) -> bool:
        """Say by the table whether the audience sees a field of a visible record."""
        cell = READERS[entry.section][path]
        facts = entry.facts
        if cell == RECORD:
            return True
        if cell == ITSELF:
            return self.readers == (entry.symbol,)
        if cell == THAT_PERSON:
            return len(self.readers) == 1
        if cell == SOURCE:
            return bool(facts["is a worker or person said it"])
        return cell == AGREES or bool(facts.get(cell))

    def _value(self, entry: Entry, field: Field, path: str) -> Any:
        random = self.random
        if path == "said_by":
            return pick(random, [None, *self.of("persons", "workers")])
        if path == "withdrawn.state":
            return "done"
        if not field.required and random.random() < 0.4:
            return [] if field.shape in ("texts", "values", "parts") else None
        if field.shape in NESTED:
            count = 1 if field.shape == "value" else random.randint(1, 3)
            lines = [self._shown(entry, field.type, f"{path}.", {}) for _ in range(count)]
            lines = [line for line in lines if whole(field.type, line)]
            return lines if field.shape != "value" else (lines[0] if lines else None)
        return draw(random, field, self.of)

    def _phones(self) -> None:
        """Whom a plan in force says to call, and who agreed, stands on it with a number."""
        calls = {
            called
            for entry in self.entries
            if entry.section == "safety_plans" and entry.shown["state"] == "in_force"
            if not entry.shown.get("withdrawn")
            for called in entry.shown["call"] or ()
        }
        for entry in self.entries:
            if entry.section == "contacts" and ref(entry.symbol) in calls:
                entry.facts["in a plan"] = True
                if self.random.random() < 0.6:
                    entry.facts[CALLED] = True
                    entry.shown["phone"] = f"06-{self.random.randrange(10**8):08d}"
                    self.tally["contacts", "phone", "shown"] += 1

    @property
    def mentioned(self) -> list[str]:
        """Whatever a visible record names that has a meaning of its own."""
        texts = (str(entry.shown) for entry in self.entries if entry.section not in NAMED)
        found = {symbol for text in texts for symbol in SYMBOL.findall(text)}
        return [ref(entry.symbol) for entry in self.entries if entry.symbol in found]


def _nothing(_visible: Visible, _n: int) -> Values:
    return {}


def whole(kind: type[Model], line: Values) -> bool:
    """Tell whether a line has what it cannot do without."""
    required = (field for field in fields(kind) if field.required)
    return all(line[field.name] not in (None, []) for field in required if field.name in line)


def draw(random: Random, field: Field, of: Callable[..., list[str]]) -> Any:
    """Draw a value of a field that is no model."""
    if field.ref is not None:
        found: list[Any] = of(*field.ref.sections)
        if field.ref.word and random.random() < 0.15:
            found = [field.ref.word]
        if field.shape == "texts":
            return some(random, found, least=min(1, len(found)))
        return pick(random, found) if found else None
    if field.shape == "when":
        return pick(random, _DATES)
    if field.shape == "int":
        return random.randint(1, 9)
    texts = (
        [prose(random, of(*NAMED)) for _ in range(3)]
        if field.prose
        else some(random, field.words or WORDS, least=1)
    )
    return texts[: random.randint(1, 3)] if field.shape == "texts" else texts[0]


def prose(random: Random, named: list[str]) -> str:
    phrase: str = pick(random, PHRASES)
    line = phrase.strip()
    return f"{line} met @{pick(random, named)}" if named and random.random() < 0.4 else line


def forward(values: Values) -> Values:
    """Turn a span that runs backward round."""
    since, until = values.get("since"), values.get("until")
    if since is not None and until is not None and until.last < since.first:
        values["since"], values["until"] = until, since
    return values


def _as_it_is(_visible: Visible, _entry: Entry) -> None:
    pass


# --- what makes a visible record of a kind possible ----------------------------------------


def _organisation(visible: Visible, _n: int) -> Values:
    return {"kind": pick(visible.random, ("provider", "police", "school"))}


def _trajectory(visible: Visible, n: int) -> Values:
    method = pick(visible.random, ("take-a-break", "ambulant", "top-3"))
    return {"method": method, "method_version": 1, "start": f"2026-0{n + 1}-05"}


def _intake_is_ones_own(visible: Visible, entry: Entry) -> None:
    for line in entry.shown.get("intake") or ():
        line["person"] = visible.reading[0]


def _stay(visible: Visible, _n: int) -> Values:
    return {"facts": {WHERE: visible.random.random() < 0.5}}


def _incident(_visible: Visible, n: int) -> Values:
    return {"at": f"2026-03-1{n}"}


def _condition(visible: Visible, n: int) -> Values:
    return {"text": f"voorwaarde {n}: {prose(visible.random, visible.of(*NAMED))}"}


def _rule(visible: Visible, n: int) -> Values:
    return {"number": 2 * n + 1, "replaces": pick(visible.random, (None, *visible.of("rules")))}


def _session(visible: Visible, n: int) -> Values:
    """Draw a talk in which every reader was, or to which every reader is invited."""
    random, readers = visible.random, visible.reading
    alone = visible.own_talks and len(readers) == 1
    mode = pick(random, ("joint", "separate", "separate") if alone else ("joint",))
    state = pick(random, ("held", "held", "planned"))
    others = [one for one in visible.of("persons") if one not in readers]
    there = [*readers]
    if mode == "joint":
        there += some(random, others, least=1 if len(readers) == 1 else 0)
    there += some(random, visible.of("workers", "contacts", "organisations"))
    at_the_end = random.random() < 0.7
    planned, held = state == "planned", state == "held"
    fixed: Values = {
        "at": f"2026-09-1{n}T10:00",
        "state": state,
        "mode": mode,
        "present": there if held else [],
        "facts": {
            TO_THE_END: held and at_the_end,
            INVITED: planned,
            "left": held and not at_the_end,
        },
    }
    if planned or mode == "separate":
        fixed["invited"] = there if planned else []
    return fixed


def _spoken_by_who_was_there(visible: Visible, entry: Entry) -> None:
    shown = entry.shown
    if not visible.of("rules"):
        shown.pop("checks", None)
    for check in shown.get("checks") or ():
        check["said_by"] = pick(visible.random, shown["present"])
    if shown["mode"] == "separate" and shown["state"] != "planned":
        shown.pop("invited")


def _account(visible: Visible, _n: int) -> Values:
    return {"incident": pick(visible.random, visible.of("incidents"))}


def _observation(visible: Visible, _n: int) -> Values:
    apart = visible.own_talks and visible.random.random() < 0.5
    return {"asked": "apart" if apart else pick(visible.random, (None, "aloud"))}


def _asked_of_the_reader(visible: Visible, entry: Entry) -> None:
    if entry.shown["asked"] == "apart":
        entry.facts["is a worker or person said it"] = True
        entry.shown["said_by"] = visible.reading[0]


def _plan(visible: Visible, n: int) -> Values:
    states = ("ended", "draft", "suspended") if n else ("in_force", "ended")
    return {"state": pick(visible.random, states), "facts": {WHERE: True}}


def _plan_lines(visible: Visible, entry: Entry) -> None:
    for answer in entry.shown["answers"] or ():
        own = visible.reading == [answer["person"]]
        answer["answer"] = pick(visible.random, ("agrees", "no") if own else ("agrees",))
    plan = entry.shown["break_plan"]
    for place in (plan or {}).get("places") or ():
        if place["kind"] == "emergency_bed":
            place["kind"] = "other"


_FIXED: Final[dict[str, Callable[[Visible, int], Values]]] = {
    "organisations": _organisation,
    "trajectories": _trajectory,
    "stays": _stay,
    "incidents": _incident,
    "conditions": _condition,
    "rules": _rule,
    "sessions": _session,
    "accounts": _account,
    "observations": _observation,
    "safety_plans": _plan,
}
_SHAPES: Final[dict[str, Callable[[Visible, Entry], None]]] = {
    "trajectories": _intake_is_ones_own,
    "sessions": _spoken_by_who_was_there,
    "observations": _asked_of_the_reader,
    "safety_plans": _plan_lines,
}
