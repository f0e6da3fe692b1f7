"""The third pass of the wall: nothing tells where something is gone (wall.md).

What an audience sees is put in the order that its kinds declare, and everything in it gets
a fresh key: neither the order of entry nor a gap in the keys is left.
"""

from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, Final, TypeVar

from hgcase.domain.case_file import CaseFile, keys_in, sections
from hgcase.domain.declare.record import Model, Part, Record
from hgcase.domain.declare.vocabulary import NESTED, fields
from hgcase.domain.wall.seen import Seen

M = TypeVar("M", bound=Model)


Ranked = list[tuple[Any, Any]]  # of each record: by what it is put in order, and itself
_PASSES: Final = 2  # of records that say the same, by what they name


def in_order(case: CaseFile, names: Mapping[str, str], readers: frozenset[str]) -> Seen:
    """Put every section in its declared order and give all records fresh keys.

    What says the same is told apart by what it names: by the places that these have.
    """
    ranked = _ranked(case, names, {})
    fresh = _fresh_keys(ranked)
    for _ in range(_PASSES):
        if not any(map(_has_ties, ranked.values())):
            break
        ranked = _ranked(case, names, fresh)
        fresh = _fresh_keys(ranked)
    renamed = {
        section: tuple(_renamed(record, fresh) for _, record in records)
        for section, records in ranked.items()
    }
    return Seen(
        CaseFile(_renamed(case.household, fresh), **renamed),
        {key: names[old] for old, key in fresh.items() if old in names},
        tuple(sorted(fresh[key] for key in readers)),
    )


def _fresh_keys(ranked: dict[str, Ranked]) -> dict[str, str]:
    return {
        record.key: key
        for section, records in ranked.items()
        for (_, record), key in zip(records, keys_in(section), strict=False)
    }


def _ranked(
    case: CaseFile, names: Mapping[str, str], places: Mapping[str, str]
) -> dict[str, Ranked]:
    return {
        section: sorted(
            ((rank(record, names, places), record) for record in getattr(case, section)),
            key=lambda each: each[0],
        )
        for section in sections()
    }


def _has_ties(ranked: Ranked) -> bool:
    return any(one == other for (one, _), (other, _) in pairwise(ranked))


def rank(
    record: Record, names: Mapping[str, str], places: Mapping[str, str]
) -> tuple[list[tuple[bool, Any]], list[str]]:
    """Rank a record by the declared fields, what is missing last; then by all that it says.

    Another record is said by its name, or by the place that it has among its own.
    """
    values = [getattr(record, name) for name in record.KIND.order]
    ranks = [(value is None, "" if value is None else value) for value in values]
    said = _said(record, {**places, **names} if places else names)
    return ranks, [names.get(record.key, ""), *said]


def _said(model: Model, names: Mapping[str, str]) -> Iterator[str]:
    """Yield all that a record says, by names and not by keys."""
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if field.name == "key" or (isinstance(model, Part) and field.name in model.BESIDE):
            continue
        for each in value if isinstance(value, tuple) else (value,):
            if field.shape in NESTED and each is not None:
                yield from _said(each, names)
            elif field.ref is not None and field.ref.by == "key":
                yield names.get(each, "")
            else:
                yield str(each)
        yield field.name


def _renamed(model: M, fresh: Mapping[str, str]) -> M:
    changed: dict[str, Any] = {}
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if not value:
            continue
        if field.name == "key":
            changed |= {"key": fresh[value]} if isinstance(model, Record) else {}
        elif field.ref is not None and field.ref.by == "key":
            many = isinstance(value, tuple)
            keys = tuple(
                each if each == field.ref.word else fresh[each]
                for each in (value if many else (value,))
            )
            changed[field.name] = keys if many else keys[0]
        elif field.shape in NESTED:
            lines = value if isinstance(value, tuple) else (value,)
            new = tuple(_renamed(line, fresh) for line in _counted(lines))
            changed[field.name] = new if isinstance(value, tuple) else new[0]
    return model.model_copy(update=changed) if changed else model


def _counted(lines: tuple[Model, ...]) -> tuple[Model, ...]:
    """Give the lines that have keys fresh ones, by which they still name each other (W8)."""
    keys = [getattr(line, "key", None) for line in lines]
    fresh = {key: f"line{n}" for n, key in enumerate(keys, 1) if key is not None}
    return tuple(_recounted(line, fresh) if isinstance(line, Part) else line for line in lines)


def _recounted(line: Part, fresh: Mapping[str, str]) -> Part:
    changed: dict[str, Any] = {
        name: tuple(fresh[key] for key in getattr(line, name) if key in fresh)
        for name in line.BESIDE
    }
    if key := getattr(line, "key", None):
        changed["key"] = fresh[key]
    return line.model_copy(update=changed) if changed else line
