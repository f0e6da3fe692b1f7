"""What is different between a household as it was read and as it is to be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.record import Record
from hgcase.domain.kinds.household import Household
from hgcase.store.codec import Stored, coders

HOUSEHOLD: Final = "household"


@dataclass(frozen=True)
class Change:
    """One record that is new, other, or elsewhere in the order of its section.

    Args:
        key: its key; none for the household.
        position: its place in the order of entry.
        before: as it was; None for a new one.
    """

    section: str
    key: str
    position: int
    before: Record | Household | None
    after: Record | Household

    @cached_property
    def fields(self) -> tuple[str, ...]:
        """The fields that are other; none where all of it is new."""
        if self.before is None:
            return ()
        old, new = vars(self.before), vars(self.after)
        return tuple(
            coder.name for coder in coders(type(self.after)) if old[coder.name] != new[coder.name]
        )

    @property
    def name(self) -> str:
        """How the journal names the record."""
        return f"{self.section}.{self.key}" if self.key else self.section

    @property
    def tells(self) -> bool:
        """Whether the record is new or says something else; not when it only moved."""
        return self.before is None or bool(self.fields)

    def earlier(self) -> dict[str, Stored] | None:
        """Give the columns as they were; None where there was nothing."""
        if self.before is None:
            return None
        return {
            coder.name: coder.store(getattr(self.before, coder.name))
            for coder in coders(type(self.before))
            if coder.name in self.fields
        }


def everything(case: CaseFile) -> Iterator[Change]:
    """Yield the records of a household that is new."""
    yield Change(HOUSEHOLD, "", 0, None, case.household)
    for section in sections():
        for position, record in enumerate(getattr(case, section)):
            yield Change(section, record.key, position, None, record)


def between(before: CaseFile, after: CaseFile) -> Iterator[Change]:
    """Yield what is new or other in *after*.

    Raises:
        ValueError: a record is gone. Nothing is ever deleted, so the caller has a fault.
    """
    if before.household != after.household:
        yield Change(HOUSEHOLD, "", 0, before.household, after.household)
    for section in sections():
        old, new = getattr(before, section), getattr(after, section)
        if old is not new:
            yield from _in_section(section, old, new)


def orders(before: CaseFile, after: CaseFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the sections in which records changed places, with their keys as they stood."""
    for section in sections():
        old, new = getattr(before, section), getattr(after, section)
        was = tuple(record.key for record in old)
        known = set(was) if old is not new else ()
        if known and was != tuple(record.key for record in new if record.key in known):
            yield section, was


def _in_section(section: str, old: tuple[Record, ...], new: tuple[Record, ...]) -> Iterator[Change]:
    was = {record.key: (position, record) for position, record in enumerate(old)}
    if not was.keys() <= {record.key for record in new}:
        raise ValueError(f"a record of {section} is gone")
    for position, record in enumerate(new):
        if record.key not in was:
            yield Change(section, record.key, position, None, record)
            continue
        earlier_position, earlier = was[record.key]
        if position != earlier_position or (earlier is not record and earlier != record):
            yield Change(section, record.key, position, earlier, record)
