"""The cells of one row, and what is told of them: what every part of a reader stands on."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sgdesk.data.sheets import (
    Cell,
    ErrorCell,
    GarbledCell,
    Row,
    StruckCell,
    UnshownCell,
    cell_text,
    column_letter,
)
from sgdesk.domain.datetext import DateOrder
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.services.imports.reading.asking import Asking
from sgdesk.services.imports.reading.cells.one_cell.completion_cell import (
    CellCode,
    CellKind,
    CellSays,
)
from sgdesk.services.imports.reading.cells.one_cell.doubtful import DittoCell, held_in
from sgdesk.services.imports.reading.columns import Columns
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.values import (
    Entry,
    ProblemCode,
    RoleRow,
    RowProblem,
    SheetKind,
    Where,
    problem,
)

_PASSED_OVER = frozenset(
    {
        ProblemCode.ERROR_CELL,
        ProblemCode.NO_RESULT,
        ProblemCode.NOT_A_DATE,
        ProblemCode.WORDS_ONLY,
        ProblemCode.NO_COMPLETION,
        ProblemCode.ANSWERED_NO,
        ProblemCode.NO_DAY_OF_IT,
        ProblemCode.YES_WITHOUT_DATE,
        ProblemCode.LEFT_OUT,
        ProblemCode.NOT_BROUGHT_IN,
    }
)
"""What is noted rather than refused: a cell that never was a completion."""


@dataclass(slots=True)
class Found:
    """What has been found so far."""

    read: int = 0
    entries: list[Entry] = field(default_factory=list)
    roles: list[RoleRow] = field(default_factory=list)
    refused: list[RowProblem] = field(default_factory=list)
    notes: list[RowProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Around:
    """What stands round a table and may speak against its dates.

    ``lines`` speak of all its rows; ``marks`` are signs of its key with the line that explains
    them, and speak of the rows that hold them.
    """

    lines: tuple[str, ...] = ()
    marks: tuple[tuple[str, str], ...] = ()
    place: str = ""
    """Where the table stands among others side by side ("A–B"), each of which is asked about."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What one table is read with: its columns, the order of its dates, the day, the questions.

    ``orders`` are those of columns whose dates plainly stand in another order; ``comments`` hang
    on cells, by row's number and place; ``rows_of_one`` go on with the person of the row above.
    Nothing has a default: whoever reads a table takes all that the sheet shows, or says that not.
    """

    columns: Columns
    order: DateOrder
    today: date
    asking: Asking
    known_roles: frozenset[str]
    held: Mapping[int, CellSays]
    """For columns of courses the day that stands over their ticks."""
    day_rows: frozenset[int]
    """The rows without a name whose days are those of the ticks below them."""
    orders: Mapping[int, DateOrder]
    comments: Mapping[tuple[int, int], str]
    comments_over: Mapping[int, Where]
    """For columns of courses the comment on their heading, where it may say no to all below."""
    struck: frozenset[int]
    """The rows whose name is struck through."""
    rows_of_one: frozenset[int]
    shifted: frozenset[int]
    """The rows with more cells than there are headings."""
    exchanged: frozenset[int]
    """The columns of whose true dates a program may have exchanged day and month."""
    years_in_doubt: frozenset[int]
    """The columns in whose dates the year may stand first: "24-02-20"."""
    yearless: frozenset[tuple[int, int]]
    """The places of dates whose year the sheet does not show, by row's number and column."""
    around: Around

    @property
    def hangs_on_rows(self) -> bool:
        """Whether anything is told of single rows that their cells do not say."""
        return any(getattr(self, each) for each in _OF_ROWS)

    def order_of(self, column: int) -> DateOrder:
        """The order in which day and month stand in a column."""
        return self.orders.get(column, self.order)


_OF_ROWS = ("day_rows", "comments", "struck", "rows_of_one", "shifted", "yearless")
"""What a :class:`Reading` tells by the numbers of rows; all else is of columns, or of the table."""


class RowCells:
    """The row that is being read: its cells by their fields, and what is refused and noted of it.

    ``_turn_to`` sets the row; nothing of the row before is left.
    """

    def __init__(self, reading: Reading) -> None:
        self._with = reading
        self._columns = reading.columns
        self._fields = reading.columns.fields
        self._letters = reading.columns.letters()
        self._row = Row(0, ())
        self._refused: list[RowProblem] = []
        self._notes: list[RowProblem] = []
        self._left_said: date | None = None
        """The last day of somebody whom words of the row say to have left, as it was answered."""
        self.heeded: set[tuple[int, int]] = set()
        """The places of the comments that were taken for what they say."""

    def _turn_to(self, row: Row) -> None:
        self._row, self._refused, self._notes = row, [], []
        self._left_said = None

    def _cell(self, name: Field) -> Cell:
        return self._at(self._fields.get(name, -1))

    def _at(self, column: int) -> Cell:
        cells = self._row.cells
        return cells[column] if 0 <= column < len(cells) else None

    def _text(self, name: Field) -> str:
        """A field's text in one line; none of a cell that failed."""
        column = self._fields.get(name)
        if column is None:
            return ""
        cell = self._at(column)
        if type(cell) is str:
            return " ".join(cell.split())
        return "" if cell is None or isinstance(cell, ErrorCell) else cell_text(cell)

    def _lines(self, column: int) -> str:
        cell = self._at(column)
        return "" if isinstance(cell, ErrorCell) else cell_text(cell)

    def _tells_of_training(self) -> bool:
        """Whether the row says what somebody did, or did not: in a tracker it may be blank."""
        if self._columns.shape is not SheetKind.TRACKER:
            return self._columns.shape is SheetKind.TRAINING
        return any(self._at(column) is not None for column in self._columns.courses)

    def _comment(self, column: int) -> str:
        """What hangs on a cell; whoever asks has to take it for what it says."""
        return self._with.comments.get((self._row.number, column), "")

    def _where(self, column: int) -> Where:
        return Where(self._row.number, column_letter(column), told_of(self._at(column)))

    def _refuse(self, column: int | None, code: ProblemCode, why: str = "") -> None:
        found = self._problem(column, code)
        self._refused.append(replace(found, reason=why) if why else found)

    def _note(self, column: int | None, code: ProblemCode) -> None:
        self._notes.append(self._problem(column, code))

    def _list(self, column: int, code: ProblemCode, why: str = "") -> None:
        """Note what never was a completion, refuse what may be one."""
        if code in _PASSED_OVER:
            self._note(column, code)
        else:
            self._refuse(column, code, why)

    def _problem(self, column: int | None, code: ProblemCode) -> RowProblem:
        if column is None or column < 0:
            return problem(self._row.number, None, "", code)
        cell = self._at(column)
        if code is ProblemCode.ERROR_CELL and isinstance(cell, ErrorCell):
            code = why_unread(cell)
        return problem(self._row.number, column_letter(column), told_of(cell), code)

    def _kept_note(self, column: int, text: str) -> str:
        """The words to keep; those that are not kept here go, and only that is told."""
        if not text or private_words(text) is None:
            return text
        where = column_letter(column)
        self._notes.append(problem(self._row.number, where, "", ProblemCode.NOT_BROUGHT_IN))
        return ""

    def _refuse_blank(self, name: Field, code: ProblemCode) -> None:
        failed = isinstance(self._cell(name), ErrorCell)
        self._refuse(self._fields.get(name), ProblemCode.ERROR_CELL if failed else code)


def why_unread(cell: ErrorCell) -> ProblemCode:
    """Why a cell that nobody reads is none to be read."""
    if isinstance(cell, GarbledCell):
        return ProblemCode.DAMAGED_LETTERS
    if isinstance(cell, UnshownCell):
        return ProblemCode.NOT_SHOWN
    if isinstance(cell, StruckCell):
        return ProblemCode.PARTLY_STRUCK if cell.partly else ProblemCode.STRUCK
    if isinstance(cell, DittoCell):
        return ProblemCode.NOT_A_DATE
    return ProblemCode.NO_RESULT if cell.is_unsaved else ProblemCode.ERROR_CELL


def told_of(cell: Cell) -> str:
    """A cell's text as it may be told; nothing of what is left where it is."""
    text = cell_text(cell)
    return text if private_words(text) is None else ""


def split_parts(text: str, separators: Sequence[str]) -> tuple[str, ...]:
    """The parts of a cell that holds several things, tidied, each once and none empty."""
    for separator in separators:
        text = text.replace(separator, "\n")
    parts = (" ".join(part.split()) for part in text.split("\n"))
    return tuple(dict.fromkeys(part for part in parts if part))


_CELL_CODES: Mapping[CellCode, ProblemCode] = {
    CellCode.IMPOSSIBLE: ProblemCode.IMPOSSIBLE_DATE,
    CellCode.WEEKDAY: ProblemCode.WRONG_WEEKDAY,
    CellCode.TWO_FIGURES: ProblemCode.TWO_FIGURES,
    CellCode.EXCHANGED: ProblemCode.MAY_BE_EXCHANGED,
    CellCode.YEAR_NOT_SHOWN: ProblemCode.YEAR_ASKED,
    CellCode.WORKED_OUT: ProblemCode.WORKED_OUT,
    CellCode.SAID_NOT: ProblemCode.LEFT_OUT,
    CellCode.YEAR_FIRST_OR_LAST: ProblemCode.YEAR_FIRST_OR_LAST,
    CellCode.AN_END: ProblemCode.NO_DAY_OF_IT,
    CellCode.BEFORE_1950: ProblemCode.TOO_LONG_AGO,
    CellCode.AFTER_TODAY: ProblemCode.FUTURE_DATE,
    CellCode.OTHER_ORDER: ProblemCode.OTHER_ORDER,
    CellCode.SEVERAL_DATES: ProblemCode.SEVERAL_DATES,
    CellCode.YEAR_ALONE: ProblemCode.YEAR_ALONE,
    CellCode.NOT_READ: ProblemCode.NOT_READ,
    CellCode.NUMBER: ProblemCode.NOT_A_DATE,
    CellCode.ERROR: ProblemCode.ERROR_CELL,
    CellCode.NO_RESULT: ProblemCode.NO_RESULT,
    CellCode.HEADING: ProblemCode.HEADING_DAY,
    CellCode.GARBLED: ProblemCode.DAMAGED_LETTERS,
}


def code_of(said: CellSays, cell: Cell) -> ProblemCode:
    """Why a cell of completions holds none."""
    if isinstance(cell, ErrorCell) and held_in(cell) is None:
        return why_unread(cell)
    if said.code is not None:
        return _CELL_CODES[said.code]
    if said.kind is CellKind.YES_WITHOUT_DATE:
        return ProblemCode.YES_WITHOUT_DATE
    return ProblemCode.WORDS_ONLY if said.day is None else ProblemCode.NO_COMPLETION
