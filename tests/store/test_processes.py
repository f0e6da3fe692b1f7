"""Several programs at once, programs that are killed, and what a read imports."""

import signal
from pathlib import Path

import pytest
from tests.store.made import Made, a_case, an_act, finished, program

OPEN = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from hgcase.store.journal import Act
from hgcase.store.open import open_store
from hgcase.store.place import Place

def opened():
    return open_store(Place(Path(sys.argv[1]), sys.argv[2]), bytes.fromhex(sys.argv[3]))

ACT = Act("session.log", "w.tester", datetime(2026, 9, 27, tzinfo=UTC))
"""
WRITE = """
from hgcase.domain.kinds.sessions import Session
from hgcase.domain.declare.values import When
from hgcase.errors import ChangedMeanwhileError

def one_more(store, ref):
    before = store.load(ref)
    session = Session(key=before.case.next_key("sessions"), at=When("2026-09-17"), state="held",
                      mode="team", summary="x" * 3000)
    return store.save(before, before.case.add(session), ACT)
"""
MANY = """
with opened() as store:
    print("ready", flush=True)
    written = 0
    while written < int(sys.argv[5]):
        try:
            one_more(store, sys.argv[4])
            written += 1
        except ChangedMeanwhileError:
            pass
"""
FOREVER = """
with opened() as store:
    while True:
        print(one_more(store, sys.argv[4]), flush=True)
"""
READ = """
with opened() as store:
    case = store.load(sys.argv[4]).case
    store.looked(sys.argv[4], ACT)
    store.refs(), store.find(sys.argv[4][:3], whole=False)
    print(len(case.sessions), case.persons[0].born.first)
    print(*sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[5].split(","))))
"""
DEAR = "sqlmodel,sqlalchemy,alembic,edtf,cryptography"


def _arguments(made: Made, ref: str) -> tuple[str | Path, ...]:
    return (made.place.home, made.place.url, made.key.hex(), ref)


def _a_household(made: Made) -> str:
    with made.open() as store:
        return store.add(a_case(), an_act())


def test_two_programs_lose_nothing_of_each_other(made: Made) -> None:
    ref = _a_household(made)
    running = [program(OPEN + WRITE + MANY, *_arguments(made, ref), "20") for _ in range(2)]
    for process in running:
        finished(process)

    with made.open() as store:
        loaded = store.load(ref)
        assert loaded.revision == 41
        assert len(loaded.case.sessions) == 41
        assert len(store.journal(ref)) == 41
        assert store.verify_journal(ref)


def test_a_kill_loses_nothing_that_was_acknowledged(made: Made) -> None:
    """Four programs are killed somewhere among 200 writes."""
    ref, revision = _a_household(made), 1
    for writes in (41, 53, 47, 50):
        process = program(OPEN + WRITE + FOREVER, *_arguments(made, ref))
        assert process.stdout is not None
        for _ in range(writes):
            acknowledged = int(process.stdout.readline())
        process.send_signal(signal.SIGKILL)
        rest = process.communicate()[0].split()
        acknowledged = max(acknowledged, *map(int, rest[:-1]), 0)

        with made.open() as store:
            loaded = store.load(ref)
            revision = loaded.revision
            assert revision in range(acknowledged, acknowledged + 3)
            assert len(loaded.case.sessions) == revision
            assert [line.seq for line in store.journal(ref)] == list(range(1, revision + 1))
            assert store.verify_journal(ref)
    assert revision > 190


@pytest.mark.parametrize("dear", [DEAR])
def test_reading_imports_nothing_dear(dear: str, in_file: Made) -> None:
    ref = _a_household(in_file)
    out = finished(program(OPEN + READ, *_arguments(in_file, ref), dear + ",psycopg"))

    assert out.splitlines() == ["1 1988-01-01", ""]


def test_reading_from_a_server_imports_its_driver_only(in_database: Made) -> None:
    ref = _a_household(in_database)
    out = finished(program(OPEN + READ, *_arguments(in_database, ref), DEAR + ",psycopg"))

    assert out.splitlines() == ["1 1988-01-01", "psycopg"]


def test_writing_imports_nothing_dear(in_file: Made) -> None:
    code = """
with opened() as store:
    one_more(store, sys.argv[4])
    print(*sorted({name.partition(".")[0] for name in sys.modules} & set(sys.argv[5].split(","))))
"""
    ref = _a_household(in_file)

    assert finished(program(OPEN + WRITE + code, *_arguments(in_file, ref), DEAR)).strip() == ""


def test_a_kind_without_rows_is_not_imported(in_file: Made) -> None:
    code = """
with opened() as store:
    store.load(sys.argv[4])
    print(*(name for name in ("plan", "places", "incidents", "network", "observations")
            if f"hgcase.domain.kinds.{name}" in sys.modules))
"""
    with in_file.open() as store:
        ref = store.add(a_case().replace(homes=()), an_act())

    assert finished(program(OPEN + code, *_arguments(in_file, ref))).strip() == ""
