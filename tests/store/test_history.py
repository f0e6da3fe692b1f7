"""A household as of a day is what it was then."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.store.histories import Played, play
from tests.store.made import NOON, Made, a_case, a_session, an_act
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile, kinds, sections
from hgcase.domain.declare.values import When
from hgcase.domain.kinds.directory import Organisation
from hgcase.domain.kinds.household import Household
from hgcase.store.directory import SHARED
from hgcase.store.journal import Act
from hgcase.store.open import Store
from hgcase.store.reading import Loaded
from hgcase.store.record_history import Earlier

GROUPS = 9
"""Of sections, each of which takes part in so many histories."""


def stands_as_it_was(made: Made, histories: int) -> Played:
    """Play so many histories, each kind taking part, and look back at each of their days."""
    played = Played()
    with made.open() as store:
        for n in range(GROUPS):
            _check(store, sections()[n::GROUPS], ceil(histories / GROUPS), played)
    return played


def _check(store: Store, names: Sequence[str], histories: int, played: Played) -> None:
    @settings(
        max_examples=histories, deadline=None, database=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # a store that holds all histories makes shrinking slow
    )  # fmt: skip
    @given(st.data())
    def check(data: st.DataObject) -> None:
        for ref, end, case in play(store, data, names, played):
            past = store.look_back(ref, end)

            assert past.case == case
            assert past.present == store.load(ref).case

    check()


def test_any_household_of_a_file_is_as_it_was(in_file: Made) -> None:
    _took_part(stands_as_it_was(in_file, 54), 54)


def test_any_household_of_a_server_is_as_it_was(in_database: Made) -> None:
    _took_part(stands_as_it_was(in_database, 27), 27)


def _took_part(played: Played, histories: int) -> None:
    assert played.histories >= histories
    assert sorted(set(sections()) - set(played.kinds)) == []


def _saved(store: Store, before: Loaded, after: CaseFile, at: datetime) -> Loaded:
    store.save(before, after, Act("save", "w.other", at))
    return store.load(before.ref)


def test_a_day_ends_just_before_the_instant_that_is_given(made: Made) -> None:
    with made.open() as store:
        first = store.load(store.add(a_case(), an_act()))
        midnight = NOON + timedelta(hours=12)
        _saved(store, first, first.case.add(a_session("s2")), midnight)

        assert store.look_back(first.ref, midnight).case == first.case
        assert store.look_back(first.ref, midnight).revision == 1
        later = store.look_back(first.ref, midnight + timedelta(milliseconds=1))
        assert [talk.key for talk in later.case.sessions] == ["s1", "s2"]
        assert later.revision == 2


def test_before_it_was_there_a_household_cannot_be_looked_at(made: Made) -> None:
    with made.open() as store:
        ref = store.add(a_case(), an_act())
        with refuses("not-yet") as refused:
            store.look_back(ref, NOON)
        with refuses("unknown-ref"):
            store.look_back("ZZ9999", NOON)

    assert refused.value.params == {"ref": ref}


def test_a_clock_that_was_set_back_hides_nothing_that_was_known(made: Made) -> None:
    """What was written later counts with all before it, whatever the clocks said."""
    with made.open() as store:
        first = store.load(store.add(a_case(), an_act()))
        second = _saved(store, first, first.case.add(a_session("s2")), NOON + timedelta(days=9))
        third = _saved(store, second, second.case.add(a_session("s3")), NOON + timedelta(days=1))

        assert store.look_back(first.ref, NOON + timedelta(days=2)).case == third.case


def test_what_is_not_whole_or_not_of_now_is_never_saved(made: Made) -> None:
    with made.open() as store:
        ref = store.add(a_case(), an_act())
        some: Any = store.glance(ref, ("sessions",))
        past: Any = store.look_back(ref, NOON + timedelta(days=1))
        for before in (some, past):
            with pytest.raises(TypeError):
                store.save(before, before.case, an_act())

        assert store.load(ref).revision == 1


def test_how_each_record_came_to_be(made: Made) -> None:
    with made.open() as store:
        first = store.load(store.add(a_case(), an_act()))
        anna, bram = first.case.persons
        called = bram.model_copy(update={"phone": "000-1", "born": When.parse("1985~")})
        after = first.case.replace(persons=(anna, called)).add(a_session("s2"))
        second = _saved(store, first, after, NOON + timedelta(days=1))
        again = called.model_copy(update={"phone": None})
        third = second.case.replace(persons=(anna, again))
        _saved(store, second, third, NOON + timedelta(days=2))

        assert store.history(first.ref, "persons") == [
            Earlier("A", 1, NOON, "w.tester", None),
            Earlier("B", 1, NOON, "w.tester", None),
            Earlier("B", 2, NOON + timedelta(days=1), "w.other", {"phone": None, "born": None}),
            Earlier("B", 3, NOON + timedelta(days=2), "w.other", {"phone": "000-1"}),
        ]
        assert [(line.key, line.revision) for line in store.history(first.ref, "sessions")] == [
            ("s1", 1), ("s2", 2),
        ]  # fmt: skip
        with refuses("unknown-ref"):
            store.history("ZZ9999", "persons")


def test_what_was_before_is_told_as_a_record_has_it(made: Made) -> None:
    with made.open() as store:
        first = store.load(store.add(a_case(), an_act()))
        talk = first.case.sessions[0]
        moved = talk.model_copy(
            update={"at": When("2026-09-18"), "checks": (), "present": ("A",), "minutes": 5}
        )
        household = Household(label="Gezin Beukenlaan")
        _saved(store, first, first.case.replace(sessions=(moved,), household=household), NOON)

        assert store.history(first.ref, "sessions")[-1].fields == {
            "at": talk.at, "checks": talk.checks, "present": talk.present, "minutes": None,
        }  # fmt: skip
        assert [line.fields for line in store.history(first.ref, "household")] == [
            None, {"label": "Gezin Wilgenroos", "opened": When("2026-08-31")},
        ]  # fmt: skip


def test_what_was_changed_through_another_household_is_told_too(made: Made) -> None:
    with made.open() as store:
        mine, theirs = (store.load(store.add(a_case(), an_act())) for _ in range(2))
        noord = theirs.case.organisations[0]
        called = noord.model_copy(update={"phone": "000-9"})
        day = NOON + timedelta(days=1)
        _saved(store, theirs, theirs.case.replace(organisations=(called,)), day)

        assert store.history(mine.ref, "organisations")[1:] == [
            Earlier("o1", None, day, "w.other", {"phone": None})
        ]
        assert store.history(theirs.ref, "organisations")[1:] == [
            Earlier("o1", 2, day, "w.other", {"phone": None})
        ]
        assert store.load(mine.ref).revision == 1
        assert store.look_back(mine.ref, day).case == mine.case
        assert store.look_back(theirs.ref, day).case == theirs.case


def test_another_entry_has_no_history_of_before_it_was_taken(made: Made) -> None:
    """Who takes over a name takes over what the directory holds, not what befell it."""
    police = Organisation(key="o1", name="Politie", kind="police", phone="000-3")
    with made.open() as store:
        other = store.load(store.add(a_case().replace(organisations=(police,)), an_act()))
        mine = store.load(store.add(a_case(), an_act()))
        days = [NOON + timedelta(days=n) for n in range(1, 4)]
        newer = [police.model_copy(update={"phone": phone}) for phone in ("000-4", "000-5")]
        other = _saved(store, other, other.case.replace(organisations=(newer[0],)), days[0])
        renamed = mine.case.organisations[0].model_copy(
            update={"name": "Politie", "kind": "police"}
        )
        mine = _saved(store, mine, mine.case.replace(organisations=(renamed,)), days[1])
        _saved(store, other, other.case.replace(organisations=(newer[1],)), days[2])

        history = store.history(mine.ref, "organisations")
        assert [(line.at, line.revision) for line in history] == [
            (NOON, 1), (days[1], 2), (days[2], None),
        ]  # fmt: skip
        assert history[1].fields == {
            "name": "Wijkteam Noord", "kind": "wijkteam", "phone": None,
        }  # fmt: skip
        assert store.look_back(mine.ref, days[2]).case.organisations[0].phone == "000-4"


def test_what_is_kept_knows_the_sections_of_the_directory() -> None:
    assert [kind.KIND.section for kind in kinds() if kind.KIND.directory] == list(SHARED)
