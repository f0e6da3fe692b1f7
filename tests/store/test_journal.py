"""The journal says who did what to which fields, never what; and shows that it was changed."""

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from tests.store.made import NOON, Made, a_case, a_session, an_act, driver

from hgcase.store.journal import Act

ALL_TEXTS = ("Wilgenroos", "Anna", "Bram", "Saskia", "Wijkteam", "Samen", "het huis")
TAMPERING = (
    "UPDATE journal SET worker = 'w.other' WHERE seq = 2",
    "UPDATE journal SET at = '2026-01-01T00:00:00.000+00:00' WHERE seq = 1",
    "UPDATE journal SET objects = '{}' WHERE seq = 2",
    "UPDATE journal SET action = 'list' WHERE seq = 3",
    "UPDATE journal SET outcome = 'refused' WHERE seq = 1",
    "DELETE FROM journal WHERE seq = 1",
    "DELETE FROM journal WHERE seq = 2",
    "UPDATE journal SET seq = seq + 10",
    "INSERT INTO journal SELECT ref, 4, at, '', action, objects, outcome, mac FROM journal LIMIT 1",
)


def _written(made: Made) -> str:
    with made.open() as store:
        before = store.load(store.add(a_case(), an_act("household.new")))
        bram = before.case.persons[1].model_copy(update={"phone": "06-00000003"})
        after = before.case.replace(persons=(before.case.persons[0], bram)).add(a_session("s2"))
        store.save(before, after, an_act())
        assert store.looked(before.ref, an_act("show"))
        return before.ref


def test_each_write_and_each_look_has_a_line(made: Made) -> None:
    ref = _written(made)
    with made.open() as store:
        lines = store.journal(ref)

    assert [(line.seq, line.action) for line in lines] == [
        (1, "household.new"), (2, "session.log"), (3, "show"),
    ]  # fmt: skip
    assert {line.worker for line in lines} == {"w.tester"}
    assert {line.at for line in lines} == {NOON}
    assert {line.outcome for line in lines} == {"done"}
    assert lines[0].objects["persons.A"] == []
    assert lines[1].objects == {"persons.B": ["phone"], "sessions.s2": []}
    assert lines[2].objects == {}


def test_an_instant_is_kept_in_utc(made: Made) -> None:
    there = datetime(2026, 9, 27, 14, 0, tzinfo=timezone(timedelta(hours=2)))
    with made.open() as store:
        store.looked(None, Act("households", "w.tester", there))

        assert store.journal(None)[0].at == NOON
        assert driver(store).rows("SELECT at FROM journal") == [("2026-09-27T12:00:00.000+00:00",)]


def test_the_journal_holds_no_content(made: Made) -> None:
    _written(made)
    with made.open() as store:
        held = json.dumps(driver(store).rows("SELECT * FROM journal"), ensure_ascii=False)

    assert [text for text in ALL_TEXTS if text in held] == []


def test_a_journal_that_nobody_touched_verifies(made: Made) -> None:
    ref = _written(made)
    with made.open() as store:
        assert store.verify_journal(ref)
        assert store.verify_journal(None)


@pytest.mark.parametrize("sql", TAMPERING)
def test_tampering_shows(sql: str, made: Made) -> None:
    ref = _written(made)
    with made.open() as store:
        driver(store).run(sql)

        assert not store.verify_journal(ref)


def test_lines_of_one_household_do_not_pass_for_another(made: Made) -> None:
    first, second = _written(made), _written(made)
    with made.open() as store:
        driver(store).run("DELETE FROM journal WHERE ref = ?", (second,))
        driver(store).run("UPDATE journal SET ref = ? WHERE ref = ?", (second, first))

        assert not store.verify_journal(second)


def test_a_look_that_cannot_be_written_hides_nothing(in_file: Made) -> None:
    with in_file.open() as reader, in_file.open() as writer:
        ref = reader.add(a_case(), an_act())
        driver(writer).begin("write")

        assert reader.load(ref).case == a_case()
        assert not reader.looked(ref, an_act("show"))

        driver(writer).rollback()
        assert reader.looked(ref, an_act("show"))


def test_a_look_on_a_server_waits_not_long(in_database: Made) -> None:
    with in_database.open() as reader, in_database.open() as writer:
        ref = reader.add(a_case(), an_act())
        driver(writer).begin("write")
        driver(writer).lock(f"journal {ref}")

        assert not reader.looked(ref, an_act("show"))

        driver(writer).rollback()
        assert reader.looked(ref, an_act("show"))


def test_the_clock_is_not_read(made: Made) -> None:
    """The order is that of the numbers, whatever the clock of a laptop says."""
    with made.open() as store:
        for year in (2026, 2020, 2030):
            store.looked(None, Act("households", "w.tester", datetime(year, 1, 1, tzinfo=UTC)))

        assert [line.at.year for line in store.journal(None)] == [2026, 2020, 2030]
        assert store.verify_journal(None)
