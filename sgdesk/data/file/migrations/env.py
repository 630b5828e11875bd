"""Run by Alembic: uses the connection, and so the transaction, that it is handed."""

from alembic import context

from sgdesk.data.file.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
