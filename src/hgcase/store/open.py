"""Opens a store, and what an open store can do."""

from typing import TYPE_CHECKING, Final, Self

from hgcase.errors import ChangedMeanwhileError, HgcaseError
from hgcase.store import journal, migrating, reading, refs
from hgcase.store.connection import Connection, transaction
from hgcase.store.drafts import KeepsDrafts
from hgcase.store.faults import no_store, unknown_ref

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
    from datetime import date, datetime
    from types import TracebackType

    from hgcase.domain.case_file import CaseFile
    from hgcase.store.changes import Change
    from hgcase.store.directory import Differing
    from hgcase.store.finding import People
    from hgcase.store.history import Past
    from hgcase.store.overview import OverviewRow
    from hgcase.store.place import Place
    from hgcase.store.record_history import Earlier

_NUMBER: Final = "SELECT id FROM households WHERE ref = ?"
_NEXT: Final = (
    "UPDATE households SET revision = revision + 1 WHERE ref = ? AND revision = ? RETURNING id"
)


def open_store(place: "Place", key: bytes) -> "Store":
    """Open a store with its key, from `unlock`, and bring an older one to this version."""
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
        raise no_store()
    return database


class Store(KeepsDrafts):
    """An open store; close it, or use it in a ``with``."""

    def __init__(self, connection: Connection, chain_key: bytes) -> None:
        super().__init__(connection)
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

    def refs_at_work(self, today: "date") -> list[str]:
        """Give the refs of the households with something that runs, is planned or not done."""
        from hgcase.store.at_work import refs_at_work

        return refs_at_work(self._connection, today)

    def find(self, ref: str, *, whole: bool) -> str:
        """Give the ref that was typed, in any case and with spaces in it.

        A beginning that only one ref has will do, unless it must be *whole*.
        """
        return refs.find(self._connection, ref, whole=whole)

    def load(self, ref: str) -> reading.Loaded:
        """Read a household."""
        with transaction(self._connection, "read"):
            return reading.read(self._connection, ref)

    def glance(
        self,
        ref: str,
        sections: "Collection[str]",
        more: "Callable[[CaseFile], Collection[str]] | None" = None,
    ) -> reading.Glance:
        """Read these sections of a household, and those that texts name, to look at.

        What else is needed may follow from what was read: *more* says it.
        """
        with transaction(self._connection, "read"):
            return reading.read_some(self._connection, ref, sections, more)

    def look_back(self, ref: str, end: "datetime") -> "Past":
        """Read a household as it stood just before an instant."""
        from hgcase.store.history import read_back

        with transaction(self._connection, "read"):
            return read_back(self._connection, ref, journal.instant(end))

    def history(self, ref: str, section: str) -> "list[Earlier]":
        """Tell when each record of a section was new and what changed in it since.

        The oldest first; of the section ``household`` its own fields. What a field held
        before is a value as a record has it.
        """
        from hgcase.store.record_history import of_section

        with transaction(self._connection, "read"):
            return of_section(self._connection, ref, section)

    def attachment(self, ref: str, key: str) -> bytes:
        """Give what a document of a household holds."""
        from hgcase.store import attachments

        with transaction(self._connection, "read"):
            number, *_ = reading.head(self._connection, ref)
            return attachments.read(self._connection, number, key)

    def attached(self, ref: str) -> dict[str, int]:
        """Give the keys of the documents whose content is kept, with their bytes."""
        from hgcase.store import attachments

        with transaction(self._connection, "read"):
            number, *_ = reading.head(self._connection, ref)
            return attachments.sizes(self._connection, number)

    def add(
        self,
        case: "CaseFile",
        act: journal.Act,
        *,
        attach: "Mapping[str, bytes] | None" = None,
        finishes: str = "",
    ) -> str:
        """Write a household that is new, as `add_all` does, and give its ref."""
        return self.add_all((case,), act, attach=(attach or {},), finishes=finishes)[0]

    def add_all(
        self,
        cases: "Sequence[CaseFile]",
        act: journal.Act,
        *,
        attach: "Sequence[Mapping[str, bytes]]" = (),
        finishes: str = "",
    ) -> list[str]:
        """Write several households that are new, all or none, and give their refs.

        Args:
            attach: what the documents of each hold, by key; nothing, or one for each.
            finishes: the command whose draft of no household is no longer needed.
        """
        from hgcase.store.changes import everything
        from hgcase.store.writing import insert_household

        given: list[str] = []
        differing: list[Differing] = []
        with transaction(self._connection, "write"):
            for case, held in zip(cases, attach or [{}] * len(cases), strict=True):
                ref = refs.draw(self._connection)
                found = list(everything(case))
                number, more = insert_household(
                    self._connection, ref, found, at=journal.instant(act.at), worker=act.worker
                )
                self._attach(number, case, held)
                differing += more
                self._write_journal(ref, act, found, held)
                given.append(ref)
            self._finish(act.worker, finishes)
        self.differing = tuple(differing)
        return given

    def save(
        self,
        before: reading.Loaded,
        after: "CaseFile",
        act: journal.Act,
        *,
        attach: "Mapping[str, bytes] | None" = None,
        finishes: str = "",
    ) -> int:
        """Write what changed in a household since it was read, and give its new revision.

        Args:
            before: as it was read, whole and now.
            after: as it is to be; every record that was there is in it.
            attach: what documents hold, by key.
            finishes: the command whose draft of this household is no longer needed.

        Raises:
            ChangedMeanwhileError: it was written since it was read; nothing is saved.
            ValueError: a record is gone, which is a fault of the caller.
        """
        from hgcase.store.changes import between
        from hgcase.store.earlier import Stamp
        from hgcase.store.writing import update_household

        if not isinstance(before, reading.Loaded):
            raise TypeError("only what was read whole, as it is now, can be saved")
        found = list(between(before.case, after))
        revision = before.revision + 1
        with transaction(self._connection, "write"):
            number = self._take(before)
            stamp = Stamp(number, revision, journal.instant(act.at), act.worker)
            differing = update_household(self._connection, stamp, before.case, after, found)
            self._attach(number, after, attach or {})
            self._write_journal(before.ref, act, found, attach or {})
            self._finish(act.worker, finishes, number)
        self.differing = tuple(differing)
        return revision

    def _attach(self, number: int, case: "CaseFile", held: "Mapping[str, bytes]") -> None:
        if held:
            from hgcase.store import attachments

            attachments.check(case, held)
            attachments.write(self._connection, number, held)

    def _take(self, before: reading.Loaded) -> int:
        """Raise the revision of a household, if nobody did so since it was read."""
        found = self._connection.rows(_NEXT, (before.ref, before.revision))
        if found:
            return int(found[0][0])
        if self._connection.rows(_NUMBER, (before.ref,)):
            raise ChangedMeanwhileError(ref=before.ref)
        raise unknown_ref(before.ref)

    def _write_journal(
        self, ref: str, act: journal.Act, found: "list[Change]", held: "Iterable[str]"
    ) -> None:
        objects = {change.name: change.fields for change in found if change.tells}
        objects |= {f"attachments.{key}": () for key in held}
        journal.write(self._connection, self._chain_key, ref, act, objects)

    def looked(self, ref: str | None, act: journal.Act) -> bool:
        """Write in the journal that somebody looked, after it was shown; None: at all of them.

        Tells whether it could be written: a full or locked disk never hides what was shown.
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

    def people(self) -> "People":
        """Give whoever stands in a file by name or number, over all households."""
        from hgcase.store.finding import people

        return people(self._connection)

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
