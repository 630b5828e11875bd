"""A worksheet for each course: its name says what its columns leave out, and that is asked."""

from collections.abc import Callable, Iterator, Sequence

from sgdesk.data.sheets import Sheet, cell_text, column_letter
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.columns import LEFT_OUT, Columns
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.sections import Section
from sgdesk.services.imports.reading.values import (
    LEAVE,
    Choice,
    QuestionKind,
    SheetKind,
    Where,
)

CourseNamed = Callable[[str], str]
"""The part of a name that names a course; blank where none does."""


def is_named_for(sheet: Sheet, columns: Columns, course_named: CourseNamed) -> bool:
    """Whether a list says who and when, and the name of its worksheet which course it was."""
    fields = columns.fields
    says_when = columns.shape is SheetKind.TRAINING and Field.COMPLETED_ON in fields
    return says_when and Field.COURSE not in fields and bool(course_named(sheet.name))


def named_section(
    sheet: Sheet,
    columns: Columns,
    first: Section,
    course_of: CourseOf,
    titles: Sequence[str],
    asking: Asking,
) -> Section:
    """The course that the name of a worksheet says, once somebody has said so for this sheet.

    ``titles`` are the courses to choose from, the likely one first.
    """
    kind = "file" if sheet.named_as_file else "worksheet"
    choices = [*(Choice(each, each) for each in titles), Choice(LEFT_OUT, "Leave it out")]
    answer = LEAVE
    for where in _days(columns):
        answer = asking.answer(
            QuestionKind.COURSE,
            f"{kind} {sheet.name}",
            where,
            f"The {kind} is called “{sheet.name}”. Are these days of “{titles[0]}”?",
            choices,
            titles[0],
            once=True,
        )
    if course_of(answer) is None:
        return Section(first.course, first.day, first.minutes, asked=answer == LEAVE)
    return Section(answer, first.day, first.minutes)


def _days(columns: Columns) -> Iterator[Where]:
    """The cells of a list that hold its days."""
    place = columns.fields[Field.COMPLETED_ON]
    for row in columns.table.body:
        cell = row.cells[place] if place < len(row.cells) else None
        if cell is not None:
            yield Where(row.number, column_letter(place), cell_text(cell))
