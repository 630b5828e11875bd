"""A table that tells which cell heads which, over all the pages that it runs to."""

from collections.abc import Sequence
from contextlib import ExitStack
from enum import Enum

from reportlab.pdfbase.pdfdoc import PDFName
from reportlab.platypus import Flowable, Table

from sgdesk.reports.tagging.canvas import artifact, tagged
from sgdesk.reports.tagging.structure import Element


class Reads(Enum):
    """How a table is read."""

    COLUMNS = "under the headings of its first rows"
    ROWS = "each row after the label that it begins with"
    GRID = "under headings of columns, each row after its label"
    IN_ORDER = "as text, one thing after the other: it is a table to the eye alone"


_HEADED = {Reads.COLUMNS, Reads.GRID}
_LABELLED = {Reads.ROWS, Reads.GRID}


class TaggedTable(Table):  # type: ignore[misc]  # untyped library
    """A table of ReportLab's with its structure; ``reads`` says what its first row and column are.

    Rows of ``bands`` head the rows under them. The part of a table on a further page carries on
    the same element, and its repeated headings are an artifact.
    """

    def __init__(self, *args: object, reads: Reads = Reads.COLUMNS, **options: object) -> None:
        super().__init__(*args, **options)
        self._tell(reads, None)

    def _tell(
        self,
        reads: Reads,
        element: Element | None,
        *,
        carries_on: bool = False,
        bands: frozenset[int] = frozenset(),
    ) -> None:
        self._reads = reads
        self._element = element or Element("Table")
        self._carries_on = carries_on or self._element.is_placed
        self._bands = bands
        self._renderCB = None if reads is Reads.IN_ORDER else _Cells(self)

    def with_bands(self, rows: Sequence[int], *, element: Element | None = None) -> "TaggedTable":
        """This table, whose given rows head those under them.

        ``element`` is that of a table whose parts are tables of their own; where one of them was
        drawn already, this is a further part.
        """
        self._tell(self._reads, element, bands=frozenset(rows))
        return self

    def split(self, avail_width: float, avail_height: float) -> list[Flowable]:
        """The parts on this page and the next; see ``Flowable.split``."""
        parts: list[Flowable] = super().split(avail_width, avail_height)
        for place, part in enumerate(parts):
            part._tell(self._reads, self._element, carries_on=self._carries_on or place > 0)
        return parts

    def _drawBkgrnd(self) -> None:  # noqa: N802 - ReportLab's name
        with artifact(self.canv):
            super()._drawBkgrnd()

    def _drawLines(self) -> None:  # noqa: N802 - ReportLab's name
        with artifact(self.canv):
            super()._drawLines()

    @property
    def head_rows(self) -> int:
        """How many rows at the top are headings of columns."""
        if self._reads not in _HEADED:
            return 0
        return max(int(self.repeatRows), 1)


class _Cells:
    """Opens and closes the elements of a table while ReportLab draws it cell by cell."""

    def __init__(self, table: TaggedTable) -> None:
        self._table = table
        self._row = ExitStack()
        self._cell = ExitStack()
        self._whole = ExitStack()

    def __call__(self, _: Table, event: str, *where: object) -> None:
        match event, where:
            case "endBG", _:
                self._whole.enter_context(
                    tagged(self._table.canv, self._table._element, holds_content=False)
                )
            case "startRow", (int(row), *_):
                self._begin_row(row)
            case "startCell", (int(row), int(column), value, *_):
                self._begin_cell(row, column, is_text=isinstance(value, str))
            case "endCell", _:
                self._cell.close()
            case "endRow", _:
                self._row.close()
            case "startLines", _:
                self._whole.close()
            case _:
                pass

    def _begin_row(self, row: int) -> None:
        canvas = self._table.canv
        if self._table._carries_on and row < self._table.head_rows:
            self._row.enter_context(artifact(canvas))
        else:
            self._row.enter_context(tagged(canvas, Element("TR"), holds_content=False))

    def _begin_cell(self, row: int, column: int, *, is_text: bool) -> None:
        """Open a cell; of what it holds only bare text has no element of its own."""
        self._cell.enter_context(
            tagged(self._table.canv, self._element_of(row, column), holds_content=is_text)
        )

    def _element_of(self, row: int, column: int) -> Element:
        table = self._table
        wide = self._columns_of(row, column)
        attributes: dict[str, object] = {"ColSpan": wide} if wide > 1 else {}
        if row < table.head_rows:
            return Element("TH", "", "Table", {"Scope": PDFName("Column"), **attributes})
        is_label = column == 0 and table._reads in _LABELLED and wide < table._ncols
        if row in table._bands or is_label:
            return Element("TH", "", "Table", {"Scope": PDFName("Row"), **attributes})
        return Element("TD", "", "Table", attributes)

    def _columns_of(self, row: int, column: int) -> int:
        """Over how many columns a cell runs."""
        ranges = getattr(self._table, "_spanRanges", {})
        first, _, last, _ = ranges.get((column, row)) or (column, row, column, row)
        return int(last) - int(first) + 1
