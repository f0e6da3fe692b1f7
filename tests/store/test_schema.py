"""The declarations, the tables they make and the migrated store are one."""

import keyword
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.command import upgrade
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Column, Connection, ForeignKey, Integer, MetaData, Table, inspect, text
from tests.store.made import Made, driver
from tests.support.migration import write

from hgcase.domain.case_file import kinds
from hgcase.domain.declare.vocabulary import fields
from hgcase.domain.kinds.household import Household
from hgcase.store import files, migrating
from hgcase.store.engine import connected
from hgcase.store.migrating import FIRST, config, head
from hgcase.store.rows import metadata

LAST = head()
PYTHON = frozenset(keyword.kwlist)


@contextmanager
def _migrated(nowhere: Made) -> Iterator[Connection]:
    if not nowhere.place.url:
        files.make_folder(nowhere.place.home)
        files.write_new(nowhere.place.file, b"")
    with connected(nowhere.place, nowhere.key) as connection:
        upgrade(config(connection), "head")
        yield connection


def _differences(connection: Connection) -> list[Any]:
    found: list[Any] = compare_metadata(MigrationContext.configure(connection), metadata())
    return found


def _shape(connection: Connection) -> dict[str, Any]:
    seen = inspect(connection)
    return {
        table: (
            sorted(
                (column["name"], str(column["type"]), column["nullable"])
                for column in seen.get_columns(table)
            ),
            seen.get_pk_constraint(table)["constrained_columns"],
            sorted(str(key) for key in seen.get_foreign_keys(table)),
            sorted(str(index) for index in seen.get_indexes(table)),
            sorted(str(key) for key in seen.get_unique_constraints(table)),
        )
        for table in seen.get_table_names()
    }


def test_a_migrated_store_is_what_the_declarations_say(nowhere: Made) -> None:
    with _migrated(nowhere) as connection:
        assert _differences(connection) == []


def test_a_planted_column_is_found(nowhere: Made) -> None:
    with _migrated(nowhere) as connection:
        connection.execute(text("ALTER TABLE sessions ADD COLUMN planted TEXT"))

        assert [difference[0] for difference in _differences(connection)] == ["remove_column"]


def test_a_forgotten_column_is_found(nowhere: Made) -> None:
    with _migrated(nowhere) as connection:
        connection.execute(text("ALTER TABLE sessions DROP COLUMN channel"))

        assert [difference[0] for difference in _differences(connection)] == ["add_column"]


def test_a_new_store_and_a_migrated_one_are_the_same(
    nowhere: Made, request: pytest.FixtureRequest
) -> None:
    made = request.getfixturevalue("in_database" if nowhere.place.url else "in_file")
    with _migrated(nowhere) as migrated, connected(made.place, made.key) as new:
        assert _shape(migrated) == _shape(new)


def test_a_revision_that_is_written_leads_to_what_is_declared(
    made: Made, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    scripts = Path(shutil.copytree(migrating.SCRIPTS, tmp_path / "migrations"))
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    declared = MetaData(naming_convention=metadata().naming_convention)
    for table in metadata().tables.values():
        table.to_metadata(declared)
    since, number = (metadata().tables["rules"].c[name].type for name in ("since", "number"))
    Table(
        "made_up", declared, Column("id", Integer, primary_key=True), Column("since", since),
        Column("number", number, nullable=False),
        Column("home", ForeignKey("households.id"), index=True),
    )  # fmt: skip
    declared.tables["homes"].append_column(Column("let_since", since))

    found = write("pets and homes", declared)
    assert found is not None
    assert "hgcase" not in found.read_text()
    assert found.name == f"{head()}_pets_and_homes.py"
    with made.open() as store:
        assert migrating.version(driver(store)) == head() > LAST
    with connected(made.place, made.key) as connection:
        assert compare_metadata(MigrationContext.configure(connection), declared) == []
    assert write("again", declared) is None


def test_the_names_of_the_scripts_say_which_revisions_there_are() -> None:
    scripts = ScriptDirectory.from_config(config(None))

    assert scripts.get_heads() == [head()]
    assert scripts.get_bases() == [FIRST]
    assert [script.revision for script in scripts.walk_revisions()] == [
        f"{number:04d}" for number in range(int(head()), int(FIRST) - 1, -1)
    ]


def test_every_section_has_its_table_and_every_field_its_column() -> None:
    tables = metadata().tables
    every: tuple[Any, ...] = (*kinds(), Household)
    for kind in every:
        name = "households" if kind is Household else kind.KIND.section
        columns = set(tables[name].columns.keys())
        if kind.KIND.directory:
            columns |= set(tables[f"directory_{name}"].columns.keys())
        for field in fields(kind):
            assert (field.name in columns) == (field.shape != "parts")
            assert (f"{name}_{field.name}" in tables) == (field.shape == "parts")


def test_the_household_and_the_directory_have_no_parts() -> None:
    """They would need tables of another form."""
    for kind in (Household, *(kind for kind in kinds() if kind.KIND.directory)):
        assert [field.name for field in fields(kind) if field.shape == "parts"] == []


def test_no_field_is_named_as_a_column_of_the_store() -> None:
    held = {"household_id", "owner_key", "position", "entry_id", "id", "ref", "revision"}
    for table in metadata().tables.values():
        assert len({column.name for column in table.columns}) == len(table.columns)
    for kind in (*kinds(), Household):
        assert held.isdisjoint(field.name for field in fields(kind))


def _names() -> list[str]:
    tables = metadata().tables
    return sorted(
        {*tables, *(column.name for table in tables.values() for column in table.columns)}
    )


def test_no_name_is_reserved_in_python() -> None:
    assert PYTHON.isdisjoint(_names())


def test_no_name_is_reserved_in_sqlite(in_file: Made) -> None:
    with in_file.open() as store:
        for name in _names():
            driver(store).run(f"CREATE TEMP TABLE {name} ({name} TEXT)")
            driver(store).run(f"DROP TABLE temp.{name}")


def test_no_name_is_reserved_in_postgresql(in_database: Made) -> None:
    with in_database.open() as store:
        reserved = driver(store).rows(
            "SELECT word FROM pg_get_keywords() WHERE catcode IN ('R', 'T')"
        )

    assert {word for (word,) in reserved}.isdisjoint(_names())


def test_only_text_and_whole_numbers_are_stored() -> None:
    sorts = {str(column.type) for table in metadata().tables.values() for column in table.columns}

    assert sorts == {"TEXT", "INTEGER"}
