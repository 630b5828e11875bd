"""When training was put down here, which only the history knows."""

from collections.abc import Collection, Mapping
from datetime import date, datetime

from sqlalchemy import Connection, select

from sgdesk.data.file.schema import history, training
from sgdesk.data.file.stored import making
from sgdesk.data.file.unit_of_work import from_json

_BACK = frozenset({"undo", "redo"})
"""What brings back rows that were there before: they were put down when they came first."""


def read_recorded_days(connection: Connection, ids: Collection[int]) -> Mapping[int, date]:
    """On which day each of these was first put down, by its id; without those nobody knows of.

    The history is read, so it is asked of few. A number that was taken out and given again is that
    of the later training.
    """
    if not ids:
        return {}
    wanted, found = frozenset(ids), dict[int, date]()
    query = (
        select(history.c.at, history.c.action, history.c.changes)
        .where(history.c.changes.contains(f'"{training.name}"'))
        .order_by(history.c.id)
    )
    for row in connection.execute(query):
        with making("the time of an entry of the history"):
            day = datetime.fromisoformat(row.at).astimezone().date()
        for change in from_json(row.changes):
            if change["op"] != "insert" or change["table"] != training.name:
                continue
            for number in wanted.intersection(range(change["first"], change["last"] + 1)):
                if row.action not in _BACK or number not in found:
                    found[number] = day
    return found
