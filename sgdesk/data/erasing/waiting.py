"""Who of those in the file is to be erased on a day that is set."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy import Connection

from sgdesk.data.erasing.act import target_of_entry
from sgdesk.data.erasing.ledger import read_erasures
from sgdesk.data.erasing.ways import PERSON
from sgdesk.domain.people.keeping.erasing import ErasureState, Subject


def people_to_erase(
    connection: Connection, among: Collection[int] | None = None
) -> Mapping[int, date]:
    """Those in the file whose erasing is decided and waits: by their ids, the day.

    Each is known by the entry that added them, never by a number alone: it may have been given
    again since. ``among`` are those who are asked about; ``None`` for everybody.
    """
    found: dict[int, date] = {}
    for each in read_erasures(connection):
        is_meant = each.subject is not Subject.PERSON or among is None or each.row_id in among
        is_of_people = each.subject is not Subject.OUTSIDE_WORKER
        if each.state is not ErasureState.WAITING or not (is_meant and is_of_people):
            continue
        target = target_of_entry(connection, each.subject, each.row_id, each.entry_id)
        for number in target.live[PERSON] if target is not None else ():
            if among is None or number in among:
                found[number] = min(each.due_on, found.get(number, each.due_on))
    return found
