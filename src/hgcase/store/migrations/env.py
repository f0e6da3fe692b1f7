"""Runs the revisions on the connection that the program hands over, on either database."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator


def plainly(sort: str, item: Any, _context: Any) -> str | Literal[False]:
    """Write the type of a column as the database has it: a script imports no declarations."""
    if sort == "type" and isinstance(item, TypeDecorator):
        return f"sa.{type(item.impl).__name__}()"
    return False


handed = context.config.attributes
context.configure(
    connection=handed["connection"],
    target_metadata=handed.get("metadata"),  # what a new revision is to lead to
    render_item=plainly,
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
