"""Tables of frozen rows: a small model for any kind of row, and a view dressed the same way."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QInputEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QStyle,
    QTableView,
    QWidget,
)

from sgdesk.domain.text import plain_letters
from sgdesk.domain.training.states import State
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets.column_room import Wish, share_room
from sgdesk.ui.widgets.states.state_delegate import STATE_ROLE, TICKS, StateDelegate

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


KEPT = "columns_were_kept"
"""Set on a table whose columns the person has laid out."""

_MEASURED_ROWS = 200
_EMPTY = 99
"""How easily a column is missed that says nothing of any row."""


@dataclass(frozen=True)
class Column(Generic[R]):
    """One column: its heading, the text of a row's cell, and how it is drawn and sorted.

    ``state`` makes it a cell with a shape; ``sort`` gives a key where the text's own order will
    not do; ``tip`` explains the heading and ``hint`` a cell. Where there is no room, columns that
    are ``spare`` are left out, the highest first, before what ``is_main`` gives up many letters:
    a name or the training.
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
        return None

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


class Table(QTableView):
    """A table that opens a row on Enter or a double click, and copies rows with Ctrl+C."""

    opened = Signal(object)
    """A row was opened: the row itself, where the model is a :class:`RowsModel`."""

    widest: tuple[int, int] | None = None
    """The widest that the first column and any other but the last get, in lines of text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[int, ...] = ()
        self._wishes: tuple[Wish, ...] = ()
        self._left_out: set[int] = set()
        self._is_fitting = self._is_fitted = False
        self.is_laid_out_by_hand = False
        self._offered: tuple[QAbstractButton, ...] = ()
        self.setAccessibleName(name)
        self.setItemDelegate(StateDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setSortingEnabled(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._fit_rows()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setStretchLastSection(True)
        self._dress()
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.sectionResized.connect(self._note_a_hand)
        self.doubleClicked.connect(self._open)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._dress()
            self._fit_rows()
            if self.model() is not None and self._is_fitted:
                self.fit_columns()

    def _fit_rows(self) -> None:
        """Make the rows as high as the text, also when it becomes larger."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.MEDIUM)

    def _dress(self) -> None:
        heading = QFont(self.font())
        heading.setWeight(QFont.Weight.DemiBold)
        self.horizontalHeader().setFont(heading)

    def fit_columns(self) -> None:
        """Make the columns as wide as what is in them, unless their widths were remembered."""
        if self._kept and self.model().columnCount() == len(self._kept):
            for place, width in enumerate(self._kept):
                if width:
                    self.setColumnWidth(place, width)
            return
        self._is_fitted = True
        if self.property(KEPT) or self.is_laid_out_by_hand:
            return
        self._wishes = tuple(self._wish(place) for place in range(self.model().columnCount()))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_ours = not (self.property(KEPT) or self.is_laid_out_by_hand or self._is_fitting)
        if is_ours and len(self._wishes) == self.horizontalHeader().count():
            self._share_room()

    def _share_room(self) -> None:
        """Give each column what it needs, or less where the table is narrower than all of them."""
        self._is_fitting = True
        shown = [
            place
            for place in range(len(self._wishes))
            if place in self._left_out or not self.isColumnHidden(place)
        ]
        wishes = [self._wishes[place] for place in shown]
        widths = share_room(wishes, self.viewport().width(), self.fontMetrics().height())
        self._left_out = {place for place, width in zip(shown, widths, strict=True) if not width}
        for place, width in zip(shown, widths, strict=True):
            self.setColumnHidden(place, not width)
            if width:
                self.setColumnWidth(place, width)
        self._is_fitting = False

    def _wish(self, place: int) -> Wish:
        model = self.model()
        needed, last = self._needed_width(place), model.columnCount() - 1
        if self.widest is not None and place != last:
            needed = min(needed, self.fontMetrics().height() * self.widest[min(place, 1)])
        if not isinstance(model, RowsModel):
            return Wish(needed)
        column, rows = model.columns[place], model.rows[:_MEASURED_ROWS]
        is_main = column.is_main or place == 0
        is_empty = bool(rows) and not is_main and not any(column.text(row) for row in rows)
        return Wish(needed, _EMPTY if is_empty else column.spare, is_main)

    def _note_a_hand(self, place: int) -> None:
        """Somebody drags an edge: from now on the columns are theirs."""
        is_held = bool(QGuiApplication.mouseButtons() & Qt.MouseButton.LeftButton)
        if is_held and not self._is_fitting and self.horizontalHeader().underMouse():
            self.is_laid_out_by_hand = True

    def widths(self) -> tuple[int, ...]:
        """How wide the columns are, 0 for one that is hidden."""
        return tuple(self.columnWidth(place) for place in range(self.model().columnCount()))

    def keep_widths(self, widths: tuple[int, ...]) -> None:
        """Take these widths in place of measured ones, where there are as many columns."""
        self._kept = widths
        self.is_laid_out_by_hand = False
        self.setProperty(KEPT, bool(widths))
        if widths and self.model() is not None:
            self.fit_columns()

    def _needed_width(self, place: int) -> int:
        """What the heading and the first rows of a column need."""
        model = self.model()
        heading = QFont(self.font())
        heading.setWeight(QFont.Weight.DemiBold)
        title = str(model.headerData(place, Qt.Orientation.Horizontal))
        arrow = Space.LARGE if self.isSortingEnabled() else 0
        widest = QFontMetrics(heading).horizontalAdvance(title) + arrow
        for row in range(min(model.rowCount(), _MEASURED_ROWS)):
            index = model.index(row, place)
            mark = self.fontMetrics().height() + Space.SMALL if index.data(STATE_ROLE) else 0
            text = str(index.data() or "")
            widest = max(widest, self.fontMetrics().horizontalAdvance(text) + mark)
        return widest + 2 * Space.SMALL + (0 if place else self.tick_width())

    # Ticks.

    def show_ticks(self) -> None:
        """Show a tick before each row: the chosen rows are the ticked ones.

        The box or Space ticks a row beside the others. Where several are ticked, going through
        the rows unticks none.
        """
        self.setProperty(TICKS, True)
        self.setAccessibleDescription(tr("Space ticks a row"))

    def _has_ticks(self) -> bool:
        return bool(self.property(TICKS))

    def tick_width(self) -> int:
        """How wide the part of a row is that ticks it."""
        side = self.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth, None, self)
        return side + 2 * Space.SMALL if self._has_ticks() else 0

    def selectionCommand(
        self, index: _Index, event: QEvent | None = None
    ) -> QItemSelectionModel.SelectionFlag:
        is_plain = isinstance(event, QInputEvent) and not event.modifiers()
        if self._has_ticks() and is_plain and len(self.selectionModel().selectedRows()) > 1:
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if self._is_on_box(index, event):
            self._toggle(index)
        else:
            super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._is_on_box(self.indexAt(event.position().toPoint()), event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def _is_on_box(self, index: _Index, event: QMouseEvent) -> bool:
        is_left = event.button() is Qt.MouseButton.LeftButton and not event.modifiers()
        if not self._has_ticks() or not is_left or not index.isValid() or index.column():
            return False
        return event.position().x() < self.visualRect(index).left() + self.tick_width()

    def _toggle(self, index: _Index) -> None:
        flags = QItemSelectionModel.SelectionFlag
        chosen, at = self.selectionModel(), self.model().index(index.row(), 0)
        chosen.select(at, flags.Toggle | flags.Rows)
        chosen.setCurrentIndex(at, flags.NoUpdate)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._has_ticks() and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def offer(self, *buttons: QAbstractButton) -> None:
        """Offer what these buttons of the page do by a right click on a row too, and Copy."""
        self._offered = buttons

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.indexAt(event.pos()).isValid() and not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._offered:
            if button.isVisibleTo(self.window()):
                action = menu.addAction(button.icon(), button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        if self._offered:
            menu.addSeparator()
        copy = menu.addAction(tr("&Copy the chosen rows"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.copied()))
        menu.popup(event.globalPos())

    def copied(self) -> str:
        """The chosen rows with their headings, as a spreadsheet takes them."""
        model = self.model()
        columns = [each for each in range(model.columnCount()) if not self.isColumnHidden(each)]
        across = Qt.Orientation.Horizontal
        lines = [[str(model.headerData(each, across)) for each in columns]]
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda at: at.row())
        lines += [
            [str(index.siblingAtColumn(each).data() or "") for each in columns] for index in chosen
        ]
        return "\n".join("\t".join(line) for line in lines)

    def _open(self, index: QModelIndex) -> None:
        model = self.model()
        if index.isValid():
            self.opened.emit(model.row(index) if isinstance(model, RowsModel) else index)


def still_table(name: str, parent: QWidget | None = None) -> Table:
    """A short table on a page that scrolls: as high as its rows, in the order they came in."""
    table = Table(name, parent)
    table.setSortingEnabled(False)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def fit_height(table: Table) -> None:
    """Make a still table as high and its columns as wide as what is in it."""
    table.fit_columns()
    rows = table.model().rowCount() * table.verticalHeader().defaultSectionSize()
    bar = table.horizontalScrollBar().sizeHint().height()
    table.setFixedHeight(rows + table.horizontalHeader().sizeHint().height() + bar)
