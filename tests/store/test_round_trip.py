"""What is written comes back as it was, on both engines."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from tests.store.made import EXAMPLES, TODAY, Made, a_case, a_session, an_act
from tests.store.strategies import cases

from hgcase.domain.case_file import CaseFile, sections
from hgcase.domain.declare.values import When
from hgcase.formats.reading import read_case
from hgcase.store.codec import coders, when_from, when_text

WHENS = (
    "2026-09-17", "2026-09-17T14:00", "2026-08~", "2019", "[2011,2012]", "2026-05-24/2026-05-25",
    "XXXX", "2026-08-01?", "../2020",
)  # fmt: skip


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_comes_back_equal(path: Path, made: Made) -> None:
    case = read_case(path.read_text(encoding="utf-8"), TODAY)

    with made.open() as store:
        ref = store.add(case, an_act())
        loaded = store.load(ref)

    assert loaded.case == case
    assert loaded.ref == ref
    assert loaded.revision == 1


def test_the_examples_use_every_section() -> None:
    found = [read_case(path.read_text(encoding="utf-8"), TODAY) for path in EXAMPLES]

    assert [name for name in sections() if not any(getattr(case, name) for case in found)] == []


def test_any_case_comes_back_equal_from_a_file(in_file: Made) -> None:
    _comes_back(in_file, 30)


def test_any_case_comes_back_equal_from_a_server(in_database: Made) -> None:
    _comes_back(in_database, 20)


def _comes_back(made: Made, examples: int) -> None:
    with made.open() as store:

        @settings(
            max_examples=examples, deadline=None, database=None,
            suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
        )  # fmt: skip
        @given(cases())
        def check(case: CaseFile) -> None:
            ref = store.add(case, an_act())

            assert store.load(ref).case == case

        check()


def test_a_loaded_record_is_as_good_as_a_validated_one(made: Made) -> None:
    case = a_case()
    with made.open() as store:
        loaded = store.load(store.add(case, an_act())).case

    for before, after in zip(case.records(), loaded.records(), strict=True):
        assert list(vars(after)) == list(type(after).model_fields)
        assert after.model_dump() == before.model_dump()
        assert after.model_dump_json() == before.model_dump_json()
        assert after.model_copy(update={"times": "several"}).times == "several"
        assert hash(after) == hash(before)


def test_order_of_entry_is_kept(made: Made) -> None:
    case = a_case().replace(sessions=tuple(a_session(f"s{n}") for n in (3, 1, 20, 2)))

    with made.open() as store:
        loaded = store.load(store.add(case, an_act()))

    assert [session.key for session in loaded.case.sessions] == ["s3", "s1", "s20", "s2"]


@pytest.mark.parametrize("text", WHENS)
def test_a_date_keeps_its_words_and_its_days(text: str) -> None:
    when = When.parse(text)
    back = when_from(when_text(when))

    assert (back.text, back.first, back.last) == (when.text, when.first, when.last)


def test_stored_dates_are_in_order_as_text() -> None:
    days = [
        When.parse(text) for text in ("2026-08~", "2026-08-02", "2026-09-17", "2026-09-17T14:00")
    ]

    assert sorted(map(when_text, reversed(days))) == list(map(when_text, days))


def test_what_may_be_left_out_is_nothing_or_an_empty_list() -> None:
    """NULL stands for the default, so a default must never be a value."""
    from hgcase.domain.case_file import kinds

    for kind in kinds():
        for coder in coders(kind):
            assert coder.default in (None, ()) or coder.store(coder.default) is not None


def test_an_empty_circle_is_not_a_missing_one(made: Made) -> None:
    person = a_case().persons[0]
    nobody, not_said = (
        person.model_copy(update={"visible_to": ()}),
        person.model_copy(update={"key": "C", "visible_to": None}),
    )
    with made.open() as store:
        loaded = store.load(store.add(a_case().replace(persons=(nobody, not_said)), an_act()))

    assert [person.visible_to for person in loaded.case.persons] == [(), None]
