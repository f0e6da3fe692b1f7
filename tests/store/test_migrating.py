"""An older store is brought to this version, each step whole or not at all."""

import shutil
import signal
from datetime import timedelta
from pathlib import Path

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
    program,
)
from tests.store.older import FIRST, SECOND, make_first, make_older, rows_of

from hgcase.domain.kinds.support import Goal
from hgcase.errors import StoreError
from hgcase.formats.reading import read_case
from hgcase.store import migrating
from hgcase.store.engine import connected
from hgcase.store.journal import Act

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


LAST = migrating.HEAD
NEXT = f"{int(LAST) + 1:04}"


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Be a version of the program that has one revision more."""
    scripts = Path(shutil.copytree(migrating.SCRIPTS, tmp_path / "migrations"))
    monkeypatch.setattr(migrating, "SCRIPTS", scripts)
    monkeypatch.setattr(migrating, "HEAD", NEXT)
    return scripts / "versions" / f"{NEXT}_mood.py"


def test_an_older_store_is_migrated_with_what_is_in_it(made: Made, later: Path) -> None:
    with pytest.MonkeyPatch.context() as now:
        now.setattr(migrating, "HEAD", LAST)
        with made.open() as store:
            ref = store.add(a_case(), an_act())
    later.write_text(STEP.format(next=NEXT, last=LAST, then=""))

    for _ in range(2):
        with made.open() as store:
            assert migrating.version(driver(store)) == NEXT
            assert driver(store).rows("SELECT mood FROM sessions") == [("rustig",)]
            assert store.load(ref).case == a_case()
            assert store.verify_journal(ref)


@pytest.mark.parametrize(
    "then", ['op.execute("SELECT nothing FROM nowhere")', "raise KeyboardInterrupt"],
    ids=["fails", "stopped"],
)  # fmt: skip
def test_a_migration_that_stops_half_way_leaves_the_store_as_it_was(
    then: str, made: Made, later: Path
) -> None:
    later.write_text(STEP.format(next=NEXT, last=LAST, then=then))
    with pytest.raises((StoreError, KeyboardInterrupt)):
        made.open()

    with pytest.MonkeyPatch.context() as now:
        now.setattr(migrating, "HEAD", LAST)
        with made.open() as store:
            assert migrating.version(driver(store)) == LAST
            with pytest.raises(StoreError):
                driver(store).rows("SELECT mood FROM sessions")


KILLED = """
import sys
from pathlib import Path
from hgcase.store import migrating
from hgcase.store.open import open_store
from hgcase.store.place import Place

migrating.SCRIPTS = Path(sys.argv[4])
open_store(Place(Path(sys.argv[1]), sys.argv[2]), bytes.fromhex(sys.argv[3]))
"""
LAST_TABLE = "    _statements_acts()\n"


@pytest.fixture
def filled(request: pytest.FixtureRequest, nowhere: Made) -> Made:
    """A store with what the first version could hold: in every table, of several days."""
    made: Made = request.getfixturevalue("in_database" if nowhere.place.url else "in_file")
    with made.open() as store:
        for path in EXAMPLES:
            store.add(read_case(path.read_text(encoding="utf-8"), TODAY), an_act())
        before = store.load(store.add(a_case(), an_act("first")))
        anna, bram = before.case.persons
        called = bram.model_copy(update={"phone": "000-1"})
        after = before.case.replace(persons=(anna, called)).add(a_session("s2"))
        store.save(before, after, _later("w.other"))
    return made


def _later(worker: str) -> Act:
    return Act("second", worker, NOON + timedelta(days=3))


def test_a_store_of_the_first_version_comes_to_this_one_whole(nowhere: Made, filled: Made) -> None:
    rows = make_first(nowhere, filled)
    assert [table for table, held in rows.items() if not held] == []
    with filled.open() as store:
        refs = store.refs()
        mine = next(ref for ref in refs if store.load(ref).revision == 2)
        case = store.load(mine).case

    with nowhere.open() as store:
        assert migrating.version(driver(store)) == LAST
        assert store.refs() == refs
        assert store.load(mine).case == case
        assert all(store.verify_journal(ref) for ref in refs)
        assert store.look_back(mine, NOON + timedelta(days=1)).case == a_case()
        history = store.history(mine, "persons")
    assert [(line.key, line.revision, line.worker) for line in history] == [
        ("A", 1, "w.tester"), ("B", 1, "w.tester"), ("B", 2, "w.other"),
    ]  # fmt: skip
    now = rows_of(nowhere)
    new = set(now.pop("revision")) - set(rows.pop("revision"))
    assert now == rows
    assert len(new) == len(refs)


def test_it_is_written_in_as_before(nowhere: Made, filled: Made) -> None:
    make_first(nowhere, filled)
    with nowhere.open() as store:
        before = store.load(store.refs()[0])
        after = before.case.add(Goal(key="g99", text="Rust in huis.", persons=()))
        store.save(before, after, an_act())

        assert store.load(before.ref).case == after


def test_killed_half_way_it_is_still_of_the_first_version(
    nowhere: Made, filled: Made, tmp_path: Path
) -> None:
    rows = make_first(nowhere, filled)
    scripts = Path(shutil.copytree(migrating.SCRIPTS, tmp_path / "killing"))
    step = scripts / "versions" / "0002_whole_domain.py"
    killing = f"    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n{LAST_TABLE}"
    step.write_text(step.read_text().replace(LAST_TABLE, killing, 1))
    place = nowhere.place
    process = program(KILLED, place.home, place.url, nowhere.key.hex(), scripts)
    process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    with connected(place, nowhere.key) as connection:
        assert connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == FIRST
        assert "documents" not in inspect(connection).get_table_names()
    assert rows_of(nowhere) == rows
    with nowhere.open() as store:
        assert migrating.version(driver(store)) == LAST


def test_a_store_of_the_second_version_comes_to_this_one_whole(nowhere: Made, filled: Made) -> None:
    rows = make_older(nowhere, filled, SECOND)
    assert sum(map(bool, rows.values())) > 60
    with filled.open() as store:
        cases = {ref: store.load(ref).case for ref in store.refs()}

    with nowhere.open() as store:
        assert migrating.version(driver(store)) == LAST
        assert {ref: store.load(ref).case for ref in store.refs()} == cases
        assert all(store.verify_journal(ref) for ref in cases)
        ref = min(cases)
        for of in (ref, None):
            store.keep_draft("w.tester", "log-session", of, {"n": 1}, at=NOON)
        assert [each.ref for each in store.drafts("w.tester")] == [ref, None]
    assert rows_of(nowhere) == rows


def test_killed_half_way_it_is_still_of_the_second_version(
    nowhere: Made, filled: Made, tmp_path: Path
) -> None:
    rows = make_older(nowhere, filled, SECOND)
    scripts = Path(shutil.copytree(migrating.SCRIPTS, tmp_path / "killing"))
    step = scripts / "versions" / "0003_drafts.py"
    step.write_text(
        f"{step.read_text()}    import os, signal\n    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    place = nowhere.place
    process = program(KILLED, place.home, place.url, nowhere.key.hex(), scripts)
    process.communicate(timeout=120)

    assert process.returncode == -signal.SIGKILL
    with connected(place, nowhere.key) as connection:
        assert (
            connection.execute(text("SELECT version_num FROM alembic_version")).scalar() == SECOND
        )
        assert "drafts" not in inspect(connection).get_table_names()
    assert rows_of(nowhere) == rows
    with nowhere.open() as store:
        assert migrating.version(driver(store)) == LAST
