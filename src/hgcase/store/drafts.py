"""What somebody was asked and has not finished: kept for that worker alone, until it is saved.

A draft is no part of a file: it raises no revision and stands in no journal, export, look
back or paper.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from hgcase.domain.declare.values import MAX_TEXT
from hgcase.errors import RefusedError
from hgcase.i18n import N_
from hgcase.store.codec import from_json, to_json
from hgcase.store.connection import Connection, transaction
from hgcase.store.faults import unknown_ref
from hgcase.store.journal import instant
from hgcase.store.sections import HOUSEHOLD, insert

TABLE: Final = "drafts"
NO_HOUSEHOLD: Final = 0
"""Stands for none yet, where households are numbered from 1."""

_IMPOSSIBLE: Final = re.compile("[\x00\ud800-\udfff]")
_THIS: Final = f"worker = ? AND command = ? AND COALESCE({HOUSEHOLD}, {NO_HOUSEHOLD}) = ?"
_HEAD: Final = "command, h.ref, started, written"
_FROM: Final = f"{TABLE} LEFT JOIN households h ON h.id = {HOUSEHOLD}"
_ONE: Final = f"SELECT {_HEAD}, content FROM {_FROM} WHERE {_THIS}"  # noqa: S608 — constants
_ALL: Final = f"SELECT {_HEAD} FROM {_FROM} WHERE worker = ? ORDER BY written DESC, {TABLE}.id"  # noqa: S608 — as above
_INSERT: Final = insert(TABLE, ("worker", "command", HOUSEHOLD, "started", "written", "content"))
_UPDATE: Final = f"UPDATE {TABLE} SET written = ?, content = ? WHERE {_THIS}"  # noqa: S608 — as above
_DELETE: Final = f"DELETE FROM {TABLE} WHERE {_THIS}"  # noqa: S608 — as above
_NUMBER: Final = "SELECT id FROM households WHERE ref = ?"


@dataclass(frozen=True, slots=True)
class Draft:
    """A command that was not finished.

    Args:
        ref: of the household; None where there is none yet.
        written: the instant of the last one, in UTC.
        content: the answers; empty in a list of drafts.
    """

    command: str
    ref: str | None
    started: datetime
    written: datetime
    content: Mapping[str, Any] = field(default_factory=dict, repr=False)


class KeepsDrafts:
    """What an open store can do with drafts; each goes by worker, command and household."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def draft(self, worker: str, command: str, ref: str | None) -> Draft | None:
        """Give what a worker has not finished of a command; never that of another (W17)."""
        with transaction(self._connection, "read"):
            number = self._number(ref)
            found = self._connection.rows(_ONE, (worker, command, number))
        for *head, content in found:
            return _draft(head, from_json(content))
        return None

    def drafts(self, worker: str) -> list[Draft]:
        """Give all that a worker has not finished, the last one first, without the answers."""
        return [_draft(head, {}) for head in self._connection.rows(_ALL, (worker,))]

    def keep_draft(
        self,
        worker: str,
        command: str,
        ref: str | None,
        content: Mapping[str, Any],
        *,
        at: datetime,
    ) -> None:
        """Keep answers in the place of those kept before; when it returns, they are on disk."""
        text, now = _stored(content), instant(at)
        with transaction(self._connection, "write"):
            self._connection.lock(f"drafts {worker}")  # no constraint sees two without household
            number = self._number(ref)
            if not self._connection.run(_UPDATE, (now, text, worker, command, number)):
                row = (worker, command, number or None, now, now, text)
                self._connection.run(_INSERT, row)

    def drop_draft(self, worker: str, command: str, ref: str | None) -> None:
        """Forget what a worker has not finished of a command, if there is anything."""
        with transaction(self._connection, "write"):
            self._finish(worker, command, self._number(ref))

    def _finish(self, worker: str, command: str, number: int = NO_HOUSEHOLD) -> None:
        """Forget a draft within the transaction that saves it, or it would be saved twice."""
        if command:
            self._connection.run(_DELETE, (worker, command, number))

    def _number(self, ref: str | None) -> int:
        if ref is None:
            return NO_HOUSEHOLD
        for (number,) in self._connection.rows(_NUMBER, (ref,)):
            return int(number)
        raise unknown_ref(ref)


def _draft(head: Sequence[Any], content: Mapping[str, Any]) -> Draft:
    command, ref, started, written = head
    first, last = datetime.fromisoformat(started), datetime.fromisoformat(written)
    return Draft(command, ref, first, last, content)


def _stored(content: Mapping[str, Any]) -> str:
    """Write answers as they are stored: every text in its one form."""
    text = to_json(_clean(content))
    if len(text.encode()) > MAX_TEXT:
        raise RefusedError(
            N_("These answers together are larger than 1 MB; the last one was not kept."),
            hint=N_("Answer it shorter, and keep the long text as a document."),
            slug="draft-too-large",
        )
    return text


def _clean(value: Any) -> Any:
    """Bring every text in a tree to its one form; here an answer may be empty."""
    if isinstance(value, Mapping):
        return {_clean(name): _clean(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(each) for each in value]
    if not isinstance(value, str):
        return value
    if _IMPOSSIBLE.search(value):
        raise RefusedError(
            N_("The answer holds a character that cannot be kept; it was not kept."),
            hint=N_("Type it again; of what was pasted, leave out what looks odd."),
            slug="draft-text",
        )
    return unicodedata.normalize("NFC", value)
