"""The dates of a record, as its declaration has them: one at which it stands, and others."""

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Final, TypeVar

from hgcase.domain.declare.vocabulary import Field, Mark, fields

if TYPE_CHECKING:
    from hgcase.domain.declare.record import Model, Record
    from hgcase.domain.declare.values import When

Rank = tuple[str, str, int]  # day, time of day, and how many it comes after
R = TypeVar("R", bound="Record")

_UNKNOWN: Final = ("0001-01-01", "9999-12-31")


@cache
def own_fields(kind: "type[Model]") -> tuple[Field, ...]:
    """Give the fields of a kind without those that every record has."""
    base = kind.base()
    common = base.model_fields.keys() if base is not None and base is not kind else ()
    return tuple(
        field
        for field in fields(kind)
        if field.name not in common or field.name in kind.__annotations__
    )


def dates_of(model: "Model") -> "Iterator[tuple[Field, When]]":
    """Yield the filled dates of a model; one that is not known at all is none."""
    for field in own_fields(type(model)):
        when = getattr(model, field.name) if field.shape == "when" else None
        if when is not None and (when.first, when.last) != _UNKNOWN:
            yield field, when


def moment_of(record: "Model") -> "When | None":
    """Give the first filled date of a record that is no deadline."""
    return next(
        (when for field, when in dates_of(record) if Mark.DEADLINE not in field.marks), None
    )


def rank_of(when: "When") -> Rank:
    """Rank a date by its earliest day and its time."""
    return when.first, when.text[11:16] if when.exact else "", 0


def date_of(record: "Model") -> "When | None":
    """Give the date at which a record stands; its deadline where it has no other."""
    return moment_of(record) or next((when for _, when in dates_of(record)), None)


def in_time(records: Collection[R], *, newest_first: bool = False) -> list[R]:
    """Put records in the order of their dates; those without one stand last, as they are."""
    dated = [(when, record) for record in records if (when := date_of(record)) is not None]
    dated.sort(key=lambda each: rank_of(each[0]))
    found = [record for _, record in dated]
    if newest_first:
        found.reverse()
    return [*found, *(record for record in records if date_of(record) is None)]
