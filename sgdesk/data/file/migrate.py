"""Bringing an older organisation file up to date: a backup, one transaction, a look through."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine

from sgdesk import paths
from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.engine import IMMEDIATE, stamp
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey

_FOLDER = Path(__file__).parent / "migrations"


def alembic_config(connection: Connection) -> Config:
    """Alembic set up to work on this connection alone, with no file of its own."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def migrate(engine: Engine, path: Path, now: datetime, key: FileKey | None = None) -> None:
    """Take the file to the newest schema, or leave it exactly as it was.

    A backup is made first. Raises :class:`~sgdesk.domain.errors.FileError` where the backup
    or the disk fails.
    """
    back_up(path, paths.backup_folder(), now, key)
    with (
        plain_faults(path),
        engine.connect().execution_options(**IMMEDIATE) as connection,
        connection.begin(),
    ):
        command.upgrade(alembic_config(connection), "head")
        stamp(connection)
