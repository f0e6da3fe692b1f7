"""Made-up households with every field of every kind, from the declarations alone.

Their values are of the right shape but mean nothing: the store may not care.
"""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from hypothesis import strategies as st

from hgcase.domain.case_file import CaseFile, keys_in, kind_of, sections
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.values import When
from hgcase.domain.declare.vocabulary import Field, fields
from hgcase.domain.kinds.household import Household

TEXTS = st.text(
    st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=30
)
NUMBERS = st.integers(-(2**31), 2**31 - 1)
DATES = st.dates().map(When.on) | st.datetimes().map(When.on)
SOFT = st.sampled_from(("2026-08~", "2019", "[2011,2012]", "2026-05-24/2026-05-25", "XXXX"))
_COUNT = count()
WHENS = DATES | SOFT.map(When.parse)


@st.composite
def cases(draw: st.DrawFn) -> CaseFile:
    """Give a household; a few of its sections have records."""
    found: dict[str, tuple[Record, ...]] = {}
    filled = draw(st.sets(st.sampled_from(sections()), max_size=5))
    for name in sections():
        many = draw(st.integers(1, 2)) if name in filled else 0
        keys = [key for key, _ in zip(keys_in(name), range(many), strict=False)]
        found[name] = tuple(
            draw(models(kind_of(name), key=st.just(key), **held_by_directory(name, key, found)))
            for key in keys
        )
    return CaseFile(household=draw(models(Household)), **found)  # type: ignore[arg-type]


def held_by_directory(
    name: str, key: str, found: Mapping[str, Any]
) -> dict[str, st.SearchStrategy[Any]]:
    """Say what holds of the directory: names differ, and what they name is there."""
    kind = kind_of(name)
    if not kind.KIND.directory:
        return {}
    held: dict[str, st.SearchStrategy[Any]] = {
        "name": st.builds(lambda: f"{key} {next(_COUNT)}"),  # else one case would meet another
    }
    for field in fields(kind):
        if field.ref and field.name not in kind.base().model_fields:
            there = [record.key for of in field.ref.sections for record in found.get(of, ())]
            several = field.shape == "texts"
            held[field.name] = st.sampled_from([(), tuple(there)] if several else [None, *there])
    return held


def models(kind: type[Model], **fixed: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Give a model with all its fields, unchecked."""
    values = {
        field.name: fixed[field.name] if field.name in fixed else _value(kind, field)
        for field in fields(kind)
    }
    build: Callable[..., Model] = kind.model_construct
    return st.builds(
        lambda values: build(**{name: values[name] for name in kind.model_fields}),
        st.fixed_dictionaries(values),
    )


def _value(kind: type[Model], field: Field) -> st.SearchStrategy[Any]:
    if field.required:
        return _given(field)
    return st.just(kind.model_fields[field.name].default) | _given(field)


def _given(field: Field) -> st.SearchStrategy[Any]:
    match field.shape:
        case "int":
            return NUMBERS
        case "when":
            return WHENS
        case "texts":
            return st.lists(TEXTS, max_size=3).map(tuple)
        case "value":
            return models(field.type)
        case "values" | "parts":
            return st.lists(models(field.type), max_size=2).map(tuple)
        case _:
            return TEXTS
