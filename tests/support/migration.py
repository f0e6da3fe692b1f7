"""Writes the revision from the newest one to what is declared; `make migration M=pets` runs it."""

import sys
from pathlib import Path

from alembic.autogenerate import compare_metadata
from alembic.command import revision, upgrade
from alembic.migration import MigrationContext
from sqlalchemy import MetaData, create_engine

from hgcase.store import migrating
from hgcase.store.rows import metadata


def write(what: str, declared: MetaData) -> Path | None:
    """Write the script, and give where; None where there is nothing to change."""
    with create_engine("sqlite://").connect() as connection:
        config = migrating.config(connection)
        config.set_main_option("file_template", "%%(rev)s_%%(slug)s")
        config.attributes["metadata"] = declared
        upgrade(config, "head")
        if not compare_metadata(MigrationContext.configure(connection), declared):
            return None
        number = f"{int(migrating.head()) + 1:04}"
        revision(config, message=what, autogenerate=True, rev_id=number)
    return next(migrating.SCRIPTS.glob(f"versions/{number}_*.py"))


if __name__ == "__main__":
    found = write(" ".join(sys.argv[1:]), metadata())
    print(found or "The newest revision is what is declared.")
