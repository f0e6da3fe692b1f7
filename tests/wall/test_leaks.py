"""Every mark of the declarations counts: without it, what is hidden shows in the pairs."""

import dataclasses
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from tests.wall import pairs
from tests.wall.pairs import Pair, pair, same

from hgcase.domain import wall
from hgcase.domain._declare import NESTED, Field, Readers, fields
from hgcase.domain.audience import Audience
from hgcase.domain.household import Household
from hgcase.domain.kinds import CaseFile, kind_of, kinds
from hgcase.domain.record import Model, Record
from hgcase.domain.seen import Seen

SEEDS = 600
Widen = Callable[[Field], Field]


@cache
def _pair(seed: int) -> Pair:
    return pair(seed)


def first_caught() -> int | None:
    """Give the number of pairs it takes until the leak shows; None: it does not."""
    return next((seed + 1 for seed in range(SEEDS) if not same(_pair(seed))), None)


def _models(kind: type[Model]) -> Iterator[type[Model]]:
    yield kind
    for field in fields(kind):
        if field.shape in NESTED:
            yield from _models(field.type)


def _all_models() -> list[type[Model]]:
    every: list[type[Model]] = [Household, *kinds()]
    found = [model for kind in every for model in _models(kind)]
    return list(dict.fromkeys(found))


def _bare(field: Field) -> Field:
    return dataclasses.replace(field, readers=None)


def _stays_put(field: Field) -> Field:
    assert field.readers is not None
    return dataclasses.replace(field, readers=Readers(field.readers.rule))


def _not_needed(field: Field) -> Field:
    return dataclasses.replace(field, whole=False, required=False)


def _plain_text(field: Field) -> Field:
    return dataclasses.replace(field, prose=False)


def _marks() -> Iterator[tuple[str, type[Model], str, Widen]]:
    """Yield every mark of a field once, where it is declared, and the field without it."""
    for model in _all_models():
        for field in fields(model):
            own = field.name in model.__annotations__
            if issubclass(model, Record) and not own:
                if model is not kind_of("sessions"):
                    continue
                home: type[Model] = Record
            else:
                home = model
            if field.readers is not None:
                yield "readers", home, field.name, _bare
                named = field.ref or field.prose or field.shape in NESTED
                if field.readers.takes_along and named:
                    yield "takes along", home, field.name, _stays_put
            if (field.whole or (field.required and field.ref)) and model not in FOR_THE_TEAM:
                yield "needs", home, field.name, _not_needed
            hidden = field.readers is not None and field.readers.rule.__name__ == "nobody"
            if field.prose and not hidden and model not in FOR_THE_TEAM:
                yield "prose", home, field.name, _plain_text


FOR_THE_TEAM = {
    field.type
    for kind in (Household, *kinds())
    for field in fields(kind)
    if field.shape in NESTED
    and field.readers is not None
    and field.readers.rule.__name__ == "nobody"
} - {kind_of("safety_plans").model_fields["answers"].annotation.__args__[0]}  # type: ignore[union-attr]
WITHOUT_EFFECT = {
    # What else is asked hides as much; each is checked where it is asked.
    "readers: Record.workers_only",  # a narrowed record is seen by nobody
    "needs: Check.said_by",  # was present, and the session needs who was present
    "needs: IntakeAnswer.person",  # is the reader, or the line is not seen
}
MARKS = [
    mark for mark in _marks() if f"{mark[0]}: {mark[1].__name__}.{mark[2]}" not in WITHOUT_EFFECT
]


@pytest.mark.parametrize(
    ("home", "name", "widen"),
    [pytest.param(*mark[1:], id=f"{mark[0]}: {mark[1].__name__}.{mark[2]}") for mark in MARKS],
)
def test_a_field_without_its_mark_leaks(
    home: type[Model], name: str, widen: Widen, monkeypatch: pytest.MonkeyPatch
) -> None:
    @cache
    def widened(kind: type[Model]) -> tuple[Field, ...]:
        return tuple(
            widen(field) if field.name == name and _declared_in(kind, name) is home else field
            for field in fields(kind)
        )

    wall._tells_a_place.cache_clear()
    monkeypatch.setattr(wall, "fields", widened)
    try:
        assert first_caught() is not None
    finally:
        wall._tells_a_place.cache_clear()


def _declared_in(kind: type[Model], name: str) -> type:
    return next(base for base in kind.__mro__ if name in getattr(base, "__annotations__", {}))


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.KIND.apart], ids=repr)
def test_a_kind_without_its_apart_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "KIND", dataclasses.replace(kind.KIND, apart=None))
    assert first_caught() is not None


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.KIND.within], ids=repr)
def test_a_kind_without_its_limit_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "KIND", dataclasses.replace(kind.KIND, within=None))
    assert first_caught() is not None


@pytest.mark.parametrize("kind", kinds(), ids=repr)
def test_a_kind_without_its_circle_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    _read_as(monkeypatch, kind, lambda record, readers: {record.KIND.circle: tuple(readers)})
    assert first_caught() is not None


@pytest.mark.parametrize("field", ["workers_only", "may_pass_on"])
@pytest.mark.parametrize("kind", kinds(), ids=repr)
def test_a_kind_that_ignores_a_common_field_leaks(
    kind: type[Record], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty: Any = () if field == "workers_only" else None
    _read_as(monkeypatch, kind, lambda _record, _readers: {field: empty})
    assert first_caught() is not None


def _read_as(
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Record],
    change: Callable[[Record, frozenset[str]], dict[str, Any]],
) -> None:
    may_read = wall.may_read

    def widened(record: Record, audience: Audience) -> bool:
        if isinstance(record, kind):
            record = record.model_copy(update=change(record, audience.readers))
        return may_read(record, audience)

    monkeypatch.setattr(wall, "may_read", widened)


# --- leaks that no mark stands for, planted by hand -----------------------------------------------


def _with_word(seen: Seen, word: object) -> Seen:
    return dataclasses.replace(seen, names={**seen.names, "": str(word)})


def _counts(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, sum(1 for _ in case.records()))


def _last_contact(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, max((session.at for session in case.sessions), default=""))


def _something_left_out(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, len(list(case.records())) > len(list(seen.case.records())) + 6)


def _width(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, max(len(person.name) for person in case.persons))


def _numbered(case: CaseFile, audience: Audience, seen: Seen) -> Seen:
    keys = [person.key for person in case.persons]
    return _with_word(seen, sorted(keys.index(reader) for reader in audience.readers))


def _crash(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    if any("{{" in (session.team_note or "") for session in case.sessions):
        raise ValueError
    return seen


@pytest.mark.parametrize(
    "leak", [_counts, _last_contact, _something_left_out, _width, _numbered, _crash]
)
def test_what_is_computed_from_more_than_is_seen_leaks(
    leak: Callable[[CaseFile, Audience, Seen], Seen], monkeypatch: pytest.MonkeyPatch
) -> None:
    seen_by = wall.seen_by
    monkeypatch.setattr(pairs, "seen_by", lambda case, who: leak(case, who, seen_by(case, who)))
    assert first_caught() is not None


def test_keys_that_stay_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        wall, "_ordered", lambda case, names, readers: Seen(case, names, tuple(sorted(readers)))
    )
    assert first_caught() is not None


def test_the_order_of_entry_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall, "_rank", lambda _record, _names: 0)
    assert first_caught() is not None


def test_a_text_with_its_hidden_name_struck_out_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    def struck(_view: object, field: Field, value: Any) -> tuple[str, ...]:
        return (value if isinstance(value, tuple) else (value,)) if field.prose else ()

    monkeypatch.setattr(wall._View, "_told", struck)
    assert first_caught() is not None


def test_a_hidden_field_that_shows_whether_it_was_filled_in_leaks(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = wall._View._project

    def told(view: Any, record: Any, part: Any, field: Field) -> Any:
        seen = project(view, record, part, field)
        if field.name == "known_to" and seen is None and part.known_to is not None:
            return ()
        return seen

    monkeypatch.setattr(wall._View, "_project", told)
    assert first_caught() is not None


def test_a_mark_on_what_is_required_anyway_would_be_dead() -> None:
    dead = [
        (model.__name__, field.name)
        for model in _all_models()
        for field in fields(model)
        if field.whole and field.required
    ]
    assert dead == []
