"""What can go wrong with a store, said without content.

A driver's error may hold values, SQL or a path in somebody's name: none of it travels.
"""

import errno
from typing import Final

from hgcase.errors import (
    CannotWriteError,
    HgcaseError,
    KeyRefusedError,
    NotFoundError,
    RefusedError,
    StoreError,
)
from hgcase.i18n import N_


class NoStoreError(StoreError):
    """There is no store where one is looked for."""

    message = N_("There is no store here yet.")
    hint = N_("Make one with 'hgcase init', or say with HGCASE_HOME where it is.")


class StoreExistsError(StoreError):
    """A store would be made where one is."""

    message = N_("There is a store here already; it was left as it is.")
    hint = N_("Choose another folder with HGCASE_HOME.")


class NotAStoreError(StoreError):
    """The file is no store of this program."""

    message = N_("The file {path} is not a store of hgcase.")
    hint = N_("Restore a backup, or move the file away.")


class PlaintextStoreError(StoreError):
    """A database without encryption lies where the store should be."""

    message = N_("The database {path} is not encrypted; hgcase does not open it.")
    hint = N_("Restore a backup of the encrypted store, and find out who put this one there.")


class NoEncryptionError(StoreError):
    """The driver that is installed cannot encrypt."""

    message = N_("SQLCipher is not installed as it should be: nothing would be encrypted.")
    hint = N_("Install hgcase again.")


class NoDriverError(StoreError):
    """PostgreSQL is asked for without its driver."""

    message = N_("The driver for PostgreSQL is not installed.")
    hint = N_("Install it with: pip install 'hgcase[postgresql]'")


class DamagedStoreError(StoreError):
    """The store does not read back as it was written."""

    message = N_("The store is damaged.")
    hint = N_("Stop using it and restore a backup.")


class BusyStoreError(StoreError):
    """Somebody else has been writing for too long."""

    message = N_("The store is in use by somebody else; nothing was saved.")
    hint = N_("Try again in a minute.")


class ServerError(StoreError):
    """The PostgreSQL server does not answer, or does not let this user in."""

    message = N_("The database server cannot be reached, or does not let you in.")
    hint = N_("Look at HGCASE_STORE and your network; nothing was changed.")


class StoreFailedError(StoreError):
    """The database refused, for a reason that has no better name."""

    message = N_("The store could not do this (code {code}); nothing was changed.")


class DiskFullError(CannotWriteError):
    """No room is left."""

    message = N_("The disk is full; nothing was saved.")
    hint = N_("Make room and do it again. What was saved before is intact.")


class ReadOnlyError(CannotWriteError):
    """The place cannot be written."""

    message = N_("The store cannot be written here; nothing was saved.")
    hint = N_("Look at the rights of the folder and the disk.")


class NoHeaderError(StoreError):
    """The file that holds the wrapped key is gone."""

    message = N_("The key file {path} is missing: without it the passphrase opens nothing.")
    hint = N_("Restore it from a backup, or give the key with HGCASE_KEY_FILE.")


class BrokenHeaderError(StoreError):
    """The file that holds the wrapped key cannot be understood."""

    message = N_("The key file {path} is damaged or of a newer version.")
    hint = N_("Restore it from a backup.")


class KeyExistsError(StoreError):
    """A key would be written over another."""

    message = N_("There is a key at {path} already; it was left as it is.")
    hint = N_("It may belong to a store that is elsewhere. Move it away, or choose another place.")


class WrongPassphraseError(KeyRefusedError):
    """The passphrase does not unwrap the key."""

    message = N_("That is not the passphrase of this store.")


class NoKeyFileError(KeyRefusedError):
    """The key file cannot be read, or holds no key."""

    message = N_("The file {path} holds no key of hgcase.")


class WrongKeyError(KeyRefusedError):
    """The key does not open the file."""

    message = N_("This key does not open the store, or the store is damaged.")


class UnknownRefError(NotFoundError):
    """A ref that no household has."""

    message = N_("There is no household {ref}.")
    hint = N_("'hgcase households' lists them.")


class NotYetError(NotFoundError):
    """A look back at a day on which the household was not in the store."""

    message = N_("{ref} was not in this store yet on that day.")
    hint = N_("Choose a later day.")


class NotARefError(NotFoundError):
    """Something that cannot be a ref."""

    message = N_("That is not a ref: two letters and four digits, such as LM4827.")
    hint = N_("'hgcase households' lists them.")


class AmbiguousRefError(NotFoundError):
    """A beginning that several refs have."""

    message = N_("{count} households begin with {ref}.")
    hint = N_("Type more of it.")


class TwoMatchesError(RefusedError):
    """The directory holds two entries that a record could be."""

    message = N_("{key} could be two entries of the directory of {section}; nothing was saved.")
    hint = N_("Make the two entries of the directory different, or one.")


class TooLargeError(RefusedError):
    """A document that is larger than the store takes."""

    message = N_("{key} is larger than {most} MB; nothing was saved.")
    hint = N_("Keep a smaller copy of it, or only the pages that matter.")


class AttachmentExistsError(RefusedError):
    """A document that would be written over."""

    message = N_("{key} holds a document already; it was left as it is.")
    hint = N_("Add another document.")


class NoAttachmentError(NotFoundError):
    """A document of which the content is not kept here."""

    message = N_("The content of {key} is not kept in this store.")


class DamagedAttachmentError(StoreError):
    """A document that does not read back as it was taken in."""

    message = N_("The content of {key} is damaged: it is not what was taken in.")
    hint = N_("Restore a backup, or add the document again.")


class DraftTooLargeError(RefusedError):
    """Answers that are more than a draft holds."""

    message = N_("These answers together are larger than 1 MB; the last one was not kept.")
    hint = N_("Answer it shorter, and keep the long text as a document.")


class DraftTextError(RefusedError):
    """An answer that no text can be."""

    message = N_("The answer holds a character that cannot be kept; it was not kept.")
    hint = N_("Type it again; of what was pasted, leave out what looks odd.")


class DiskError(CannotWriteError):
    """The disk failed."""

    message = N_("The disk reports a fault, or is full; nothing was saved.")
    hint = N_("Make room, or have the disk looked at. Then do it again.")


_BY_SQLITE_CODE: Final[dict[int, type[HgcaseError]]] = {
    5: BusyStoreError,
    6: BusyStoreError,
    8: ReadOnlyError,
    10: DiskError,
    11: DamagedStoreError,
    13: DiskFullError,
    14: ReadOnlyError,
    26: DamagedStoreError,
}
_BY_SQLSTATE: Final[dict[str, type[HgcaseError]]] = {
    "25006": ReadOnlyError,
    "40001": BusyStoreError,
    "40P01": BusyStoreError,
    "42501": ReadOnlyError,
    "53100": DiskFullError,
    "55P03": BusyStoreError,
    "XX001": DamagedStoreError,
    "XX002": DamagedStoreError,
}
_SERVER_STATES: Final = ("08", "28", "3D", "57P")
_FULL: Final = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def of_sqlite(code: int | None) -> HgcaseError:
    """Give the error for a result code of SQLite."""
    found = _BY_SQLITE_CODE.get((code or 0) & 0xFF)
    return found() if found else StoreFailedError(code=code or 0)


def of_postgres(state: str | None) -> HgcaseError:
    """Give the error for an SQLSTATE; without one the server was not reached."""
    if not state or state.startswith(_SERVER_STATES):
        return ServerError()
    found = _BY_SQLSTATE.get(state)
    return found() if found else StoreFailedError(code=state)


def of_system(error: OSError) -> HgcaseError:
    """Give the error for what the operating system says when a file is written."""
    return DiskFullError() if error.errno in _FULL else ReadOnlyError()
