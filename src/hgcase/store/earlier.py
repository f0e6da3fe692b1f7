"""What was before: each change leaves what stood in the columns until then.

A line in `revision` is of one record of one household, under the number that the household
gets by the change. One without earlier values says that the record was new; that of the
household itself, at number 1, that all of it was. A line without a key holds the order of
entry of a section, where that was another. `directory_revision` holds the same of an entry
of the directory, whichever household it was changed through.
"""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from hgcase.store.codec import Stored, to_json
from hgcase.store.connection import Connection
from hgcase.store.sections import ENTRY, HOUSEHOLD, insert

if TYPE_CHECKING:
    from hgcase.store.changes import Change

WHOLE: Final = "household"
"""The section of the line about the household itself."""

_REVISION: Final = insert(
    "revision", (HOUSEHOLD, "revision", "section", "key", "at", "worker", "earlier")
)
_DIRECTORY: Final = insert(
    "directory_revision", (HOUSEHOLD, "revision", "section", ENTRY, "at", "worker", "earlier")
)
Line = tuple[str, str, str | None]
"""Section, key, and what was there before as JSON."""


class Stamp(NamedTuple):
    """Who writes which household when; it stands on all that is kept.

    Args:
        revision: the number that it gets by this.
    """

    household: int
    revision: int
    at: str
    worker: str


def keep(connection: Connection, stamp: Stamp, lines: Iterable[Line]) -> None:
    """Keep what was before in a household."""
    rows = [
        (stamp.household, stamp.revision, section, key, stamp.at, stamp.worker, earlier)
        for section, key, earlier in lines
    ]
    if rows:
        connection.run_many(_REVISION, rows)


def keep_of_entry(
    connection: Connection, stamp: Stamp, section: str, entry: int, held: Mapping[str, Stored]
) -> None:
    """Keep what an entry of the directory held before."""
    row = (stamp.household, stamp.revision, section, entry, stamp.at, stamp.worker, to_json(held))
    connection.run(_DIRECTORY, row)


def lines_of(changes: "Iterable[Change]") -> Iterable[Line]:
    """Yield the lines of changes; one that only moved has none."""
    for change in changes:
        earlier = change.earlier()
        if earlier != {}:
            kept = None if earlier is None else to_json(earlier)
            yield change.section, change.key, kept
