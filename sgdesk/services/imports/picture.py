"""The sheet as it looks, with what was made of each cell: for whoever wants to see it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date

from sgdesk.data.sheets import Row, StruckCell, cell_text, column_letter
from sgdesk.data.sheets.model import column_index
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.domain.training.outcome import Outcome
from sgdesk.services.imports.account import Fate, Place, account
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.reading.headings.words import NAMES
from sgdesk.services.imports.reading.reader import SheetReading
from sgdesk.services.imports.reading.values import Completion, ProblemCode, Where

FIRST_ROWS = 30
"""So many rows are in sight at first, or nearly."""
_MEASURED_ROWS = 20
"""So many rows tell how wide a column is."""
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Done:
    """A completion that stands in a cell: of which course, when, and what came of it."""

    course: str
    day: date
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class PicturedCell:
    """A cell that holds something: its text, what became of it, and why.

    ``text`` is empty for what is left where it is: it is not even shown.
    """

    text: str
    fate: Fate
    done: tuple[Done, ...] = ()
    reasons: tuple[str, ...] = ()
    struck: bool = False
    """Whether it is struck through in the sheet."""

    @property
    def line(self) -> str:
        """The text as one line, as long as any that can be shown."""
        return " ".join(self.text[:_LONGEST].split())


class SheetPicture:
    """A worksheet's cells by their place in it, each worked out when it is looked at.

    The first rows are worked out at once, away from the window that measures and shows them.
    """

    def __init__(self, report: ImportReport, titles: Mapping[int, str]) -> None:
        reading = report.reading
        self._rows: Sequence[Row] = reading.sheet.rows if reading else ()
        self._fates = dict(account(report))
        self._reasons = _reasons(report)
        self._hide_words(report)
        self._done = _done(reading, titles) if reading else {}
        self._places = {row.number: place for place, row in enumerate(self._rows)}
        self.width = max((len(row.cells) for row in self._rows), default=0)
        """How many columns it has."""
        self.names = _names_column(reading) if reading else 0
        """The first column in which names of people stand."""
        self.counts: Mapping[Fate, int] = Counter(self._fates.values())
        """How many cells became what."""
        self._first: Mapping[Place, PicturedCell | None] = {}
        self._first = {
            (row, column): self.cell(row, column)
            for row in range(min(self.height, FIRST_ROWS))
            for column in range(self.width)
        }
        self._lines = tuple(map(self._first_lines, range(self.width)))

    def _hide_words(self, report: ImportReport) -> None:
        """What was found in a cell and is not kept is left where it is, whatever else is there."""
        for each in (*report.refused, *report.notes):
            if each.code == ProblemCode.NOT_BROUGHT_IN and each.row and each.column:
                self._fates[each.row, column_index(each.column)] = Fate.LEFT_WHERE_IT_IS

    @property
    def height(self) -> int:
        """How many rows hold something."""
        return len(self._rows)

    def number(self, row: int) -> int:
        """The number that the spreadsheet program shows beside a row."""
        return self._rows[row].number

    def letter(self, column: int) -> str:
        """The letters over a column."""
        return column_letter(column)

    def first_lines(self, column: int) -> Set[tuple[str, bool]]:
        """What a column says in its first rows, and whether that is left where it is."""
        return self._lines[column]

    def _first_lines(self, column: int) -> Set[tuple[str, bool]]:
        rows = range(min(self.height, _MEASURED_ROWS))
        cells = [self._first[row, column] for row in rows]
        return {(each.line, each.fate is Fate.LEFT_WHERE_IT_IS) for each in cells if each}

    def cell(self, row: int, column: int) -> PicturedCell | None:
        """What stands there and what became of it; None where nothing stands."""
        if (row, column) in self._first:
            return self._first[row, column]
        line = self._rows[row]
        value = line.cells[column] if column < len(line.cells) else None
        if value is None:
            return None
        place = (line.number, column)
        text, fate = cell_text(value), self._fates.get(place, Fate.OUTSIDE)
        if fate not in (Fate.HEADING, Fate.COMPLETION) and private_words(text) is not None:
            fate = Fate.LEFT_WHERE_IT_IS
        if fate is Fate.LEFT_WHERE_IT_IS:
            return PicturedCell("", fate)
        done, reasons = self._done.get(place, ()), self._reasons.get(place, ())
        return PicturedCell(text, fate, done, reasons, isinstance(value, StruckCell))

    def place(self, where: Where) -> tuple[int, int] | None:
        """Where a cell stands in the picture; None for what is no single cell."""
        if where.row not in self._places or not where.column:
            return None
        return (self._places[where.row], column_index(where.column))


def _names_column(reading: SheetReading) -> int:
    found = (
        columns.fields[each]
        for columns in reading.tables
        for each in NAMES
        if each in columns.fields
    )
    return min(found, default=0)


def _reasons(report: ImportReport) -> Mapping[Place, tuple[str, ...]]:
    found: dict[Place, tuple[str, ...]] = {}
    for each in (*report.refused, *report.notes):
        if each.row and each.column:
            place = (each.row, column_index(each.column))
            found[place] = (*found.get(place, ()), each.reason)
    return found


def _done(reading: SheetReading, titles: Mapping[int, str]) -> Mapping[Place, tuple[Done, ...]]:
    found: dict[Place, tuple[Done, ...]] = {}
    for row, each in _completions(reading):
        place = (row, column_index(each.column))
        course = titles.get(each.course, each.heading) if each.course else each.heading
        done = Done(course, each.completed_on, each.outcome)
        found[place] = (*found.get(place, ()), done)
    return found


def _completions(reading: SheetReading) -> Iterator[tuple[int, Completion]]:
    for entry in reading.entries:
        for completion in entry.completions:
            yield entry.row, completion
