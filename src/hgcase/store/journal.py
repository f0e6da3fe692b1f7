"""The journal: every write and every look, by whom and when, never what was written.

A line names keys and fields. The lines of a household are chained: each carries an HMAC
over itself and the one before. On an encrypted file the key of the chain comes from the
key of the store, so that whoever cannot open the store cannot mend the chain. On
PostgreSQL it is a random secret kept in the store: the administrator of the server can
read it, and could forge a line. Neither shows that lines were cut off at the end.
"""

import hmac
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final, NamedTuple

from hgcase.store.codec import from_json, to_json
from hgcase.store.connection import Connection, Row

SECRET: Final = "journal_secret"  # noqa: S105 — the name of a setting
Objects = Mapping[str, Sequence[str]]
_LINE: Final = "seq, at, worker, action, objects, outcome"
_LAST: Final = "SELECT seq, mac FROM journal WHERE ref = ? ORDER BY seq DESC LIMIT 1"
_ALL: Final = f"SELECT {_LINE}, mac FROM journal WHERE ref = ? ORDER BY seq"  # noqa: S608 — constants
_INSERT: Final = f"INSERT INTO journal (ref, {_LINE}, mac) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"  # noqa: S608 — constants


class Act(NamedTuple):
    """What somebody does: one line of the journal.

    Args:
        action: a word of the program, such as ``session.log``.
        at: the instant, in UTC.
    """

    action: str
    worker: str
    at: datetime


class JournalLine(NamedTuple):
    """One line of the journal of a household.

    Args:
        seq: its number in the household, from 1.
        at: the instant, in UTC.
        objects: what it was done to, ``sessions.s1``, with the fields that changed; no
            fields where the record is new.
    """

    seq: int
    at: datetime
    worker: str
    action: str
    objects: Objects
    outcome: str


def secret(connection: Connection) -> bytes:
    """Give the secret that a store without a key of its own keeps for its chains."""
    found = connection.rows("SELECT value FROM settings WHERE name = ?", (SECRET,))
    return bytes.fromhex(found[0][0])


def chain_key(secret: bytes) -> bytes:
    """Derive the key of the chains."""
    return hmac.digest(secret, b"hgcase journal 1", "sha256")


def write(connection: Connection, key: bytes, ref: str, act: Act, objects: Objects) -> None:
    """Add a line to the journal of a household, within the transaction of the act.

    Args:
        ref: of the household; empty for what is done over all of them.
    """
    connection.lock(f"journal {ref}")
    last = connection.rows(_LAST, (ref,))
    seq, before = (last[0][0] + 1, last[0][1]) if last else (1, "")
    line = (seq, instant(act.at), act.worker, act.action, to_json(objects), "done")
    connection.run(_INSERT, (ref, *line, _mac(key, before, ref, line)))


def lines(connection: Connection, ref: str) -> list[JournalLine]:
    """Read the journal of a household, the oldest line first."""
    return [
        JournalLine(seq, datetime.fromisoformat(at), worker, action, from_json(objects), outcome)
        for seq, at, worker, action, objects, outcome, _ in connection.rows(_ALL, (ref,))
    ]


def whole(connection: Connection, key: bytes, ref: str) -> bool:
    """Tell whether no line was changed, put in, moved, or taken out before the last."""
    before = ""
    for seq, row in enumerate(connection.rows(_ALL, (ref,)), start=1):
        *line, mac = row
        if line[0] != seq or not hmac.compare_digest(mac, _mac(key, before, ref, line)):
            return False
        before = mac
    return True


def instant(at: datetime) -> str:
    """Write an instant as it is stored."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def _mac(key: bytes, before: str, ref: str, line: Sequence[object] | Row) -> str:
    return hmac.digest(key, to_json([before, ref, *line]).encode(), "sha256").hex()
