"""The examples together hold every field that a case file can have, in words of its lists."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

import pytest
from tests.support.cli import EXAMPLES

from hgcase.domain.case_file import CaseFile, kinds
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, fields
from hgcase.domain.kinds.household import Household
from hgcase.formats.reading import read_case
from hgcase.lists import word_list

TODAY = date(2026, 9, 27)
NO_EXAMPLE: Final[dict[str, str]] = {}
"""Fields that no example uses, each with the reason."""


def cases() -> Iterator[CaseFile]:
    return (read_case(path.read_text("utf-8"), TODAY) for path in EXAMPLES)


def filled(model: Model) -> Iterator[tuple[Model, Field]]:
    """Yield every field that is filled in, of a record and of all that is in it."""
    for field in fields(type(model)):
        value = getattr(model, field.name)
        if value is None or (value == () and not field.circle):
            continue
        yield model, field
        for line in (value if isinstance(value, tuple) else (value,)) if _nests(field) else ():
            yield from filled(line)


def declared(model: type[Model], known: set[type[Model]]) -> Iterator[str]:
    """Yield every field of a model and of the models in it; what every record has only once."""
    if model in known:
        return
    known.add(model)
    common = fields(Record) if issubclass(model, Record) else ()
    for field in fields(model):
        yield _called(Record if field in common else model, field)
        if _nests(field):
            yield from declared(field.type, known)


def _nests(field: Field) -> bool:
    return field.shape in NESTED


def _called(model: type[Model], field: Field) -> str:
    return f"{model.__name__}.{field.name}"


def _every(case: CaseFile) -> Iterator[tuple[Model, Field]]:
    yield from filled(case.household)
    for record in case.records():
        yield from filled(record)


def test_no_field_is_without_an_example() -> None:
    known: set[type[Model]] = set()
    models: tuple[type[Model], ...] = (Household, *kinds())
    every = {name for model in models for name in declared(model, known)}
    used = set()
    for case in cases():
        for model, field in _every(case):
            common = isinstance(model, Record) and field in fields(Record)
            used.add(_called(Record if common else type(model), field))

    assert every - used == set(NO_EXAMPLE)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_the_words_of_an_example_are_in_the_lists(path: Path) -> None:
    case = read_case(path.read_text("utf-8"), TODAY)
    strange = [
        f"{type(model).__name__}.{field.name}: {word}"
        for model, field in _every(case)
        for word in _words(model, field)
        if word not in word_list(field.list).words
    ]

    assert strange == []


def _words(model: Model, field: Field) -> tuple[str, ...]:
    value = getattr(model, field.name) if field.list else ()
    return value if isinstance(value, tuple) else (value,)


def test_a_file_that_an_example_names_lies_beside_it() -> None:
    for path, case in zip(EXAMPLES, cases(), strict=True):
        for document in case.documents:
            if document.file is not None:
                text = (path.parent / document.file).read_text("utf-8")

                assert text.startswith("VERZONNEN STUK")
