"""An older store is brought to this version, each step whole or not at all."""

import shutil
from pathlib import Path

import pytest
from tests.store.made import Made, a_case, an_act, driver

from hgcase.errors import StoreError
from hgcase.store import migrating

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
