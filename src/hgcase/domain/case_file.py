"""The case file: one household with all its records.

A kind's module is imported when a section has records, so that a household that holds
little costs little to read.
"""

import dataclasses
from collections.abc import Iterator
from functools import cache, cached_property
from importlib import import_module
from itertools import product
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any, Self, cast

from hgcase.domain.sections import Sections

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Record
    from hgcase.domain.kinds import plan
    from hgcase.domain.kinds.sessions import Session


class CaseFile(Sections):
    """One household and everything that is recorded of it, in the order of entry."""

    def records(self) -> "Iterator[Record]":
        """Yield every record, section by section."""
        for section in sections():
            yield from getattr(self, section)

    @cached_property
    def _by_key(self) -> "dict[str, Record]":
        return {record.key: record for record in self.records()}

    def get(self, key: str) -> "Record | None":
        """Give the record with this key, of whatever kind."""
        return self._by_key.get(key)

    def find(self, section: str, key: str) -> "Record | None":
        """Give the record with this key, if it is in *section*."""
        record = self._by_key.get(key)
        return record if record is not None and record.KIND.section == section else None

    @cached_property
    def person_keys(self) -> frozenset[str]:
        """The keys of the persons."""
        return frozenset(person.key for person in self.persons)

    @cached_property
    def plans_in_force(self) -> "tuple[plan.SafetyPlan, ...]":
        """The plans in force, one a circle."""
        return tuple(
            plan for plan in self.safety_plans if plan.state == "in_force" and not plan.taken_back
        )

    def talks(self, state: str) -> "tuple[Session, ...]":
        """Give the talks that were held, planned or missed; not those that were taken back."""
        return tuple(talk for talk in self.sessions if talk.state == state and not talk.taken_back)

    def rule(self, number: int) -> "plan.Rule | None":
        """Give the rule with this number."""
        return next((rule for rule in self.rules if rule.number == number), None)

    def replace(self, **sections: Any) -> Self:
        """Give a copy with these sections instead."""
        return dataclasses.replace(self, **sections)

    def add(self, *records: "Record") -> Self:
        """Give a copy with these records added at the end of their sections."""
        added: dict[str, tuple[Record, ...]] = {}
        for record in records:
            section = record.KIND.section
            added[section] = (*added.get(section, getattr(self, section)), record)
        return self.replace(**added)

    def next_key(self, section: str) -> str:
        """Give the first free key of a section: r3 beside r1 and r2, C beside A and B."""
        return next(key for key in keys_in(section) if key not in self._by_key)


def keys_in(section: str) -> Iterator[str]:
    """Yield the keys that a section is given, in order: A, B … for persons, s1, s2 … ."""
    prefix = kind_of(section).KIND.prefix
    if prefix:
        yield from (f"{prefix}{n}" for n in range(1, 1_000_000))
    else:
        yield from ascii_uppercase
        yield from map("".join, product(ascii_uppercase, repeat=2))


@cache
def sections() -> tuple[str, ...]:
    """Give the sections that hold lists of records, in the order of the file."""
    return tuple(name for name in Sections.__annotations__ if name != "household")


@cache
def kind_of(section: str) -> "type[Record]":
    """Give the kind of record that *section* holds, importing its module."""
    module, name = where(section)
    found = getattr(import_module(f"hgcase.domain.kinds.{module}"), name)
    return cast("type[Record]", found)


def where(section: str) -> tuple[str, str]:
    """Give the module and the class of the kind that *section* holds, importing nothing."""
    text = Sections.__annotations__[section].removeprefix("tuple[").removesuffix(", ...]")
    module, _, name = text.partition("_.")
    return module, name


def kinds() -> "tuple[type[Record], ...]":
    """Give every kind of record."""
    return tuple(kind_of(section) for section in sections())
