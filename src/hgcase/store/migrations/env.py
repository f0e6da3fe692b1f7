"""Runs the revisions on the connection that the program hands over, on either database."""

from alembic import context

handed = context.config.attributes
context.configure(
    connection=handed["connection"],
    target_metadata=handed.get("metadata"),  # what a new revision is to lead to
    transactional_ddl=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
