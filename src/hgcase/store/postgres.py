"""The database of a team: PostgreSQL through psycopg, imported only then."""

from collections.abc import Iterable, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, Final

from hgcase.errors import StoreError
from hgcase.i18n import N_
from hgcase.store.connection import Mode, Row
from hgcase.store.faults import of_postgres

if TYPE_CHECKING:
    import psycopg

    from hgcase.errors import HgcaseError

NOT_A_VALUE: Final = "22000"  # as the server would say of what its driver refuses
NOTHING_KEPT: Final = "25P02"
_BEGIN: Final[dict[Mode, str]] = {
    "read": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
    "write": "BEGIN; SET LOCAL lock_timeout = '30s'",
    "look": "BEGIN; SET LOCAL lock_timeout = '500ms'",
}


def driver_url(url: str) -> str:
    """Give the address as the driver wants it, without the name of the driver."""
    scheme, colon, rest = url.partition(":")
    return scheme.partition("+")[0] + colon + rest


def open_database(url: str) -> "Postgres":
    """Open the database of a team."""
    try:
        import psycopg
    except ImportError:
        failure: HgcaseError = StoreError(
            N_("The driver for PostgreSQL is not installed."),
            hint=N_("Install it with: pip install 'hgcase[postgresql]'"),
            slug="no-driver",
        )
    else:
        try:
            return Postgres(psycopg.connect(driver_url(url), autocommit=True))
        except psycopg.Error as error:
            failure = of_postgres(error.sqlstate)
    raise failure from None


@cache
def _marked(sql: str) -> str:
    """Write the places of the values as this driver wants them."""
    return sql.replace("%", "%%").replace("?", "%s")


class Postgres:
    """An open database of a team."""

    dialect = "postgresql+psycopg"

    def __init__(self, driver: "psycopg.Connection[Row]") -> None:
        self.driver = driver

    def _do(self, verb: str, sql: str, values: Iterable[Any]) -> "psycopg.Cursor[Row]":
        import psycopg

        failure: HgcaseError
        try:
            cursor = self.driver.cursor()
            getattr(cursor, verb)(_marked(sql).encode(), values)
        except psycopg.OperationalError as error:
            failure = of_postgres(error.sqlstate)
        except psycopg.Error as error:
            failure = of_postgres(error.sqlstate or NOT_A_VALUE)
        except UnicodeError:
            failure = of_postgres(NOT_A_VALUE)
        else:
            return cursor
        raise failure from None

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Ask for rows."""
        return self._do("execute", sql, values).fetchall()

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something, and tell how many rows that were."""
        return self._do("execute", sql, values).rowcount

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something for each of these rows."""
        self._do("executemany", sql, rows)

    def begin(self, mode: Mode) -> None:
        """Begin a transaction."""
        for statement in _BEGIN[mode].split(";"):
            self.run(statement)

    def lock(self, name: str) -> None:
        """Keep others from what has this name until the transaction ends."""
        self.rows("SELECT pg_advisory_xact_lock(hashtext(?))", (f"hgcase {name}",))

    def commit(self) -> None:
        """Keep what was done; when this returns the server has it safe.

        Raises:
            StoreError: something had failed before, so that the server kept nothing.
        """
        if self._do("execute", "COMMIT", ()).statusmessage != "COMMIT":
            raise of_postgres(NOTHING_KEPT)

    def rollback(self) -> None:
        """Take back what was done, if the server still listens."""
        self.run("ROLLBACK")

    def close(self) -> None:
        """Let go."""
        self.driver.close()
