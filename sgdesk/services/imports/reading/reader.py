"""One reader for every kind of sheet: from the grid to entries, problems and questions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from sgdesk.data.sheets import Cell, Row, Sheet, column_letter
from sgdesk.data.sheets.model import column_index
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.text import fold, words_in
from sgdesk.services.imports.reading.around.days_held import held_days
from sgdesk.services.imports.reading.around.lines_over import around_table
from sgdesk.services.imports.reading.around.named_sheets import is_named_for, named_section
from sgdesk.services.imports.reading.around.names_above import names_above
from sgdesk.services.imports.reading.around.refusals import refusal
from sgdesk.services.imports.reading.around.registers import (
    RegisterQuestions,
    is_register,
    register_section,
)
from sgdesk.services.imports.reading.around.ticked_days import (
    ticked_days,
    ticks_without_a_course,
)
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.cells.fillings import Filled, filled, rows_of_one
from sgdesk.services.imports.reading.cells.one_cell.exchanged import exchanged_columns
from sgdesk.services.imports.reading.cells.remarks import may_say_no
from sgdesk.services.imports.reading.cells.row_cells import Found, Reading
from sgdesk.services.imports.reading.cells.shifted import shifted_rows
from sgdesk.services.imports.reading.columns import (
    LEFT_OUT,
    Column,
    Columns,
    Means,
    Wish,
)
from sgdesk.services.imports.reading.date_order import (
    orders_of_their_own,
    settle_order,
    years_in_doubt,
)
from sgdesk.services.imports.reading.entries import EntryReader
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.judged.asked_columns import (
    answers_of_columns,
    notes_said_before,
    wish_of,
)
from sgdesk.services.imports.reading.rows import RowJudge
from sgdesk.services.imports.reading.sections import Section, SectionOf, may_be_line
from sgdesk.services.imports.reading.tables import Table
from sgdesk.services.imports.reading.texts import texts_that
from sgdesk.services.imports.reading.unseen import told_of_sheet
from sgdesk.services.imports.reading.values import (
    WHY_LEFT_OUT,
    Entry,
    ProblemCode,
    RoleRow,
    RowProblem,
    SheetKind,
    Where,
    problem,
)

_DATES = (Field.ROLE_START, Field.ROLE_END, Field.STARTED, Field.LEFT, Field.COMPLETED_ON)


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a worksheet says: its tables, entries, and what was refused, noted and asked.

    ``read`` counts every row that is somebody's, or may be.
    """

    sheet: Sheet
    tables: tuple[Columns, ...]
    read: int
    entries: tuple[Entry, ...]
    roles: tuple[RoleRow, ...]
    refused: tuple[RowProblem, ...]
    notes: tuple[RowProblem, ...]


def read_sheet(sheet: Sheet, asked: Asked, asking: Asking) -> SheetReading:
    """Read a worksheet; what it leaves open is gathered in ``asking``.

    Raises :class:`SheetError` where no table has the columns that its kind needs, and its
    :class:`~sgdesk.services.imports.reading.date_order.DateOrderInDoubt`.
    """
    sheet, judged = _judged(sheet, asked, asking)
    fillings = [filled(columns) for columns in judged]
    tables = tuple(each.columns for each in fillings)
    usable = _usable(sheet, tables, asked)
    vocabulary = vocabulary_of(sheet, asked)
    found = Found()
    heeded: set[tuple[int, int]] = set()
    timed = False
    for understood, columns in zip(fillings, tables, strict=True):
        if columns not in usable or (timed and columns.duration is not None):
            # A report of a meeting says again, more finely, who came and went.
            found.notes.append(_unusable(columns))
            continue
        timed = timed or columns.duration is not None
        found.notes += understood.notes
        reading = reading_of(sheet, understood, tables, asked, asking)
        section_of = _sections(columns, reading.order, asked)
        first = _first_section(sheet, columns, section_of, asked, asking, vocabulary)
        found.refused += names_above(columns)
        reader = EntryReader(reading, found, first)
        reader.read(section_of)
        heeded |= reader.heeded
    found.notes += told_of_sheet(sheet, heeded, _days_of(usable))
    return SheetReading(
        sheet,
        tables,
        found.read,
        tuple(found.entries),
        tuple(found.roles),
        tuple(found.refused),
        tuple(found.notes),
    )


def _days_of(tables: Sequence[Columns]) -> frozenset[int]:
    """The columns of completions, of whose days it is asked where they do not show their years."""
    found = {each.fields.get(Field.COMPLETED_ON, -1) for each in tables}
    found |= {each.row_day for each in tables if each.row_day is not None}
    return frozenset(found.union(*(each.courses for each in tables)))


def _first_section(
    sheet: Sheet,
    columns: Columns,
    section_of: SectionOf | None,
    asked: Asked,
    asking: Asking,
    vocabulary: Vocabulary,
) -> Section:
    """What holds for the first rows of a table: said above it, by its worksheet, or by somebody."""
    first = section_of.of_all(_lines_above(columns)) if section_of else Section()
    said = _said_at_all(columns, section_of, columns.table.body)
    questions = RegisterQuestions(asking, tuple(asked.course_titles), asked.today)
    first = register_section(columns, first, said, questions)
    if said.course or not is_named_for(sheet, columns, vocabulary.course_named):
        return first
    likely = _likely_first(asked, vocabulary.course_named(sheet.name), vocabulary)
    return named_section(sheet, columns, first, asked.course_of, likely, asking)


def reading_of(
    sheet: Sheet, understood: Filled, tables: Sequence[Columns], asked: Asked, asking: Asking
) -> Reading:
    """What one table is read with, whoever reads it: all that the sheet shows of it."""
    columns, body = understood.columns, understood.columns.table.body
    order, orders = _orders(sheet, columns, asked.order)
    days = [*columns.courses]
    days += [] if columns.row_day is None else [columns.row_day]
    days += [column for name, column in columns.fields.items() if name is Field.COMPLETED_ON]
    held = held_days(columns, asked.course_of, order, asked.today)
    return Reading(
        columns,
        order,
        asked.today,
        asking,
        frozenset(fold(role) for role in asked.roles),
        held=held.days,
        day_rows=held.rows,
        orders=orders,
        comments=sheet.comments,
        comments_over=_comments_over(sheet, columns),
        struck=understood.struck,
        rows_of_one=rows_of_one(sheet, columns) if sheet.merged else frozenset(),
        shifted=shifted_rows(sheet, columns),
        exchanged=exchanged_columns(body, days),
        years_in_doubt=years_in_doubt(body, days, asked.today),
        yearless=sheet.yearless,
        around=around_table(sheet, tables, columns, asked.course_of),
    )


def _comments_over(sheet: Sheet, columns: Columns) -> dict[int, Where]:
    """The comments on the headings of courses that may say no to all that stands below."""
    return {
        column: Where(row.number, column_letter(column), said)
        for row in columns.table.headings
        for column in columns.courses
        if (said := sheet.comments.get((row.number, column), "")) and may_say_no(said)
    }


def vocabulary_of(sheet: Sheet, asked: Asked) -> Vocabulary:
    """The headings that are known where a sheet is read."""
    return Vocabulary(asked.kind, asked.course_of, asked.today, sheet.name)


def _likely_first(asked: Asked, named: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The courses to choose from, that which a name means first."""
    meant = vocabulary.course(named)
    titles = asked.course_titles
    likely = next((each for each in titles if asked.course_of(each) == meant), named)
    return tuple(dict.fromkeys((likely, *titles)))


def judge_tables(sheet: Sheet, asked: Asked, asking: Asking) -> tuple[Columns, ...]:
    """Every table with its columns; those that are not understood are asked about."""
    return _judged(sheet, asked, asking)[1]


def _judged(sheet: Sheet, asked: Asked, asking: Asking) -> tuple[Sheet, tuple[Columns, ...]]:
    """The sheet with its merged cells filled, and every table of it with its columns."""
    vocabulary = vocabulary_of(sheet, asked)
    letters = {column_index(letter): wish for letter, wish in (asked.columns or {}).items()}
    judged: list[Columns] = []
    sheet = _without_reasons(sheet)
    looked = asked.looked
    sheet, tables = looked.tables(sheet, vocabulary, columns_said=bool(asked.columns))
    for table in tables:
        wishes = dict(_why_left_out(table))
        wishes |= {column: wish_of(wish, asked) for column, wish in letters.items()}
        columns = looked.columns(table, vocabulary, wishes)
        answered = dict(answers_of_columns(columns, asked, asking))
        answered |= {
            column: wish
            for column, wish in notes_said_before(columns, asking)
            if column not in letters
        }
        if answered:
            columns = looked.columns(table, vocabulary, wishes | answered)
        judged.append(columns)
    return sheet, tuple(judged)


def _without_reasons(sheet: Sheet) -> Sheet:
    """The sheet without the cells below our own heading: they speak of headings, names, days."""
    if not texts_that(sheet.rows, _is_why):
        return sheet
    rows: list[Row] = []
    reasons: int | None = None
    for row in sheet.rows:
        said = [place for place, cell in enumerate(row.cells) if _is_why(cell)]
        reasons = said[0] if said else reasons
        if said or reasons is None or reasons >= len(row.cells):
            rows.append(row)
            continue
        cells = list(row.cells)
        cells[reasons] = None
        if any(cell is not None for cell in cells):
            rows.append(Row(row.number, tuple(cells)))
    return sheet if reasons is None else replace(sheet, rows=tuple(rows))


_WHY = fold(WHY_LEFT_OUT)


def _is_why(cell: Cell) -> bool:
    return isinstance(cell, str) and fold(cell) == _WHY


def _why_left_out(table: Table) -> Iterator[tuple[int, Wish]]:
    """Our own column of reasons, in a sheet of those left out that is brought in again."""
    for column in range(table.left, table.right):
        words = table.words(column)
        if words and _is_why(words[-1]):
            yield column, LEFT_OUT


def _usable(sheet: Sheet, tables: Sequence[Columns], asked: Asked) -> tuple[Columns, ...]:
    """The tables that have what their kind needs; SheetError where none has."""
    lacking = [(columns, _lacks(sheet, columns, asked)) for columns in tables]
    usable = tuple(columns for columns, lacks in lacking if not lacks)
    if len(usable) == 1 and usable[0].shape is SheetKind.TRACKER:
        days = ticked_days(sheet, usable[0])
        if days:
            raise ticks_without_a_course(sheet, days)
    if usable:
        return usable
    columns, lacks = lacking[0] if lacking else (None, ())
    raise refusal(sheet, columns, lacks, asked.course_of, asked.course_titles)


def _lacks(sheet: Sheet, columns: Columns, asked: Asked) -> tuple[str, ...]:
    """What a table would need for its kind and does not have, in words."""
    fields = columns.fields
    named = bool(fields.keys() & {Field.NAME, Field.FAMILY_NAME})
    if columns.shape is SheetKind.ROLES:
        return () if Field.ROLE in fields else ("role",)
    if columns.shape is SheetKind.PEOPLE:
        given = "given name" if not fields.keys() & {Field.GIVEN_NAME, Field.NAME} else ""
        family = "family name" if not named else ""
        return tuple(filter(None, (given, family)))
    if columns.shape is SheetKind.TRACKER:
        name = "" if named or Field.GIVEN_NAME in fields else "name"
        has_course = bool(columns.courses) or _asks_of_a_course(sheet, columns, asked)
        return tuple(filter(None, (name, "" if has_course else "course")))
    person = named or Field.REFERENCE in fields or Field.GIVEN_NAME in fields
    section_of = _sections(columns, DateOrder.DMY, asked)
    # Without a column of names any row of somebody's would pass for such a line.
    between = columns.table.body if person else ()
    said = _said_at_all(columns, section_of, between)
    course = Field.COURSE in fields or bool(said.course)
    course = course or is_named_for(sheet, columns, vocabulary_of(sheet, asked).course_named)
    day = Field.COMPLETED_ON in fields or said.day is not None
    if person and is_register(columns) and (course or day):
        return ()
    return tuple(
        words
        for words, there in (
            ("person (person_reference or name)", person),
            ("course", course),
            ("completed_on", day),
        )
        if not there
    )


def _asks_of_a_course(sheet: Sheet, columns: Columns, asked: Asked) -> bool:
    """Whether a column would be a course's but for what stands with its heading: it is asked."""
    vocabulary = vocabulary_of(sheet, asked)
    open_ones = (each.index for each in columns.columns if each.means is Means.UNKNOWN)
    words = (columns.table.words(column)[-1:] for column in open_ones)
    return any(
        vocabulary.course(text) is not None or vocabulary.course(_ASIDE.sub("", text)) is not None
        for said in words
        for text in said
    )


_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
"""What a heading says of its course besides: "Level 1 (self-declared)"."""


def _said_at_all(columns: Columns, section_of: SectionOf | None, body: Sequence[Row]) -> Section:
    """Whether lines of a table that are nobody's say a course and a day at all."""
    if section_of is None:
        return Section()
    judge = RowJudge(columns, Asking({}))
    between = [row for row in body if may_be_line(judge.judge(row))]
    said = [section_of.of_all(_lines_above(columns)), *map(section_of, between)]
    course = next((each.course for each in said if each and each.course), "")
    return Section(course, next((each.day for each in said if each and each.day), None))


def _lines_above(columns: Columns) -> tuple[Row, ...]:
    """The lines over the headings of a table; a title may stand so close that it is one of them."""
    return (*columns.table.above, *columns.table.headings[:-1])


def _sections(columns: Columns, order: DateOrder, asked: Asked) -> SectionOf | None:
    """How lines between names are read, where a list has no column for the course or the day."""
    if columns.shape is not SheetKind.TRAINING:
        return None
    if {Field.COURSE, Field.COMPLETED_ON} <= columns.fields.keys():
        return None
    table = columns.table
    return SectionOf(asked.course_of, order, asked.today, table.left, table.right)


def _unusable(columns: Columns) -> RowProblem:
    """A table beside others that nothing could be read from."""
    row = columns.table.headings[-1]
    said = ", ".join(each.heading for each in columns.columns if each.heading)
    return problem(row.number, column_letter(columns.table.left), said, ProblemCode.OUTSIDE)


def _orders(
    sheet: Sheet, columns: Columns, order: DateOrder | None
) -> tuple[DateOrder, Mapping[int, DateOrder]]:
    """The order of the dates of a table, and that of single columns which plainly differ."""
    of_row = [] if columns.row_day is None else [columns.row_day]
    dated = [*of_row, *columns.courses, *(columns.fields[f] for f in _DATES if f in columns.fields)]
    texts = [columns.table.text(column) for column in range(columns.table.right)]
    body = columns.table.body
    settled = settle_order(sheet, body, dated, texts, order)
    return settled, orders_of_their_own(body, dated, settled)


def said_in_shifted(reading: SheetReading) -> tuple[frozenset[str], ...]:
    """The words, folded, of each row that is refused since its cells may stand one column on.

    Which of them are a name cannot be told there: it may be parted, turned round or in one cell.
    """
    rows = {each.row for each in reading.refused if each.code is ProblemCode.SHIFTED}
    return tuple(
        words_in(*(cell for cell in row.cells if isinstance(cell, str)))
        for row in reading.sheet.rows
        if row.number in rows
    )


def left_columns(reading: SheetReading) -> tuple[Column, ...]:
    """The columns with a heading or with data that nothing was taken from, each once."""
    left = {Means.UNKNOWN, Means.ASIDE, Means.ROW_NUMBER, Means.LEFT_OUT, Means.EMPTY}
    found = (each for columns in reading.tables for each in columns.columns)
    kept = [
        each
        for each in found
        if each.means in left and (each.heading or each.means is Means.UNKNOWN)
    ]
    return tuple({(each.letter, each.heading): each for each in kept}.values())


def private_columns(reading: SheetReading) -> tuple[Column, ...]:
    """The columns that were left where they are, since what they hold is not kept here."""
    return _columns_of(reading, Means.PRIVATE)


def expiry_columns(reading: SheetReading) -> tuple[Column, ...]:
    """The columns of days on which training runs out, or is to be done again."""
    return _columns_of(reading, Means.EXPIRY)


def _columns_of(reading: SheetReading, means: Means) -> tuple[Column, ...]:
    found = (each for columns in reading.tables for each in columns.columns)
    kept = [each for each in found if each.means is means]
    return tuple({(each.letter, each.heading): each for each in kept}.values())
