"""Sheets of roles, people and training: every row read, or refused with its reason."""

from collections.abc import Callable, Iterator
from datetime import date
from typing import TypeVar

from sgdesk.data.sheets import ErrorCell, Row, Sheet, column_letter
from sgdesk.domain.datetext import DAY_NOT_KNOWN, DateKind, DateOrder
from sgdesk.domain.names import PersonName, names_several
from sgdesk.domain.text import fold
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.cells import REFUSED_DATES, RowReader, split_parts
from sgdesk.services.imports.reading.date_order import settle_order
from sgdesk.services.imports.reading.headings import Field, Headings, NeededColumns
from sgdesk.services.imports.reading.parsed import (
    LeftColumn,
    ParsedSheet,
    ParsedTraining,
    PersonRow,
    ProblemCode,
    RoleRow,
    RowProblem,
)

DATES = (Field.ROLE_START, Field.ROLE_END, Field.STARTED, Field.LEFT, Field.COMPLETED_ON)
NAMES = (Field.GIVEN_NAME, Field.FAMILY_NAME, Field.NAME)
OUTCOMES: dict[str, Outcome] = {
    "": Outcome.COMPLETED,
    "completed": Outcome.COMPLETED,
    "complete": Outcome.COMPLETED,
    "attended": Outcome.COMPLETED,
    "passed": Outcome.COMPLETED,
    "pass": Outcome.COMPLETED,
    "yes": Outcome.COMPLETED,
    "did not attend": Outcome.NOT_COMPLETED,
    "dna": Outcome.NOT_COMPLETED,
    "no": Outcome.NOT_COMPLETED,
    "booked": Outcome.BOOKED,
    "enrolled": Outcome.BOOKED,
    "in progress": Outcome.IN_PROGRESS,
    "failed": Outcome.NOT_COMPLETED,
    "cancelled": Outcome.NOT_COMPLETED,
    "withdrawn": Outcome.NOT_COMPLETED,
}
"""The words of COMMANDS, "Sheets"; anything else is refused."""

RowType = TypeVar("RowType", RoleRow, PersonRow, ParsedTraining)


def parse_roles(sheet: Sheet, today: date) -> ParsedSheet[RoleRow]:
    """Rows of role, group and requirements; raise SheetError where no column names the role."""
    found = known.find_headings(sheet, known.ROLES, (NeededColumns("role", (Field.ROLE,)),))
    return _parse(sheet, found, DateOrder.DMY, today, _role)


def parse_people(sheet: Sheet, today: date, order: DateOrder | None) -> ParsedSheet[PersonRow]:
    """Rows of a person and a post; raise SheetError without names or with dates in doubt."""
    needed = (
        NeededColumns("given name", (Field.GIVEN_NAME, Field.NAME)),
        NeededColumns("family name", (Field.FAMILY_NAME, Field.NAME)),
    )
    found = known.find_headings(sheet, known.PEOPLE, needed)
    return _parse(sheet, found, _order(sheet, found, order), today, _person)


def parse_training(
    sheet: Sheet, today: date, order: DateOrder | None
) -> ParsedSheet[ParsedTraining]:
    """Rows of who did what and when; raise SheetError where a column lacks or dates are in doubt.

    A date after ``today`` is refused unless the outcome is booked. A date beside words of
    booking, expiry or failure is noted and passed over.
    """
    needed = (
        NeededColumns(
            "person (person_reference or name)", (Field.REFERENCE, Field.FAMILY_NAME, Field.NAME)
        ),
        NeededColumns("course", (Field.COURSE,)),
        NeededColumns("completed_on", (Field.COMPLETED_ON,)),
    )
    found = known.find_headings(sheet, known.TRAINING, needed)
    return _parse(sheet, found, _order(sheet, found, order), today, _training)


def _order(sheet: Sheet, found: Headings, order: DateOrder | None) -> DateOrder:
    dated = [column for field, column in found.fields.items() if field in DATES]
    return settle_order(sheet, sheet.rows[found.place + 1 :], dated, found.texts, order)


def _parse(
    sheet: Sheet,
    found: Headings,
    order: DateOrder,
    today: date,
    read: Callable[[RowReader], RowType | None],
) -> ParsedSheet[RowType]:
    rows: list[RowType] = []
    refused: list[RowProblem] = []
    notes: list[RowProblem] = []
    count = 0
    for row in _data_rows(sheet, found):
        reader = RowReader(row, found.fields, order, today, notes=notes)
        parsed = read(reader)
        reader.note_failed_cells()
        count += 1
        if reader.refused:
            refused += reader.refused
        elif parsed is not None:
            rows.append(parsed)
    return ParsedSheet(
        sheet.name,
        found.letters(),
        count,
        tuple(rows),
        tuple(refused),
        tuple(notes),
        _left_columns(found),
    )


def _data_rows(sheet: Sheet, found: Headings) -> Iterator[Row]:
    """The rows under the headings; rows that only say the headings again are passed over."""
    for row in sheet.rows[found.place + 1 :]:
        if not known.is_repeat(row, found.texts):
            yield row


def _left_columns(found: Headings) -> tuple[LeftColumn, ...]:
    used = set(found.fields.values())
    return tuple(
        LeftColumn(column_letter(column), " ".join(text.split()))
        for column, text in enumerate(found.texts)
        if text and column not in used
    )


def _role(reader: RowReader) -> RoleRow | None:
    role = reader.text(Field.ROLE)
    if not role:
        _refuse_blank(reader, (Field.ROLE,), ProblemCode.NO_ROLE)
    keys = split_parts(reader.lines(Field.REQUIREMENTS), ";,")
    return RoleRow(reader.row.number, role, reader.text(Field.GROUP), keys)


def _person(reader: RowReader) -> PersonRow | None:
    name = reader.person()
    if not name.given and not name.family:
        _refuse_blank(reader, NAMES, ProblemCode.NO_NAME)
    else:
        _refuse_half_a_name(reader, name)
        _refuse_two_people(reader)
    row = PersonRow(
        reader.row.number,
        name,
        reader.text(Field.REFERENCE),
        reader.text(Field.EMAIL),
        reader.text(Field.KIND),
        reader.text(Field.ROLE),
        reader.post_date(Field.ROLE_START),
        reader.post_date(Field.ROLE_END),
        reader.post_date(Field.STARTED),
        reader.post_date(Field.LEFT),
    )
    _check_post(reader, row)
    return row


def _refuse_half_a_name(reader: RowReader, name: PersonName) -> None:
    """Refuse a name of one part; a column for the whole name may hold one that has no more."""
    if reader.text(Field.NAME):
        return
    if not name.given:
        _refuse_blank(reader, (Field.GIVEN_NAME,), ProblemCode.NO_GIVEN_NAME)
    if not name.family:
        _refuse_blank(reader, (Field.FAMILY_NAME,), ProblemCode.NO_FAMILY_NAME)


def _refuse_two_people(reader: RowReader) -> None:
    """Refuse "Asha & Bob Sample": one of the two would be lost."""
    for field in NAMES:
        if names_several(reader.text(field)):
            reader.refuse(field, ProblemCode.SEVERAL_PEOPLE)


def _check_post(reader: RowReader, row: PersonRow) -> None:
    """A post neither ends before it starts nor starts after the person left."""
    if row.role_start is None:
        return
    if row.role_end is not None and row.role_end < row.role_start:
        reader.refuse(Field.ROLE_END, ProblemCode.ENDS_BEFORE_START)
    elif row.left is not None and row.left < row.role_start:
        reader.refuse(Field.ROLE_START, ProblemCode.STARTS_AFTER_LEAVING)


def _training(reader: RowReader) -> ParsedTraining | None:
    name, reference = reader.person(), reader.text(Field.REFERENCE)
    if not (reference or name.given or name.family):
        _refuse_blank(reader, (*NAMES, Field.REFERENCE), ProblemCode.NO_NAME)
    course = reader.text(Field.COURSE)
    if not course:
        _refuse_blank(reader, (Field.COURSE,), ProblemCode.NO_COURSE)
    outcome = _outcome(reader)
    day, words = _completed_on(reader, outcome)
    if day is None:
        return None
    return _training_row(reader, name, reference, course, day, outcome, words)


def _outcome(reader: RowReader) -> Outcome:
    """What came of it; what is not understood is refused."""
    outcome = OUTCOMES.get(fold(reader.text(Field.OUTCOME)))
    failed = isinstance(reader.cell(Field.OUTCOME), ErrorCell)
    if outcome is not None and not failed:
        return outcome
    code = ProblemCode.ERROR_CELL if failed else ProblemCode.UNKNOWN_OUTCOME
    reader.refuse(Field.OUTCOME, code)
    return Outcome.NOT_COMPLETED


def _completed_on(reader: RowReader, outcome: Outcome) -> tuple[date | None, str]:
    """The day in ``completed_on`` and the words round it; refused or noted where it is none."""
    reading = reader.reading(Field.COMPLETED_ON)
    booked = outcome == Outcome.BOOKED and reading.kind in (DateKind.FUTURE, DateKind.PLAN)
    if reading.kind == DateKind.DATE or booked:
        reader.note_unknown_day(reader.fields[Field.COMPLETED_ON], reading)
        return reading.value, reading.note
    if isinstance(reader.cell(Field.COMPLETED_ON), ErrorCell):
        reader.refuse(Field.COMPLETED_ON, ProblemCode.ERROR_CELL)
    elif reading.kind == DateKind.PLAN:
        reader.note(Field.COMPLETED_ON, ProblemCode.NO_COMPLETION)
    elif reading.kind != DateKind.NONE:
        reader.refuse(Field.COMPLETED_ON, REFUSED_DATES[reading.kind])
    else:
        code = ProblemCode.NOT_A_DATE if reading.note else ProblemCode.NO_DATE
        reader.refuse(Field.COMPLETED_ON, code)
    return None, ""


def _training_row(
    reader: RowReader,
    name: PersonName,
    reference: str,
    course: str,
    day: date,
    outcome: Outcome,
    words: str,
) -> ParsedTraining:
    return ParsedTraining(
        reader.row.number,
        reference,
        name,
        reader.text(Field.EMAIL),
        course,
        day,
        outcome,
        reader.text(Field.PROVIDER),
        reader.text(Field.METHOD),
        reader.text(Field.CERTIFICATE_NUMBER),
        "; ".join(filter(None, (reader.lines(Field.NOTES), words))),
        words.startswith(DAY_NOT_KNOWN),
    )


def _refuse_blank(reader: RowReader, fields: tuple[Field, ...], code: ProblemCode) -> None:
    """Refuse a row for what it lacks, at the first of the columns where it could stand."""
    failed = next((each for each in fields if isinstance(reader.cell(each), ErrorCell)), None)
    name = failed or next((each for each in fields if each in reader.fields), None)
    reader.refuse(name, ProblemCode.ERROR_CELL if failed else code)
