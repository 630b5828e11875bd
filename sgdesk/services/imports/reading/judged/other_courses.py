"""Columns of courses that nobody here knows: what stands in them speaks of no other course."""

import re
from datetime import date

from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.headings.speaking import is_aside, speaks_of_status
from sgdesk.services.imports.reading.judged.profiles import profile_of
from sgdesk.services.imports.reading.values import SheetKind

_OF_THE_ROW = re.compile(
    r"\b(?:confirm|verif|check|actual|real|evidence|cert|seen|review|sign|result|note|remark|comment"
    r"|date|when|day|train|course|session|level|l\d|cours|chas|remind|follow|update|info|say)\w*"
)
"""Words of a heading that may be about the courses beside it: "Confirmed", "Training checked"."""


def is_of_another_course(columns: Columns, column: Column) -> bool:
    """Whether a column of a tracker that is not understood holds the days of a course of its own.

    "Did not attend" under "First aid" says nothing of Level 1. It is so where most of its cells are
    days and no more, and its heading stands alone and speaks of nothing beside it.
    """
    is_open = columns.shape is SheetKind.TRACKER and column.means is Means.UNKNOWN
    if not is_open or not column.heading or columns.table.over(column.index):
        return False
    if len(columns.table.words(column.index)) != 1 or _OF_THE_ROW.search(fold(column.heading)):
        return False
    if is_aside(column.heading) or speaks_of_status(column.heading):
        return False
    values = profile_of(columns.table.body, column.index).values
    return sum(map(_is_a_day, values)) * 2 >= len(values) > 0


def _is_a_day(value: object) -> bool:
    """Whether a cell is a day with nothing beside it."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str):
        return False
    reading = read_date(value, DateOrder.DMY, date.max)
    return reading.kind is not DateKind.NONE and not reading.note
