"""Makes a store that is not there yet: whole, or not at all."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from hgcase.store import files
from hgcase.store.faults import of_system, store_exists
from hgcase.store.journal import SECRET
from hgcase.store.place import Place

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_SECRET_BYTES = 32


def create(place: Place, key: bytes) -> None:
    """Make a store, empty, with the tables of this version."""
    if place.url:
        _create_in_database(place)
        return
    if os.path.lexists(place.file):
        raise store_exists()
    draft = place.home / f".{place.file.name}.{secrets.token_hex(4)}"
    try:
        files.make_folder(place.home)
        _fill_file(draft, key)
        if os.path.lexists(place.file):
            raise store_exists()
        draft.rename(place.file)
        files.sync_folder(place.home)
    except OSError as error:
        raise of_system(error) from None
    finally:
        with suppress(OSError):
            draft.unlink()


def _fill_file(draft: Path, key: bytes) -> None:
    from hgcase.store.engine import file_engine
    from hgcase.store.sqlcipher import APPLICATION_ID

    files.write_new(draft, b"")
    engine = file_engine(draft, key)
    _make_tables(engine, f"PRAGMA application_id = {APPLICATION_ID}")


def _create_in_database(place: Place) -> None:
    from hgcase.store.engine import database_engine
    from hgcase.store.postgres import open_database

    open_database(place.url).close()  # says what is wrong with the server, without content
    _make_tables(database_engine(place.url))


def _make_tables(engine: "Engine", mark: str = "") -> None:
    """Make the tables and set the version, in one transaction."""
    from hgcase.store.engine import quiet

    with quiet(), engine.begin() as connection:
        _refuse_tables(connection)
        if mark:
            connection.exec_driver_sql(mark)
        _tables(connection)


def _refuse_tables(connection: "Connection") -> None:
    from sqlalchemy import inspect

    if {"households", "alembic_version"} & set(inspect(connection).get_table_names()):
        raise store_exists()


def _tables(connection: "Connection") -> None:
    from alembic.command import stamp
    from sqlalchemy import insert

    from hgcase.store.migrating import config, head
    from hgcase.store.rows import metadata

    schema = metadata()
    schema.create_all(connection)
    secret = secrets.token_bytes(_SECRET_BYTES).hex()
    connection.execute(insert(schema.tables["settings"]).values(name=SECRET, value=secret))
    stamp(config(connection), head())
