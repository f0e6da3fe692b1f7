"""SQLAlchemy on either database, for making and migrating a store; nothing else asks it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import NullPool

from hgcase.store.faults import of_postgres, of_sqlite

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    from hgcase.store.place import Place


@contextmanager
def connected(place: "Place", key: bytes) -> "Iterator[Connection]":
    """Give a connection to a store, on which a transaction holds DDL too."""
    engine = database_engine(place.url) if place.url else file_engine(place.file, key)
    with quiet(engine), engine.connect() as connection:
        yield connection


def alone(connection: "Connection") -> None:
    """Wait until nobody else migrates this store; a file lets one write at a time by itself."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_lock(hashtext('hgcase migrate'))"))
        connection.commit()  # the lock is the session's, and ends with it


def database_engine(url: str) -> "Engine":
    """Give an engine on the database of a team."""
    return create_engine(url, poolclass=NullPool, hide_parameters=True)


def file_engine(path: "Path", key: bytes) -> "Engine":
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


def _begin(connection: "Connection") -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def quiet(engine: "Engine") -> Iterator[None]:
    """Turn what the driver raises into an error without content, and let go of the engine."""
    try:
        yield
    except DBAPIError as error:
        code = getattr(error.orig, "sqlite_errorcode", None)
        failure = of_sqlite(code) if code else of_postgres(getattr(error.orig, "sqlstate", None))
    else:
        return
    finally:
        engine.dispose()
    raise failure from None
