"""The encrypted file of one worker: SQLCipher, opened with a raw key."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from hgcase.errors import HgcaseError, StoreError
from hgcase.i18n import N_
from hgcase.store.connection import Mode, Row
from hgcase.store.faults import no_store, not_a_store, of_sqlite, store_failed, wrong_key

APPLICATION_ID: Final = 0x68676361  # "hgca"
KEY_BYTES: Final = 32
_PLAINTEXT: Final = b"SQLite format 3\x00"
_SMALLEST: Final = 1024  # bytes; less is no database
_PATIENCE_MS: Final = 30_000
_LOOK_PATIENCE_MS: Final = 500
_BEGIN: Final[dict[Mode, str]] = {
    "read": "BEGIN",
    "write": "BEGIN IMMEDIATE",
    "look": "BEGIN IMMEDIATE",
}
_SETTINGS: Final = (
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "temp_store = MEMORY",
    f"busy_timeout = {_PATIENCE_MS}",
)


def check_file(path: Path) -> None:
    """Look whether there is a store at all, before a key is tried."""
    if path.is_symlink():
        raise not_a_store(path)
    if not path.exists():
        raise no_store()
    if not path.is_file() or path.stat().st_size < _SMALLEST:
        raise not_a_store(path)
    with path.open("rb") as file:
        if file.read(len(_PLAINTEXT)) == _PLAINTEXT:
            raise StoreError(
                N_("The database {path} is not encrypted; hgcase does not open it."),
                hint=N_(
                    "Restore a backup of the encrypted store, and find out who put this one there."
                ),
                slug="plaintext-store",
                path=str(path),
            )


def connect(path: Path, key: bytes) -> Any:
    """Give the driver's connection to the file, with the key and the settings made."""
    if len(key) != KEY_BYTES:
        raise wrong_key()
    driver = dbapi2.connect(
        f"{path.absolute().as_uri()}?mode=rw", uri=True, isolation_level=None,
        timeout=_PATIENCE_MS / 1000,
    )  # fmt: skip
    driver.execute("PRAGMA cipher_log_level = NONE")
    driver.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    if not driver.execute("PRAGMA cipher_version").fetchone():
        driver.close()
        raise StoreError(
            N_("SQLCipher is not installed as it should be: nothing would be encrypted."),
            hint=N_("Install hgcase again."),
            slug="no-encryption",
        )
    return driver


def set_up(driver: Any) -> None:
    """Make the settings that the promises rest on."""
    for setting in _SETTINGS:
        driver.execute(f"PRAGMA {setting}")


def open_file(path: Path, key: bytes) -> "SqlCipher":
    """Open the store."""
    check_file(path)
    failure: HgcaseError
    try:
        driver = connect(path, key)
        set_up(driver)
        application = driver.execute("PRAGMA application_id").fetchone()[0]
    except dbapi2.Error as error:
        code = getattr(error, "sqlite_errorcode", None)
        failure = wrong_key() if code == dbapi2.SQLITE_NOTADB else of_sqlite(code)
    else:
        if application == APPLICATION_ID:
            return SqlCipher(driver)
        driver.close()
        failure = not_a_store(path)
    raise failure from None


class SqlCipher:
    """An open encrypted file."""

    dialect = "sqlite"

    def __init__(self, driver: Any) -> None:
        self.driver = driver

    def _do(self, verb: str, sql: str, *values: Any, fetch: bool = False) -> Any:
        """Let the driver do it, and give its rows or its cursor."""
        try:
            cursor = getattr(self.driver, verb)(sql, *values)
            return cursor.fetchall() if fetch else cursor
        except dbapi2.Error as error:
            failure = of_sqlite(getattr(error, "sqlite_errorcode", None))
        except (UnicodeError, OverflowError):
            failure = store_failed("value")
        raise failure from None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Ask for rows."""
        found: list[Row] = self._do("execute", sql, values, fetch=True)
        return found

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something, and tell how many rows that were."""
        count: int = self._do("execute", sql, values).rowcount
        return count

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something for each of these rows."""
        self._do("executemany", sql, rows)

    def begin(self, mode: Mode) -> None:
        """Begin a transaction."""
        if mode == "look":
            self._do("execute", f"PRAGMA busy_timeout = {_LOOK_PATIENCE_MS}")
        self._do("execute", _BEGIN[mode])

    def lock(self, name: str) -> None:
        """Do nothing: who writes here writes alone."""

    def commit(self) -> None:
        """Keep what was done; when this returns it is safe on disk."""
        self._do("execute", "COMMIT")
        self._calm()

    def rollback(self) -> None:
        """Take back what was done; an error may have done so already."""
        if self.driver.in_transaction:
            self._do("execute", "ROLLBACK")
        self._calm()

    def _calm(self) -> None:
        self._do("execute", f"PRAGMA busy_timeout = {_PATIENCE_MS}")

    def close(self) -> None:
        """Let go."""
        self.driver.close()
