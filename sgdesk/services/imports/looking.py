"""A first look at a sheet: what it most likely holds, and what each column is taken as."""

from collections.abc import Mapping
from dataclasses import dataclass

from sgdesk.data.organisation.import_answers import read_decisions
from sgdesk.data.organisation.organisation import read_topics
from sgdesk.data.sheets import Sheet, cell_text
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.drafting.new_courses import NewCourses
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.choosing import Given, choose_sheet, looked_of
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.headings.fields import fields_named
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.headings.words import Field, fields_said
from sgdesk.services.imports.reading.judged.asked_columns import column_question
from sgdesk.services.imports.reading.judged.profiles import profile_of
from sgdesk.services.imports.reading.looked import Looked
from sgdesk.services.imports.reading.reader import judge_tables
from sgdesk.services.imports.reading.values import SheetKind


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its letter and heading, what it is taken as, and a cell of it.

    ``taken_as`` is a field's name as COMMANDS has it, the title of a course, "note", "standing"
    (whether somebody is current), "ends" (the end of a certificate), "score", or empty where the
    column is left out. ``question`` is the id of the question that asks what it holds, where
    that is not understood.
    """

    letter: str
    heading: str
    taken_as: str
    example: str
    question: str = ""


def fields_of(kind: SheetKind) -> tuple[Field, ...]:
    """What a column of such a sheet can be taken as, besides a course in a tracker."""
    return fields_said(kind)


def read_columns(
    workspace: Workspace,
    kind: SheetKind,
    path: Given,
    worksheet: str | None = None,
    columns: Mapping[str, str] | None = None,
    decisions: Mapping[str, str] | None = None,
) -> tuple[SheetColumn, ...]:
    """Every column that has a heading or holds something, even where one that is needed lacks.

    As the headings have it; with ``decisions`` as they were answered, now or before.
    Raises :class:`SheetError` where the file cannot be read or no worksheet was chosen.
    """
    sheet = choose_sheet(path, worksheet)
    courses = _courses(workspace)
    asking = Asking({})
    if decisions is not None:
        with workspace.file.reading() as connection:
            asking = Asking({**read_decisions(connection), **decisions})
    tables = _judged(workspace, kind, sheet, courses, looked_of(path), columns, asking)
    found: dict[str, SheetColumn] = {}
    for table in tables:
        for column in table.columns:
            if column.means is Means.PRIVATE:
                shown = SheetColumn(column.letter, column.heading, "", "")
            else:
                taken = _taken_as(column, courses)
                example, asked = _example(table, column), _question(column)
                shown = SheetColumn(column.letter, column.heading, taken, example, asked)
            if shown.heading or shown.example:
                found.setdefault(column.letter, shown)
    return tuple(sorted(found.values(), key=lambda each: (len(each.letter), each.letter)))


def _question(column: Column) -> str:
    return column_question(column) if column.means is Means.UNKNOWN else ""


def _taken_as(column: Column, courses: CourseFinder) -> str:
    if column.means is Means.FIELD and column.field is not None:
        return column.field.value
    if column.means is Means.STATUS:
        return Field.OUTCOME.value
    if column.means in (Means.COURSE, Means.STATE) and column.course is not None:
        return courses.title(column.course)
    return column.means.value if column.means in _OTHERWISE else ""


_OTHERWISE = frozenset({Means.NOTE, Means.STANDING, Means.ENDS, Means.SCORE, Means.ROW_DAY})
"""What a column is taken as that is neither a field nor a course."""


def likely_kind(workspace: Workspace, path: Given, worksheet: str | None = None) -> SheetKind:
    """What a sheet most likely holds, by its headings and what stands under them."""
    sheet = choose_sheet(path, worksheet)
    courses = _courses(workspace)
    for table in _judged(workspace, SheetKind.TRAINING, sheet, courses, looked_of(path)):
        if table.shape is SheetKind.TRACKER and table.courses:
            return SheetKind.TRACKER
        if {Field.COURSE, Field.COMPLETED_ON} <= table.fields.keys():
            return SheetKind.TRAINING
        if Field.COMPLETED_ON in table.fields and _is_named_for_a_course(sheet, table, courses):
            return SheetKind.TRAINING
    for table in _judged(workspace, SheetKind.PEOPLE, sheet, courses, looked_of(path)):
        if _NAMED & table.fields.keys() and _columns_of_days(table) >= _TRACKED:
            return SheetKind.TRACKER
    texts = [text for row in sheet.rows[:5] for text in map(cell_text, row.cells) if text]
    roles = {field for text in texts for _, field in fields_named(text, SheetKind.ROLES)}
    people = {field for text in texts for _, field in fields_named(text, SheetKind.PEOPLE)}
    named = _NAMED & people
    asks = {Field.REQUIREMENTS, Field.GROUP} & roles
    return SheetKind.ROLES if not named or (asks and len(named) < 2) else SheetKind.PEOPLE


_TRACKED = 2
"""So many columns of days, of which a sheet of people knows none, are courses of a tracker."""


def _columns_of_days(table: Columns) -> int:
    """How many columns hold days under headings that are not understood: "Foundation"."""
    unknown = (each.index for each in table.columns if each.means is Means.UNKNOWN)
    return sum(profile_of(table.table.body, each).holds_dates for each in unknown)


def _is_named_for_a_course(sheet: Sheet, table: Columns, courses: CourseFinder) -> bool:
    """Whether the worksheet's name, or a line over the headings, says of which course days are."""
    known = Vocabulary(SheetKind.TRAINING, courses.find)
    above = (cell_text(cell) for row in table.table.above for cell in row.cells if cell)
    return any(map(known.course_named, (sheet.name, *above)))


_NAMED = frozenset({Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME})


def _judged(
    workspace: Workspace,
    kind: SheetKind,
    sheet: Sheet,
    courses: CourseFinder,
    looked: Looked,
    columns: Mapping[str, str] | None = None,
    asking: Asking | None = None,
) -> tuple[Columns, ...]:
    with workspace.file.reading() as connection:
        maker = NewCourses(courses, workspace.pack(connection), read_topics(connection))
    asked = Asked(
        kind,
        workspace.today(),
        courses.find,
        course_titles=courses.titles,
        columns=columns,
        looked=looked,
        maker=maker,
    )
    return judge_tables(sheet, asked, asking or Asking({}))


def _courses(workspace: Workspace) -> CourseFinder:
    with workspace.file.reading() as connection:
        return CourseFinder(
            connection, workspace.pack(connection), workspace.denomination(connection)
        )


def _example(table: Columns, column: Column) -> str:
    """The first cell of a column that holds something."""
    for row in table.table.body:
        if column.index < len(row.cells) and row.cells[column.index] is not None:
            return " ".join(cell_text(row.cells[column.index]).split())
    return ""
