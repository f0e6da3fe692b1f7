"""How a value stands in a column: text, a whole number, or text that holds JSON.

A date is the text that was said. A soft one is ``first last text``, so that a column of
dates is in order as it stands and reading it needs no calendar. NULL is the default of
the field: nothing, or an empty list.
"""

import json
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, Final, NamedTuple, TypeVar

from hgcase.domain.declare.record import Model
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, fields

M = TypeVar("M", bound="Model")
Stored = str | int | None
_set: Final = object.__setattr__  # the models are frozen
_DAY: Final = 10  # the length of an ISO day
_SECOND_SPACE: Final = 21  # where it stands in ``first last text``

to_json: Final[Callable[[Any], str]] = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":")
).encode
from_json: Final[Callable[[str], Any]] = json.JSONDecoder().decode


class Coder(NamedTuple):
    """One field on its way to a column and back.

    Args:
        name: of the field and of its column.
        default: what no value in the column stands for.
        to: plain data from a value; None where it is that already.
        back: a value from plain data; None where it is that already.
        json: whether the plain data is text only as JSON.
    """

    name: str
    default: Any
    to: Callable[[Any], Any] | None = None
    back: Callable[[Any], Any] | None = None
    json: bool = False

    def store(self, value: Any) -> Stored:
        """Give what stands in the column."""
        if value is None or value == () == self.default:
            return None
        plain = self.to(value) if self.to else value
        stored: Stored = to_json(plain) if self.json else plain
        return stored

    def load(self, stored: Stored) -> Any:
        """Give the value that stands in the column; NULL is the default, and not asked here."""
        return self.value(from_json(str(stored)) if self.json else stored)

    def value_of(self, stored: Stored) -> Any:
        """Give the value of a column, which may be NULL."""
        return self.default if stored is None else self.load(stored)

    def value(self, plain: Any) -> Any:
        """Give the value of plain data."""
        if plain is None:
            return self.default
        return self.back(plain) if self.back else plain


@cache
def coders(kind: type[Model]) -> tuple[Coder, ...]:
    """Give the coders of a kind, in the order in which its fields are declared."""
    declared = {field.name: field for field in fields(kind)}
    return tuple(_coder(declared[name], info) for name, info in kind.model_fields.items())


def _coder(field: Field, info: Any) -> Coder:
    default = None if field.required else info.default
    match field.shape:
        case "when":
            return Coder(field.name, default, when_text, when_from)
        case "texts":
            return Coder(field.name, default, list, tuple, json=True)
        case "value":
            return Coder(field.name, default, _plain, _Builder(field.type), json=True)
        case "values" | "parts":
            build = _Builder(field.type)
            return Coder(
                field.name,
                default,
                lambda models: [_plain(model) for model in models],
                lambda plain: tuple(map(build, plain)),
                json=True,
            )
        case _:
            return Coder(field.name, default)


@cache
def coders_by_name(kind: type[Model]) -> dict[str, Coder]:
    """Give the coders of a kind by the names of their fields."""
    return {coder.name: coder for coder in coders(kind)}


def values_of(kind: type[Model], columns: Mapping[str, Stored]) -> dict[str, Any]:
    """Give the values of some columns of a kind."""
    of = coders_by_name(kind)
    return {name: of[name].value_of(stored) for name, stored in columns.items()}


def construct(kind: "type[M]", values: dict[str, Any]) -> "M":
    """Make a model of values that were checked when they were written, all its fields.

    What pydantic's own `model_construct` does, without looking for aliases and defaults.
    """
    made = kind.__new__(kind)
    _set(made, "__dict__", values)
    _set(made, "__pydantic_fields_set__", set(values))
    _set(made, "__pydantic_extra__", None)
    _set(made, "__pydantic_private__", None)
    return made


def when_text(when: When) -> str:
    """Write a date as it is stored."""
    if when.first == when.last == when.text[:_DAY] and " " not in when.text:
        return when.text
    return f"{when.first} {when.last} {when.text}"


def when_from(stored: str) -> When:
    """Read a stored date, without asking what it means."""
    if stored[_DAY : _DAY + 1] == " " == stored[_SECOND_SPACE : _SECOND_SPACE + 1]:
        first, last, text = stored.split(" ", 2)
        return When(text, first, last)
    return When(stored)


def _plain(model: Model) -> dict[str, Any]:
    """Give a nested model as plain data, without what was left out."""
    return {
        coder.name: coder.to(value) if coder.to else value
        for coder in coders(type(model))
        if (value := getattr(model, coder.name)) is not None
    }


class _Builder:
    """Builds nested models from plain data; looks at their kind when the first one comes."""

    def __init__(self, kind: type[Model]) -> None:
        self.kind = kind

    def __call__(self, plain: dict[str, Any]) -> Model:
        of = coders(self.kind)
        return construct(
            self.kind, {coder.name: coder.value(plain.get(coder.name)) for coder in of}
        )
