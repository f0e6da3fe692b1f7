"""Every mark of the declarations counts: without it, what is hidden shows in the pairs."""

from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import Any

import pytest
from tests.wall import pairs
from tests.wall.pairs import FORMS, Pair, pair, same

from hgcase.domain.case_file import CaseFile, kind_of, kinds
from hgcase.domain.declare.record import Model, Record
from hgcase.domain.declare.vocabulary import NESTED, Field, Mark, Readers, fields
from hgcase.domain.kinds.household import Household
from hgcase.domain.kinds.orders import Decision
from hgcase.domain.wall import in_order
from hgcase.domain.wall import the_wall as wall
from hgcase.domain.wall.seen import Audience, Seen

pytestmark = pytest.mark.no_cover  # what it runs again and again, test_pairs.py reaches too
SEEDS = 300
Widen = Callable[[Field], Field]


@lru_cache(maxsize=500)
def _pair(seed: int, *focus: str) -> Pair:
    return pair(seed, *focus)


def first_caught(*among: str) -> int | None:
    """Give the number of pairs it takes until the leak shows; None: it does not.

    In each pair one of the kinds *among* these is sure to be there.
    """
    for seed in range(SEEDS):
        focus = among[seed // len(FORMS) % len(among)] if among else ""
        if not same(_pair(seed, focus) if focus else _pair(seed)):
            return seed + 1
    return None


def _sections_of(model: type[Model]) -> tuple[str, ...]:
    """Give the kinds in which a model stands; none for what stands in all."""
    return tuple(kind.KIND.section for kind in kinds() if model in _models(kind))


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
    return field._replace(readers=None)


def _stays_put(field: Field) -> Field:
    assert field.readers is not None
    return field._replace(readers=Readers(field.readers.rule))


def _not_needed(field: Field) -> Field:
    return field._replace(marks=field.marks - {Mark.WHOLE}, required=False)


def _plain_text(field: Field) -> Field:
    return field._replace(marks=field.marks - {Mark.PROSE})


def _marks() -> Iterator[tuple[str, type[Model], str, Widen]]:
    """Yield every mark of a field once, where it is declared, and the field without it."""
    for model in _all_models():
        if model in FOR_THE_TEAM:
            continue
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
            if field.whole or (field.required and field.ref):
                yield "needs", home, field.name, _not_needed
            if field.prose and not _is_for_the_team(field):
                yield "prose", home, field.name, _plain_text


def _is_for_the_team(field: Field) -> bool:
    return field.readers is not None and field.readers.rule.__name__ == "nobody"


def _for_the_team() -> set[type[Model]]:
    """Give the models that stand nowhere but where the team alone reads."""
    found: dict[type[Model], bool] = {}
    for field in (field for model in _all_models() for field in fields(model)):
        if field.shape in NESTED:
            found[field.type] = found.get(field.type, True) and _is_for_the_team(field)
    return {model for model, hidden in found.items() if hidden}


FOR_THE_TEAM = _for_the_team()
WITHOUT_EFFECT = {
    # What else is asked hides as much; each is checked where it is asked.
    "readers: Record.workers_only",  # a narrowed record is seen by nobody
    "needs: Check.said_by",  # was present, and the session needs who was present
    "needs: Check.rule",  # says who answers aloud; of a rule that is hidden nobody does
    "needs: Answer.person",  # stands in the circle of the plan, or is the reader
    "needs: IntakeAnswer.person",  # is the reader, or the line is not seen
    "needs: AdviceAnswer.person",
    "needs: Consent.person",  # is the reader, or the record is not seen
    "needs: PersonalPlan.person",
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
        among = () if home in (Record, Household) else _sections_of(home)
        assert first_caught(*among) is not None
    finally:
        wall._tells_a_place.cache_clear()


def _declared_in(kind: type[Model], name: str) -> type:
    return next(base for base in kind.__mro__ if name in getattr(base, "__annotations__", {}))


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.KIND.apart], ids=repr)
def test_a_kind_without_its_apart_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "KIND", kind.KIND._replace(apart=None))
    assert first_caught(kind.KIND.section) is not None


@pytest.mark.parametrize("kind", [kind for kind in kinds() if kind.KIND.within], ids=repr)
def test_a_kind_without_its_limit_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kind, "KIND", kind.KIND._replace(within=None))
    assert first_caught(kind.KIND.section) is not None


@pytest.mark.parametrize("kind", kinds(), ids=repr)
def test_a_kind_without_its_circle_leaks(
    kind: type[Record], monkeypatch: pytest.MonkeyPatch
) -> None:
    _read_as(monkeypatch, kind, lambda record, readers: {record.KIND.circle: tuple(readers)})
    assert first_caught(kind.KIND.section) is not None


@pytest.mark.parametrize("field", ["workers_only", "may_pass_on"])
@pytest.mark.parametrize("kind", kinds(), ids=repr)
def test_a_kind_that_ignores_a_common_field_leaks(
    kind: type[Record], field: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    empty: Any = () if field == "workers_only" else None
    _read_as(monkeypatch, kind, lambda _record, _readers: {field: empty})
    assert first_caught(kind.KIND.section) is not None


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
    return seen._replace(names={**seen.names, "": str(word)})


def _counts(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, sum(1 for _ in case.records()))


def _last_contact(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, max((session.at for session in case.sessions), default=""))


def _something_left_out(case: CaseFile, _audience: Audience, seen: Seen) -> Seen:
    return _with_word(seen, len(list(case.records())) > len(list(seen.case.records())) + 12)


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
        wall, "in_order", lambda case, names, readers: Seen(case, names, tuple(sorted(readers)))
    )
    assert first_caught() is not None


def test_keys_of_lines_that_stay_leak(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "_counted", lambda lines: lines)
    assert first_caught("orders", "notifications") is not None


def test_what_names_a_line_by_a_key_that_stays_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Decision, "BESIDE", ())
    assert first_caught("orders") is not None


def test_an_employer_whom_a_hidden_host_alone_names_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wall, "_with_their_own", lambda hosts, _whole, _case: hosts)
    assert first_caught("organisations") is not None


def test_the_order_of_entry_leaks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(in_order, "rank", lambda *_: 0)
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
