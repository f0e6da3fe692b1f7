"""Questions over all households, asked with the row classes; for commands with 0.2 s to spare.

Which command asks so, and which with SQL of its own, stands in docs/decisions/0020.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import ColumnElement, Text, func, not_, type_coerce
from sqlmodel import Session

from hgcase.store.connection import Connection
from hgcase.store.engine import over, quiet


@contextmanager
def asking(connection: Connection) -> Iterator[Session]:
    """Give a session in which one state of the store is asked, and nothing can be written.

    Not within a transaction of the store; nothing else is asked of the store meanwhile.
    """
    with quiet(), Session(over(connection), autoflush=False) as session:
        yield session


def stands(row: Any) -> ColumnElement[bool]:
    """Say of the rows of a section that they were not taken back."""
    withdrawn = func.coalesce(type_coerce(row.withdrawn, Text), "")
    return not_(withdrawn.contains('"state":"done"', autoescape=True))
