"""Which lines round a table may say that its dates are none of a completion."""

import re
from collections.abc import Iterator, Sequence

from sgdesk.data.sheets import Row, Sheet, column_letter
from sgdesk.domain.people.said.children import is_of_children
from sgdesk.services.imports.reading.around.said_of_all import says_of_all
from sgdesk.services.imports.reading.around.words_over import (
    explains_colours,
    key_says,
    names_another_subject,
    speaks_against,
    title_speaks_against,
)
from sgdesk.services.imports.reading.cells.row_cells import Around
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.headings.speaking import is_expiry, without_interval
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.headings.words import NAMES, Field
from sgdesk.services.imports.reading.values import SheetKind

_MOST_CELLS = 3
_MOST_OF_A_KEY = 8
_BEGINS_A_KEY = re.compile(r"\W*(?:key|n\.? ?b\.?|notes?|legend|please note|dates?)?\W*", re.I)


def around_table(
    sheet: Sheet, tables: Sequence[Columns], columns: Columns, course_of: CourseOf
) -> Around:
    """The title, the name of the worksheet and the keys that speak against a table's dates.

    The title over the first table is that of the sheet, but for tables with a line of their own.
    """
    above = tuple(titles_over(columns, tables)) or tuple(titles_over(tables[0], ()))
    keys = [line for each in tables for line in _keys(each)]
    dated = columns.shape in (SheetKind.TRAINING, SheetKind.TRACKER)
    heads = (columns.heading(columns.fields[each]) for each in NAMES if each in columns.fields)
    names = [] if sheet.named_as_file else [" ".join(sheet.name.split())]
    names += filter(is_of_children, heads)
    lines = [
        line
        for line in (*names, *above)
        if says_of_all(line)
        or (dated and (title_speaks_against(line, course_of) or key_says(line).all))
    ]
    place = _place_among(tables, columns)
    if not dated:
        return Around(tuple(dict.fromkeys(lines)), place=place)
    lines += [line for line in keys if key_says(line).all]
    lines += _groups_against(columns, course_of)
    marks = {mark: line for line in (*above, *keys) for mark in key_says(line).marks}
    return Around(tuple(dict.fromkeys(lines)), tuple(marks.items()), place)


def _place_among(tables: Sequence[Columns], columns: Columns) -> str:
    """The letters of a table's columns, where others stand side by side with it; else empty."""
    first = columns.table.headings[0].number
    beside = [each for each in tables if each.table.headings[0].number == first]
    if len(beside) < 2:
        return ""
    table = columns.table
    headed = [column for column in range(table.left, table.right) if table.words(column)]
    return f"{column_letter(table.left)}–{column_letter(max(headed, default=table.left))}"


def _groups_against(columns: Columns, course_of: CourseOf) -> list[str]:
    """The headings over the course and the day of a list that say of them that they are none."""
    places = {columns.fields.get(name, -1) for name in (Field.COURSE, Field.COMPLETED_ON)} - {-1}
    over = [text for place in sorted(places) for text in columns.table.over(place)]
    return [
        text
        for text in over
        if is_expiry(text)
        or speaks_against(without_interval(text))
        or names_another_subject(text, course_of)
    ]


def titles_over(columns: Columns, tables: Sequence[Columns]) -> Iterator[str]:
    """The lines over the headings; one may stand so close that it is one of them.

    Those between two tables end the rows of the first.
    """
    table = columns.table
    rows = [*table.above, *(row for row in table.headings[:-1] if len(_filled(row)) == 1)]
    first = table.headings[0].number
    before = [row for each in tables for row in each.table.body if row.number < first]
    for row in sorted(before, key=lambda row: row.number, reverse=True):
        if len(_filled(row)) > 1:
            break
        rows.append(row)
    groups = {text for over in table.groups for text in over}
    for row in rows:
        cells = _filled(row)
        if any(isinstance(each, str) and " ".join(each.split()) in groups for each in cells):
            continue  # A heading over headings speaks of its columns alone.
        most = _MOST_OF_A_KEY if _is_of_a_key(cells) else _MOST_CELLS
        if 0 < len(cells) <= most and all(isinstance(cell, str) for cell in cells):
            yield " ".join(" ".join(map(str, cells)).split())


def _is_of_a_key(cells: Sequence[object]) -> bool:
    """Whether a line of several cells is a key: "Key", "Green = done", "Amber = booked"."""
    first = cells[0] if cells else None
    return isinstance(first, str) and bool(
        _BEGINS_A_KEY.fullmatch(first) or explains_colours(first)
    )


def _keys(columns: Columns) -> Iterator[str]:
    """The lines among and below the rows that may explain them; a row of somebody's is none.

    A line over others that says of them what they did not do speaks of no row above it.
    """
    last = columns.table.body[-1:]
    for row in columns.table.body:
        if len(row.cells) - row.cells.count(None) > _MOST_CELLS:
            continue
        cells = _filled(row)
        if not cells or not all(isinstance(each, str) for each in cells):
            continue
        first = str(cells[0])
        line = " ".join(" ".join(map(str, cells)).split())
        over_others = row not in last and says_of_all(line)
        if (len(cells) == 1 or _BEGINS_A_KEY.fullmatch(first)) and not over_others:
            yield line


def _filled(row: Row) -> list[object]:
    return [cell for cell in row.cells if cell is not None]
