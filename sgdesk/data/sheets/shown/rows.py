"""The rows of a worksheet as it shows them: what calamine read, and what a scan found beside it."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from sgdesk.data.sheets import limits
from sgdesk.data.sheets.model import DAMAGED, Cell, ErrorCell, GarbledCell, Merged, Row, seen
from sgdesk.data.sheets.scan import Scan
from sgdesk.data.sheets.shown.formulas import WorkedOut
from sgdesk.data.sheets.shown.styles import Look, as_shown

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

WHOLE_NUMBERS_BELOW = 1e15


def shown_rows(
    loaded: "CalamineSheet", scanned: Scan, merged: Sequence[Merged], name: str
) -> Iterator[Row]:
    """The rows that hold something, with their true numbers and with the error cells named."""
    changes = _changes(scanned)
    first_row, first_column = loaded.start or (0, 0)
    margin: tuple[Cell, ...] = (None,) * first_column
    covered = _covered(merged, first_row, first_row + loaded.height)
    zeros = _zeros(scanned.zero_day)
    looked = _looked(scanned)
    formulas = WorkedOut(scanned.formulas, first_row + loaded.height, first_column + loaded.width)
    held = 0
    for index, values in enumerate(loaded.to_python(), start=first_row):
        cells = margin + tuple(
            [_text(v) if isinstance(v, str) else _cell(v, zeros) for v in values]
        )
        if changes and index in changes:
            cells = _with(cells, changes.pop(index))
        if looks := looked(index):
            cells = _shown(cells, looks)
        if covered and index in covered:
            cells = _without(cells, covered[index])
        cells = formulas.marked(index, cells)
        if cells.count(None) < len(cells):
            held += 1
            limits.check_rows(held, name)
            yield Row(index + 1, cells)
    for index in sorted(changes):
        yield Row(index + 1, _with((), changes[index]))


def _looked(scanned: Scan) -> Callable[[int], list[tuple[int, Look]]]:
    """What hands out the looks of the cells of a row, for rows that are asked in their order."""
    found = scanned.looked_at()
    upcoming = next(found, None)

    def of_row(index: int) -> list[tuple[int, Look]]:
        nonlocal upcoming
        looks: list[tuple[int, Look]] = []
        while upcoming is not None and upcoming[0] <= index:
            if upcoming[0] == index:
                looks.append(upcoming[1:])
            upcoming = next(found, None)
        return looks

    return of_row


def _shown(cells: tuple[Cell, ...], looks: Collection[tuple[int, Look]]) -> tuple[Cell, ...]:
    """A row as it is shown: what formats add and hide, and what is struck through."""
    changed = list(cells)
    for column, look in looks:
        if column < len(changed):
            changed[column] = as_shown(changed[column], look)
    return tuple(changed)


def _changes(scanned: Scan) -> dict[int, dict[int, Cell]]:
    """By row and column, what stands in a cell that calamine leaves blank or reads in part."""
    changes: dict[int, dict[int, Cell]] = {}
    for (row, column), text in scanned.texts.items():
        changes.setdefault(row, {})[column] = _text(text)
    for (row, column), text in scanned.errors.items():
        changes.setdefault(row, {})[column] = ErrorCell(text)
    return changes


def _with(cells: tuple[Cell, ...], changes: Mapping[int, Cell]) -> tuple[Cell, ...]:
    changed = list(cells) + [None] * (max(changes) + 1 - len(cells))
    for column, cell in changes.items():
        changed[column] = cell
    return tuple(changed)


def _covered(merged: Sequence[Merged], first: int, end: int) -> dict[int, list[tuple[int, int]]]:
    """By row, the runs of cells that lie under the first cell of a merged one.

    Raises ValueError where cells are merged again and again, which no program does.
    """
    runs: dict[int, list[tuple[int, int]]] = {}
    told = 0
    for each in merged:
        top = each.row - 1
        rows = range(max(top, first), min(top + each.height, end))
        told += len(rows)
        if told > limits.AREA_CELLS:
            raise ValueError("merged cells lie over each other")
        for row in rows:
            start = each.column + (row == top)
            runs.setdefault(row, []).append((start, each.column + each.width))
    return runs


def _without(cells: tuple[Cell, ...], runs: Collection[tuple[int, int]]) -> tuple[Cell, ...]:
    changed = list(cells)
    for start, end in runs:
        for column in range(start, min(end, len(changed))):
            changed[column] = None
    return tuple(changed)


def _zeros(zero_day: date | None) -> frozenset[date | time]:
    """What a cell says that is shown as a date and holds 0: a link to a blank cell.

    A cell of XLSX (which names no such day) then says a time of day, whichever day its dates are
    counted from; or, written as text, the day that one program or the other shows for it.
    """
    if zero_day is not None:
        return frozenset({zero_day, datetime.combine(zero_day, time())})
    shown = (date(1899, 12, 30), date(1899, 12, 31))
    return frozenset({time(), *shown, *(datetime.combine(day, time()) for day in shown)})


def _text(value: str) -> Cell:
    """A text without what nobody sees in it; a damaged letter garbles the cell."""
    text = (value if value.isprintable() else seen(value)).strip()
    return GarbledCell(text) if DAMAGED in text else text or None


def _cell(
    value: float | bool | date | datetime | time | timedelta, zeros: Collection[date | time]
) -> Cell:
    """A value that is no text: whole numbers without a point, times of day as text."""
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < WHOLE_NUMBERS_BELOW
        return int(value) if whole else value
    if isinstance(value, bool):
        return value
    if value in zeros:
        return None
    return str(value) if isinstance(value, time | timedelta) else value
