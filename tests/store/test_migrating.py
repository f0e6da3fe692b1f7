"""An older store is brought to this version, each step whole or not at all.

There is one revision yet; the next one is made up here.
"""

import shutil
import signal
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import inspect, text
from tests.store.made import (
    EXAMPLES,
    NOON,
    TODAY,
    Made,
    a_case,
    a_session,
    an_act,
    driver,
    finished,
    program,
)

from hgcase.domain.kinds.support import Goal
from hgcase.errors import StoreError
from hgcase.formats.reading import read_case
from hgcase.store import migrating
from hgcase.store.engine import connected
from hgcase.store.journal import Act

LAST = migrating.head()
NEXT = f"{int(LAST) + 1:04}"
STEP = """
import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{last}"


def upgrade() -> None:
    op.add_column("sessions", sa.Column("mood", sa.Text(), nullable=True))
    op.execute("UPDATE sessions SET mood = 'rustig'")
    {then}
"""
KILL = "import os, signal; os.kill(os.getpid(), signal.SIGKILL)"
SLOWLY = "import time; time.sleep(1)"

Rows = dict[str, list[tuple[Any, ...]]]


@pytest.fixture
def later(tmp_path: Path) -> Path:
    """The scripts of a program that has one revision more."""
    scripts = Path(shutil.copytree(migrating.SCRIPTS, tmp_path / "migrations"))
    _then("", scripts)
    return scripts


def _then(what: str, scripts: Path) -> None:
    (scripts / "versions" / f"{NEXT}_mood.py").write_text(
        STEP.format(next=NEXT, last=LAST, then=what)
    )


@pytest.fixture
def filled(made: Made) -> Made:
    """A store of this version with all that the examples hold, of several days."""
    with made.open() as store:
        for path in EXAMPLES:
            store.add(read_case(path.read_text(encoding="utf-8"), TODAY), an_act())
        before = store.load(store.add(a_case(), an_act("first")))
        anna, bram = before.case.persons
        called = bram.model_copy(update={"phone": "000-1"})
        after = before.case.replace(persons=(anna, called)).add(a_session("s2"))
        store.save(before, after, Act("second", "w.other", NOON + timedelta(days=3)))
    return made


def rows_of(made: Made) -> Rows:
    """Give all that stands in the tables and columns of this version."""
    found: Rows = {}
    with connected(made.place, made.key) as connection:
        for table in inspect(connection).get_table_names():
            columns = [column["name"] for column in inspect(connection).get_columns(table)]
            listed = ", ".join(name for name in columns if name != "mood")
            if table != "alembic_version":
                rows = connection.execute(text(f"SELECT {listed} FROM {table}"))  # noqa: S608 — names of the schema
                found[table] = sorted(map(tuple, rows), key=repr)
    return found


def _version(made: Made) -> str:
    with connected(made.place, made.key) as connection:
        found = connection.execute(text("SELECT version_num FROM alembic_version"))
        return str(found.scalar_one())


def _has_mood(made: Made) -> bool:
    with connected(made.place, made.key) as connection:
        return "mood" in [column["name"] for column in inspect(connection).get_columns("sessions")]


def test_an_older_store_is_migrated_with_all_that_is_in_it(
    filled: Made, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = rows_of(filled)
    with filled.open() as store:
        loaded = {ref: store.load(ref) for ref in store.refs()}
    monkeypatch.setattr(migrating, "SCRIPTS", later)

    for _ in range(2):
        with filled.open() as store:
            assert migrating.version(driver(store)) == NEXT
            assert set(driver(store).rows("SELECT mood FROM sessions")) == {("rustig",)}
            assert {ref: store.load(ref) for ref in store.refs()} == loaded
            assert all(store.verify_journal(ref) for ref in loaded)
            mine = next(ref for ref in loaded if loaded[ref].revision == 2)
            assert store.look_back(mine, NOON + timedelta(days=1)).case == a_case()
    assert rows_of(filled) == rows


def test_it_is_written_in_as_before(
    filled: Made, later: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrating, "SCRIPTS", later)
    with filled.open() as store:
        before = store.load(store.refs()[0])
        after = before.case.add(Goal(key="g99", text="Rust in huis.", persons=()))
        store.save(before, after, an_act())

        assert store.load(before.ref).case == after


@pytest.mark.parametrize(
    "then", ['op.execute("SELECT nothing FROM nowhere")', "raise KeyboardInterrupt"],
    ids=["fails", "stopped"],
)  # fmt: skip
def test_a_migration_that_stops_half_way_leaves_the_store_as_it_was(
    then: str, filled: Made, later: Path
) -> None:
    rows = rows_of(filled)
    _then(then, later)
    with pytest.MonkeyPatch.context() as now:
        now.setattr(migrating, "SCRIPTS", later)
        with pytest.raises((StoreError, KeyboardInterrupt)):
            filled.open()

    assert (_version(filled), _has_mood(filled), rows_of(filled)) == (LAST, False, rows)
    with filled.open() as store:
        assert migrating.version(driver(store)) == LAST


OPENING = """
import sys
from pathlib import Path
from hgcase.store import migrating
from hgcase.store.open import open_store
from hgcase.store.place import Place

migrating.SCRIPTS = Path(sys.argv[4])
print("ready", flush=True)
with open_store(Place(Path(sys.argv[1]), sys.argv[2]), bytes.fromhex(sys.argv[3])) as store:
    print(len(store.refs()))
"""


def _opening(made: Made, scripts: Path) -> Any:
    return program(OPENING, made.place.home, made.place.url, made.key.hex(), scripts)


def test_killed_half_way_it_is_still_of_the_version_before(filled: Made, later: Path) -> None:
    rows = rows_of(filled)
    _then(KILL, later)
    process = _opening(filled, later)
    process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    assert (_version(filled), _has_mood(filled), rows_of(filled)) == (LAST, False, rows)
    _then("", later)
    assert finished(_opening(filled, later)).split()[1:] == [f"{len(EXAMPLES) + 1}"]
    assert (_version(filled), rows_of(filled)) == (NEXT, rows)


def test_several_programs_that_open_it_at_once_migrate_it_once(filled: Made, later: Path) -> None:
    rows = rows_of(filled)
    _then(SLOWLY, later)
    running = [_opening(filled, later) for _ in range(3)]

    assert [finished(process).split()[1:] for process in running] == [[f"{len(EXAMPLES) + 1}"]] * 3
    assert (_version(filled), rows_of(filled)) == (NEXT, rows)


@pytest.mark.parametrize("revision", ["0001", "0002", "0003"])
def test_a_store_of_before_the_first_release_is_told_so_and_not_touched(
    revision: str, made: Made
) -> None:
    with made.open() as store:
        driver(store).run("UPDATE alembic_version SET version_num = ?", (revision,))
    content = made.place.file.read_bytes() if not made.place.url else b""

    with pytest.raises(StoreError) as refused:
        made.open()
    assert refused.value.slug == "store-before-release"
    assert "Export" in refused.value.hint
    assert _version(made) == revision
    assert not content or made.place.file.read_bytes() == content
