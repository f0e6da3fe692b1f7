"""What a method is: the numbers, roles, parts and words that steer a trajectory.

A method is data: a TOML file with both languages in it, and a source for each number. A
trajectory stays on the version it started with. Tuples with names, because every screen
loads these classes: sixteen frozen dataclasses take nine milliseconds to make, these one.
"""

from collections.abc import Mapping
from typing import Any, Final, Literal, NamedTuple

from hgcase.lists.entries import Said as Said  # noqa: PLC0414 — a part like the others

Who = Literal["always", "children", "each_person"]
Of = Literal["household", "each_adult"]


class Number(NamedTuple):
    """A number, with the row or the page that asks for it."""

    value: int
    source: str


class Talks(NamedTuple):
    """How many talks a week, and in which ways people are spoken to (A26, A27, B24, B27)."""

    source: str
    least: int | None = None
    most: int | None = None
    both_ways_within_days: int | None = None
    rules_each_time: bool = False


class Role(NamedTuple):
    """A role that somebody has to have; ``when`` says on what condition (A19-A21)."""

    role: str
    when: Who
    source: str


class Phase(NamedTuple):
    """A phase, with what has to be judged before the next one begins (D21-D26)."""

    phase: str
    about: Said
    source: str
    gate: Said | None = None


class Criterion(NamedTuple):
    """What is asked at the intake, of the household or of each adult apart (A12-A17)."""

    criterion: str
    of: Of
    source: str


class PlanPart(NamedTuple):
    """A part without which the safety plan is not complete (A54-A56)."""

    part: str
    name: Said
    source: str


class Review(NamedTuple):
    """Something to look at again, every so many days: the plan, the phase, or a topic (B11)."""

    review: str
    every_days: int
    name: Said
    source: str


class Product(NamedTuple):
    """What is due at the end, or so many days after the start (A58)."""

    product: str
    name: Said
    source: str
    after_days: int | None = None


class Moment(NamedTuple):
    """A moment of aftercare, so many days after the end; each child has its own (C27-C29)."""

    after_days: int
    of: Literal["household", "child"]
    source: str


class Silence(NamedTuple):
    """After how many days without a talk somebody has not been seen lately (B25, E18)."""

    of: Literal["person", "child"]
    days: int
    source: str


class RuleSkeleton(NamedTuple):
    """A rule to begin a first plan with, to be put in the family's own words."""

    situation: Said
    text: Said


class Avoid(NamedTuple):
    """Words that this method does not use for people (A30, A31)."""

    en: tuple[str, ...]
    nl: tuple[str, ...]
    source: str


class Method(NamedTuple):
    """One version of a method."""

    method: str
    version: int
    name: Said
    about: Said
    source: str
    weeks: Number | None = None
    talks: Talks | None = None
    roles: tuple[Role, ...] = ()
    phases: tuple[Phase, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    plan: tuple[PlanPart, ...] = ()
    reviews: tuple[Review, ...] = ()
    products: tuple[Product, ...] = ()
    silences: tuple[Silence, ...] = ()
    aftercare: tuple[Moment, ...] = ()
    topics: tuple[str, ...] = ()
    life_areas: tuple[str, ...] = ()
    skeleton: tuple[RuleSkeleton, ...] = ()
    avoid: Avoid | None = None


ONE: Final[dict[str, Any]] = {
    "name": Said, "about": Said, "weeks": Number, "talks": Talks, "avoid": Avoid,
}  # fmt: skip
"""The parts of a method that it has once."""

MANY: Final[dict[str, Any]] = {
    "roles": Role, "phases": Phase, "criteria": Criterion, "plan": PlanPart, "reviews": Review,
    "products": Product, "silences": Silence, "aftercare": Moment, "skeleton": RuleSkeleton,
}  # fmt: skip
"""The parts of which it has several."""


def method_of(tree: Mapping[str, Any]) -> Method:
    """Make a method of what stands in a file that is known to be right."""
    values: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value for key, value in tree.items()
    }
    for key in ONE.keys() & values.keys():
        values[key] = _piece(ONE[key], values[key])
    for key in MANY.keys() & values.keys():
        values[key] = tuple(_piece(MANY[key], each) for each in values[key])
    return Method(**values)


def _piece(kind: Any, given: Mapping[str, Any]) -> Any:
    """Make one part; a table in it is a text, and a list is one of words."""
    return kind(**{key: _value(value) for key, value in given.items()})


def _value(value: Any) -> Any:
    if isinstance(value, dict):
        return Said(**value)
    return tuple(value) if isinstance(value, list) else value
