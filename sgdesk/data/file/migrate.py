"""Bringing an older organisation file up to date: a backup, one transaction, a look through."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DatabaseError

from sgdesk import paths
from sgdesk.data.file.backups.copying import back_up
from sgdesk.data.file.engine import IMMEDIATE, stamp
from sgdesk.data.file.errors import plain_faults
from sgdesk.data.file.passphrase.key import FileKey
from sgdesk.domain.errors import DamagedError, FileError

_DEFENSIVE = 1010
"""SQLite's option to keep the words of tables; ``sqlite3`` has a name for it from 3.12 on."""

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

    A backup is made first, and the new file is looked through before it takes the place of the
    old. Raises :class:`~sgdesk.domain.errors.FileError` where the backup or the disk fails, and
    :class:`DamagedError` where what is in the file does not fit the new schema.
    """
    back_up(path, paths.backup_folder(), now, key)
    with (
        plain_faults(path),
        engine.connect().execution_options(**IMMEDIATE) as connection,
        connection.begin(),
    ):
        _let_tables_be_reworded(connection)
        command.upgrade(alembic_config(connection), "head")
        stamp(connection)
        _look_through(connection, path)


def _let_tables_be_reworded(connection: Connection) -> None:
    """Have SQLite take new words for tables; Apple's own build of it takes none by itself.

    Raises :class:`FileError` where it cannot be had (Python 3.11 on such a build).
    """
    set_option = getattr(connection.connection.driver_connection, "setconfig", None)
    if set_option is not None:
        set_option(_DEFENSIVE, False)
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    try:
        connection.exec_driver_sql("UPDATE sqlite_master SET sql = sql WHERE name = ''")
    except DatabaseError as error:
        raise FileError(
            "This file is of an earlier version, and the SQLite of this computer's Python cannot "
            "bring it up to date; it was left as it is. Install sgdesk from its download, or with "
            "Python 3.12 or later, and open the file there."
        ) from error
    finally:
        connection.exec_driver_sql("PRAGMA writable_schema = OFF")


def _look_through(connection: Connection, path: Path) -> None:
    """Hold what is in the file against the words that its tables have now."""
    if connection.exec_driver_sql("PRAGMA integrity_check(1)").scalar() != "ok":
        raise DamagedError("something in it does not fit where it stands", path.name)
    if connection.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
        raise DamagedError("something in it points at what is not there", path.name)
