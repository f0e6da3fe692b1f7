"""The key: made once, found again, and refused in one clear line."""

import os
import stat
from pathlib import Path

import pytest
from tests.store.made import Made
from tests.support.refusals import refuses

from hgcase.store import header, keys
from hgcase.store.header import Cost
from hgcase.store.place import Place

QUICK = Cost(memory=64, iterations=1, lanes=1)


def _nobody_asks() -> str:
    raise AssertionError("the passphrase was asked")


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Derive quickly: what the slow derivation costs has a test of its own."""
    wrap = header.wrap
    monkeypatch.setattr(header, "wrap", lambda key, passphrase: wrap(key, passphrase, QUICK))


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path / "home")


def _with_store(place: Place) -> Place:
    place.file.write_bytes(b"x")
    return place


@pytest.mark.usefixtures("quick")
def test_a_passphrase_gives_the_key_back(place: Place) -> None:
    key = keys.make_key(place, key_file=None, passphrase="correct paard")

    assert len(key) == 32
    assert (
        keys.unlock(_with_store(place), key_file=None, ask_passphrase=lambda: "correct paard")
        == key
    )


@pytest.mark.usefixtures("quick")
def test_another_passphrase_is_refused(place: Place) -> None:
    keys.make_key(place, key_file=None, passphrase="correct paard")

    with refuses("wrong-passphrase") as refused:
        keys.unlock(_with_store(place), key_file=None, ask_passphrase=lambda: "correct Paard")

    assert str(refused.value) == "That is not the passphrase of this store."


@pytest.mark.usefixtures("quick")
def test_the_same_letters_typed_otherwise_are_the_same_passphrase(place: Place) -> None:
    key = keys.make_key(place, key_file=None, passphrase="caf\u00e9")

    assert (
        keys.unlock(_with_store(place), key_file=None, ask_passphrase=lambda: "cafe\u0301") == key
    )


def test_a_key_file_gives_the_key_back_and_nobody_is_asked(place: Place, tmp_path: Path) -> None:
    file = tmp_path / "elsewhere" / "key"
    key = keys.make_key(place, key_file=file, passphrase=None)
    place.home.mkdir()

    assert not place.header.exists()
    assert keys.unlock(_with_store(place), key_file=file, ask_passphrase=_nobody_asks) == key


@pytest.mark.usefixtures("quick")
def test_every_key_is_another(tmp_path: Path) -> None:
    made = {
        keys.make_key(Place(tmp_path / str(n)), key_file=None, passphrase="x") for n in range(20)
    }

    assert len(made) == 20


@pytest.mark.parametrize("content", [b"", b"x", b"ab" * 31, b"zz" * 32, b"ab" * 32 + b" ab"])
def test_a_file_without_a_key_is_refused(content: bytes, place: Place, tmp_path: Path) -> None:
    place.home.mkdir()
    file = tmp_path / "key"
    file.write_bytes(content)

    with refuses("no-key-file"):
        keys.unlock(_with_store(place), key_file=file, ask_passphrase=_nobody_asks)


def test_a_missing_key_file_is_refused(place: Place, tmp_path: Path) -> None:
    place.home.mkdir()

    with refuses("no-key-file"):
        keys.unlock(_with_store(place), key_file=tmp_path / "none", ask_passphrase=_nobody_asks)


def test_nothing_is_asked_where_there_is_no_store(place: Place) -> None:
    with refuses("no-store"):
        keys.unlock(place, key_file=None, ask_passphrase=_nobody_asks)


def test_nothing_is_asked_where_the_header_is_missing(place: Place) -> None:
    place.home.mkdir()

    with refuses("no-header"):
        keys.unlock(_with_store(place), key_file=None, ask_passphrase=_nobody_asks)


@pytest.mark.parametrize("by_file", [True, False])
@pytest.mark.usefixtures("quick")
def test_a_key_is_never_written_over_another(by_file: bool, place: Place, tmp_path: Path) -> None:
    file = tmp_path / "key" if by_file else None
    passphrase = None if by_file else "x"
    keys.make_key(place, key_file=file, passphrase=passphrase)
    content = (file or place.header).read_bytes()

    with refuses("key-exists"):
        keys.make_key(place, key_file=file, passphrase=passphrase)
    assert (file or place.header).read_bytes() == content


def test_a_key_is_not_written_through_a_link(place: Place, tmp_path: Path) -> None:
    target, link = tmp_path / "target", tmp_path / "link"
    link.symlink_to(target)

    with refuses("key-exists"):
        keys.make_key(place, key_file=link, passphrase=None)
    assert not target.exists()


def test_no_key_is_made_where_there_is_a_store(in_file: Made) -> None:
    with refuses("store-exists"):
        keys.make_key(in_file.place, key_file=None, passphrase="x")


def test_a_key_needs_a_file_or_a_passphrase(place: Place) -> None:
    with pytest.raises(ValueError, match="a key needs"):
        keys.make_key(place, key_file=None, passphrase="")


@pytest.mark.usefixtures("quick")
def test_a_key_can_be_taken_back_until_there_is_a_store(place: Place) -> None:
    keys.make_key(place, key_file=None, passphrase="x")
    keys.forget_key(place, key_file=None)
    assert not place.header.exists()

    keys.make_key(place, key_file=None, passphrase="x")
    keys.forget_key(_with_store(place), key_file=None)
    assert place.header.exists()


@pytest.mark.usefixtures("quick")
def test_only_the_owner_can_read_a_key(place: Place, tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        keys.make_key(place, key_file=None, passphrase="x")
        keys.make_key(place, key_file=tmp_path / "keys" / "key", passphrase=None)
    finally:
        os.umask(before)

    assert stat.S_IMODE(place.header.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.home.stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "keys" / "key").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "keys").stat().st_mode) == 0o700


def test_a_place_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")

    with refuses("read-only"):
        keys.make_key(Place(tmp_path / "file" / "home"), key_file=None, passphrase="x")


def test_a_full_disk_is_said_and_leaves_no_half_key(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    file = place.home / "key"
    with refuses("disk-full"):
        keys.make_key(place, key_file=file, passphrase=None)

    assert not file.exists()


def test_a_server_has_no_key(tmp_path: Path) -> None:
    place = Place(tmp_path / "none", "postgresql+psycopg://nowhere/none")

    assert keys.make_key(place, key_file=None, passphrase=None) == b""
    assert keys.unlock(place, key_file=None, ask_passphrase=_nobody_asks) == b""
    assert not place.home.exists()
