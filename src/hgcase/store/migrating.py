"""Which version a store has, and how it gets to this one; Alembic is imported only then."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from hgcase.errors import NewerStoreError
from hgcase.store.connection import Connection
from hgcase.store.place import Place

if TYPE_CHECKING:
    from alembic.config import Config

HEAD: Final = "0003"
"""The newest revision; a test compares it with the scripts."""

SCRIPTS: Final = Path(__file__).parent / "migrations"


def version(connection: Connection) -> str:
    """Give the revision of a store; revisions are numbered."""
    return str(connection.rows("SELECT version_num FROM alembic_version")[0][0])


def is_older(found: str) -> bool:
    """Tell whether a store of this revision has to be migrated.

    Raises:
        NewerStoreError: it was written by a newer version of the program.
    """
    if found > HEAD:
        raise NewerStoreError
    return found < HEAD


def migrate(place: Place, key: bytes) -> None:
    """Bring a store to the newest revision, each step whole or not at all."""
    from alembic.command import upgrade

    from hgcase.store.engine import connected

    with connected(place, key) as connection:
        upgrade(config(connection), HEAD)


def config(connection: object) -> "Config":
    """Give Alembic's configuration for a connection; there is no file of it."""
    from alembic.config import Config

    made = Config()
    made.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    made.attributes["connection"] = connection
    return made
