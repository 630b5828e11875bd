"""The day that stands over the ticks of a course: in its heading, or in a line of labels."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from sgdesk.data.sheets import Cell, Row, cell_text, formula_of
from sgdesk.domain.datetext import DateOrder, find_dates
from sgdesk.domain.text import fold, plain
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
    read_completion_cell,
)
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.headings.dates import (
    ENDS,
    parts_of,
    speaks_of_another_day,
    without_dates,
)
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.headings.words import NAMES

_LABEL = re.compile(
    r"(?:(?:date|day)s?(?: ?/ ?time)?(?: (?:of|for|the|attended|held|completed|taken|run|trained"
    r"|courses?|training|sessions?|event|evening|delivered|undertaken|completion|attendance))*"
    r"|(?:course|training|session|event|held|attended|completed|delivered|taken) (?:dates?|on|day)"
    r"|held|held on|when|dyddiad(?: y cwrs)?)"
)
_MOST_ABOVE = _MOST_BELOW = 3


class Held(NamedTuple):
    """For columns of courses the day of their ticks, and the rows without a name that gave it."""

    days: Mapping[int, CellSays]
    rows: frozenset[int]


def held_days(columns: Columns, course_of: CourseOf, order: DateOrder, today: date) -> Held:
    """For each column of a course the day that its ticks are of, as a cell that says it would.

    Its own heading comes first, then the label of a row ("Date of course") above or below the
    headings. Where only one course is there, a line of its own may name the day. Last comes a
    row of days under the headings without a name, where ticks alone stand below it.
    """
    found: dict[int, CellSays] = {}
    for column in columns.courses:
        told = _day_in(columns.table.text(columns.states.get(column, column)), order, today)
        if told is not None:
            found[column] = replace(told, formula=_formula_over(columns, column))
    table = columns.table
    names = [columns.fields[each] for each in NAMES if each in columns.fields]
    # Each for itself: a title that is a label ("Dates completed") says nothing of the first person.
    for rows in (table.above[-_MOST_ABOVE:], table.body[:_MOST_BELOW]):
        for label, row in zip(_labels(rows, names), rows, strict=True):
            for column, told in _days_of(row, label, columns, course_of, order, today):
                found.setdefault(column, told)
    unnamed = dict(_days_without_a_name(columns, order, today))
    if not unnamed or found.keys() & unnamed.keys():
        return Held(found, frozenset())
    return Held(found | unnamed, frozenset({table.body[0].number}))


def _formula_over(columns: Columns, column: int) -> str:
    """The formula by which the heading of a column says its day; empty without one."""
    rows = columns.table.headings
    place = columns.states.get(column, column)
    found = (formula_of(row.cells[place]) for row in rows if place < len(row.cells))
    return next(filter(None, found), "")


def _days_without_a_name(
    columns: Columns, order: DateOrder, today: date
) -> Iterator[tuple[int, CellSays]]:
    """The days of a first row that holds nothing else, where no day stands below any of them."""
    first, *others = columns.table.body or (Row(0, ()),)
    filled = [column for column, cell in enumerate(first.cells) if cell is not None]
    if not all(column in columns.courses for column in filled):
        return  # Most first rows are somebody's, and no cell below them has to be looked at.
    days = {column: read_completion_cell(first.cells[column], order, today) for column in filled}
    if not all(each.kind is CellKind.DONE and not each.note for each in days.values()):
        return
    below = [
        read_completion_cell(row.cells[column], order, today)
        for row in others
        for column in filled
        if column < len(row.cells) and row.cells[column] is not None
    ]
    ticked = any(each.kind is CellKind.YES_WITHOUT_DATE for each in below)
    if ticked and all(each.day is None for each in below):
        yield from days.items()


def _labels(rows: Sequence[Row], names: Sequence[int]) -> Iterator[str]:
    """The label of each row; one that stands alone is that of the next row too.

    It is so unless the next row names somebody: the days there are theirs.
    """
    before = ""
    for row in rows:
        cells = [cell for cell in row.cells if cell is not None]
        first = next((cell for cell in row.cells if cell is not None), None)
        own = _label_of(first)
        is_named = any(row.cells[each] is not None for each in names if each < len(row.cells))
        yield own or ("" if is_named else before)
        before = own if len(cells) == 1 else ""


def _label_of(cell: Cell) -> str:
    said = fold(cell_text(cell)).strip(ENDS) if isinstance(cell, str) else ""
    return said if _LABEL.fullmatch(said) else ""


def _days_of(
    row: Row, label: str, columns: Columns, course_of: CourseOf, order: DateOrder, today: date
) -> Iterator[tuple[int, CellSays]]:
    """The days that a row of labels gives for columns of courses."""
    if label:
        for column in columns.courses:
            cell = row.cells[column] if column < len(row.cells) else None
            told = read_completion_cell(cell, order, today)
            if told.day is not None and told.kind in (CellKind.DONE, CellKind.MONTH):
                yield column, told
    cells = [cell for cell in row.cells if cell is not None]
    only = next(iter(columns.courses), None)
    if len(columns.courses) != 1 or only is None or not cells or len(cells) > 2:
        return
    line = _day_in(" ".join(map(cell_text, cells)), order, today)
    if (
        line is not None
        and line.day is not None
        and _is_about(cells, columns.courses[only], course_of)
    ):
        yield only, replace(line, formula=next(filter(None, map(formula_of, cells)), ""))


def _is_about(cells: Sequence[Cell], course: int, course_of: CourseOf) -> bool:
    """Whether a line is about the day of a course: "Date of course: …", or it names the course."""
    text = " ".join(map(cell_text, cells))
    bare = without_dates(text)
    if _LABEL.fullmatch(fold(bare).strip(ENDS)):
        return True
    return any(course_of(part) == course for part in parts_of(bare))


def _day_in(text: str, order: DateOrder, today: date) -> CellSays | None:
    """What a heading says of a day; None where no date stands in it."""
    written = _LEVELS.sub(" ", plain(text)).strip(ENDS)
    if not find_dates(written, order):
        return None
    if speaks_of_another_day(written):
        return CellSays(CellKind.LISTED, note=text, code=CellCode.HEADING)
    return read_completion_cell(written, order, today)


_LEVELS = re.compile(
    r"\b(?:level|lvl|l|tier|stage|module|part|unit|step|group)\.?\s*\d(?![\d/.])", re.IGNORECASE
)
