"""Whatever goes wrong is said in one line without content, and leaves what was there."""

import errno
import resource
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.store.made import Made, a_case, a_session, an_act, driver, finished, program
from tests.support.refusals import refuses

from hgcase.domain.case_file import CaseFile
from hgcase.domain.kinds.household import Household
from hgcase.errors import CannotWriteError, HgcaseError, StoreError
from hgcase.store import faults

SECRET = "Zij slaapt bij haar zus"


@contextmanager
def _no_more_than(size: int) -> Iterator[None]:
    """Let no file grow beyond a size, as a full disk does."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("room", [0, 4096, 20_000])
def test_a_full_disk_is_said_and_nothing_is_lost(room: int, in_file: Made) -> None:
    with in_file.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        size = in_file.place.file.stat().st_size
        long = before.case.add(a_session("s2", SECRET * 10_000))

        with _no_more_than(room or size), pytest.raises(CannotWriteError) as refused:
            store.save(before, long, an_act())
        _holds_no_content(refused.value)

        assert store.load(before.ref) == before
        assert store.verify_journal(before.ref)
        assert store.save(before, long, an_act()) == 2
        assert store.load(before.ref).case == long


def test_a_full_disk_hides_no_plan(in_file: Made) -> None:
    with in_file.open() as store:
        ref = store.add(a_case(), an_act())
        with _no_more_than(0):
            assert store.load(ref).case == a_case()
            assert not store.looked(ref, an_act("show"))

        assert store.looked(ref, an_act("show"))


def test_a_disk_that_is_full_when_the_store_is_made_leaves_nothing(tmp_path: Path) -> None:
    code = """
import resource, signal, sys
from pathlib import Path
from hgcase.errors import CannotWriteError
from hgcase.store.create import create
from hgcase.store.place import Place
resource.setrlimit(resource.RLIMIT_FSIZE, (30_000, 30_000))
try:
    create(Place(Path(sys.argv[1])), bytes(32))
except CannotWriteError as error:
    print(error.slug)
"""
    assert finished(program(code, tmp_path / "home")).strip() in ("disk-full", "disk")
    assert list((tmp_path / "home").iterdir()) == []


def test_a_writer_who_stays_too_long_is_said(in_file: Made) -> None:
    with in_file.open() as one, in_file.open() as other:
        before = one.load(one.add(a_case(), an_act()))
        driver(other).begin("write")
        driver(one).run("PRAGMA busy_timeout = 1")

        with refuses("busy-store"):
            one.save(before, before.case.add(a_session("s2")), an_act())

        driver(other).rollback()
        assert one.load(before.ref) == before


def test_a_read_only_transaction_on_a_server_is_said(in_database: Made) -> None:
    with in_database.open() as store:
        before = store.load(store.add(a_case(), an_act()))
        driver(store).run("SET default_transaction_read_only = on")

        with refuses("read-only"):
            store.save(before, before.case.add(a_session("s2")), an_act())


def test_a_server_that_stops_is_said(in_database: Made) -> None:
    with in_database.open() as store, in_database.open() as other:
        ref = store.add(a_case(), an_act())
        mine = driver(store).rows("SELECT pg_backend_pid()")[0][0]
        driver(other).rows("SELECT pg_terminate_backend(?)", (mine,))

        with pytest.raises(StoreError):
            store.load(ref)
        assert other.load(ref).case == a_case()


def test_the_server_may_not_keep_half(in_database: Made) -> None:
    """A failed statement turns a later COMMIT into a rollback; that is no success."""
    with in_database.open() as store:
        driver(store).begin("write")
        with refuses("store-failed"):
            driver(store).run("SELECT 1 / 0")
        with refuses("store-failed"):
            driver(store).commit()


@pytest.mark.parametrize("value", [SECRET + "\ud800", 2**70], ids=["surrogate", "number"])
def test_what_no_engine_can_hold_is_refused_without_content(value: Any, made: Made) -> None:
    """The border refuses such values; should one slip through, it may not be told."""
    session = a_session("s1").model_copy(
        update={"minutes": value} if isinstance(value, int) else {"summary": value}
    )
    with made.open() as store:
        with refuses("store-failed") as refused:
            store.add(CaseFile(Household(), sessions=(session,)), an_act())

        _holds_no_content(refused.value)
        assert store.refs() == []


def test_a_server_refuses_nul_without_content(in_database: Made) -> None:
    session = a_session("s1").model_copy(update={"summary": SECRET + "\x00"})
    with in_database.open() as store, refuses("store-failed") as refused:
        store.add(CaseFile(Household(), sessions=(session,)), an_act())

    _holds_no_content(refused.value)


def test_a_question_with_a_value_that_cannot_be_is_refused(made: Made) -> None:
    with made.open() as store, refuses("store-failed") as refused:
        driver(store).rows("SELECT ref FROM households WHERE ref = ?", (SECRET + "\ud800",))

    _holds_no_content(refused.value)


def test_a_clash_is_said_without_content(made: Made) -> None:
    twice = (a_session("s1", SECRET), a_session("s1", SECRET))
    with made.open() as store, refuses("store-failed") as refused:
        store.add(CaseFile(Household(label=SECRET), sessions=twice), an_act())

    _holds_no_content(refused.value)


def _holds_no_content(error: HgcaseError) -> None:
    told = "".join(traceback.format_exception(error))
    assert SECRET not in told
    assert "INSERT" not in str(error)
    assert error.__cause__ is None
    assert error.__context__ is None or error.__suppress_context__


@pytest.mark.parametrize("code", [5, 6, 8, 10, 11, 13, 14, 26, 261, 778, 3338])
def test_each_code_of_the_file_has_its_words(code: int) -> None:
    assert faults.of_sqlite(code).slug != "store-failed"


@pytest.mark.parametrize(
    "state", ["53100", "25006", "55P03", "40001", "42501", "08006", "28P01", None]
)
def test_each_state_of_the_server_has_its_words(state: str | None) -> None:
    assert faults.of_postgres(state).slug != "store-failed"


def test_what_has_no_words_has_its_code() -> None:
    assert faults.of_sqlite(19).params == {"code": 19}
    assert faults.of_sqlite(None).params == {"code": 0}
    assert faults.of_postgres("23505").params == {"code": "23505"}


def test_what_the_system_says_has_words() -> None:
    assert faults.of_system(OSError(errno.ENOSPC, "")).slug == "disk-full"
    assert faults.of_system(PermissionError(errno.EACCES, "")).slug == "read-only"
