"""What can go wrong with a store, said without content.

A driver's error may hold values, SQL or a path in somebody's name: none of it travels.
"""

import errno
from pathlib import Path
from typing import Final

from hgcase.errors import CannotWriteError, HgcaseError, KeyRefusedError, NotFoundError, StoreError
from hgcase.i18n import N_

_SERVER_STATES: Final = ("08", "28", "3D", "57P")
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def no_store() -> StoreError:
    """There is no store where one is looked for."""
    return StoreError(
        N_("There is no store here yet."),
        hint=N_("Make one with 'hgcase init', or say with HGCASE_HOME where it is."),
        slug="no-store",
    )


def store_exists() -> StoreError:
    """A store would be made where one is."""
    return StoreError(
        N_("There is a store here already; it was left as it is."),
        hint=N_("Choose another folder with HGCASE_HOME."),
        slug="store-exists",
    )


def not_a_store(path: Path) -> StoreError:
    """The file is no store of this program."""
    return StoreError(
        N_("The file {path} is not a store of hgcase."),
        hint=N_("Restore a backup, or move the file away."),
        slug="not-a-store",
        path=str(path),
    )


def wrong_key() -> KeyRefusedError:
    """The key does not open the file."""
    return KeyRefusedError(
        N_("This key does not open the store, or the store is damaged."), slug="wrong-key"
    )


def unknown_ref(ref: str) -> NotFoundError:
    """No household has this ref."""
    return NotFoundError(
        N_("There is no household {ref}."),
        hint=N_("'hgcase households' lists them."),
        slug="unknown-ref",
        ref=ref,
    )


def read_only() -> CannotWriteError:
    """The place cannot be written."""
    return CannotWriteError(
        N_("The store cannot be written here; nothing was saved."),
        hint=N_("Look at the rights of the folder and the disk."),
        slug="read-only",
    )


def disk_full() -> CannotWriteError:
    """No room is left."""
    return CannotWriteError(
        N_("The disk is full; nothing was saved."),
        hint=N_("Make room and do it again. What was saved before is intact."),
        slug="disk-full",
    )


def store_failed(code: int | str) -> StoreError:
    """The database refused, for a reason that has no better name."""
    return StoreError(
        N_("The store could not do this (code {code}); nothing was changed."),
        slug="store-failed",
        code=code,
    )


def of_code(code: int | str) -> HgcaseError:
    """Give the error for a result code of SQLite, or for an SQLSTATE."""
    match code:
        case 8 | 14 | "25006" | "42501":
            return read_only()
        case 13 | "53100":
            return disk_full()
        case 10:
            return CannotWriteError(
                N_("The disk reports a fault, or is full; nothing was saved."),
                hint=N_("Make room, or have the disk looked at. Then do it again."),
                slug="disk",
            )
        case 5 | 6 | "40001" | "40P01" | "55P03":
            return StoreError(
                N_("The store is in use by somebody else; nothing was saved."),
                hint=N_("Try again in a minute."),
                slug="busy-store",
            )
        case 11 | 26 | "XX001" | "XX002":
            return StoreError(
                N_("The store is damaged."),
                hint=N_("Stop using it and restore a backup."),
                slug="damaged-store",
            )
        case _:
            return store_failed(code)


def of_sqlite(code: int | None) -> HgcaseError:
    """Give the error for a result code of SQLite, whose low byte says what it is."""
    return of_code((code or 0) & 0xFF)


def of_postgres(state: str | None) -> HgcaseError:
    """Give the error for an SQLSTATE; without one the server was not reached."""
    if state and not state.startswith(_SERVER_STATES):
        return of_code(state)
    return StoreError(
        N_("The database server cannot be reached, or does not let you in."),
        hint=N_("Look at HGCASE_STORE and your network; nothing was changed."),
        slug="server",
    )


def of_system(error: OSError) -> HgcaseError:
    """Give the error for what the operating system says when a file is written."""
    return disk_full() if error.errno in _FULL else read_only()
