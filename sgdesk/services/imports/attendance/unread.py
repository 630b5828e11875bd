"""The columns of a list from which nothing is taken."""

from collections.abc import Iterator

from sgdesk.domain.text import fold
from sgdesk.services.imports.attendance.beside import heads_part, heads_places, heads_tickets
from sgdesk.services.imports.attendance.presence import JOINED, LEFT
from sgdesk.services.imports.attendance.weighing import WAITING_ROOM
from sgdesk.services.imports.reading.columns import Column, Columns, Means

_NOT_READ = (Means.UNKNOWN, Means.ASIDE, Means.STANDING, Means.EXPIRY, Means.ENDS, Means.PRIVATE)


def unread_columns(columns: Columns) -> Iterator[Column]:
    """The columns with data from which nothing is taken, those not understood first."""
    for means in _NOT_READ:
        for each in columns.columns:
            heading = fold(each.heading)
            is_read = each.index in columns.statuses or _is_heeded(heading)
            if each.means is means and not is_read and _is_filled(columns, each.index):
                yield each


def _is_filled(columns: Columns, column: int) -> bool:
    rows = columns.table.body
    return any(column < len(row.cells) and row.cells[column] is not None for row in rows)


def _is_heeded(heading: str) -> bool:
    """Whether what stands under a heading is heeded, whatever the column means."""
    timed = any(each.search(heading) for each in (JOINED, LEFT, WAITING_ROOM))
    return timed or heads_part(heading) or heads_places(heading) or heads_tickets(heading)
