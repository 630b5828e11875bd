"""Which column of a sheet was taken as what, and what the person says instead."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from sgdesk.data.sheets import Cell, Row, Sheet, SheetError, cell_text, column_letter
from sgdesk.services.file.workspace import Workspace
from sgdesk.services.imports.drafting.index import CourseFinder
from sgdesk.services.imports.reading import headings as known
from sgdesk.services.imports.reading.choosing import choose_sheet
from sgdesk.services.imports.reading.headings import SEARCHED_ROWS, Field, NeededColumns, Synonyms
from sgdesk.services.imports.reading.tracker_headings import CourseOf, find_tracker_headings
from sgdesk.services.imports.reading.tracker_states import with_states


class SheetKind(StrEnum):
    """What a sheet holds."""

    ROLES = "roles"
    PEOPLE = "people"
    TRAINING = "training"
    TRACKER = "tracker"


_FIELDS: Mapping[SheetKind, Synonyms] = {
    SheetKind.ROLES: known.ROLES,
    SheetKind.PEOPLE: known.PEOPLE,
    SheetKind.TRAINING: known.TRAINING,
    SheetKind.TRACKER: known.TRACKER,
}
_LEFT_OUT = "(left out)"


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column: its letter and heading, what it is taken as, and a cell of it.

    ``taken_as`` is a field's name as COMMANDS has it, the title of a course, or empty where the
    column is left out.
    """

    letter: str
    heading: str
    taken_as: str
    example: str


@dataclass(frozen=True, slots=True)
class _Reading:
    """The rows of the headings by their places, the words of each column, what each is taken as."""

    places: tuple[int, ...]
    texts: tuple[str, ...]
    taken: Mapping[int, str]


def fields_of(kind: SheetKind) -> tuple[Field, ...]:
    """What a column of such a sheet can be taken as, besides a course in a tracker."""
    return tuple(_FIELDS[kind])


def read_columns(
    workspace: Workspace,
    kind: SheetKind,
    path: Path,
    worksheet: str | None = None,
    columns: Mapping[str, str] | None = None,
) -> tuple[SheetColumn, ...]:
    """Every column that has a heading, even where one that is needed lacks.

    Raises :class:`SheetError` where the file cannot be read or no worksheet was chosen.
    """
    sheet = choose_sheet(path, worksheet)
    courses = _courses(workspace)
    if columns:
        sheet = with_columns(sheet, kind, courses.find, columns)
    found = _read(sheet, kind, courses)
    body = sheet.rows[found.places[-1] + 1 :] if found.places else ()
    return tuple(
        SheetColumn(column_letter(place), text, found.taken.get(place, ""), _example(body, place))
        for place, text in enumerate(found.texts)
        if text
    )


def likely_kind(workspace: Workspace, path: Path, worksheet: str | None = None) -> SheetKind:
    """What a sheet most likely holds, by its headings."""
    sheet = choose_sheet(path, worksheet)
    fields = set(known_in(sheet, known.TRAINING))
    if {Field.COURSE, Field.COMPLETED_ON} <= fields:
        return SheetKind.TRAINING
    courses = _courses(workspace)
    heading = sheet.rows[_likeliest(sheet, known.TRACKER, courses.find)]
    if any(courses.find(text) is not None for text in _spoken(heading) if text):
        return SheetKind.TRACKER
    named = _NAMED & set(known_in(sheet, known.PEOPLE))
    asks = {Field.REQUIREMENTS, Field.GROUP} & set(known_in(sheet, known.ROLES))
    return SheetKind.ROLES if not named or (asks and len(named) < 2) else SheetKind.PEOPLE


_NAMED = frozenset({Field.NAME, Field.FAMILY_NAME, Field.GIVEN_NAME})


def known_in(sheet: Sheet, synonyms: Synonyms) -> Mapping[Field, int]:
    """The columns of the row that says most."""
    place = _likeliest(sheet, synonyms)
    return known.known_fields(known.texts_of(sheet.rows[place]), synonyms)


def with_columns(
    sheet: Sheet, kind: SheetKind, course_of: CourseOf, columns: Mapping[str, str]
) -> Sheet:
    """The sheet with the headings that the person means, by the letters of their columns.

    A column is said to hold a field (by its name), a course (by its title) or, empty, nothing.
    """
    places = _heading_places(sheet, kind, course_of)
    rows = list(sheet.rows)
    for order, place in enumerate(places):
        cells = list(rows[place].cells)
        for number, _ in enumerate(cells):
            wish = columns.get(column_letter(number))
            if wish is not None:
                cells[number] = (wish or _LEFT_OUT) if order == 0 else None
        rows[place] = Row(rows[place].number, tuple(cells))
    return Sheet(sheet.name, tuple(rows))


def _courses(workspace: Workspace) -> CourseFinder:
    with workspace.file.reading() as connection:
        return CourseFinder(
            connection, workspace.pack(connection), workspace.denomination(connection)
        )


def _read(sheet: Sheet, kind: SheetKind, courses: CourseFinder) -> _Reading:
    if kind is SheetKind.TRACKER:
        return _read_tracker(sheet, courses)
    if not sheet.rows:
        return _Reading((), (), {})
    places = _heading_places(sheet, kind, courses.find)
    texts = _spoken(sheet.rows[places[0]])
    fields = known.known_fields(texts, _FIELDS[kind])
    return _Reading(places, _shown(texts), {place: field.value for field, place in fields.items()})


def _read_tracker(sheet: Sheet, courses: CourseFinder) -> _Reading:
    places = _heading_places(sheet, SheetKind.TRACKER, courses.find)
    try:
        plain = find_tracker_headings(sheet, courses.find)
    except SheetError:
        texts = _spoken(sheet.rows[places[0]])
        fields = known.known_fields(texts, known.TRACKER)
        taken = {place: field.value for field, place in fields.items()}
        for place, text in enumerate(texts):
            course = courses.find(text) if text and place not in taken else None
            if course is not None:
                taken[place] = courses.title(course)
        return _Reading(places, _shown(texts), taken)
    found = with_states(plain, sheet.rows[plain.first_row :])
    taken = {place: field.value for field, place in found.fields.items()}
    taken |= {place: courses.title(course) for place, course in found.courses.items()}
    return _Reading(places, _shown(found.texts), taken)


def _heading_places(sheet: Sheet, kind: SheetKind, course_of: CourseOf) -> tuple[int, ...]:
    """The places of the heading row, or of the two of a tracker; the likeliest where none fits."""
    if kind is not SheetKind.TRACKER:
        try:
            return (known.find_headings(sheet, _FIELDS[kind], _NEEDED[kind]).place,)
        except SheetError:
            return (_likeliest(sheet, _FIELDS[kind]),)
    try:
        found = find_tracker_headings(sheet, course_of)
    except SheetError:
        return (_likeliest(sheet, known.TRACKER, course_of),)
    last = found.first_row - 1
    lower = _spoken(sheet.rows[last])
    is_one_row = all(
        text in ("", *lower[place : place + 1]) for place, text in enumerate(found.texts)
    )
    return (last,) if is_one_row or last == 0 else (last - 1, last)


_NAMES = (Field.FAMILY_NAME, Field.GIVEN_NAME, Field.NAME, Field.REFERENCE)
_NEEDED: Mapping[SheetKind, tuple[NeededColumns, ...]] = {
    SheetKind.ROLES: (NeededColumns("role", (Field.ROLE,)),),
    SheetKind.PEOPLE: (NeededColumns("name", _NAMES),),
    SheetKind.TRAINING: (
        NeededColumns("name", _NAMES),
        NeededColumns("course", (Field.COURSE,)),
        NeededColumns("completed_on", (Field.COMPLETED_ON,)),
    ),
}


def _likeliest(sheet: Sheet, synonyms: Synonyms, course_of: CourseOf | None = None) -> int:
    """The place of the row that holds most known headings, or else most words."""

    def score(place: int) -> tuple[int, int]:
        row = sheet.rows[place]
        texts = _spoken(row)
        courses = sum(course_of(text) is not None for text in texts if text) if course_of else 0
        words = sum(isinstance(cell, str) for cell in row.cells)
        return len(known.known_fields(texts, synonyms)) + courses, words

    searched = range(min(len(sheet.rows), SEARCHED_ROWS))
    return max(searched, key=lambda place: (*score(place), -place), default=0)


def _spoken(row: Row) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in known.texts_of(row))


def _shown(texts: Sequence[str]) -> tuple[str, ...]:
    return tuple(" ".join(text.split()) for text in texts)


def _example(rows: Sequence[Row], column: int) -> str:
    """The first cell of a column that holds something, on one line."""
    cells: list[Cell] = [row.cells[column] for row in rows[:200] if column < len(row.cells)]
    return next((" ".join(cell_text(cell).split()) for cell in cells if cell is not None), "")
