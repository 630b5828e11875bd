"""Why nothing of a sheet could be read, and what to do about it."""

from collections.abc import Sequence

from sgdesk.data.sheets import Sheet, SheetError, cell_text
from sgdesk.services.imports.reading.around.proposals import only_days, proposal
from sgdesk.services.imports.reading.around.ticked_days import (
    ticked_days,
    ticks_without_a_course,
)
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.judged.profiles import is_somebody, profile_of
from sgdesk.services.imports.reading.values import SheetKind

_HEADS = {
    "role": "Role",
    "given name": "First name",
    "family name": "Surname",
    "name": "Name",
    "person (person_reference or name)": "Name",
    "course": "Course",
    "completed_on": "Date completed",
}
"""For what a sheet lacks the heading that would do."""
_LOOKED_AT = 40


def refusal(
    sheet: Sheet,
    columns: Columns | None,
    lacks: Sequence[str],
    course_of: CourseOf,
    course_titles: Sequence[str],
) -> SheetError:
    """The sentence for a sheet of which no table has what its kind needs.

    A column that it proposes is one that holds such things, and a reading that follows the
    proposal reads the sheet.
    """
    if columns is None:
        return SheetError("{sheet} holds nothing, so nothing was taken in.", sheet=sheet.name)
    if _is_turned(sheet, course_of):
        return SheetError(
            "In {sheet} the courses stand one below the other and the people side by side: turn "
            "it round (in your spreadsheet program copy it, then Paste Special, Transpose) and "
            "try again. Nothing was taken in.",
            sheet=sheet.name,
        )
    if days := ticked_days(sheet, columns):
        return ticks_without_a_course(sheet, days)
    hint = proposal(columns, lacks, course_of, course_titles)
    if columns.shape is not SheetKind.TRACKER:
        return _no_column(sheet, lacks, hint)
    if "name" in lacks:
        return _no_name(sheet, hint)
    return _no_course(sheet, columns, hint)


def _no_column(sheet: Sheet, lacks: Sequence[str], hint: str) -> SheetError:
    """The sentence for a list without the columns that it needs."""
    missing, heads = " and ".join(lacks), ", ".join(_HEADS[each] for each in lacks)
    if not hint:
        return SheetError(
            "The sheet {sheet} has no column for {missing}, and none looks as if it held that: "
            "add one with that heading ({heads}), and try again. Nothing was taken in.",
            sheet=sheet.name,
            missing=missing,
            heads=heads,
        )
    return SheetError(
        "The sheet {sheet} has no column for {missing}: add one with that heading ({heads}), "
        "or say which column it is (in the window under Columns, on the command line "
        'with --columns "{hint}"), and try again. Nothing was taken in.',
        sheet=sheet.name,
        missing=missing,
        heads=heads,
        hint=hint,
    )


def _no_name(sheet: Sheet, hint: str) -> SheetError:
    """The sentence for a tracker in which no column is known to hold names."""
    if not hint:
        return SheetError(
            "The sheet {sheet} has no heading for the name, and no column looks as if it held "
            "names: head that column Name (or Surname and First name), and try again. Nothing "
            "was taken in.",
            sheet=sheet.name,
        )
    return SheetError(
        "The sheet {sheet} has no heading for the name: head that column Name (or Surname and "
        "First name), or say which column it is (in the window under Columns, on the command "
        'line with --columns "{hint}"), and try again. Nothing was taken in.',
        sheet=sheet.name,
        hint=hint,
    )


def _no_course(sheet: Sheet, columns: Columns, hint: str) -> SheetError:
    """The sentence for a sheet of people without a course, with a column that may be one."""
    headings = ", ".join(each.heading for each in columns.columns if each.heading)
    if (dated := only_days(columns)) is not None:
        return SheetError(
            "The sheet {sheet} says who and when (column {letter}, “{heading}”), but not which "
            "course: head that column with the course, or write the course into a line of its "
            "own over the headings, and try again. Nothing was taken in.",
            sheet=sheet.name,
            letter=dated.letter,
            heading=dated.heading,
        )
    ends = [each.heading for each in columns.columns if each.means is Means.EXPIRY]
    if ends and not hint and not _has_other_days(columns):
        return SheetError(
            "{sheet} holds only days on which training runs out or is due ({ends}), and none on "
            "which it was done: add a column for each course with that day, and try again. Nothing "
            "was taken in.",
            sheet=sheet.name,
            ends=", ".join(ends),
        )
    if not hint:
        return SheetError(
            "No column of {sheet} is headed with a course that is known here ({headings}), and "
            "it is not plain which could be one: give each course a column, named as it is "
            "named here, add those names to the courses, or say in the window under Columns "
            "which column is which, and try again. Nothing was taken in.",
            sheet=sheet.name,
            headings=headings,
        )
    return SheetError(
        "No column of {sheet} is headed with a course that is known here ({headings}): name "
        "the courses as they are named here, add those names to the courses, or say which column "
        "is which (in the window under Columns, on the command line with --columns "
        '"{hint}", where date_beside stands for the days of the course beside it, note for a note '
        "and - for nothing), and try again. Nothing was taken in.",
        sheet=sheet.name,
        headings=headings,
        hint=hint,
    )


def _has_other_days(columns: Columns) -> bool:
    """Whether a column that nobody understood holds days, which may be those of a course."""
    return any(
        each.means in (Means.UNKNOWN, Means.ASIDE)
        and profile_of(columns.table.body, each.index).holds_dates
        for each in columns.columns
    )


def _is_turned(sheet: Sheet, course_of: CourseOf) -> bool:
    """Whether courses stand one below the other where people should, and people beside them."""
    rows = sheet.rows[:_LOOKED_AT]
    firsts = [next((cell for cell in row.cells if cell is not None), None) for row in rows]
    courses = [isinstance(cell, str) and course_of(cell) is not None for cell in firsts]
    if sum(courses) * 2 < len(rows) or True not in courses:
        return False
    above = [cell for row in rows[: courses.index(True)] for cell in row.cells if cell is not None]
    return any(is_somebody(cell_text(cell)) for cell in above)
