"""Which version a store has, and how it gets to this one; Alembic is imported only then."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.errors import NewerStoreError, StoreError
from hgcase.i18n import N_
from hgcase.store.connection import Connection
from hgcase.store.place import Place

if TYPE_CHECKING:
    from alembic.config import Config

SCRIPTS: Final = Path(__file__).parent / "migrations"
FIRST: Final = "0004"
"""The oldest revision that is read; those before it were never released."""


def head() -> str:
    """Give the newest revision, as the names of the scripts say: ``0004_baseline.py``."""
    return max(path.name[:4] for path in SCRIPTS.glob("versions/[0-9]*.py"))


def version(connection: Connection) -> str:
    """Give the revision of a store; revisions are numbered."""
    return str(connection.rows("SELECT version_num FROM alembic_version")[0][0])


def is_older(found: str) -> bool:
    """Tell whether a store of this revision has to be migrated."""
    if found > head():
        raise NewerStoreError
    if found < FIRST:
        raise StoreError(
            N_("This store was made by an hgcase of before its first release; it was not touched."),
            hint=N_(
                "Export each household with the hgcase that made it, and import them here into"
                " a new store. Keep the old one: its journal stays in it."
            ),
            slug="store-before-release",
        )
    return found < head()


def migrate(place: Place, key: bytes) -> None:
    """Bring a store to the newest revision, each step whole or not at all."""
    from alembic.command import upgrade

    from hgcase.store.engine import alone, connected

    with connected(place, key) as connection:
        alone(connection)
        upgrade(config(connection), head())


def config(connection: object) -> "Config":
    """Give Alembic's configuration for a connection; there is no file of it."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
