"""What is refused when a store is made or opened, and how its files lie on the disk."""

import os
import sqlite3
import stat
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.store.made import KEY, Made, a_case, an_act, driver
from tests.support.postgres import Server
from tests.support.refusals import refuses

from hgcase.errors import HgcaseError, KeyRefusedError, NewerStoreError, StoreError
from hgcase.store import sqlcipher
from hgcase.store.create import create
from hgcase.store.open import open_store
from hgcase.store.place import Place

OTHER_KEY = bytes(32)


def test_a_new_store_opens_and_is_empty(nowhere: Made) -> None:
    create(nowhere.place, nowhere.key)

    with nowhere.open() as store:
        assert store.refs() == []
        assert store.overview(date(2026, 9, 27)) == []


def test_a_second_store_is_not_made_over_the_first(made: Made) -> None:
    with made.open() as store:
        ref = store.add(a_case(), an_act())
    with refuses("store-exists"):
        create(made.place, made.key)

    with made.open() as store:
        assert store.refs() == [ref]


def test_where_there_is_no_store_it_is_said(nowhere: Made) -> None:
    with refuses("no-store"):
        nowhere.open()


def test_the_settings_are_those_that_the_promises_rest_on(in_file: Made) -> None:
    names = ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "busy_timeout",
             "cell_size_check", "application_id")  # fmt: skip
    with in_file.open() as store:
        found = [driver(store).rows(f"PRAGMA {name}")[0][0] for name in names]

    assert found == ["delete", 3, 1, 0, 30_000, 1, sqlcipher.APPLICATION_ID]


def test_another_key_is_refused(in_file: Made) -> None:
    for key in (OTHER_KEY, b"short"):
        with refuses("wrong-key") as refused:
            open_store(in_file.place, key)
        assert isinstance(refused.value, KeyRefusedError)


def test_a_plain_database_is_refused(tmp_path: Path) -> None:
    place = Place(tmp_path)
    with sqlite3.connect(place.file) as plain:
        plain.execute("CREATE TABLE households (id INTEGER)")
    plain.close()

    with refuses("plaintext-store"):
        open_store(place, KEY)


@pytest.mark.parametrize("content", [b"", b"x", b"x" * 1000])
def test_a_file_that_is_too_small_is_no_store(content: bytes, tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.file.write_bytes(content)

    with refuses("not-a-store"):
        open_store(place, KEY)
    assert place.file.read_bytes() == content


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.file.mkdir()

    with refuses("not-a-store"):
        open_store(place, KEY)


def test_another_program_s_encrypted_database_is_no_store(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.file.touch()
    other = sqlcipher.connect(place.file, KEY)
    other.execute("CREATE TABLE households (id INTEGER)")
    other.close()

    with refuses("not-a-store"):
        open_store(place, KEY)


@pytest.mark.parametrize("there", [True, False])
def test_a_link_is_not_followed(there: bool, in_file: Made, tmp_path: Path) -> None:
    place = Place(tmp_path / "linked")
    place.home.mkdir()
    target = in_file.place.file if there else tmp_path / "nowhere"
    place.file.symlink_to(target)

    with refuses("not-a-store"):
        open_store(place, KEY)
    with refuses("store-exists"):
        create(place, KEY)
    assert target.exists() == there


def test_a_driver_that_cannot_encrypt_is_refused(
    in_file: Made, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sqlcipher3.dbapi2.connect", sqlite3.connect)

    with refuses("no-encryption"):
        open_store(in_file.place, KEY)


def test_a_newer_store_is_refused_and_not_touched(made: Made) -> None:
    with made.open() as store:
        driver(store).run("UPDATE alembic_version SET version_num = '9999'")
    content = made.place.file.read_bytes() if not made.place.url else b""

    with pytest.raises(NewerStoreError):
        made.open()
    assert not content or made.place.file.read_bytes() == content


def test_a_damaged_page_is_refused(in_file: Made) -> None:
    with in_file.open() as store:
        ref = store.add(a_case(), an_act())
    content = bytearray(in_file.place.file.read_bytes())
    for page in range(1, len(content) // 4096):
        content[page * 4096 + 100] ^= 1
    in_file.place.file.write_bytes(content)

    with pytest.raises(HgcaseError) as refused, in_file.open() as store:
        store.load(ref)
    assert refused.value.slug in ("damaged-store", "wrong-key")


def test_nothing_of_a_case_can_be_read_in_the_file(in_file: Made) -> None:
    with in_file.open() as store:
        store.add(a_case(), an_act())
    content = in_file.place.file.read_bytes()

    for text in (b"Wilgenroos", b"Anna", b"households", b"SQLite format"):
        assert text not in content


def test_only_the_owner_can_read_the_store_whatever_the_umask(tmp_path: Path) -> None:
    place = Place(tmp_path / "above" / "home")
    before = os.umask(0)
    try:
        create(place, KEY)
        with open_store(place, KEY) as store:
            driver(store).begin("write")
            driver(store).run("INSERT INTO settings (name, value) VALUES ('a', 'b')")
            modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in place.home.iterdir()}
            driver(store).commit()
    finally:
        os.umask(before)

    assert modes == {"store.db": 0o600, "store.db-journal": 0o600}
    assert stat.S_IMODE(place.home.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.home.parent.stat().st_mode) == 0o700


def test_a_store_that_somebody_else_made_meanwhile_is_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = iter([False, True])
    monkeypatch.setattr(os.path, "lexists", lambda _: next(answers))
    with refuses("store-exists"):
        create(Place(tmp_path), KEY)

    assert list(tmp_path.iterdir()) == []


def test_a_store_that_could_not_be_made_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: object) -> None:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(Path, "rename", lambda self, _: fails(self))
    with refuses("read-only"):
        create(Place(tmp_path), KEY)

    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with refuses("read-only"):
        create(Place(tmp_path / "file" / "home"), KEY)


def test_a_server_that_is_not_there_is_said(tmp_path: Path) -> None:
    place = Place(tmp_path, f"postgresql+psycopg://postgres@/none?host={tmp_path}")

    for attempt in (lambda: create(place, b""), lambda: open_store(place, b"")):
        with refuses("server") as refused:
            attempt()
        assert isinstance(refused.value, StoreError)
        assert str(tmp_path) not in str(refused.value)


def test_a_database_that_is_not_there_is_said(server: Server, tmp_path: Path) -> None:
    with refuses("server"):
        open_store(Place(tmp_path, server.url("not_there")), b"")


def test_a_missing_driver_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with refuses("no-driver"):
        open_store(Place(tmp_path, "postgresql+psycopg://nowhere/none"), b"")


def test_the_driver_gets_the_address_without_its_own_name() -> None:
    """The driver's name stands in the address; the driver itself does not want it."""
    from hgcase.store.postgres import driver_url

    assert driver_url("postgresql+psycopg://u@h/d?a=b+c") == "postgresql://u@h/d?a=b+c"
