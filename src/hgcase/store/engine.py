"""SQLAlchemy on either database: to make and migrate a store, and to ask over all households."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool, StaticPool

from hgcase.store.connection import Connection as Opened
from hgcase.store.faults import of_postgres, of_sqlite
from hgcase.store.place import Place

_READING: Final = {
    "postgresql": ("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",),
    "sqlite": ("PRAGMA query_only = ON", "BEGIN"),
}
"""How a transaction begins in which nothing can be written."""


@contextmanager
def connected(place: Place, key: bytes) -> Iterator[Connection]:
    """Give a connection to a store, on which a transaction holds DDL too."""
    engine = database_engine(place.url) if place.url else file_engine(place.file, key)
    with quiet(), engine.connect() as connection:
        yield connection


def alone(connection: Connection) -> None:
    """Wait until nobody else migrates this store; a file lets one write at a time by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_lock(hashtext('hgcase migrate'))"))
        connection.commit()  # the lock is the session's, and ends with it


def database_engine(url: str) -> Engine:
    """Give an engine on the database of a team."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


def file_engine(path: Path, key: bytes) -> Engine:
    """Give an engine on an encrypted file."""
    from sqlcipher3 import dbapi2

    from hgcase.store.sqlcipher import connect, set_up

    def creator() -> Any:
        driver = connect(path, key)
        set_up(driver)
        return driver

    engine = create_engine(
        "sqlite://", module=dbapi2, creator=creator, poolclass=NullPool, hide_parameters=True
    )
    event.listen(engine, "begin", _begin)
    return engine


def over(opened: Opened) -> Engine:
    """Give an engine on a connection that is open, for reading; it never closes it."""
    from sqlcipher3 import dbapi2

    more = {"module": dbapi2} if opened.dialect == "sqlite" else {}
    engine = create_engine(
        f"{opened.dialect}://", creator=lambda: opened.driver, poolclass=StaticPool,
        hide_parameters=True, **more,
    )  # fmt: skip
    event.listen(engine, "begin", _begin_reading)
    event.listen(engine, "rollback", _end_reading)
    return engine


def _begin_reading(connection: Connection) -> None:
    for statement in _READING[connection.dialect.name]:
        connection.exec_driver_sql(statement)


def _end_reading(connection: Connection) -> None:
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("PRAGMA query_only = OFF")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def quiet() -> Iterator[None]:
    """Turn what the driver raises into an error without content."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        failure = of_sqlite(code) if code else of_postgres(getattr(error.orig, "sqlstate", None))
    else:
        return
    raise failure from None
