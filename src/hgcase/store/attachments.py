"""What documents hold: kept in the store as base64, within the transaction of their record.

It is written once and never over another: a newer version is another document.
"""

import hashlib
from base64 import b64decode, b64encode
from collections.abc import Mapping
from typing import Final

from hgcase.domain.case_file import CaseFile
from hgcase.errors import NotFoundError, RefusedError, StoreError
from hgcase.i18n import N_
from hgcase.store.connection import Connection
from hgcase.store.sections import HOUSEHOLD, insert

MEGABYTE: Final = 1024 * 1024
MOST: Final = 25
"""Megabytes that one document may hold."""

TABLE: Final = "attachments"
_INSERT: Final = insert(TABLE, (HOUSEHOLD, "key", "sha256", "size", "content"))
_ONE: Final = f"SELECT sha256, size, content FROM {TABLE} WHERE {HOUSEHOLD} = ? AND key = ?"  # noqa: S608 — constants
_ALL: Final = f"SELECT key, size FROM {TABLE} WHERE {HOUSEHOLD} = ? ORDER BY key"  # noqa: S608 — constants


def check(case: CaseFile, attach: Mapping[str, bytes]) -> None:
    """Refuse what cannot be kept, before anything is written."""
    for key, content in attach.items():
        if case.find("documents", key) is None:
            raise ValueError(f"{key} is no document")
        if len(content) > MOST * MEGABYTE:
            raise RefusedError(
                N_("{key} is larger than {most} MB; nothing was saved."),
                hint=N_("Keep a smaller copy of it, or only the pages that matter."),
                slug="too-large",
                key=key,
                most=MOST,
            )


def write(connection: Connection, household: int, attach: Mapping[str, bytes]) -> None:
    """Keep what documents of a household hold."""
    held = sizes(connection, household) if attach else {}
    for key, content in attach.items():
        if key in held:
            raise RefusedError(
                N_("{key} holds a document already; it was left as it is."),
                hint=N_("Add another document."),
                slug="attachment-exists",
                key=key,
            )
        row = (household, key, _digest(content), len(content), b64encode(content).decode())
        connection.run(_INSERT, row)


def read(connection: Connection, household: int, key: str) -> bytes:
    """Give what a document holds, as it was taken in.

    Raises:
        StoreError: it is not what was taken in.
    """
    found = connection.rows(_ONE, (household, key))
    if not found:
        raise NotFoundError(
            N_("The content of {key} is not kept in this store."), slug="no-attachment", key=key
        )
    digest, size, stored = found[0]
    try:
        content = b64decode(stored, validate=True)
    except ValueError:
        content = None
    if content is None or len(content) != size or _digest(content) != digest:
        raise StoreError(
            N_("The content of {key} is damaged: it is not what was taken in."),
            hint=N_("Restore a backup, or add the document again."),
            slug="damaged-attachment",
            key=key,
        )
    return content


def sizes(connection: Connection, household: int) -> dict[str, int]:
    """Give how many bytes each document holds, of those that hold something."""
    return dict(connection.rows(_ALL, (household,)))


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
