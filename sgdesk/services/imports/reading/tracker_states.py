"""Columns that say what the dates beside them are dates of, as learning platforms write them.

A platform gives an activity two columns: its state in words ("Completed", "Not completed", "Did not
achieve pass grade") and then its date, often under a blank heading. Read alone, the date of a
failure would pass for a completion.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sgdesk.data.sheets import Row
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.services.imports.reading.date_order import column_values
from sgdesk.services.imports.reading.tracker_headings import TrackerHeadings


def with_states(headings: TrackerHeadings, body: Sequence[Row]) -> TrackerHeadings:
    """The headings with each course's column of words set beside its column of dates."""
    width = max((len(row.cells) for row in body), default=0)
    dated = {column for column in range(width) if _holds_dates(body, column)}
    courses = dict(headings.courses)
    states: dict[int, int] = {}
    for column, course in headings.courses.items():
        if column in dated:
            continue
        beside = _dates_beside(headings, dated, column, course)
        if beside is not None and beside not in states:
            states[beside] = column
            courses[beside] = courses.pop(column)
    texts = list(headings.texts) + [""] * (width - len(headings.texts))
    for column, state in states.items():
        texts[column] = texts[column] or texts[state]
    ordered = dict(sorted(courses.items()))
    return replace(headings, courses=ordered, states=states, texts=tuple(texts))


def _dates_beside(
    headings: TrackerHeadings, dated: set[int], column: int, course: int
) -> int | None:
    """The column of dates that belongs to a column of words: to its right, or else its left."""
    right, left = column + 1, column - 1
    if right in dated and _is_headless(headings, right):
        return right
    same = (place for place in (right, left) if headings.courses.get(place) == course)
    return next((place for place in same if place in dated), None)


def _is_headless(headings: TrackerHeadings, column: int) -> bool:
    """Whether nothing heads a column, or only the date by which its activity was expected."""
    if column >= len(headings.texts) or not headings.texts[column]:
        return True
    return read_date(headings.texts[column], DateOrder.DMY, date.max).value is not None


def _holds_dates(body: Sequence[Row], column: int) -> bool:
    return any(
        read_date(value, DateOrder.DMY, date.max).kind != DateKind.NONE
        for value in column_values(body, column)
    )
