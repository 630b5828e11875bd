"""Somebody who was entered by mistake: what stands to their name, and taking them out."""

from sqlalchemy import Connection, select

from sgdesk.data.erasing.ways import PERSON, doomed
from sgdesk.data.file.schema import person, post, setting
from sgdesk.data.file.unit_of_work import Writer
from sgdesk.data.organisation.kinds_unsaid import keep_unsaid, read_unsaid
from sgdesk.domain.organisation.settings import DEPUTY_PERSON, LEAD_PERSON
from sgdesk.domain.people.keeping.retention import LATER_PREFIX


def stands_with(connection: Connection, person_id: int) -> frozenset[str]:
    """The tables in which more than their own row and their posts stands to somebody's name.

    What is struck out is among it, and whatever names them: a line manager, a lead in the settings,
    an answer about an import.
    """
    found = doomed(connection, {PERSON: {person_id}})
    tables = {name for name, rows in found.rows.items() if rows} - {PERSON, post.name}
    tables |= {name for name, _, _ in found.references}
    if _is_in_settings(connection, person_id):
        tables.add(setting.name)
    return frozenset(tables)


def _is_in_settings(connection: Connection, person_id: int) -> bool:
    rows = connection.execute(select(setting.c.key, setting.c.value))
    return any(
        (row.key in (LEAD_PERSON, DEPUTY_PERSON) and row.value == str(person_id))
        or (row.key == f"{LATER_PREFIX}{person_id}" and row.value)
        for row in rows
    )


def take_out_person(writer: Writer, person_id: int) -> None:
    """Take out somebody with their posts; the history keeps each row whole, and Undo restores it.

    Where more stands to their name SQLite refuses it; ask :func:`stands_with` first.
    """
    query = select(post.c.id).where(post.c.person_id == person_id).order_by(post.c.id)
    for number in writer.connection.execute(query).scalars().all():
        writer.delete_range(post, number, number)
    keep_unsaid(writer, read_unsaid(writer.connection) - {person_id})
    writer.delete_range(person, person_id, person_id)
