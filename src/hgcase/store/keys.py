"""The key of a store, behind one door: made once, then from a file or a passphrase.

The key is random from the first day, so that a new passphrase needs no new encryption.
On PostgreSQL there is no key: who may connect may read, and the server's administrator too.
"""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Final

from hgcase.errors import KeyRefusedError, StoreError
from hgcase.i18n import N_
from hgcase.store import files
from hgcase.store.faults import no_store, of_system, store_exists
from hgcase.store.place import Place

KEY_BYTES: Final = 32
_KEY_FILE: Final = re.compile(rb"\s*([0-9a-f]{64})\s*")
_LONGEST_FILE: Final = 1_000  # bytes; a key file has 65


def make_key(place: Place, *, key_file: Path | None, passphrase: str | None) -> bytes:
    """Make the key of a store that is not there yet.

    Args:
        key_file: the file that is to hold the key, for use without anybody at the keyboard.
        passphrase: what wraps the key in the header beside the store instead.
    """
    if place.url:
        return b""
    if os.path.lexists(place.file):
        raise store_exists()
    key = os.urandom(KEY_BYTES)
    if key_file is not None:
        _write(key_file, key.hex().encode() + b"\n")
    elif passphrase:
        from hgcase.store.header import wrap

        _write(place.header, wrap(key, passphrase))
    else:
        raise ValueError("a key needs a file or a passphrase")
    return key


def forget_key(place: Place, *, key_file: Path | None) -> None:
    """Take back what `make_key` wrote, when no store came of it."""
    if not place.url and not os.path.lexists(place.file):
        (key_file or place.header).unlink(missing_ok=True)


def unlock(place: Place, *, key_file: Path | None, ask_passphrase: Callable[[], str]) -> bytes:
    """Give the key of the store.

    Args:
        key_file: the file that holds the key; without it the passphrase is asked.
        ask_passphrase: asks for it; called only when the header is there.
    """
    if place.url:
        return b""
    if not os.path.lexists(place.file):
        raise no_store()
    if key_file is not None:
        return _read_key(key_file)
    content = _read_header(place)
    from hgcase.store.header import unwrap

    return unwrap(place, content, ask_passphrase())


def _write(path: Path, content: bytes) -> None:
    try:
        files.make_folder(path.absolute().parent)
        files.write_new(path, content)
    except FileExistsError:
        raise StoreError(
            N_("There is a key at {path} already; it was left as it is."),
            hint=N_(
                "It may belong to a store that is elsewhere. Move it away, or choose another place."
            ),
            slug="key-exists",
            path=str(path),
        ) from None
    except OSError as error:
        raise of_system(error) from None


def _read_key(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            found = _KEY_FILE.fullmatch(file.read(_LONGEST_FILE))
    except OSError:
        found = None
    if found is None:
        raise KeyRefusedError(
            N_("The file {path} holds no key of hgcase."), slug="no-key-file", path=str(path)
        )
    return bytes.fromhex(found[1].decode())


def _read_header(place: Place) -> bytes:
    try:
        return place.header.read_bytes()
    except OSError:
        raise StoreError(
            N_("The key file {path} is missing: without it the passphrase opens nothing."),
            hint=N_("Restore it from a backup, or give the key with HGCASE_KEY_FILE."),
            slug="no-header",
            path=str(place.header),
        ) from None
