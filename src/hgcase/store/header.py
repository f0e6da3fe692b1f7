"""The header beside the store: slots that each wrap the key, with how that was done."""

import json
import os
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass
from typing import Any, Final

from hgcase.errors import KeyRefusedError, StoreError
from hgcase.i18n import N_
from hgcase.store.place import Place

FORMAT: Final = 1
_SALT_BYTES: Final = 16
_NONCE_BYTES: Final = 12
_MOST_MEMORY: Final = 4 * 1024 * 1024  # KiB
_MOST_ITERATIONS: Final = 1_000
_MOST_LANES: Final = 64


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs: about 0.7 s on a small machine.

    Args:
        memory: in KiB.
    """

    memory: int = 128 * 1024
    iterations: int = 8
    lanes: int = 4


COST: Final = Cost()


def wrap(key: bytes, passphrase: str, cost: Cost = COST) -> bytes:
    """Give a header with one slot, in which the passphrase wraps the key."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    salt, nonce = os.urandom(_SALT_BYTES), os.urandom(_NONCE_BYTES)
    slot = {
        "kind": "passphrase",
        "derivation": {"name": "argon2id", **asdict(cost), "salt": _text(salt)},
        "cipher": "aes-256-gcm",
        "nonce": _text(nonce),
    }
    wrapped = AESGCM(_derive(passphrase, salt, cost)).encrypt(nonce, key, _bound(slot))
    header = {"format": FORMAT, "slots": [{**slot, "key": _text(wrapped)}]}
    return (json.dumps(header, indent=1) + "\n").encode()


def unwrap(place: Place, content: bytes, passphrase: str) -> bytes:
    """Give the key that a slot of the header holds for this passphrase."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    for slot, salt, nonce, wrapped, cost in _slots(place, content):
        try:
            return AESGCM(_derive(passphrase, salt, cost)).decrypt(nonce, wrapped, _bound(slot))
        except InvalidTag:
            continue
    raise KeyRefusedError(N_("That is not the passphrase of this store."), slug="wrong-passphrase")


def _slots(place: Place, content: bytes) -> list[tuple[dict[str, Any], bytes, bytes, bytes, Cost]]:
    try:
        header = json.loads(content)
        found = [_slot(slot) for slot in header["slots"] if slot["kind"] == "passphrase"]
        if header["format"] != FORMAT or not found:
            raise ValueError  # noqa: TRY301 — as any other fault in it
    except (ValueError, KeyError, TypeError, AttributeError):
        raise StoreError(
            N_("The key file {path} is damaged or of a newer version."),
            hint=N_("Restore it from a backup."),
            slug="broken-header",
            path=str(place.header),
        ) from None
    return found


def _slot(slot: dict[str, Any]) -> tuple[dict[str, Any], bytes, bytes, bytes, Cost]:
    derivation = slot["derivation"]
    cost = Cost(*(int(derivation[name]) for name in ("memory", "iterations", "lanes")))
    possible = (
        derivation["name"] == "argon2id"
        and slot["cipher"] == "aes-256-gcm"
        and 8 * cost.lanes <= cost.memory <= _MOST_MEMORY
        and 1 <= cost.iterations <= _MOST_ITERATIONS
        and 1 <= cost.lanes <= _MOST_LANES
    )
    salt, nonce = _bytes(derivation["salt"]), _bytes(slot["nonce"])
    if not possible or len(salt) != _SALT_BYTES or len(nonce) != _NONCE_BYTES:
        raise ValueError
    bound = {name: value for name, value in slot.items() if name != "key"}
    return bound, salt, nonce, _bytes(slot["key"]), cost


def _derive(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    text = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes,
        memory_cost=cost.memory,
    ).derive(text)  # fmt: skip


def _bound(slot: dict[str, Any]) -> bytes:
    """Write what is not secret in a slot but belongs to it: a change of it opens nothing."""
    return json.dumps({"format": FORMAT, **slot}, sort_keys=True, separators=(",", ":")).encode()


def _text(content: bytes) -> str:
    return b64encode(content).decode("ascii")


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
