"""The store: the only place that knows SQL and keys.

What is in it follows from the declarations in `domain/`. One household is read and
written by generated SQL through the plain driver; SQLModel and Alembic own the schema
and are imported only to make or to migrate it.
"""
