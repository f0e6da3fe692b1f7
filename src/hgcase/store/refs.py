"""Refs: short, sayable, without look-alikes, random, and never given twice."""

import re
from typing import Final

from hgcase.errors import NotFoundError
from hgcase.i18n import N_
from hgcase.store.connection import Connection
from hgcase.store.faults import unknown_ref

LETTERS: Final = "ACDEFHJKLMNPRTVWXY"
DIGITS: Final = "23456789"
_SPACE: Final = re.compile(r"[\s\-]+")
_BEGINNING: Final = re.compile(r"[A-Z]{1,2}|[A-Z]{2}[0-9]{1,4}")
_WHOLE: Final = 6
_TAKEN: Final = (
    "SELECT ref FROM households WHERE ref = ? UNION ALL SELECT ref FROM journal WHERE ref = ?"
)


def draw(connection: Connection) -> str:
    """Give a ref that no household has, and that none has had as far as the journal knows."""
    import secrets

    while True:
        letters = [secrets.choice(LETTERS) for _ in range(2)]
        digits = [secrets.choice(DIGITS) for _ in range(4)]
        ref = "".join(letters + digits)
        if not connection.rows(_TAKEN, (ref, ref)):
            return ref


def find(connection: Connection, text: str, *, whole: bool) -> str:
    """Give the ref that somebody typed, in any case and with spaces in it.

    Args:
        whole: whether a beginning that only one ref has will not do.
    """
    ref = _SPACE.sub("", text).upper()
    if not _BEGINNING.fullmatch(ref) or (whole and len(ref) != _WHOLE):
        raise NotFoundError(
            N_("That is not a ref: two letters and four digits, such as LM4827."),
            hint=N_("'hgcase households' lists them."),
            slug="not-a-ref",
        )
    found = connection.rows(
        "SELECT ref FROM households WHERE substr(ref, 1, ?) = ? ORDER BY ref", (len(ref), ref)
    )
    if not found:
        raise unknown_ref(ref)
    if len(found) > 1:
        raise NotFoundError(
            N_("{count} households begin with {ref}."),
            hint=N_("Type more of it."),
            slug="ambiguous-ref",
            ref=ref,
            count=len(found),
        )
    return str(found[0][0])
