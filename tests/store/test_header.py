"""The header beside the store: what wraps the key, and what cannot be a header."""

import json
from pathlib import Path
from time import perf_counter
from typing import Any

import pytest
from tests.store.made import KEY
from tests.support.refusals import refuses

from hgcase.store import header, keys
from hgcase.store.header import COST, Cost
from hgcase.store.place import Place

QUICK = Cost(memory=64, iterations=1, lanes=1)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """A folder in which something lies where the store should be."""
    found = Place(tmp_path)
    found.file.write_bytes(b"x")
    return found


def _changed(content: bytes, change: dict[str, Any]) -> bytes:
    made = json.loads(content)
    slot = made["slots"][0]
    for name, value in change.items():
        target = slot["derivation"] if name in slot["derivation"] else slot
        (made if name == "format" else target)[name] = value
    return json.dumps(made).encode()


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2}, {"kind": "recovery"}, {"cipher": "none"}, {"name": "scrypt"},
        {"memory": 2**40}, {"memory": 1}, {"iterations": 0}, {"iterations": 10**9}, {"lanes": 0},
        {"salt": "AAAA"}, {"nonce": "AAAA"}, {"key": "?"},
    ],
    ids=str,
)  # fmt: skip
def test_a_header_that_cannot_be_is_refused(change: dict[str, Any], place: Place) -> None:
    place.header.write_bytes(_changed(header.wrap(KEY, "x", QUICK), change))

    with refuses("broken-header"):
        keys.unlock(place, key_file=None, ask_passphrase=lambda: "x")


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b"\xff", b'{"format": 1, "slots": [1]}'])
def test_a_header_without_sense_is_refused(content: bytes, place: Place) -> None:
    place.header.write_bytes(content)

    with refuses("broken-header"):
        keys.unlock(place, key_file=None, ask_passphrase=lambda: "x")


def test_a_header_that_was_made_cheaper_opens_nothing(place: Place) -> None:
    """The parameters are bound to the key that they wrap."""
    place.header.write_bytes(_changed(header.wrap(KEY, "x", QUICK), {"iterations": 2}))

    with refuses("wrong-passphrase"):
        keys.unlock(place, key_file=None, ask_passphrase=lambda: "x")


def test_a_second_slot_opens_too(place: Place) -> None:
    first, second = (json.loads(header.wrap(KEY, word, QUICK)) for word in ("one", "two"))
    recovery = {"kind": "recovery", "later": True}
    place.header.write_text(
        json.dumps({**first, "slots": [*first["slots"], recovery, *second["slots"]]})
    )

    assert keys.unlock(place, key_file=None, ask_passphrase=lambda: "two") == KEY


def test_a_try_costs_a_thief_memory_and_time() -> None:
    started = perf_counter()
    header.wrap(KEY, "x")

    assert COST.memory >= 64 * 1024
    assert perf_counter() - started > 0.1
