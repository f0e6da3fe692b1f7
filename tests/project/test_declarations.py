"""Every kind of record is declared within the rules that all mechanisms rely on."""

import keyword
import re
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import pytest
from tests.support.cli import SOURCE
from tests.support.kinds import SECTIONS, sections_text

from hgcase.domain.case_file import keys_in, kinds, sections
from hgcase.domain.declare.record import Model, Part, Record, Value
from hgcase.domain.declare.values import KEY_PATTERN, When
from hgcase.domain.declare.vocabulary import NESTED, Field, Kind, fields
from hgcase.domain.kinds.household import Household

SQLITE = """
ABORT ACTION ADD AFTER ALL ALTER ANALYZE AND AS ASC ATTACH AUTOINCREMENT BEFORE BEGIN BETWEEN BY
CASCADE CASE CAST CHECK COLLATE COLUMN COMMIT CONFLICT CONSTRAINT CREATE CROSS CURRENT DEFAULT
DEFERRABLE DEFERRED DELETE DESC DETACH DISTINCT DO DROP EACH ELSE END ESCAPE EXCEPT EXCLUDE EXISTS
EXPLAIN FAIL FILTER FIRST FOLLOWING FOR FOREIGN FROM FULL GENERATED GLOB GROUP GROUPS HAVING IF
IGNORE IMMEDIATE IN INDEX INDEXED INITIALLY INNER INSERT INSTEAD INTERSECT INTO IS ISNULL JOIN LAST
LEFT LIKE LIMIT MATCH MATERIALIZED NATURAL NO NOT NOTHING NOTNULL NULL NULLS OF OFFSET ON OR ORDER
OTHERS OUTER OVER PARTITION PLAN PRAGMA PRECEDING PRIMARY QUERY RAISE RANGE RECURSIVE REFERENCES
REGEXP REINDEX RELEASE RENAME REPLACE RESTRICT RETURNING RIGHT ROLLBACK ROW ROWS SAVEPOINT SELECT
SET TABLE TEMP TEMPORARY THEN TIES TO TRANSACTION TRIGGER UNBOUNDED UNION UNIQUE UPDATE USING VACUUM
VALUES VIEW VIRTUAL WHEN WHERE WINDOW WITH WITHOUT
"""
POSTGRESQL = """
ALL ANALYSE ANALYZE AND ANY ARRAY AS ASC ASYMMETRIC AUTHORIZATION BINARY BOTH CASE CAST CHECK
COLLATE COLLATION COLUMN CONCURRENTLY CONSTRAINT CREATE CROSS CURRENT_CATALOG CURRENT_DATE
CURRENT_ROLE CURRENT_SCHEMA CURRENT_TIME CURRENT_TIMESTAMP CURRENT_USER DEFAULT DEFERRABLE DESC
DISTINCT DO ELSE END EXCEPT FALSE FETCH FOR FOREIGN FREEZE FROM FULL GRANT GROUP HAVING ILIKE IN
INITIALLY INNER INTERSECT INTO IS ISNULL JOIN LATERAL LEADING LEFT LIKE LIMIT LOCALTIME
LOCALTIMESTAMP NATURAL NOT NOTNULL NULL OFFSET ON ONLY OR ORDER OUTER OVERLAPS PLACING PRIMARY
REFERENCES RETURNING RIGHT SELECT SESSION_USER SIMILAR SOME SYMMETRIC SYSTEM_USER TABLE TABLESAMPLE
THEN TO TRAILING TRUE UNION UNIQUE USER USING VARIADIC VERBOSE WHEN WHERE WINDOW WITH
"""


def _needs_quotes(word: str) -> bool:
    """Tell whether SQLite refuses a keyword as the name of a column; many it takes."""
    with closing(sqlite3.connect(":memory:")) as database:
        try:
            database.execute(f"CREATE TABLE t ({word} TEXT)")
            database.execute(f"UPDATE t SET {word} = '' WHERE {word} IS NULL")  # noqa: S608 — keywords
        except sqlite3.OperationalError:
            return True
    return False


RESERVED = {word.lower() for word in SQLITE.split() if _needs_quotes(word)}
RESERVED |= {word.lower() for word in POSTGRESQL.split()} | set(keyword.kwlist)
TEXTS = ("basis", "circle", "field", "key", "name")  # never reserved, though one might think so


def models() -> Iterator[type[Model]]:
    """Give every kind, and every model within one, once."""
    waiting: list[type[Model]] = [Household, *kinds()]
    seen: set[type[Model]] = set()
    while waiting:
        model = waiting.pop(0)
        if model not in seen:
            seen.add(model)
            yield model
            waiting += [field.type for field in fields(model) if field.shape in NESTED]


MODELS = list(models())


def plain_types(annotation: Any) -> list[Any]:
    """Give the types of which a field may be; a list counts for what is in it."""
    origin = get_origin(annotation)
    if origin is Annotated:
        return plain_types(get_args(annotation)[0])
    if origin in (Union, UnionType):
        return [each for part in get_args(annotation) for each in plain_types(part)]
    if origin is tuple:
        return plain_types(get_args(annotation)[0])
    return [str if origin is Literal else annotation]


Says = Callable[[type[Model], Field], bool]


def one_type(model: type[Model], field: Field) -> bool:
    """Tell whether a field is of one type, which is a text, a number, a moment or a model."""
    found = plain_types(model.model_fields[field.name].annotation)
    types = [each for each in found if each is not NoneType]
    return types == [field.type] and issubclass(types[0], (str, int, When, Value, Part))


def no_flag(model: type[Model], field: Field) -> bool:
    """Tell whether a field is no bool, which would say nothing of what is not known."""
    return bool not in plain_types(model.model_fields[field.name].annotation)


def left_out(model: type[Model], field: Field) -> bool:
    """Tell whether a field that is not required has a default that says nothing."""
    default = model.model_fields[field.name].default
    return field.required or default is None or default == () or field.type is int


def hidden_optional(_model: type[Model], field: Field) -> bool:
    """Tell whether a field that can be hidden can be left out."""
    return not (field.readers is not None and field.name != "circle" and field.required)


def known_kinds(_model: type[Model], field: Field) -> bool:
    """Tell whether a reference names kinds that there are."""
    return field.ref is None or set(field.ref.sections) <= set(sections())


def refs_as_text(_model: type[Model], field: Field) -> bool:
    """Tell whether a reference is a text, a list of them, or a number."""
    return field.ref is None or field.shape in ("text", "texts", "int")


def circles_of_persons(_model: type[Model], field: Field) -> bool:
    """Tell whether a circle that names records names persons alone."""
    return not (field.circle and field.ref and field.ref.sections != ("persons",))


RULES: tuple[Says, ...] = (
    one_type, no_flag, left_out, hidden_optional, known_kinds, refs_as_text, circles_of_persons,
)  # fmt: skip


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
def test_every_field_is_declared_by_the_rules(model: type[Model]) -> None:
    wrong = [
        f"{model.__name__}.{field.name}: {holds.__name__}"
        for field in fields(model)
        for holds in RULES
        if not holds(model, field)
    ]

    assert wrong == []


def test_there_are_as_many_fields_as_one_would_think() -> None:
    assert len(MODELS) > 80
    assert sum(len(fields(model)) for model in MODELS) > 800


def test_a_name_is_a_word_that_nobody_reserves() -> None:
    names = {section: section for section in sections()}
    names |= {f"{model.__name__}.{field.name}": field.name for model in MODELS
              for field in fields(model)}  # fmt: skip

    assert [place for place, name in names.items() if name in RESERVED] == []
    assert [
        place for place, name in names.items() if not re.fullmatch(r"[a-z][a-z0-9_]*", name)
    ] == []


def test_a_reserved_word_would_be_found() -> None:
    assert {"from", "order", "user", "when", "group", "references", "end"} <= RESERVED
    assert not set(TEXTS) & RESERVED


@pytest.mark.parametrize("kind", kinds(), ids=lambda kind: kind.__name__)
def test_a_kind_says_what_the_mechanisms_ask(kind: type[Record]) -> None:
    declared: Kind = kind.KIND
    names = {field.name for field in fields(kind)}

    assert kind.__doc__
    assert set(declared.order) <= names
    assert declared.circle in names
    assert set(declared.directory) <= names
    assert re.fullmatch(KEY_PATTERN, next(keys_in(declared.section)))


def test_prefixes_differ() -> None:
    prefixes = [kind.KIND.prefix for kind in kinds()]

    assert len(set(prefixes)) == len(prefixes)


def test_a_list_of_words_names_each_once() -> None:
    for model in MODELS:
        for field in fields(model):
            assert len(set(field.words)) == len(field.words), field.name


def test_the_list_of_sections_is_what_the_kinds_say() -> None:
    assert SECTIONS.read_text("utf-8") == sections_text(), "make kinds"


def test_the_vocabulary_fits_on_a_page() -> None:
    page = (SOURCE / "hgcase" / "domain" / "declare" / "vocabulary.py").read_text("utf-8")

    assert len(page.splitlines()) <= 160, "every mark of a field stands on it, and no more"
