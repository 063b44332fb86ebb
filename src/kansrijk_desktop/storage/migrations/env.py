"""What Alembic runs for each command; the connection and its transaction are the caller's."""

from alembic import context

from kansrijk_desktop.storage.tables import Table

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Table.metadata,
    # Alembic takes SQLite for a database whose CREATE TABLE cannot be rolled back; it can.
    transactional_ddl=True,
    render_as_batch=True,
)
context.run_migrations()
