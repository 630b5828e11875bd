"""Of whom nobody said yet how they belong: their ids, kept as a setting."""

from collections.abc import Collection

from sqlalchemy import Connection

from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import keep_setting, setting_history
from sgdesk.domain.errors import DamagedError
from sgdesk.domain.organisation.settings import KINDS_UNSAID
from sgdesk.domain.people.unsaid import ids_in, kept_ids


def read_unsaid(connection: Connection) -> frozenset[int]:
    """Of whom nobody said it."""
    rows = setting_history(connection, KINDS_UNSAID)
    try:
        return ids_in(rows[-1].value) if rows else frozenset()
    except ValueError as error:
        raise DamagedError("a setting is none that the program saves") from error


def keep_unsaid(writer: Writer, ids: Collection[int]) -> None:
    """Let it be these of whom nobody said it, and no others."""
    if frozenset(ids) != read_unsaid(writer.connection):
        keep_setting(writer, KINDS_UNSAID, kept_ids(ids), None)
