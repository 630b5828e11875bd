"""Frozen rows of any kind, shown through columns."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from sgdesk.domain.dates import short_date
from sgdesk.domain.text import plain_letters
from sgdesk.domain.training.states import State
from sgdesk.ui.widgets.states.state_delegate import CUT_ROLE, STATE_ROLE

if TYPE_CHECKING:
    from sgdesk.domain.organisation.shown_list import ListCell


R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its heading, the text of a row's cell, and how it is drawn and sorted.

    ``state`` makes it a cell with a shape; ``sort`` gives a key where the text's own order will
    not do; ``tip`` explains the heading and ``hint`` a cell. Where there is no room, columns that
    are ``spare`` are left out, the highest first, before what ``is_main`` gives up many letters:
    a name or the training. A ``spare`` below 0 is left out last of all, where else one would
    have to scroll sideways. ``cut`` cuts words that are too wide, given them, the room and how
    wide words are, in pixels; else it is their end that goes.
    """

    title: str
    text: Callable[[R], str]
    state: Callable[[R], State | None] | None = None
    sort: Callable[[R], Any] | None = None
    right: bool = False
    tip: str = ""
    hint: Callable[[R], str] | None = None
    spare: int = 0
    is_main: bool = False
    cut: Callable[[str, int, Callable[[str], int]], str] | None = None


class RowsModel(QAbstractTableModel, Generic[R]):
    """Shows frozen rows through columns; filter by giving it fewer rows."""

    def __init__(self, columns: Sequence[Column[R]], rows: Sequence[R] = ()) -> None:
        super().__init__()
        self._columns = tuple(columns)
        self._rows = list(rows)
        self._sorted: tuple[int, Qt.SortOrder] | None = None

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show other rows, in the order that was chosen last."""
        self.beginResetModel()
        self._rows = list(rows)
        self._put_in_order()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[R]]) -> None:
        """Show other columns, and no rows until ``set_rows``."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._rows = []
        self._sorted = None
        self.endResetModel()

    def row(self, index: _Index | int) -> R:
        """The row at an index or a place."""
        return self._rows[index if isinstance(index, int) else index.row()]

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows as they are shown."""
        return tuple(self._rows)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns as they were given."""
        return self._columns

    def value(self, index: _Index) -> "ListCell":
        """What a cell holds for a sheet: a true day or a figure where it shows one, else words."""
        column, row = self._columns[index.column()], self._rows[index.row()]
        text = column.text(row)
        kept = column.sort(row) if column.sort is not None else None
        if isinstance(kept, date) and text == short_date(kept):
            return kept
        plain = text.replace(",", "")
        return int(plain) if column.right and plain.isascii() and plain.isdigit() else text

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self._columns[index.column()]
        row = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            return (column.hint or column.text)(row)
        if role == STATE_ROLE:
            return column.state(row) if column.state else None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._sentence(row) if index.column() == 0 else column.text(row)
        return column.cut if role == CUT_ROLE else None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Vertical:
            return None
        column = self._columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title
        if role == Qt.ItemDataRole.ToolTipRole:
            return column.tip or column.title  # which may be cut
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; equal rows stay in the order they came in, and the mark on its row."""
        self.layoutAboutToBeChanged.emit()
        before = [id(row) for row in self._rows]
        self._sorted = (column, order)
        self._put_in_order()
        places = {each: place for place, each in enumerate(id(row) for row in self._rows)}
        for index in self.persistentIndexList():
            moved = self.index(places[before[index.row()]], index.column())
            self.changePersistentIndex(index, moved)
        self.layoutChanged.emit()

    def _put_in_order(self) -> None:
        if self._sorted is None or not 0 <= self._sorted[0] < len(self._columns):
            return
        column = self._columns[self._sorted[0]]
        key = column.sort or (lambda row: plain_letters(column.text(row)))
        self._rows.sort(key=key, reverse=self._sorted[1] is Qt.SortOrder.DescendingOrder)

    def _sentence(self, row: R) -> str:
        """The whole row in one breath, for a screen reader that reads the first cell alone."""
        said = (column.text(row) for column in self._columns[1:])
        rest = [
            f"{column.title}: {text}"
            for column, text in zip(self._columns[1:], said, strict=True)
            if text
        ]
        return ", ".join([self._columns[0].text(row), *rest])
