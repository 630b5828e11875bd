"""What became of every cell of a sheet that holds something: each stands here exactly once."""

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from sgdesk.data.sheets import Row, column_letter
from sgdesk.services.imports.drafting.draft import MatchCode
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.reading.columns import Column, Columns, Means
from sgdesk.services.imports.reading.values import Entry, ProblemCode, RowProblem


class Fate(StrEnum):
    """What became of a cell."""

    HEADING = "heading"
    COMPLETION = "completion"
    """The day of something that comes in, or is there already."""
    DETAIL = "detail"
    """Read with its row: a name, a role, a state, words that go with a completion."""
    ASKED = "asked"
    LISTED = "listed"
    """Refused, with its reason."""
    NOTED = "noted"
    """Passed over or taken otherwise, with its reason."""
    PASSED_OVER = "passed_over"
    """Of a column or a row that nothing is taken from."""
    LEFT_WHERE_IT_IS = "left_where_it_is"
    """Not kept here: neither shown nor remembered."""
    OUTSIDE = "outside"
    """Outside every table."""


Place = tuple[int, int]
"""A row as the spreadsheet program numbers it, and a column counted from 0."""

_ROW_ALONE = frozenset(
    {
        ProblemCode.VACANCY,
        ProblemCode.LABEL_ROW,
        ProblemCode.TOTAL_ROW,
        ProblemCode.HEADING_ROW,
    }
)

_NOT_TOLD = frozenset(
    {
        MatchCode.UNKNOWN_PERSON,
        MatchCode.UNKNOWN_REFERENCE,
        MatchCode.REFERENCE_OF_ANOTHER,
        MatchCode.OTHER_MARKS,
        MatchCode.AMBIGUOUS_PERSON,
        MatchCode.SAME_NAME_TWICE,
        MatchCode.LIKE_ANOTHER,
    }
)
"""Where it cannot be told who is meant, nothing of the row comes in."""


def account(report: ImportReport) -> Mapping[Place, Fate]:
    """The fate of every cell with data of a worksheet that was read in a dry run."""
    reading = report.reading
    if reading is None:
        return {}
    asked, told = _asked(report), _Told(report.refused, report.notes)
    entries: dict[int, list[Entry]] = {}
    for entry in reading.entries:
        entries.setdefault(entry.row, []).append(entry)
    fates: dict[Place, Fate] = {}
    for columns in reading.tables:
        for row in columns.table.headings:
            fates.update(_headings(row, columns))
        for row in columns.table.body:
            letters = columns.letters()
            said = [each for each in entries.get(row.number, ()) if each.columns == letters]
            roles = row.number in {each.row for each in reading.roles}
            fates.update(_row(row, columns, said, asked, told, has_role=roles))
    for row in reading.sheet.rows:
        for column, cell in enumerate(row.cells):
            if cell is not None:
                fates.setdefault((row.number, column), Fate.OUTSIDE)
    return fates


class _Told:
    """Refusals and notes by their cells."""

    def __init__(self, refused: Iterable[RowProblem], notes: Iterable[RowProblem]) -> None:
        self.refused = {(each.row, each.column) for each in refused}
        self.notes = {(each.row, each.column) for each in notes}
        self.not_told = {(each.row, each.column) for each in refused if each.code in _NOT_TOLD}
        self.passed = {each.row for each in notes if each.code in _ROW_ALONE}

    def is_not_told(self, said: list[Entry]) -> bool:
        """Whether nobody knows whom these entries of one row mean."""
        return all(
            any((entry.row, column) in self.not_told for column in entry.columns.values())
            for entry in said
        )


def _asked(report: ImportReport) -> set[tuple[int | None, str | None]]:
    """The cells of the questions that nobody has answered."""
    return {
        (cell.row, cell.column)
        for question in report.questions
        if not question.answer
        for cell in question.cells
    }


def _headings(row: Row, columns: Columns) -> Iterator[tuple[Place, Fate]]:
    table = columns.table
    for column in range(table.left, min(table.right, len(row.cells))):
        if row.cells[column] is not None:
            yield (row.number, column), Fate.HEADING


def _row(
    row: Row,
    columns: Columns,
    said: list[Entry],
    asked: set[tuple[int | None, str | None]],
    told: _Told,
    *,
    has_role: bool,
) -> Iterator[tuple[Place, Fate]]:
    done = {completion.column for entry in said for completion in entry.completions}
    for column in columns.columns:
        if column.index >= len(row.cells) or row.cells[column.index] is None:
            continue
        place = (row.number, column_letter(column.index))
        key = (row.number, column.index)
        if column.means is Means.PRIVATE:
            yield key, Fate.LEFT_WHERE_IT_IS
        elif place in asked:
            yield key, Fate.ASKED
        elif place in told.refused:
            yield key, Fate.LISTED
        elif place in told.notes:
            yield key, Fate.NOTED
        elif said and told.is_not_told(said):
            yield key, Fate.LISTED if column.means in _READ else _of_entry(column, is_done=False)
        elif said or has_role:
            yield key, _of_entry(column, is_done=column.letter in done)
        elif row.number in told.passed or column.means not in _READ:
            yield key, Fate.PASSED_OVER
        else:
            refused = any(number == row.number for number, _ in told.refused)
            yield key, Fate.LISTED if refused else Fate.PASSED_OVER


_READ = frozenset({Means.FIELD, Means.COURSE, Means.STATE, Means.STATUS, Means.DURATION})


def _of_entry(column: Column, *, is_done: bool) -> Fate:
    """What became of a cell of a row that is somebody's."""
    if is_done:
        return Fate.COMPLETION
    if column.means is Means.UNKNOWN:
        return Fate.ASKED
    return Fate.DETAIL if column.means in _READ else Fate.PASSED_OVER
