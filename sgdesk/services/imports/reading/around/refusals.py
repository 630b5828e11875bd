"""Why nothing of a sheet could be read, and what to do about it."""

from collections.abc import Sequence

from sgdesk.data.sheets import Sheet, SheetError, cell_text
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.heading_words import Field
from sgdesk.services.imports.reading.headings import CourseOf
from sgdesk.services.imports.reading.values import SheetKind

_HEADS = {
    "role": ("Role", Field.ROLE),
    "given name": ("First name", Field.GIVEN_NAME),
    "family name": ("Surname", Field.FAMILY_NAME),
    "name": ("Name", Field.NAME),
    "person (person_reference or name)": ("Name", Field.NAME),
    "course": ("Course", Field.COURSE),
    "completed_on": ("Date completed", Field.COMPLETED_ON),
}
"""For what a sheet lacks the heading that would do, and what such a column is called."""
_LOOKED_AT = 40


def refusal(
    sheet: Sheet,
    columns: Columns | None,
    lacks: Sequence[str],
    course_of: CourseOf,
    course_titles: Sequence[str],
) -> SheetError:
    """The sentence for a sheet of which no table has what its kind needs."""
    if columns is None:
        return SheetError("{sheet} holds nothing, so nothing was taken in.", sheet=sheet.name)
    if _is_turned(sheet, course_of):
        return SheetError(
            "In {sheet} the courses stand one below the other and the people side by side: turn "
            "it round (in your spreadsheet program copy it, then Paste Special, Transpose) and "
            "try again. Nothing was taken in.",
            sheet=sheet.name,
        )
    letter = _free_letter(columns)
    if columns.shape is not SheetKind.TRACKER:
        heads = [_HEADS[each] for each in lacks]
        return SheetError(
            "The sheet {sheet} has no column for {missing}: add one with that heading ({heads}), "
            "or say which column it is (in the window under Columns, on the command line "
            'with --columns "{letter}={field}"), and try again. Nothing was taken in.',
            sheet=sheet.name,
            missing=" and ".join(lacks),
            heads=", ".join(head for head, _ in heads),
            letter=letter,
            field=heads[0][1].value,
        )
    if "name" in lacks:
        return SheetError(
            "The sheet {sheet} has no heading for the name: head that column Name (or Surname and "
            "First name), or say which column it is (in the window under Columns, on the command "
            'line with --columns "{letter}=name"), and try again. Nothing was taken in.',
            sheet=sheet.name,
            letter=letter,
        )
    return SheetError(
        "No column of {sheet} is headed with a course that is known here ({headings}): name "
        "the courses as they are named here, add those names to the courses, or say which column "
        "is which (in the window under Columns, on the command line with --columns "
        '"{letter}={course}"), and try again. Nothing was taken in.',
        sheet=sheet.name,
        headings=", ".join(each.heading for each in columns.columns if each.heading),
        letter=letter,
        course=next(iter(course_titles), "level1"),
    )


def _free_letter(columns: Columns) -> str:
    """The letter of a column that is not understood so far, as an example."""
    free = (each.letter for each in columns.columns if each.means is Means.UNKNOWN)
    rest = (each.letter for each in columns.columns if each.field is None)
    return next(free, None) or next(rest, None) or "B"


def _is_turned(sheet: Sheet, course_of: CourseOf) -> bool:
    """Whether courses stand one below the other where people should, and people beside them."""
    rows = sheet.rows[:_LOOKED_AT]
    firsts = [next((cell for cell in row.cells if cell is not None), None) for row in rows]
    courses = [isinstance(cell, str) and course_of(cell) is not None for cell in firsts]
    if sum(courses) * 2 < len(rows) or True not in courses:
        return False
    above = [cell for row in rows[: courses.index(True)] for cell in row.cells if cell is not None]
    return any(_is_somebody(cell_text(cell)) for cell in above)


def _is_somebody(text: str) -> bool:
    who = who_is(text)
    return who.kind is WhoKind.PERSON and who.sure and " " in text.strip()
