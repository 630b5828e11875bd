"""Ticks under bare days: a register, in which nobody says of which course the days are."""

from collections.abc import Sequence
from datetime import date

from sgdesk.data.sheets import Cell, Row, Sheet, SheetError, cell_text
from sgdesk.domain.datetext import DateOrder, find_dates
from sgdesk.domain.text import plain
from sgdesk.domain.training.completion.words import Says, says
from sgdesk.services.imports.reading.columns import Columns

_LOOKED_AT = 10
_ENOUGH = 2
_BESIDE_TICKS = frozenset({"x", "/", "\\", "1", "p", "a"})
"""What people set for who came where ticks are hard to type."""


def ticked_days(sheet: Sheet, columns: Columns) -> tuple[str, ...]:
    """The days that stand over ticks without a course; none where a course has cells of its own."""
    headed = {column for column in columns.courses if columns.table.words(column)}
    if any(_holds_any(columns, column) for column in headed):
        return ()
    for place, row in enumerate(sheet.rows[:_LOOKED_AT]):
        days = [index for index, cell in enumerate(row.cells) if _is_bare_day(cell)]
        if len(days) < _ENOUGH or set(days) & headed:
            continue
        if _are_ticked(sheet.rows[place + 1 :], days):
            return tuple(_shown(row.cells[index]) for index in days)
    return ()


def ticks_without_a_course(sheet: Sheet, days: Sequence[str]) -> SheetError:
    """The sentence for such a sheet."""
    return SheetError(
        "In {sheet} ticks stand under days ({first}, {second} …), and no heading says which course "
        "that was. If a day was a whole course, write the course over it (“Level 1 {first}”); if "
        "it was a part of one, make one column headed with the course, with the day on which each "
        "person finished. A register of meetings holds no training. Nothing was taken in.",
        sheet=sheet.name,
        first=days[0],
        second=days[1],
    )


def _are_ticked(rows: Sequence[Row], days: Sequence[int]) -> bool:
    """Whether ticks and nothing else stand below days, and something beside them."""
    cells = [row.cells[index] for row in rows for index in days if index < len(row.cells)]
    filled = [cell for cell in cells if cell is not None]
    return bool(filled) and all(map(_is_tick, filled))


def _is_tick(cell: Cell) -> bool:
    text = cell_text(cell).strip()
    if text.casefold() in _BESIDE_TICKS or cell is True or cell is False:
        return True
    dated = isinstance(cell, date) or bool(find_dates(plain(text), DateOrder.DMY))
    return not dated and says(text) in (Says.YES, Says.NO)


def _holds_any(columns: Columns, column: int) -> bool:
    """Whether a day or a tick stands in a column of a course."""
    rows = columns.table.body
    cells = [row.cells[column] for row in rows if column < len(row.cells)]
    return any(cell is not None and (_is_bare_day(cell) or _is_tick(cell)) for cell in cells)


def _is_bare_day(cell: Cell) -> bool:
    """Whether a cell holds a day and no word."""
    if isinstance(cell, date):
        return True
    if not isinstance(cell, str):
        return False
    text = plain(cell).strip()
    found = find_dates(text, DateOrder.DMY)
    return len(found) == 1 and (found[0].start, found[0].end) == (0, len(text))


def _shown(cell: Cell) -> str:
    return " ".join(cell_text(cell).split())
