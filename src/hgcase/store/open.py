"""Opens a store, and what an open store can do."""

from typing import TYPE_CHECKING, Final, Self

from hgcase.errors import ChangedMeanwhileError, HgcaseError
from hgcase.store import journal, migrating, reading, refs
from hgcase.store.connection import Connection, transaction
from hgcase.store.faults import NoStoreError, UnknownRefError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from types import TracebackType

    from hgcase.domain.kinds import CaseFile
    from hgcase.store.changes import Change
    from hgcase.store.directory import Differing
    from hgcase.store.overview import OverviewRow
    from hgcase.store.place import Place

_NUMBER: Final = "SELECT id FROM households WHERE ref = ?"
_NEXT: Final = (
    "UPDATE households SET revision = revision + 1 WHERE ref = ? AND revision = ? RETURNING id"
)


def open_store(place: "Place", key: bytes) -> "Store":
    """Open a store, and bring an older one to this version.

    Args:
        place: where it is.
        key: its key, from `unlock`.

    Raises:
        NoStoreError: nothing is there.
        NotAStoreError: something else is there.
        WrongKeyError: the key does not open it.
        NewerStoreError: a newer version of the program wrote it.
    """
    connection = _connect(place, key)
    try:
        if migrating.is_older(migrating.version(connection)):
            connection.close()
            migrating.migrate(place, key)
            connection = _connect(place, key)
        return Store(connection, journal.chain_key(key or journal.secret(connection)))
    except BaseException:
        connection.close()
        raise


def _connect(place: "Place", key: bytes) -> Connection:
    if not place.url:
        from hgcase.store.sqlcipher import open_file

        return open_file(place.file, key)
    from hgcase.store.postgres import open_database

    database = open_database(place.url)
    if not database.rows("SELECT 1 WHERE to_regclass('alembic_version') IS NOT NULL"):
        database.close()
        raise NoStoreError
    return database


class Store:
    """An open store; close it, or use it in a ``with``."""

    def __init__(self, connection: Connection, chain_key: bytes) -> None:
        self._connection = connection
        self._chain_key = chain_key
        self.differing: tuple[Differing, ...] = ()
        """Where the directory knew something else than what was last written, and kept it."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: "TracebackType | None",
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the store."""
        self._connection.close()

    def refs(self) -> list[str]:
        """Give the refs of all households, in order."""
        return [ref for (ref,) in self._connection.rows("SELECT ref FROM households ORDER BY ref")]

    def find(self, ref: str, *, whole: bool) -> str:
        """Give the ref that was typed, in any case and with spaces in it.

        Args:
            ref: what was typed.
            whole: whether a beginning that only one ref has will not do.

        Raises:
            NotFoundError: no household has it, or several begin with it.
        """
        return refs.find(self._connection, ref, whole=whole)

    def load(self, ref: str) -> reading.Loaded:
        """Read a household.

        Raises:
            UnknownRefError: no household has this ref.
        """
        with transaction(self._connection, "read"):
            return reading.read(self._connection, ref)

    def add(self, case: "CaseFile", act: journal.Act) -> str:
        """Write a household that is new, and give its ref."""
        return self.add_all((case,), act)[0]

    def add_all(self, cases: "Sequence[CaseFile]", act: journal.Act) -> list[str]:
        """Write several households that are new, all or none, and give their refs."""
        from hgcase.store.changes import everything
        from hgcase.store.writing import insert_household

        given: list[str] = []
        differing: list[Differing] = []
        with transaction(self._connection, "write"):
            for case in cases:
                ref = refs.draw(self._connection)
                found = list(everything(case))
                differing += insert_household(self._connection, ref, found)
                self._write_journal(ref, act, found)
                given.append(ref)
        self.differing = tuple(differing)
        return given

    def save(self, before: reading.Loaded, after: "CaseFile", act: journal.Act) -> int:
        """Write what changed in a household since it was read, and give its new revision.

        Args:
            before: as it was read.
            after: as it is to be; every record that was there is in it.
            act: who does what, when.

        Raises:
            ChangedMeanwhileError: it was written since it was read; nothing is saved.
            UnknownRefError: it is gone.
            ValueError: a record is gone, which is a fault of the caller.
        """
        from hgcase.store.changes import between
        from hgcase.store.writing import keep_earlier, update_household

        found = list(between(before.case, after))
        revision = before.revision + 1
        with transaction(self._connection, "write"):
            number = self._take(before)
            differing = update_household(self._connection, number, found, after)
            keep_earlier(self._connection, number, revision, journal.instant(act.at), found)
            self._write_journal(before.ref, act, found)
        self.differing = tuple(differing)
        return revision

    def _take(self, before: reading.Loaded) -> int:
        """Raise the revision of a household, if nobody did so since it was read."""
        found = self._connection.rows(_NEXT, (before.ref, before.revision))
        if found:
            return int(found[0][0])
        if self._connection.rows(_NUMBER, (before.ref,)):
            raise ChangedMeanwhileError(ref=before.ref)
        raise UnknownRefError(ref=before.ref)

    def _write_journal(self, ref: str, act: journal.Act, found: "list[Change]") -> None:
        objects = {change.name: change.fields for change in found if change.tells}
        journal.write(self._connection, self._chain_key, ref, act, objects)

    def looked(self, ref: str | None, act: journal.Act) -> bool:
        """Write in the journal that somebody looked, after it was shown.

        Args:
            ref: of the household; None for a look over all of them.
            act: who looked at what, when.

        Returns:
            Whether it could be written: a full or locked disk never hides what was shown.
        """
        try:
            with transaction(self._connection, "look"):
                journal.write(self._connection, self._chain_key, ref or "", act, {})
        except HgcaseError:
            return False
        return True

    def left(self, ref: str, act: journal.Act) -> None:
        """Write in the journal what leaves the store, before it does.

        Raises:
            CannotWriteError: it cannot be journaled, and so nothing may leave.
        """
        with transaction(self._connection, "look"):
            journal.write(self._connection, self._chain_key, ref, act, {})

    def overview(self, today: "date") -> "list[OverviewRow]":
        """Give a line for each household, without names, as it is on a day."""
        from hgcase.store.overview import read

        return read(self._connection, today)

    def journal(self, ref: str | None) -> list[journal.JournalLine]:
        """Give the journal of a household, or of looks over all of them."""
        return journal.lines(self._connection, ref or "")

    def verify_journal(self, ref: str | None) -> bool:
        """Tell whether the journal of a household is as it was written."""
        return journal.whole(self._connection, self._chain_key, ref or "")
