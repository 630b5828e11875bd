"""Trackers as organisations keep them: a row a person, a column a course, a date in the cell."""

import re
from dataclasses import dataclass, field
from datetime import date

from sgdesk.data.sheets import ErrorCell, Row, Sheet, cell_text, column_letter
from sgdesk.domain.datetext import DateKind, DateOrder, read_date, speaks_of_no_completion
from sgdesk.domain.names import PersonName, names_several
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.cells import REFUSED_DATES, RowReader, split_parts
from sgdesk.services.imports.reading.date_order import as_value, settle_order
from sgdesk.services.imports.reading.headings import Field
from sgdesk.services.imports.reading.parsed import (
    Completion,
    ParsedTracker,
    ProblemCode,
    RowProblem,
    TrackerRow,
)
from sgdesk.services.imports.reading.tracker_headings import (
    CourseOf,
    TrackerHeadings,
    find_tracker_headings,
)
from sgdesk.services.imports.reading.tracker_states import with_states

_TOTALS = re.compile(
    r"(?:(?:grand |sub[ -]?)?totals?|averages?|mean|counts?|sum|overall|percent\w*"
    r"|(?:number|no\.?) (?:trained|of|in date|done))\b[^,]*|%.*"
)
_NO_NAME_MARKS = re.compile(r"[\d=:%!?@<>#]")
LONGEST_NAME = 80


@dataclass(slots=True)
class _Found:
    """What has been found so far."""

    read: int = 0
    rows: list[TrackerRow] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)


def parse_tracker(
    sheet: Sheet, today: date, order: DateOrder | None, course_of: CourseOf
) -> ParsedTracker:
    """Every person of a tracker with the courses completed; COMMANDS, "Trackers".

    A cell without a usable date is noted or refused with its place; the rest of its row stands.
    Raises :class:`SheetError` where no headings are found, and its :class:`DateOrderInDoubt`.
    """
    found_headings = find_tracker_headings(sheet, course_of)
    body = sheet.rows[found_headings.first_row :]
    headings = with_states(found_headings, body)
    dated = {
        *headings.courses,
        *(headings.fields[f] for f in (Field.ROLE_START, Field.LEFT) if f in headings.fields),
    }
    settled = settle_order(sheet, body, dated, headings.texts, order)
    found = _Found()
    for row in body:
        _read_row(RowReader(row, headings.fields, settled, today), headings, found)
    return ParsedTracker(
        sheet.name,
        {name.value: column_letter(column) for name, column in headings.fields.items()},
        {column_letter(column): course for column, course in headings.courses.items()},
        found.read,
        tuple(found.rows),
        tuple(found.refused),
        tuple(found.notes),
        headings.left(),
    )


def _read_row(reader: RowReader, headings: TrackerHeadings, found: _Found) -> None:
    if _is_passed_over(reader, headings):
        return
    completions = _completions(reader, headings)
    if not _names_somebody(reader, bool(completions), found):
        return
    found.read += 1
    found.rows.append(
        TrackerRow(
            reader.row.number,
            reader.person(),
            reader.text(Field.REFERENCE),
            reader.text(Field.EMAIL),
            split_parts(reader.lines(Field.ROLE), ";/"),
            _detail_date(reader, Field.ROLE_START),
            _detail_date(reader, Field.LEFT),
            completions,
        )
    )
    reader.note_failed_cells()
    found.refused += reader.refused
    found.notes += reader.notes


def _is_passed_over(reader: RowReader, headings: TrackerHeadings) -> bool:
    """Whether a row holds totals, says the headings again, or has nothing to do with people."""
    first = next((fold(cell_text(cell)) for cell in reader.row.cells if cell is not None), "")
    name = fold(_name_text(reader))
    if _TOTALS.fullmatch(name) or (not name and _TOTALS.fullmatch(first)):
        return True
    columns = {*headings.fields.values(), *headings.courses}
    if all(reader.at(column) is None for column in columns):
        return True
    return _says_headings(reader.row, headings)


def _says_headings(row: Row, headings: TrackerHeadings) -> bool:
    """Whether a row only says the headings again, or says so under the name's heading."""
    places = (headings.fields.get(name) for name in (Field.NAME, Field.FAMILY_NAME))
    columns = (place for place in places if place is not None and headings.texts[place])
    return known.is_repeat(row, headings.texts) or any(
        fold(cell_text(row.cells[column])) == fold(headings.texts[column])
        for column in columns
        if column < len(row.cells)
    )


def _name_text(reader: RowReader) -> str:
    """The cells of the name as one text."""
    names = (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NAME)
    return " ".join(filter(None, map(reader.text, names)))


def _names_somebody(reader: RowReader, has_dates: bool, found: _Found) -> bool:
    """Whether the row is a person's; if not, it is noted, or refused where training would go."""
    code = _name_problem(reader, _name_text(reader), reader.person())
    if code is None:
        return True
    names = (Field.FAMILY_NAME, Field.NAME, Field.GIVEN_NAME)
    named = reader.failed_name() or next(name for name in names if name in reader.fields)
    column = reader.fields[named]
    target = found.refused if has_dates or code == ProblemCode.SEVERAL_PEOPLE else found.notes
    target.append(reader.problem_at(column, code))
    found.read += has_dates
    return False


def _name_problem(reader: RowReader, text: str, name: PersonName) -> ProblemCode | None:
    if reader.failed_name() is not None:
        return ProblemCode.ERROR_CELL
    if not text:
        return ProblemCode.NO_NAME
    if names_several(text):
        return ProblemCode.SEVERAL_PEOPLE
    if _NO_NAME_MARKS.search(text) or len(text) > LONGEST_NAME:
        return ProblemCode.NOT_A_NAME
    alone = sum(cell is not None for cell in reader.row.cells) == 1
    one_word = not (name.given and name.family)
    return ProblemCode.NOT_A_NAME if alone and one_word else None


def _detail_date(reader: RowReader, name: Field) -> date | None:
    """A start or leaving day; what is none is noted, and the person stands without it."""
    reading = reader.reading(name)
    if reading.value is not None:
        reader.note_unknown_day(reader.fields[name], reading)
        return reading.value
    if isinstance(reader.cell(name), ErrorCell):
        reader.note(name, ProblemCode.ERROR_CELL)
    elif reading.kind != DateKind.NONE:
        reader.refuse(name, REFUSED_DATES[reading.kind])
    elif reading.note:
        reader.note(name, ProblemCode.NOT_A_DATE)
    return None


def _completions(reader: RowReader, headings: TrackerHeadings) -> tuple[Completion, ...]:
    read = (_completion(reader, column, headings) for column in headings.courses)
    return tuple(completion for completion in read if completion is not None)


def _completion(reader: RowReader, column: int, headings: TrackerHeadings) -> Completion | None:
    """The completion in one cell; None with a note or refusal where there is none."""
    cell, state = reader.at(column), _state(reader, column, headings)
    if cell is None:
        if state:
            _note(reader, headings.states[column], ProblemCode.WORDS_ONLY)
        return None
    reading = read_date(as_value(cell), reader.order, reader.today)
    if reading.kind in REFUSED_DATES:
        reader.refused.append(reader.problem_at(column, REFUSED_DATES[reading.kind]))
    elif isinstance(cell, ErrorCell):
        _note(reader, column, ProblemCode.ERROR_CELL)
    elif reading.value is None:
        number = isinstance(cell, int | float) and not isinstance(cell, bool)
        _note(reader, column, ProblemCode.NOT_A_DATE if number else ProblemCode.WORDS_ONLY)
    elif reading.kind == DateKind.PLAN or speaks_of_no_completion(state):
        _note(reader, column, ProblemCode.NO_COMPLETION)
    else:
        reader.note_unknown_day(column, reading)
        course, heading = headings.courses[column], headings.texts[column]
        return Completion(column_letter(column), heading, course, reading.value, reading.note)
    return None


def _state(reader: RowReader, column: int, headings: TrackerHeadings) -> str:
    """What stands beside a date of what it is the date of."""
    place = headings.states.get(column)
    return cell_text(reader.at(place)) if place is not None else ""


def _note(reader: RowReader, column: int, code: ProblemCode) -> None:
    reader.notes.append(reader.problem_at(column, code))
