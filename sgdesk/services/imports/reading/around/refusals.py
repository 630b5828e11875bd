"""Why nothing of a sheet could be read, and what to do about it."""

import re
from collections.abc import Sequence

from sgdesk.data.sheets import Sheet, SheetError, cell_text
from sgdesk.domain.people.said_names import WhoKind, who_is
from sgdesk.domain.text import fold
from sgdesk.services.imports.reading.around.words_over import speaks_against
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.heading_words import Field
from sgdesk.services.imports.reading.headings import CourseOf, is_expiry
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
    return _no_course(sheet, columns, course_titles)


def _no_course(sheet: Sheet, columns: Columns, course_titles: Sequence[str]) -> SheetError:
    """The sentence for a sheet of people without a course, with a column that may be one."""
    headings = ", ".join(each.heading for each in columns.columns if each.heading)
    letter = _letter_of_a_course(columns)
    if not letter:
        return SheetError(
            "No column of {sheet} is headed with a course that is known here ({headings}), and "
            "none looks as if it held the days of one: name the courses as they are named here, "
            "or add those names to the courses, and try again. Nothing was taken in.",
            sheet=sheet.name,
            headings=headings,
        )
    return SheetError(
        "No column of {sheet} is headed with a course that is known here ({headings}): name "
        "the courses as they are named here, add those names to the courses, or say which column "
        "is which (in the window under Columns, on the command line with --columns "
        '"{letter}={course}"), and try again. Nothing was taken in.',
        sheet=sheet.name,
        headings=headings,
        letter=letter,
        course=next(iter(course_titles), "level1"),
    )


def _free_letter(columns: Columns) -> str:
    """The letter of a column that is not understood so far, as an example."""
    free = (each.letter for each in columns.columns if each.means is Means.UNKNOWN)
    rest = (each.letter for each in columns.columns if each.field is None)
    return next(free, None) or next(rest, None) or "B"


def _letter_of_a_course(columns: Columns) -> str:
    """The letter of a column that may be a course's, as an example; blank where none may.

    Ends, days of something else and what speaks of children are no example: whoever follows it
    would bring them in as completions.
    """
    found = (
        each.letter
        for each in columns.columns
        if each.means is Means.UNKNOWN and not _is_something_else(columns, each)
    )
    return next(found, "")


def _is_something_else(columns: Columns, column: Column) -> bool:
    """Whether a heading over a column says that it is no course's."""
    heading = column.heading
    over = columns.table.over(column.index)
    if over and heading.startswith(tuple(f"{each}: " for each in over)):
        return True
    folded = fold(heading)
    return (
        is_expiry(heading)
        or speaks_against(heading)
        or _OF_A_DAY.search(folded) is not None
        or _OF_CHILDREN.search(folded) is not None
    )


_OF_A_DAY = re.compile(r"\b(?:dates?|days?|when|time|timestamp|week|month|sunday|saturday)\b")
_OF_CHILDREN = re.compile(r"\b(?:child(?:ren)?|pupils?|parents?|carers?|age|dob|school|year)\b")


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
