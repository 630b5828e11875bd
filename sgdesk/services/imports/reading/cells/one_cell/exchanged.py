"""True dates of which a program may have exchanged day and month.

Where a program that expects the month first opens days that were typed day first, it takes
04/06/2024 for the 6th of April, a true date, and leaves 25/06/2024 as a text. A column of such
remains shows it: the texts lie after the 12th of a month, and no true date does.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sgdesk.data.sheets import Cell, Row
from sgdesk.domain.datetext import DateOrder, Evidence, order_evidence
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
)
from sgdesk.services.imports.reading.date_order import as_value
from sgdesk.services.imports.reading.texts import column_cells, column_texts
from sgdesk.services.imports.reading.values import LEAVE, Choice, QuestionKind, Where

STAND, EXCHANGE = "stand", "exchange"
_CHOICES = (
    Choice(STAND, "They are right as they stand"),
    Choice(EXCHANGE, "Yes: put day and month back"),
)
_TRUE_DATES, _TEXTS = 3, 2
"""So many of each are seen before it is asked; of fewer it may well be chance."""
_LAST_MONTH = 12
_PLAIN = (Evidence.DAY_FIRST, Evidence.MONTH_FIRST)


def exchanged_columns(rows: Sequence[Row], dated: Iterable[int]) -> frozenset[int]:
    """The columns whose true dates may have had day and month exchanged."""
    return frozenset(column for column in set(dated) if _may_be(rows, column))


def _may_be(rows: Sequence[Row], column: int) -> bool:
    cells = [(as_value(each), times) for each, times in column_cells(rows, column).items()]
    days = [(each.day, times) for each, times in cells if isinstance(each, date)]
    number = sum(times for _, times in days)
    if number < _TRUE_DATES or any(day > _LAST_MONTH for day, _ in days):
        return False
    told: Counter[Evidence] = Counter()
    for text, times in column_texts(rows, column).items():
        told[order_evidence((text,))] += times
    written = {each: times for each, times in told.items() if each is not Evidence.NONE}
    return (
        len(written) == 1
        and sum(written.values()) >= _TEXTS
        and not written.keys().isdisjoint(_PLAIN)
    )


def as_meant(said: CellSays, cell: Cell, heading: str, where: Where, asking: Asking) -> CellSays:
    """A true date of such a column, as it stands or put back; listed until somebody says which."""
    day = said.day
    if day is None or not isinstance(cell, date) or not _can_be_put_back(day):
        return said
    asks = (
        f"A program may have exchanged day and month under “{heading}”: no true date there lies "
        "after the 12th, and all that were typed do. Were they exchanged?"
    )
    about = f"exchanged {heading}"
    answer = asking.answer(QuestionKind.WORD, about, where, asks, _CHOICES, once=True)
    if answer == LEAVE:
        return CellSays(CellKind.LISTED, code=CellCode.EXCHANGED)
    return replace(said, day=_put_back(day)) if answer == EXCHANGE else said


_ORDERS = (
    Choice(DateOrder.DMY, "The day stands first"),
    Choice(DateOrder.MDY, "The month stands first"),
)


def asked_order(own: DateOrder, heading: str, where: Where, asking: Asking) -> DateOrder | None:
    """In which order the days of a column stand that looks unlike the rest; None while open."""
    first = "month" if own is DateOrder.MDY else "day"
    asks = (
        f"Most dates under “{heading}” can only have the {first} first, unlike the others of this "
        "sheet. What stands first there?"
    )
    answer = asking.answer(QuestionKind.WORD, f"order {heading}", where, asks, _ORDERS, once=True)
    return None if answer == LEAVE else DateOrder(answer)


def _can_be_put_back(day: date) -> bool:
    return day.day <= _LAST_MONTH and day.day != day.month


def _put_back(day: date) -> date:
    return date(day.year, day.day, day.month)
