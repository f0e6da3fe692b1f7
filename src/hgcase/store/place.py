"""Where a store lies: a folder on this machine, or a database of a team."""

from pathlib import Path
from typing import NamedTuple

from hgcase.paths import HEADER_FILE, STORE_FILE


class Place(NamedTuple):
    """Where a store lies.

    Args:
        home: the folder of the encrypted file and its header.
        url: of a PostgreSQL database (``postgresql+psycopg://…``), which then is the store.
    """

    home: Path
    url: str = ""

    @property
    def file(self) -> Path:
        """The encrypted file."""
        return self.home / STORE_FILE

    @property
    def header(self) -> Path:
        """The small file beside it, with the key that a passphrase wraps."""
        return self.home / HEADER_FILE
