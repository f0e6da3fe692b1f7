"""The structure of a method: every key that is needed, no other, each of its sort.

Read off the classes themselves. Pydantic says the same, and a test compares them; but it
takes seventy milliseconds to get ready, at every look at a household on a method of one's own.
"""

import re
from collections.abc import Iterator, Mapping
from types import UnionType
from typing import Any, Final, Literal, get_args, get_origin

from hgcase.i18n import N_
from hgcase.methods.faults import Fault, Path
from hgcase.methods.parts import MANY, Method

_MISSING = N_("This is needed; write it like this: {example}")
_UNKNOWN = N_("There is no such key here; choose from {keys}.")
_AT_THE_TOP = N_(
    "This is of the whole method: move it to the top of the file, above the first line that "
    "begins with a square bracket."
)
TEXT = N_("A text is asked here, between quotes: {example}")
NUMBER = N_("A whole number is asked here, without quotes: {example}")
FLAG = N_("true or false is asked here, without quotes: {example}")
_LIST = N_("A list is asked here, between square brackets: {example}")
TABLES = N_("Here one part after another is asked, each under its own {example}")
_TABLE = N_("A part with keys of its own is asked here: {example}")
_CHOICE = N_("Choose one of these: {keys}.")

_DIGITS: Final = re.compile(r"[1-9]\d{0,3}")
_SORTS: Final[dict[type, str]] = {str: TEXT, int: NUMBER, bool: FLAG}

_EXAMPLES: Final[dict[str, str]] = {
    "method": 'method = "our-method"', "version": "version = 1",
    "name": 'name = { en = "…", nl = "…" }', "about": 'about = { en = "…", nl = "…" }',
    "gate": 'gate = { en = "…", nl = "…" }', "situation": 'situation = { en = "…", nl = "…" }',
    "text": 'text = { en = "…", nl = "…" }', "en": 'en = "…"', "nl": 'nl = "…"',
    "avoid.en": 'en = ["…", "…"]', "avoid.nl": 'nl = ["…", "…"]',
    "source": 'source = "our own guideline, 2026"',
    "weeks": 'weeks = { value = 8, source = "…" }', "value": "value = 8",
    "talks": '[talks], and under it source = "…"', "least": "least = 1", "most": "most = 3",
    "both_ways_within_days": "both_ways_within_days = 14",
    "rules_each_time": "rules_each_time = true",
    "role": 'role = "social_worker"', "when": 'when = "always"',
    "phase": 'phase = "direct_safety"', "criterion": 'criterion = "open_to_talk"',
    "of": 'of = "household"', "part": 'part = "rules"', "review": 'review = "safety_plan"',
    "every_days": "every_days = 14", "product": 'product = "advice"',
    "after_days": "after_days = 56", "days": "days = 14",
    "topics": 'topics = ["safety", "home_safe"]',
    "life_areas": 'life_areas = ["finances", "work"]',
    "avoid": '[avoid], and under it en = ["…"], nl = ["…"] and source = "…"',
}  # fmt: skip
"""How each key is written: a message shows it where something else stands."""


def structure(tree: Mapping[str, Any]) -> Iterator[Fault]:
    """Yield everything that is wrong with the structure of a method."""
    yield from _part(Method, tree, ())


def example(path: Path) -> str:
    """Show how what is asked at a place is written."""
    steps = [step for step in path if isinstance(step, str)]
    if len(steps) == 1 and path[0] in MANY:
        return f"[[{path[0]}]]"
    return _EXAMPLES.get(".".join(steps[-2:])) or _EXAMPLES[steps[-1]]


def _part(kind: Any, given: Any, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with one part; its class names its keys."""
    if not isinstance(given, Mapping):
        yield Fault(path, _TABLE, {"example": example(path)})
        return
    keys = kind.__annotations__
    for key in given:
        if key not in keys:
            yield _unknown((*path, key), tuple(keys))
    optional = getattr(kind, "_field_defaults", {})
    for key, of in keys.items():
        if key in given:
            yield from _value(of, given[key], (*path, key))
        elif key not in optional:
            yield Fault((*path, key), _MISSING, {"example": example((*path, key))})


def _unknown(path: Path, keys: tuple[str, ...]) -> Fault:
    if len(path) > 1 and path[-1] in Method._fields:
        return Fault(path, _AT_THE_TOP)
    return Fault(path, _UNKNOWN, {"keys": ", ".join(keys)})


def _value(of: Any, value: Any, path: Path) -> Iterator[Fault]:
    """Yield what is wrong with one value, by the type that is declared for it."""
    if isinstance(of, UnionType):
        of = get_args(of)[0]  # of what may be left out; nothing is never written
    if of in _SORTS:
        if type(value) is not of:
            yield Fault(path, _SORTS[of], {"example": _meant(of, value, path) or example(path)})
    elif get_origin(of) is Literal:
        if value not in get_args(of):
            yield Fault(path, _CHOICE, {"keys": ", ".join(get_args(of))})
    elif get_origin(of) is tuple:
        yield from _values(get_args(of)[0], value, path)
    else:
        yield from _part(of, value, path)


def _meant(of: Any, value: Any, path: Path) -> str:
    """Show a number without its quotes, as it was meant; nothing where it is none."""
    if of is int and isinstance(value, str) and _DIGITS.fullmatch(value):
        return f"{path[-1]} = {value}"
    return ""


def _values(of: Any, values: Any, path: Path) -> Iterator[Fault]:
    if not isinstance(values, list):
        message = TABLES if path[0] in MANY else _LIST
        yield Fault(path, message, {"example": example(path)})
        return
    for n, value in enumerate(values):
        yield from _value(of, value, (*path, n))
