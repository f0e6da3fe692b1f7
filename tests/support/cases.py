"""Made-up cases in pairs: equal in what an audience may see, different in all that it may not.

What may be seen is drawn once, what is hidden twice, in between, so that keys, numbers and
the order of entry differ. Shapes come from the declarations; who may see what comes from the
tests' own table alone. A case holds a few kinds, and what they name, so that it stays small.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from graphlib import TopologicalSorter
from random import Random
from typing import Any, Final

from tests.support.drawing import (
    FIRST_NAMES,
    LAST_NAMES,
    SYMBOL,
    Values,
    draw,
    forward,
    pick,
    ref,
    whole,
)
from tests.support.possible import CHILD, FIXED, SHAPES, Entry, as_it_is, nothing
from tests.wall.cells import (
    AGREES,
    ANSWERED,
    CALLED,
    FOR_WHOM,
    ITSELF,
    PART,
    RECORD,
    SOURCE,
    THAT_PERSON,
    TO_THE_END,
)
from tests.wall.table import READERS

from hgcase.domain.case_file import kind_of, sections
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.sections import NAMED

_MOST: Final = {"contacts": 3, "homes": 1, "rules": 3, "sessions": 3}
_OTHERS: Final = 0.1
_BESIDE: Final = {"contacts": "safety_plans"}  # whether a number shows, a plan decides


@cache
def named_by(kind: type[Model], but: frozenset[str] = frozenset()) -> frozenset[str]:
    """Give the sections that the fields of a kind name."""
    return frozenset(_named_by(kind, but))


def _named_by(kind: type[Model], but: frozenset[str] = frozenset()) -> Iterator[str]:
    for field in fields(kind):
        if field.name in but:
            continue
        if field.ref is not None:
            yield from field.ref.sections
        if field.shape in NESTED:
            yield from _named_by(field.type)


def _order() -> tuple[str, ...]:
    """Sort the kinds beside the persons: each after those that its records name."""
    first = {*NAMED, *named_by(Record)}
    named = {
        section: named_by(kind_of(section), but=frozenset(Record.model_fields))
        | (frozenset() if section in first else first)
        for section in sections()
    }
    sorter = TopologicalSorter({each: sorted(of - {each}) for each, of in named.items()})
    return tuple(section for section in sorter.static_order() if section != "persons")


ORDER: Final = _order()


def _chosen(random: Random, focus: Sequence[str]) -> list[str]:
    """Choose the kinds of a case: those in focus, what they name, and a few others."""
    wanted = {*NAMED, *focus, *(_BESIDE.get(section, "") for section in focus)}
    wanted |= {name for section in focus for name in named_by(kind_of(section))}
    return [section for section in ORDER if section in wanted or random.random() < _OTHERS]


class Visible:
    """All that an audience sees of a case, drawn once."""

    def __init__(
        self, random: Random, form: str, *, own_talks: bool = False, focus: Sequence[str] = ()
    ) -> None:
        self.random = random
        self.focus = focus or random.sample(ORDER, 3)
        self.sections = _chosen(random, self.focus)
        self.own_talks = own_talks
        self.readers = ("P0", "P1") if form == "together" else ("P0",)
        self.form = form
        self.entries: list[Entry] = []
        self._refs: dict[str, list[str]] = {}
        self.names = random.sample(FIRST_NAMES, 16)
        self.tally: Counter[tuple[str, str, str]] = Counter()
        self._draw()

    def of(self, *wanted: str) -> list[str]:
        """Give references to what is visible in these sections."""
        return [one for section in wanted for one in self._refs.get(section, ())]

    def entry(self, reference: str) -> Entry:
        """Give the record that a reference names."""
        return next(entry for entry in self.entries if ref(entry.symbol) == reference)

    @property
    def grown(self) -> list[str]:
        """Who is no child, of the persons, as references."""
        persons = (entry for entry in self.entries if entry.section == "persons")
        return [ref(entry.symbol) for entry in persons if not entry.facts[CHILD]]

    @property
    def reading(self) -> list[str]:
        """The readers, as references."""
        return [ref(reader) for reader in self.readers]

    def _draw(self) -> None:
        random = self.random
        for n in range(max(len(self.readers), random.randint(2, 4))):
            self._keep(self.make("persons", f"P{n}"))
        for section in self.sections:
            least = 1 if section in self.focus else 0
            for n in range(random.randint(least, _MOST.get(section, 2))):
                if self.can_make(section) and self.can_see(section):
                    self._keep(self.make(section, f"{section}{n}", n))
        self._phones()

    def can_make(self, section: str) -> bool:
        """Tell whether there is what a record of this kind cannot do without."""
        return all(
            self.of(*field.ref.sections)
            for field in fields(kind_of(section))
            if field.required and field.ref is not None
        )

    def can_see(self, section: str) -> bool:
        """Tell whether these readers can see a record of this kind at all."""
        if section == "consents":
            return len(self.readers) == 1
        return section != "personal_plans" or self.own_talks

    def _keep(self, entry: Entry) -> None:
        self.entries.append(entry)
        self._refs.setdefault(entry.section, []).append(ref(entry.symbol))
        self._count(entry.section, "", entry.shown)

    def make(self, section: str, symbol: str, n: int = 0) -> Entry:
        """Draw what the audience would see of a record."""
        fixed = FIXED.get(section, nothing)(self, n)
        entry = Entry(section, symbol, {}, facts=fixed.pop("facts", {}))
        entry.facts.setdefault("is a worker or person said it", self.random.random() < 0.5)
        if section in NAMED:
            self._christen(entry, fixed)
        entry.shown = self._shown(entry, kind_of(section), "", fixed)
        SHAPES.get(section, as_it_is)(self, entry)
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
        if cell in (RECORD, AGREES, PART, FOR_WHOM):
            return True
        if cell == ITSELF:
            return self.readers == (entry.symbol,)
        if cell == ANSWERED:
            return bool(facts[TO_THE_END])
        if cell == THAT_PERSON:
            return len(self.readers) == 1
        if cell == SOURCE:
            return bool(facts["is a worker or person said it"])
        return bool(facts.get(cell))

    def _value(self, entry: Entry, field: Field, path: str) -> Any:
        random = self.random
        if path == "said_by":
            return pick(random, [None, *self.of("persons", "workers")])
        if not field.required and random.random() < 0.4:
            return [] if field.shape in ("texts", "values", "parts") else None
        if field.shape in NESTED:
            count = 1 if field.shape == "value" else random.randint(1, 3)
            own = {"person": self.reading[0]} if READERS[entry.section][path] == THAT_PERSON else {}
            lines = [self._shown(entry, field.type, f"{path}.", own) for _ in range(count)]
            lines = [line for line in lines if whole(field.type, line)]
            return lines if field.shape != "value" else (lines[0] if lines else None)
        return draw(random, field, self.of)

    def _phones(self) -> None:
        """Whom a plan in force says to call, and who agreed, stands on it with a number."""
        calls = {
            called
            for entry in self.entries
            if entry.section == "safety_plans" and entry.shown["state"] == "in_force"
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
