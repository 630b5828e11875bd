"""From a sheet to the rows of a list of one session: its tables, its minutes, its own day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from sgdesk.data.sheets import Sheet, SheetError
from sgdesk.domain.datetext import DateKind, DateOrder, read_date
from sgdesk.domain.text import fold
from sgdesk.services.imports.attendance.bare import share_of_names, with_headings
from sgdesk.services.imports.attendance.rows import ListReader, SaidRow, with_statuses
from sgdesk.services.imports.attendance.unread import unread_columns
from sgdesk.services.imports.attendance.values import (
    OTHER_SESSION,
    Doubt,
    ListCode,
    ListOf,
    Other,
    UnreadColumn,
    Verdict,
)
from sgdesk.services.imports.attendance.weighing import speaks_of_wish
from sgdesk.services.imports.reading.asking import Asked, Asking
from sgdesk.services.imports.reading.cells.fillings import filled
from sgdesk.services.imports.reading.cells.row_cells import told_of
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.headings.vocabulary import CourseOf
from sgdesk.services.imports.reading.headings.words import NAMES
from sgdesk.services.imports.reading.reader import judge_tables, reading_of
from sgdesk.services.imports.reading.sections import Section, SectionOf
from sgdesk.services.imports.reading.unseen import told_of_sheet
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem, SheetKind, problem

_EMAIL = re.compile(r"[^@\s]+@[^@\s]+")
_AMERICAN = re.compile(
    r"\d{1,2}/\d{1,2}/(?:\d\d){1,2},?\s+\d{1,2}:\d\d(?::\d\d)?\s*[ap]m", re.IGNORECASE
)
"""How reports of meetings write moments where the month stands first."""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What a list is held against: the session's course and day."""

    course_id: int
    course: str
    held_on: date
    today: date
    hours: tuple[str, str] = ("", "")
    """When it began and ended, as ``19:00``; empty where that is not kept."""


@dataclass(frozen=True, slots=True)
class SaidList:
    """What a list says: its rows, what was passed over, how long the meeting was, and when."""

    rows: tuple[SaidRow, ...]
    passed_over: tuple[RowProblem, ...]
    whole_minutes: float | None
    days: frozenset[date]
    other: Other
    month_first: bool = False
    """Whether its dates were read with the month first."""
    unread: tuple[UnreadColumn, ...] = ()
    unseen: tuple[RowProblem, ...] = ()
    """What the sheet hides, what was taken from above, and comments that nobody heeded."""


def read_list(
    sheet: Sheet, of: ListOf, session: SessionFacts, course_of: CourseOf, asking: Asking
) -> SaidList:
    """Read a list, the day first; the month first where its days cannot be read otherwise.

    So it is, too, where only that makes it a list of the session's day, and its moments are
    written as where the month stands first, or would lie ahead. Raises :class:`SheetError` where
    no column of names can be told.
    """
    first = _read(sheet, of, session, course_of, asking, DateOrder.DMY)
    if session.held_on in first.days:
        return first
    second = _read(sheet, of, session, course_of, asking, DateOrder.MDY)
    ahead = of is ListOf.ATTENDANCE and any(day > session.today for day in first.days)
    if not second.days or (first.days and session.held_on not in second.days):
        return first
    likely = ahead or not first.days or _writes_month_first(sheet)
    return replace(second, month_first=True) if likely else first


def _writes_month_first(sheet: Sheet) -> bool:
    return any(
        isinstance(cell, str) and _AMERICAN.search(cell) for row in sheet.rows for cell in row.cells
    )


def _read(
    sheet: Sheet,
    of: ListOf,
    session: SessionFacts,
    course_of: CourseOf,
    asking: Asking,
    order: DateOrder,
) -> SaidList:
    rows: list[SaidRow] = []
    passed: list[RowProblem] = []
    said = Section()
    headed: list[date] = []
    unread: list[UnreadColumn] = []
    heeded: set[tuple[int, int]] = set()
    notes: list[RowProblem] = []
    asked = Asked(SheetKind.TRAINING, date.max, course_of, order)
    timed = False
    for table_of in _tables(sheet, course_of):
        if timed and table_of.duration is not None:
            # A report of a meeting says again, more finely, who came and went.
            passed.append(_again(table_of))
            continue
        timed = timed or table_of.duration is not None
        columns, headed_by = _with_registers(table_of, session, course_of, order)
        headed += headed_by
        unread += [UnreadColumn(e.letter, told_of(e.heading)) for e in unread_columns(columns)]
        understood = filled(columns)
        notes += understood.notes
        columns, table = understood.columns, understood.columns.table
        sections = SectionOf(course_of, order, date.max, table.left, table.right)
        said = said.then(sections.of_all(table.above))
        reading = reading_of(sheet, understood, (columns,), asked, asking)
        reader = ListReader(
            reading, said, of, session.held_on, sheet.name, session.hours
        ).read_list()
        rows += reader.rows
        heeded |= reader.heeded
        passed += reader.passed_over
    kept, others = _of_this_session(rows, session, course_of)
    passed += others
    days = _days(kept, said, headed)
    other = Other(
        () if session.held_on in days else tuple(sorted(days)),
        _other_course(kept, said, session, course_of),
    )
    return SaidList(
        tuple(kept),
        tuple(passed),
        said.minutes,
        days,
        other,
        unread=tuple(dict.fromkeys(unread)),
        unseen=(*notes, *told_of_sheet(sheet, heeded)),
    )


# The tables of a list.


def _tables(sheet: Sheet, course_of: CourseOf) -> tuple[Columns, ...]:
    """The tables that name people; a list without headings is one table.

    Headings are looked for as in any list, then as in a register with a column for each day or
    course, and then under none at all.
    """
    found = _naming(sheet, _no_course) or _naming(sheet, day_or(course_of))
    if not found:
        bare = with_headings(sheet, course_of)
        found = tuple(table for each in bare for table in _naming(each, _no_course))
    if not found:
        raise SheetError(
            "The sheet {sheet} has no column of names: head that column Name (or Surname and "
            "First name) and try again. Nothing was taken in.",
            sheet=sheet.name,
        )
    return found


def _naming(sheet: Sheet, course_of: CourseOf) -> tuple[Columns, ...]:
    """The tables that name people."""
    asked = Asked(SheetKind.TRAINING, date.max, course_of)
    judged = judge_tables(sheet, asked, Asking({}))
    return tuple(each for each in judged if _holds_names(each))


def _holds_names(columns: Columns) -> bool:
    """Whether a table has a column of names: headed so, or under no heading and full of them."""
    places = [columns.fields[each] for each in NAMES if each in columns.fields]
    headed = any(columns.table.words(each) for each in places)
    return headed or any(share_of_names(columns.table.body, each) >= 0.5 for each in places)


def _no_course(_: str) -> None:
    """A list of one session has no columns of courses: its heading is that of who came."""


def day_or(course_of: CourseOf) -> CourseOf:
    """Courses by their names, and days as columns of their own, by numbers that no course has."""

    def found(text: str) -> int | None:
        course = course_of(text)
        if course is not None:
            return course
        day = read_date(text, DateOrder.DMY, date.max)
        return -day.value.toordinal() if day.kind is DateKind.DATE and day.value else None

    return found


_UNCLAIMED = (Means.UNKNOWN, Means.EMPTY, Means.COURSE)


def _with_registers(
    columns: Columns, session: SessionFacts, course_of: CourseOf, order: DateOrder
) -> tuple[Columns, list[date]]:
    """Columns headed by this session's day or course say who came; other days are told."""
    more: dict[int, bool] = {}
    days: list[date] = []
    for each in columns.columns:
        if each.means not in _UNCLAIMED or not each.heading:
            continue
        found = read_date(each.heading, order, date.max)
        if found.kind is DateKind.DATE and found.value is not None:
            days.append(found.value)
            if found.value == session.held_on:
                more[each.index] = False
        elif course_of(each.heading) == session.course_id or speaks_of_wish(each.heading):
            more[each.index] = False
    others = {
        each.index
        for each in columns.columns
        if each.heading and each.index not in more and days and _is_headed_by_day(each.heading)
    }
    kept = tuple(
        replace(each, means=Means.EXPIRY) if each.index in others else each
        for each in columns.columns
    )
    return with_statuses(replace(columns, columns=kept), more), days


def _is_headed_by_day(heading: str) -> bool:
    return read_date(heading, DateOrder.DMY, date.max).kind is not DateKind.NONE


def _again(columns: Columns) -> RowProblem:
    row = columns.table.headings[-1]
    said = ", ".join(each.heading for each in columns.columns if each.heading)
    return problem(row.number, None, said, ProblemCode.OUTSIDE)


# Whether the list is of this session.


def _of_this_session(
    rows: Sequence[SaidRow], session: SessionFacts, course_of: CourseOf
) -> tuple[list[SaidRow], list[RowProblem]]:
    """The rows of this session, where a list is of several; else all of them."""
    days = {each.day for each in rows if each.day is not None}
    courses = {course_of(each.course) for each in rows if each.course} - {None}
    several_days = session.held_on in days and len(days) > 1
    several_courses = session.course_id in courses and len(courses) > 1
    others = _unknown_beside_others(rows, course_of)
    kept: list[SaidRow] = []
    left: list[RowProblem] = []
    for each in rows:
        course = course_of(each.course) if each.course else None
        other_day = several_days and each.day not in (None, session.held_on)
        other_course = several_courses and course not in (None, session.course_id)
        if other_day or other_course:
            left.append(RowProblem(each.row, None, each.said, ListCode.OTHER, OTHER_SESSION))
        elif course is None and each.course and fold(each.course) in others:
            kept.append(_of_unknown_course(each))
        else:
            kept.append(each)
    return kept, left


def _unknown_beside_others(rows: Sequence[SaidRow], course_of: CourseOf) -> frozenset[str]:
    """Titles that are no course here, in a list that names other courses or events too."""
    titles = {fold(each.course): course_of(each.course) for each in rows if each.course}
    unknown = frozenset(title for title, course in titles.items() if course is None)
    return unknown if len(titles) > 1 else frozenset()


def _of_unknown_course(row: SaidRow) -> SaidRow:
    """A row that may be of another course, which is asked about unless it says no already."""
    verdict = Verdict.NO if row.verdict is Verdict.NO else Verdict.ASK
    words = "; ".join(filter(None, (row.words, row.course)))
    return replace(row, verdict=verdict, doubts=(*row.doubts, Doubt.OTHER_COURSE), words=words)


def _days(rows: Sequence[SaidRow], said: Section, headed: Sequence[date]) -> frozenset[date]:
    """The days that a list gives for itself: in its rows, over its columns, or above them."""
    days = {each.day for each in rows if each.day is not None} or set(headed)
    return frozenset(days or ({said.day} if said.day is not None else set()))


def _other_course(
    rows: Sequence[SaidRow], said: Section, session: SessionFacts, course_of: CourseOf
) -> str:
    """The course that a list names in the session's place; a title that is not known is none."""
    titles = {each.course for each in rows if each.course} or {said.course}
    found = {course_of(title): title for title in sorted(titles) if title}
    known = {course: title for course, title in found.items() if course is not None}
    return "" if session.course_id in known else next(iter(known.values()), "")
