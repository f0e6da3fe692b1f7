"""One way to speak with either database: the plain driver behind five verbs."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, Literal, Protocol

from hgcase.errors import HgcaseError

Row = tuple[Any, ...]
Mode = Literal["read", "write", "look"]


class Connection(Protocol):
    """An open database; every error that leaves it is one of the program's own."""

    driver: Any  # the plain connection, for `engine.over` alone
    dialect: str  # as SQLAlchemy calls it

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Ask for rows."""

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something, and tell how many rows that were."""

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something for each of these rows."""

    def begin(self, mode: Mode) -> None:
        """Begin a transaction: to read one state, to write, or to write if that is soon."""

    def lock(self, name: str) -> None:
        """Keep others from what has this name until the transaction ends."""

    def commit(self) -> None:
        """Keep what was done; when this returns it is safe on disk."""

    def rollback(self) -> None:
        """Take back what was done."""

    def close(self) -> None:
        """Let go."""


@contextmanager
def transaction(connection: Connection, mode: Mode) -> Iterator[None]:
    """Do everything inside, or nothing."""
    try:
        connection.begin(mode)
        yield
        connection.commit()
    except BaseException:
        with suppress(HgcaseError):  # the first error is the one to tell
            connection.rollback()
        raise
