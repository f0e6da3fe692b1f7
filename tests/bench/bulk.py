"""Compares an import with the bare insertion of the same rows into the same encrypted file."""

import time
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from tests.bench.processes import Best
from tests.bench.stores import ACT, TODAY, MadeStore, household

from hgcase.formats.reading import read_case
from hgcase.formats.writing import write_case
from hgcase.store.connection import Connection, Mode, Row, transaction
from hgcase.store.open import Store, open_store
from hgcase.store.place import Place

Statement = tuple[str, list[Sequence[Any]]]


class Recorder:
    """A connection that remembers which rows went in."""

    def __init__(self, inner: Connection) -> None:
        self.inner = inner
        self.driver, self.dialect = inner.driver, inner.dialect
        self.statements: list[Statement] = []

    def _note(self, sql: str, rows: list[Sequence[Any]]) -> None:
        if sql.startswith("INSERT"):
            self.statements.append((sql, rows))

    def rows(self, sql: str, values: Sequence[Any] = ()) -> list[Row]:
        """Ask for rows; an INSERT may answer too."""
        self._note(sql, [values])
        return self.inner.rows(sql, values)

    def run(self, sql: str, values: Sequence[Any] = ()) -> int:
        """Change something."""
        self._note(sql, [values])
        return self.inner.run(sql, values)

    def run_many(self, sql: str, rows: Iterable[Sequence[Any]]) -> None:
        """Change something for each row."""
        listed = list(rows)
        self._note(sql, listed)
        self.inner.run_many(sql, listed)

    def begin(self, mode: Mode) -> None:
        """Begin a transaction."""
        self.inner.begin(mode)

    def lock(self, name: str) -> None:
        """Keep others out."""
        self.inner.lock(name)

    def commit(self) -> None:
        """Keep what was done."""
        self.inner.commit()

    def rollback(self) -> None:
        """Take back what was done."""
        self.inner.rollback()

    def close(self) -> None:
        """Let go."""
        self.inner.close()


def measure(made: MadeStore, *, sessions: int, rounds: int) -> dict[str, Best]:
    """Time, in turns, a case file as JSON, the same as YAML, and its bare rows.

    Each is one transaction of one household.
    """
    case = household(sessions)
    json, yaml = write_case(case, "json"), write_case(case, "yaml")
    best = {"json": Best(), "yaml": Best(), "bare": Best()}
    with open_store(Place(made.home), made.key()) as store:
        take_in(store, json)  # so that the directory knows everybody
        statements = _recorded(store, json)
        for n in range(rounds):
            best["json"].keep(*timed(lambda: take_in(store, json)))
            best["yaml"].keep(*timed(lambda: take_in(store, yaml)))
            moved = _moved(store, statements, f"bare{n}")
            best["bare"].keep(*timed(lambda rows=moved: insert(store, rows)))  # type: ignore[misc]
    return best


def take_in(store: Store, text: str) -> None:
    """Import a case file, as the command does once the store is open."""
    store.add(read_case(text, TODAY), ACT)


def insert(store: Store, statements: list[Statement]) -> None:
    """Insert rows that are ready."""
    connection = store._connection
    with transaction(connection, "write"):
        for sql, rows in statements:
            connection.run_many(sql, rows)


def timed(act: Callable[[], None]) -> tuple[float, float]:
    """Time an act: wall clock, and time of the processor."""
    wall, cpu = time.perf_counter(), time.process_time()
    act()
    return time.perf_counter() - wall, time.process_time() - cpu


def _recorded(store: Store, text: str) -> list[Statement]:
    connection = store._connection
    store._connection = recorder = Recorder(connection)
    take_in(store, text)
    store._connection = connection
    return recorder.statements


def _moved(store: Store, statements: list[Statement], ref: str) -> list[Statement]:
    """Give the rows to a household that is not there yet: they begin with its ref or its number."""
    number = int(store._connection.rows("SELECT max(id) FROM households")[0][0]) + 1
    return [
        (
            sql.removesuffix(" RETURNING id"),
            [(ref if isinstance(row[0], str) else number, *row[1:]) for row in rows],
        )
        for sql, rows in statements
    ]
