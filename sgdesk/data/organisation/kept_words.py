"""Words that are kept of one row and have no column of their own: as settings, by its number.

A file of this schema has no column for in which language a session is held, or to whom a
certificate was handed. Each is a setting whose key names what it is, then the row; a blank value
is nothing. Whoever erases somebody takes them along with the row (``data.erasing.ways``).
"""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.schema import certificate, setting
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.organisation import keep_setting
from sgdesk.domain.certificates.handed_over import KEPT_AS

HANDED_OVER = KEPT_AS
"""To whom a certificate was handed on which day, by the certificate's id."""

SESSION_LANGUAGE = "session_language:"
SESSION_INTERPRETER = "session_interpreter:"
SESSION_SPOKEN_SHOWN = "session_spoken_shown:"
COURSE_LANGUAGE = "course_language:"

ROW_WORDS: Mapping[str, str] = {
    HANDED_OVER: "certificate",
    SESSION_LANGUAGE: "session",
    SESSION_INTERPRETER: "session",
    SESSION_SPOKEN_SHOWN: "session",
    COURSE_LANGUAGE: "course",
}
"""Which table's rows they are about."""


def row_of(key: str) -> tuple[str, int] | None:
    """The table and the row that a setting's key is about; ``None`` for every other setting."""
    prefix, _, number = key.partition(":")
    table = ROW_WORDS.get(f"{prefix}:")
    return (table, int(number)) if table is not None and number.isdecimal() else None


def read_words(connection: Connection, prefix: str) -> Mapping[int, str]:
    """What is kept under a prefix, by the row's id; blank ones are left out."""
    query = select(setting.c.key, setting.c.value).where(
        setting.c.key.startswith(prefix, autoescape=True)
    )
    rows = connection.execute(query.order_by(setting.c.id)).all()
    found = ((row.key.removeprefix(prefix), row.value) for row in rows)
    return {int(number): value for number, value in found if value and number.isdecimal()}


def count_still_here(connection: Connection, day: date) -> int:
    """How many certificates stand that were issued by ``day`` and handed to nobody yet.

    None where nobody ever noted one as handed over: there it is not kept, and all would seem here.
    It stands here, where no certificate is read for it: Today asks at every launch.
    """
    handed = read_words(connection, HANDED_OVER)
    if not handed:
        return 0
    other = certificate.alias()
    replaced = select(other.c.replaces_id).where(other.c.replaces_id.is_not(None))
    query = select(certificate.c.id).where(
        certificate.c.issued_on <= day,
        or_(certificate.c.revoked_on.is_(None), certificate.c.revoked_on > day),
        certificate.c.id.not_in(replaced),
    )
    return sum(number not in handed for number in connection.scalars(query))


def keep_words(writer: Writer, prefix: str, row_id: int, words: str) -> None:
    """Keep words of one row in the place of what was kept; nothing is written for no change."""
    if read_words(writer.connection, prefix).get(row_id, "") != words:
        keep_setting(writer, f"{prefix}{row_id}", words, None)
