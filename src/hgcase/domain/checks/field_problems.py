"""What cannot be so in a field of a case, whatever record it stands in; in one walk."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from hgcase.domain.case_file import CaseFile
from hgcase.domain.declare.prose import near_references, printed_name, references
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.problem import Problem
from hgcase.i18n import N_

MAX_NUMBER: Final = 999_999
Path = tuple[str | int, ...]


def field_problems(case: CaseFile) -> Iterator[Problem]:
    """Yield what is wrong with single fields: references, texts, numbers, spans of time."""
    numbers = frozenset(rule.number for rule in case.rules)
    for path, record, part in _walk(case):
        yield from _span_runs_backward(path, part)
        for field in _checked(type(part)):
            value = getattr(part, field.name)
            if value is None or value == ():
                continue
            values = value if isinstance(value, tuple) else (value,)
            place = (*path, field.name)
            if field.ref is not None:
                yield from _names_nothing(case, place, field, values, numbers)
                yield from _binds_a_secret(case, place, record, field, values)
            if field.prose:
                yield from _text_names_nobody(case, place, values)
                yield from _text_names_a_secret(case, place, record, values)
            if field.type is int:
                yield from _number_is_of_no_world(place, values)


@cache
def _checked(kind: type[Model]) -> tuple[Field, ...]:
    """Give the fields of which something can be wrong that their type does not refuse."""
    return tuple(each for each in fields(kind) if each.ref or each.prose or each.type is int)


@cache
def _nested(kind: type[Model]) -> tuple[Field, ...]:
    return tuple(each for each in fields(kind) if each.shape in NESTED)


@cache
def _is_span(kind: type[Model]) -> bool:
    return {"since", "until"} <= kind.model_fields.keys()


def _walk(case: CaseFile) -> Iterator[tuple[Path, Record | None, Model]]:
    """Yield the household, every record and every line in them, each with its path."""
    yield from ((path, None, part) for path, part in _inside(("household",), case.household))
    for record in case.records():
        for path, part in _inside((record.KIND.section, record.key), record):
            yield path, record, part


def _inside(path: Path, model: Model) -> Iterator[tuple[Path, Model]]:
    yield path, model
    for field in _nested(type(model)):
        value = getattr(model, field.name)
        if field.shape == "value" and value is not None:
            yield from _inside((*path, field.name), value)
        elif field.shape in ("values", "parts"):
            for n, line in enumerate(value):
                yield from _inside((*path, field.name, n), line)


def _names_nothing(
    case: CaseFile,
    path: Path,
    field: Field,
    values: tuple[Any, ...],
    numbers: frozenset[int],
) -> Iterator[Problem]:
    assert field.ref is not None
    for value in values:
        if value == field.ref.word:
            continue
        if field.ref.by == "number":
            if value not in numbers:
                yield Problem(path, N_("There is no rule {number}."), {"number": value})
        elif not _is_there(case, value, field.ref.sections):
            yield Problem(
                path,
                N_("{key} is not in this file under {sections}."),
                {"key": value, "sections": ", ".join(field.ref.sections)},
            )


def _is_there(case: CaseFile, key: str, among: tuple[str, ...]) -> bool:
    """Tell whether a record with this key is in one of these sections; in any, without them."""
    record = case.get(key)
    return record is not None and (not among or record.KIND.section in among)


def _binds_a_secret(
    case: CaseFile, path: Path, record: Record | None, field: Field, values: tuple[Any, ...]
) -> Iterator[Problem]:
    """Refuse a rule or plan that would vanish for somebody of its circle with whom it names."""
    if record is None or record.KIND.circle == "visible_to" or field.ref is None:
        return
    needed = (field.whole or field.required) and field.ref.by == "key" and not field.readers
    circle = set(getattr(record, record.KIND.circle))
    for key in values if needed else ():
        if is_secret_to(case, key, circle):
            yield Problem(
                path,
                N_("{key} is somebody whom not everybody who reads it may know."),
                {"key": key},
            )


def _text_names_nobody(case: CaseFile, path: Path, texts: tuple[str, ...]) -> Iterator[Problem]:
    for key in sorted({key for text in texts for key in references(text)}):
        record = case.get(key)
        if record is None or not printed_name(record):
            yield Problem(path, N_("The text refers to @{key}, which names nobody."), {"key": key})
    if any(near_references(text) for text in texts):
        yield Problem(path, N_("Something behind an @ is no reference: write @n1, then a space."))


def _text_names_a_secret(
    case: CaseFile, path: Path, record: Record | None, texts: tuple[str, ...]
) -> Iterator[Problem]:
    """Refuse in a rule or plan a name that somebody of its circle may not know (W6, W14)."""
    if record is None or record.KIND.circle == "visible_to":
        return
    circle = set(getattr(record, record.KIND.circle))
    for key in sorted({key for text in texts for key in references(text)}):
        if is_secret_to(case, key, circle):
            yield Problem(
                path,
                N_("The text names @{key}, whom not everybody who reads it may know."),
                {"key": key},
            )


def is_secret_to(case: CaseFile, key: str, circle: set[str]) -> bool:
    """Tell whether somebody of a circle may not know of a record (W6, W14, W16).

    Before anybody takes part, only the team knows the names: then nothing is said of that.
    """
    record = case.get(key)
    if record is None:
        return False
    within = record.KIND.within(record) if record.KIND.within else None
    known_to = set(record.visible_to or circle) if _somebody_takes_part(case) else circle
    return not circle <= known_to or (within is not None and not circle <= within)


def _somebody_takes_part(case: CaseFile) -> bool:
    return any(trajectory.participants for trajectory in case.trajectories)


def _number_is_of_no_world(path: Path, values: tuple[int, ...]) -> Iterator[Problem]:
    if not all(0 <= value <= MAX_NUMBER for value in values):
        yield Problem(
            path, N_("A whole number from 0 to {most} is asked here."), {"most": MAX_NUMBER}
        )


def _span_runs_backward(path: Path, part: Any) -> Iterator[Problem]:
    if not _is_span(part.__class__) or part.since is None or part.until is None:
        return
    if part.until.last < part.since.first:
        yield Problem((*path, "until"), N_("This ends before it begins."))
