"""Makes a store as an older version left it: its tables, with rows that it could hold."""

from typing import Any

from alembic.command import upgrade
from sqlalchemy import Connection, inspect, text
from tests.store.made import Made, driver

from hgcase.store import files
from hgcase.store.engine import connected
from hgcase.store.migrating import config
from hgcase.store.sqlcipher import APPLICATION_ID

FIRST = "0001"
SECOND = "0002"
LATER = "revision > 1"
"""The first version kept nothing about a household that was new."""

Rows = dict[str, list[tuple[Any, ...]]]


def make_first(nowhere: Made, filled: Made) -> Rows:
    """Make a store of the first version with what another one holds, and give its rows."""
    return make_older(nowhere, filled, FIRST)


def make_older(nowhere: Made, filled: Made, version: str) -> Rows:
    """Make a store of an older version with what another one holds, and give its rows."""
    if not nowhere.place.url:
        files.make_folder(nowhere.place.home)
        files.write_new(nowhere.place.file, b"")
    with connected(nowhere.place, nowhere.key) as connection:
        upgrade(config(connection), version)
        with connection.begin():
            if not nowhere.place.url:
                connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
            for table, columns in _tables(connection).items():
                where = f" WHERE {LATER}" if (table, version) == ("revision", FIRST) else ""
                _copy(connection, filled, table, columns, where)
    return rows_of(nowhere)


def rows_of(made: Made) -> Rows:
    """Give all that stands in the tables and columns of the older version."""
    with connected(made.place, made.key) as connection:
        return {
            table: sorted(
                (tuple(row) for row in connection.execute(text(_select(table, columns)))), key=repr
            )
            for table, columns in TABLES.items()
        }


TABLES: dict[str, list[str]] = {}
"""Of the older version; filled when its store is made."""


def _tables(connection: Connection) -> dict[str, list[str]]:
    """Give the tables in an order in which each names only those before it."""
    seen = inspect(connection)
    names = [name for name, _ in seen.get_sorted_table_and_fkc_names() if name]
    TABLES.clear()
    TABLES.update(
        {
            name: [column["name"] for column in seen.get_columns(name)]
            for name in names
            if name != "alembic_version"
        }
    )
    return TABLES


def _copy(connection: Connection, filled: Made, table: str, columns: list[str], where: str) -> None:
    with filled.open() as store:
        rows = driver(store).rows(_select(table, columns) + where)
    names = ", ".join(columns)
    places = ", ".join(f":{name}" for name in columns)
    if rows:
        connection.execute(
            text(f"INSERT INTO {table} ({names}) VALUES ({places})"),  # noqa: S608 — names of tables
            [dict(zip(columns, row, strict=True)) for row in rows],
        )


def _select(table: str, columns: list[str]) -> str:
    return f"SELECT {', '.join(columns)} FROM {table}"  # noqa: S608 — as above
