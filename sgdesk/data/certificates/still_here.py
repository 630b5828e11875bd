"""How many certificates nobody noted as handed over, counted without reading one, for Today."""

from datetime import date

from sqlalchemy import Connection, or_, select

from sgdesk.data.file.schema import certificate
from sgdesk.data.organisation.kept_words import HANDED_OVER, read_words


def count_still_here(connection: Connection, day: date) -> int:
    """Those issued by ``day`` that stand and were handed to nobody yet.

    None where nobody ever noted one as handed over: there it is not kept, and all would seem here.
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
