"""What was found in a worksheet that is read several times in a row: told once for all of them."""

from collections.abc import Mapping

from sgdesk.data.sheets import Sheet
from sgdesk.services.imports.reading.cells.fillings import filled_down
from sgdesk.services.imports.reading.columns import Columns, Wish
from sgdesk.services.imports.reading.headings.vocabulary import Vocabulary
from sgdesk.services.imports.reading.judged.judging import judge_columns
from sgdesk.services.imports.reading.tables import Table, find_tables
from sgdesk.services.imports.reading.values import SheetKind

_Found = tuple[Sheet, tuple[Table, ...]]


class Looked:
    """The tables of worksheets and their columns, each looked for once.

    It is of one organisation on one day, and goes with whoever made it: nothing of a sheet stays.
    """

    def __init__(self) -> None:
        self._found: dict[tuple[int, SheetKind, bool], tuple[Sheet, _Found]] = {}
        self._judged: dict[tuple[int, SheetKind, frozenset[tuple[int, Wish]]], Columns] = {}

    def tables(self, sheet: Sheet, vocabulary: Vocabulary, *, columns_said: bool) -> _Found:
        """A sheet with its merged cells filled, and its tables."""
        key = (id(sheet), vocabulary.kind, columns_said)
        if key not in self._found:
            found = find_tables(sheet, vocabulary, columns_said=columns_said)
            # The sheet is kept as well, so that no other takes its place and its identity.
            self._found[key] = (sheet, filled_down(sheet, found))
        return self._found[key][1]

    def columns(self, table: Table, vocabulary: Vocabulary, wishes: Mapping[int, Wish]) -> Columns:
        """What every column of one of these tables means, with what was said of some."""
        key = (id(table), vocabulary.kind, frozenset(wishes.items()))
        if key not in self._judged:
            self._judged[key] = judge_columns(table, vocabulary, wishes)
        return self._judged[key]
