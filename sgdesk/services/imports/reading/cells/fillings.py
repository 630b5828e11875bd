"""What cells take from those above them: merged cells, dittos; and names struck through."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from sgdesk.data.sheets import Cell, ErrorCell, Row, Sheet, StruckCell, cell_text, column_letter
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.cells.one_cell.doubtful import DittoCell
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.texts import kinds_of, texts_that
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem, problem

_DITTOS = frozenset(
    {
        '"', "''", '""', "``", "”", "“", "’’", "‘‘", "〃", "″", "do", "do.", "ditto", "dito",
        "-do-", "-ditto-", '-"-', "- \" -", "as above", "see above", "same", "same as above",
        "as before", "same date", "same day", "↓", "↑", "⇓", "⇑", "⬇", "⬆", "⬇️", "⬆️", "|", "¦",
    }
)  # fmt: skip
_LONGEST = 14
_SAYS_ABOVE = (Field.ROLE, Field.GROUP, Field.PROVIDER, Field.METHOD, Field.COURSE)
_DAYS = (Field.COMPLETED_ON, Field.STARTED, Field.LEFT, Field.ROLE_START, Field.ROLE_END)
_NAMES = (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NAME)


def filled_down(sheet: Sheet, tables: Sequence[Table]) -> tuple[Sheet, tuple[Table, ...]]:
    """The sheet and its tables with cells that are merged over several rows holding for each.

    Only what begins below headings is filled, with the comment that hangs on it; a merged heading
    or title stays where it stands.
    """
    tall = [each for each in sheet.merged if each.height > 1]
    if not tall:
        return sheet, tuple(tables)
    bodies = {row.number: row for table in tables for row in table.body}
    changed: dict[int, dict[int, Cell]] = {}
    comments = dict(sheet.comments)
    for each in tall:
        top = bodies.get(each.row)
        value = top.cells[each.column] if top and each.column < len(top.cells) else None
        for number in range(each.row + 1, each.row + each.height) if value is not None else ():
            if number in bodies:
                changed.setdefault(number, {})[each.column] = value
                if said := sheet.comments.get((each.row, each.column)):
                    comments[number, each.column] = said
    rows = {number: _with(bodies[number], cells) for number, cells in changed.items()}
    return (
        replace(sheet, rows=_swapped(sheet.rows, rows), comments=comments),
        tuple(replace(table, body=_swapped(table.body, rows)) for table in tables),
    )


def _with(row: Row, cells: Mapping[int, Cell]) -> Row:
    changed = list(row.cells) + [None] * (max(cells) + 1 - len(row.cells))
    for column, cell in cells.items():
        if changed[column] is None:
            changed[column] = cell
    return Row(row.number, tuple(changed))


def _swapped(rows: Iterable[Row], changed: Mapping[int, Row]) -> tuple[Row, ...]:
    return tuple(changed.get(row.number, row) for row in rows)


def rows_of_one(sheet: Sheet, columns: Columns) -> frozenset[int]:
    """The rows that go on with the person of the row above, whose name is merged over them."""
    fields = columns.fields
    names = {fields[name] for name in _NAMES if name in fields}
    return frozenset(
        number
        for each in sheet.merged
        if each.height > 1 and each.column in names
        for number in range(each.row + 1, each.row + each.height)
    )


@dataclass(frozen=True, slots=True)
class Filled:
    """The columns of a table with dittos and struck names understood, and what is told of them."""

    columns: Columns
    notes: tuple[RowProblem, ...] = ()
    struck: frozenset[int] = frozenset()
    """The rows whose name is struck through."""


def filled(columns: Columns) -> Filled:
    """Take dittos for what stands above them, and names that are struck through for names.

    A ditto of a name, a role, a course, a provider or a method is the cell above, which is told;
    one of a day becomes a :class:`DittoCell`, which is asked about. A name that is struck through
    is read as a name, and its row is told.
    """
    fields, many = columns.fields, columns.many
    names = [fields[name] for name in _NAMES if name in fields]
    roles = many.get(Field.ROLE, ())
    says = {*roles, *names, *(fields[name] for name in _SAYS_ABOVE if name in fields)}
    days = {*columns.courses, *(fields[name] for name in _DAYS if name in fields)} - says
    notes: list[RowProblem] = []
    changed: dict[int, Row] = {}
    struck: set[int] = set()
    before = Row(0, ())
    body = columns.table.body
    dittos = texts_that(body, is_ditto)
    may_be_struck = any(issubclass(each, StruckCell) for each in kinds_of(body))
    for row in body if dittos or may_be_struck else ():
        named = _named(row, names) if may_be_struck else row
        if named is not row:
            struck.add(row.number)
        new = named
        if named is not row or not dittos.isdisjoint(row.cells):
            new = _dittoed(named, before, says, days, notes)
        if new is not row:
            changed[row.number] = new
        before = new
    if not changed:
        return Filled(columns)
    body = _swapped(columns.table.body, changed)
    return Filled(
        replace(columns, table=replace(columns.table, body=body)), tuple(notes), frozenset(struck)
    )


def _named(row: Row, names: Sequence[int]) -> Row:
    cells = row.cells
    struck = [c for c in names if c < len(cells) and isinstance(cells[c], StruckCell)]
    whole: dict[int, Cell] = {}
    for column in struck:
        cell = cells[column]
        if isinstance(cell, StruckCell) and not cell.partly:
            whole[column] = cell_text(cell.value)
    if not whole or len(whole) < len(struck):
        return row
    return Row(row.number, tuple(whole.get(place, cell) for place, cell in enumerate(cells)))


def _dittoed(
    row: Row, above: Row, says: Iterable[int], days: Iterable[int], notes: list[RowProblem]
) -> Row:
    taken: dict[int, Cell] = {}
    for column in says:
        value = _at(above, column) if _is_ditto(row, column) else None
        if value is not None and not isinstance(value, ErrorCell):
            taken[column] = value
            told = f"{cell_text(row.cells[column])} ({cell_text(value)})"
            notes.append(problem(row.number, column_letter(column), told, ProblemCode.AS_ABOVE))
    for column in days:
        value = _at(above, column) if _is_ditto(row, column) else None
        if value is not None:
            held = value.value if isinstance(value, DittoCell) else value
            text = f"{cell_text(row.cells[column])} ({cell_text(held)})"
            taken[column] = DittoCell(text, held)
    if not taken:
        return row
    return Row(row.number, tuple(taken.get(place, cell) for place, cell in enumerate(row.cells)))


def _at(row: Row, column: int) -> Cell:
    return row.cells[column] if column < len(row.cells) else None


def _is_ditto(row: Row, column: int) -> bool:
    return is_ditto(row.cells[column] if column < len(row.cells) else None)


def is_ditto(cell: object) -> bool:
    """Whether a cell says alone that it is as the one above: a ditto mark, "as above"."""
    return type(cell) is str and len(cell) <= _LONGEST and fold(cell) in _DITTOS
