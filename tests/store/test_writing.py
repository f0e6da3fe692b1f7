"""Saving: only what changed, one writer at a time, and what stood there before is kept."""

import json

import pytest
from tests.store.made import Made, a_case, a_session, an_act, driver
from tests.support.refusals import refuses

from hgcase.domain.declare.values import When
from hgcase.errors import ChangedMeanwhileError

REVISION = "SELECT revision, section, key, earlier FROM revision ORDER BY revision, section, key"


def test_a_change_and_a_new_record_come_back(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        bram = before.case.persons[1].model_copy(update={"born": When("1985-02-03")})
        after = before.case.replace(persons=(before.case.persons[0], bram)).add(a_session("s2"))

        assert store.save(before, after, an_act()) == 2
        assert store.load(before.ref).case == after
        assert store.load(before.ref).revision == 2


def test_every_kind_of_column_can_change(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        session = before.case.sessions[0]
        changed = session.model_copy(
            update={
                "minutes": 50, "summary": None, "present": ("B", "A"), "at": When.parse("2026-09~"),
                "checks": (session.checks[0].model_copy(update={"answer": "broken"}),) * 2,
            }
        )  # fmt: skip
        household = before.case.household.model_copy(update={"municipality": "Nergenshuizen"})
        after = before.case.replace(sessions=(changed,), household=household)
        store.save(before, after, an_act())

        assert store.load(before.ref).case == after


def test_earlier_values_are_kept(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        session = before.case.sessions[0].model_copy(update={"summary": "Anders.", "checks": ()})
        household = before.case.household.model_copy(update={"label": None})
        after = before.case.replace(sessions=(session,), household=household)
        store.save(before, after.add(a_session("s2")), an_act())
        rows = driver(store).rows(REVISION)

    changed = {(section, key): json.loads(earlier) for _, section, key, earlier in rows if earlier}
    assert {number for number, *_ in rows} == {1, 2}
    assert changed["household", ""] == {"label": "Gezin Wilgenroos"}
    assert changed["sessions", "s1"]["summary"] == "Samen gekeken naar de week."
    assert json.loads(changed["sessions", "s1"]["checks"]) == [
        {"rule": 1, "person": "B", "said_by": "A", "answer": "kept"}
    ]
    assert rows[-1][1:] == ("sessions", "s2", None)


def test_a_new_household_has_nothing_earlier(made: Made) -> None:
    with made.open() as store:
        store.add(a_case(), an_act())

        assert driver(store).rows(REVISION) == [(1, "household", "", None)]


def test_what_did_not_change_is_not_written(made: Made) -> None:
    """A column that was tampered with shows whether a save wrote it."""
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        driver(store).run("UPDATE sessions SET channel = 'x'")
        driver(store).run("UPDATE persons SET phone = 'x'")
        session = before.case.sessions[0].model_copy(update={"minutes": 5})
        store.save(before, before.case.replace(sessions=(session,)), an_act())
        after = store.load(before.ref).case

    assert after.sessions[0].channel == "x"
    assert [person.phone for person in after.persons] == ["x", "x"]


def test_a_save_refuses_when_it_was_changed_meanwhile(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        first = before.case.add(a_session("s2"))
        store.save(before, first, an_act())
        journal = store.journal(before.ref)

        with pytest.raises(ChangedMeanwhileError) as refused:
            store.save(before, before.case.add(a_session("s3")), an_act())

        assert refused.value.params == {"ref": before.ref}
        assert store.load(before.ref).case == first
        assert store.journal(before.ref) == journal


def test_a_save_refuses_when_the_household_is_gone(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        driver(store).run("UPDATE households SET ref = 'ZZ9999'")

        with refuses("unknown-ref"):
            store.save(before, before.case.add(a_session("s3")), an_act())


def test_a_record_is_never_deleted(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))

        with pytest.raises(ValueError, match=r"^a record of sessions is gone$"):
            store.save(before, before.case.replace(sessions=()), an_act())

        assert store.load(before.ref) == before


def test_a_new_order_is_kept_but_is_no_news(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        turned = before.case.replace(persons=before.case.persons[::-1])
        store.save(before, turned, an_act())

        assert store.load(before.ref).case == turned
        assert store.journal(before.ref)[-1].objects == {}
        assert driver(store).rows(REVISION)[1:] == [(2, "persons", "", '["A","B"]')]


def test_a_failure_in_the_middle_leaves_everything_as_it_was(made: Made) -> None:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        twice = before.case.add(a_session("s2"), a_session("s2"))

        with pytest.raises(Exception, match=r"code") as failed:
            store.save(before, twice, an_act())

        assert "Samen" not in str(failed.value)
        assert failed.value.__cause__ is None
        assert store.load(before.ref) == before
        assert store.verify_journal(before.ref)


def test_several_households_are_added_all_or_none(made: Made) -> None:
    bad = a_case().add(a_session("s1"))
    with made.open() as store:
        with pytest.raises(Exception, match=r"code"):
            store.add_all((a_case(), bad), an_act())

        assert store.refs() == []
        assert len(store.add_all((a_case(), a_case()), an_act())) == 2
