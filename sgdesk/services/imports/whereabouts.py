"""Whose a cell of a sheet is and which heading stands over it, for whoever looks for it there."""

from dataclasses import dataclass

from sgdesk.data.sheets import Row, cell_text
from sgdesk.data.sheets.model import column_index
from sgdesk.domain.left_where_it_is import private_words
from sgdesk.services.imports.drafting.matching import full_name
from sgdesk.services.imports.importing import ImportReport
from sgdesk.services.imports.reading.columns import Columns, Means
from sgdesk.services.imports.reading.headings.words import Field
from sgdesk.services.imports.reading.values import ProblemCode, RowProblem

_NAMES = (Field.NAME, Field.GIVEN_NAME, Field.FAMILY_NAME)


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """The person and the heading of a problem; blank where there is none."""

    person: str = ""
    heading: str = ""


class SheetPlaces:
    """Looks them up in a sheet that was read in a dry run; nothing is known of any other."""

    def __init__(self, report: ImportReport | None) -> None:
        reading = report.reading if report is not None else None
        self._tables = reading.tables if reading is not None else ()
        self._rows: dict[int, list[tuple[Columns, Row]]] = {}
        for table in self._tables:
            for row in table.table.body:
                self._rows.setdefault(row.number, []).append((table, row))
        self._names: dict[tuple[int, str], str] = {}
        for entry in reading.entries if reading is not None else ():
            letters = [entry.columns[e.value] for e in _NAMES if e.value in entry.columns]
            name = full_name(entry.name) or entry.reference
            self._names[entry.row, letters[0] if letters else ""] = name

    def of(self, problem: RowProblem) -> Whereabouts:
        """Whose the row is, and what stands over the column.

        Nobody is named whose row may be a child's, and nothing that is left where it is.
        """
        tables = self._rows.get(problem.row or 0, [])
        if problem.column is not None:
            place = column_index(problem.column)
            tables = [each for each in tables if _holds(each[0], place)]
            above = [each for each, _ in tables] or [e for e in self._tables if _holds(e, place)]
            heading = " ".join(above[0].heading(place).split()) if above else ""
        else:
            heading = ""
        withheld = problem.code == ProblemCode.MAY_BE_A_CHILD
        people = () if withheld else dict.fromkeys(self._person(*each) for each in tables)
        return Whereabouts(", ".join(filter(None, people)), heading)

    def _person(self, table: Columns, row: Row) -> str:
        places = [table.fields[each] for each in _NAMES if each in table.fields]
        letters = [e.letter for e in table.columns if e.index in places[:1]]
        known = self._names.get((row.number, letters[0] if letters else ""))
        if known is not None:
            return known
        cells = (row.cells[place] for place in places if place < len(row.cells))
        said = " ".join(" ".join(cell_text(cell).split()) for cell in cells if cell is not None)
        return "" if private_words(said) is not None else said


def _holds(columns: Columns, place: int) -> bool:
    """Whether a column belongs to a table and may be named."""
    table = columns.table
    if not table.left <= place < table.right:
        return False
    return not any(e.index == place and e.means is Means.PRIVATE for e in columns.columns)
