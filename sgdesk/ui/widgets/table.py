"""A view of rows that is dressed the same everywhere."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import (
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
    QHideEvent,
    QInputEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QMenu,
    QSizePolicy,
    QStyle,
    QTableView,
    QWidget,
)

from sgdesk.domain.organisation.shown_list import ListCell, ShownList
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.lists.column_room import EMPTY, Wish, share_room
from sgdesk.ui.widgets.lists.columns import KEPT, LaidOut
from sgdesk.ui.widgets.lists.habits import Doing, habit_of, practise, set_habits
from sgdesk.ui.widgets.lists.headings import Headings
from sgdesk.ui.widgets.lists.home import list_home
from sgdesk.ui.widgets.lists.rows import RowsModel
from sgdesk.ui.widgets.more_button import stands_as
from sgdesk.ui.widgets.states.state_delegate import STATE_ROLE, TICKS, StateDelegate

_Index = QModelIndex | QPersistentModelIndex

_MEASURED_ROWS = 200


class Table(QTableView):
    """A table that opens a row on Enter or a double click, and copies rows with Ctrl+C.

    One with an object name keeps the widths and the order of its columns as somebody laid them
    out. ``tells`` says what stands in it where that is more than a count of rows: a list that is
    saved says so, and no filter goes unsaid.
    """

    opened = Signal(object)
    """A row was opened: the row itself, where the model is a :class:`RowsModel`."""

    is_of_today = False
    """Whether it shows what is so today also where the window looks at another day."""

    widest: tuple[int, int] | None = None
    """The widest that the first column and any other but the last get, in lines of text."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept: tuple[int, ...] = ()
        self._kept_order: tuple[int, ...] = ()
        self._wishes: tuple[Wish, ...] = ()
        self._left_out: set[int] = set()
        self._is_fitting = self._is_fitted = self._is_searched = self.is_fitted_high = False
        self.tells: Callable[[], str] = self._counted
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
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self._fit_rows()
        header = Headings(self)
        self.setHorizontalHeader(header)
        header.sectionResized.connect(self.fit_headings)
        header.setStretchLastSection(True)
        self._dress()
        self.setSortingEnabled(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self._columns = LaidOut(self)
        self.doubleClicked.connect(self._open)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._dress()
            self._fit_rows()
            if self.model() is not None and self._is_fitted:
                self.fit_columns()
            self.fit_headings()

    def _fit_rows(self) -> None:
        """Make the rows as high as the text, also when it becomes larger."""
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.MEDIUM)

    def _dress(self) -> None:
        heading = QFont(self.font())
        heading.setWeight(QFont.Weight.DemiBold)
        self.horizontalHeader().setFont(heading)

    def fit_columns(self) -> None:
        """Make the columns as wide as what is in them, unless somebody laid them out."""
        if self.is_laid_out():
            return
        self._put_in_order()
        if self._columns.are_others():
            self.setProperty(KEPT, bool(self._kept))
        if self._kept and self.model().columnCount() == len(self._kept):
            for place, width in enumerate(self._kept):
                if width:
                    self.setColumnWidth(place, width)
            return
        self._is_fitted = True
        if self.property(KEPT) and not self._kept:
            return
        self._wishes = tuple(self._wish(place) for place in range(self.model().columnCount()))
        self._share_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_ours = not (self.property(KEPT) or self.is_laid_out() or self._is_fitting)
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
        self.fit_headings()

    def fit_headings(self) -> None:
        """Let a heading that is wider than its column have a second line."""
        header = self.horizontalHeader()
        if self._is_fitting or self.model() is None or not isinstance(header, Headings):
            return
        header.fit()
        if self.is_fitted_high:
            self._fit_height()

    def _fit_height(self) -> None:
        """As high as its rows and headings are, and the bar below where the columns need one."""
        header = self.horizontalHeader()
        rows = self.model().rowCount() * self.verticalHeader().defaultSectionSize()
        is_wider = header.length() > self.viewport().width()
        bar = self.horizontalScrollBar().sizeHint().height() if is_wider else 0
        self.setFixedHeight(rows + header.sizeHint().height() + bar + 2 * self.frameWidth())

    def _wish(self, place: int) -> Wish:
        model = self.model()
        needed, last = self._needed_width(place), model.columnCount() - 1
        if self.widest is not None and place != last:
            needed = min(needed, self.fontMetrics().height() * self.widest[min(place, 1)])
        if not isinstance(model, RowsModel):
            return Wish(needed)
        column, rows = model.columns[place], model.rows[:_MEASURED_ROWS]
        is_main = column.is_main or place == 0
        is_empty = bool(rows and place) and not any(column.text(row) for row in rows)
        return Wish(needed, EMPTY if is_empty else column.spare, is_main)

    def is_laid_out(self) -> bool:
        """Whether somebody laid out the columns since the list was made, and they are the same."""
        return self._columns.is_by_hand

    def widths(self) -> tuple[int, ...]:
        """How wide the columns are, 0 for one that is hidden."""
        return tuple(self.columnWidth(place) for place in range(self.model().columnCount()))

    def order(self) -> tuple[int, ...]:
        """The columns by their places in the model, as they stand from the left."""
        header = self.horizontalHeader()
        return tuple(header.logicalIndex(place) for place in range(header.count()))

    def keep_widths(self, widths: tuple[int, ...]) -> None:
        """Take these widths in place of measured ones, where there are as many columns."""
        self._kept = widths
        self.setProperty(KEPT, bool(widths))
        if widths and self.model() is not None:
            self.fit_columns()

    def keep_order(self, order: tuple[int, ...]) -> None:
        """Put the columns into this order as soon as it is one of all of them; the first stays."""
        self._kept_order = order
        self._put_in_order()

    def _put_in_order(self) -> None:
        header, order = self.horizontalHeader(), self._kept_order
        if sorted(order) == list(range(header.count())) and order[:1] == (0,):
            for place, column in enumerate(order):
                header.moveSection(header.visualIndex(column), place)
            self._kept_order = ()

    def showEvent(self, event: QShowEvent) -> None:
        self._columns.lay_out()
        super().showEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._columns.note()
        super().hideEvent(event)

    def note_columns(self) -> None:
        """Have the columns remembered, where somebody laid them out."""
        self._columns.note()

    def forget_columns(self) -> None:
        """Let go of how somebody laid them out, before it is remembered."""
        self._columns.forget()

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

    def pointed(self) -> int | None:
        """The row that the mark is on, ticked or not; ``None`` before anybody went to one."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def point_at(self, row: int) -> None:
        """Put the mark on a row without ticking it."""
        self.selectionModel().setCurrentIndex(
            self.model().index(row, 0), QItemSelectionModel.SelectionFlag.NoUpdate
        )

    def show_ticks(self) -> None:
        """Show a tick before each row: the chosen rows are the ticked ones.

        The box or Space ticks a row beside the others. Going through the rows by keys ticks and
        unticks none, as with People; nor does a click beside the boxes where several are ticked.
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
        is_plain = isinstance(event, QInputEvent) and not _held_keys(event)
        is_moved = isinstance(event, QKeyEvent)
        are_several = len(self.selectionModel().selectedRows()) > 1
        if self._has_ticks() and (self._is_searched or (is_plain and (is_moved or are_several))):
            return QItemSelectionModel.SelectionFlag.NoUpdate
        return super().selectionCommand(index, event)

    def keyboardSearch(self, search: str) -> None:
        """Letters go to the row that begins with them, and tick as little as the arrows do."""
        self._is_searched = True
        super().keyboardSearch(search)
        self._is_searched = False

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
        habit = habit_of(event)
        if event.key() == Qt.Key.Key_Space and self._has_ticks() and self.currentIndex().isValid():
            self._toggle(self.currentIndex())
        elif habit is not None:
            event.setAccepted(practise(self, habit))  # else the window says that it cannot be
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.copied())
        else:
            super().keyPressEvent(event)

    def offer(
        self,
        *buttons: QAbstractButton,
        correct: Doing | None = None,
        take_away: Doing | None = None,
    ) -> None:
        """Offer what these buttons of the page do by a right click on a row too, and Copy.

        ``correct`` is done by F2, ``take_away`` by Delete; that one asks before it does anything.
        """
        self._offered = buttons
        set_habits(self, correct=correct, take_away=take_away)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if not self.indexAt(event.pos()).isValid() and not self.currentIndex().isValid():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for button in self._offered:
            if stands_as(button).isVisibleTo(self.window()):
                action = menu.addAction(button.icon(), button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(button.click)
        if self._offered:
            menu.addSeparator()
        copy = menu.addAction(tr("&Copy the chosen rows"))
        copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self.copied()))
        self.offer_saving(menu)
        menu.popup(event.globalPos())

    def offer_saving(self, menu: QMenu) -> None:
        """Put saving the whole list at the end of a menu, where the window can do it."""
        home = list_home(self)
        if home is not None and home.may_save():
            menu.addAction(tr("&Save this list …")).triggered.connect(lambda: home.save(self))

    def copied(self) -> str:
        """The chosen rows with all columns and their headings, as a spreadsheet takes them."""
        columns = self.order()
        lines = [self._headings(columns)]
        chosen = sorted(self.selectionModel().selectedRows(), key=lambda at: at.row())
        lines += [
            [str(index.siblingAtColumn(each).data() or "") for each in columns] for index in chosen
        ]
        return "\n".join("\t".join(line) for line in lines)

    def shown(self) -> ShownList:
        """All of the list in its order, with its columns as they stand.

        Those that are left out for want of room are among them: what a sheet has room for is not
        for the width of a window to say.
        """
        columns, model = self.order(), self.model()
        rows = tuple(
            tuple(self._value(model.index(row, each)) for each in columns)
            for row in range(model.rowCount())
            if not self.isRowHidden(row)
        )
        headings = tuple(" ".join(each.split()) for each in self._headings(columns))
        return ShownList(self.accessibleName(), headings, rows, self.tells())

    def _counted(self) -> str:
        count = self.model().rowCount() if self.model() is not None else 0
        return tr_count("{n} row", "{n} rows", count)

    def _headings(self, columns: Sequence[int]) -> list[str]:
        across = Qt.Orientation.Horizontal
        return [str(self.model().headerData(each, across) or "") for each in columns]

    def _value(self, index: QModelIndex) -> ListCell:
        model = self.model()
        return model.value(index) if isinstance(model, RowsModel) else str(index.data() or "")

    def _open(self, index: QModelIndex) -> None:
        model = self.model()
        if index.isValid():
            self.opened.emit(model.row(index) if isinstance(model, RowsModel) else index)


def _held_keys(event: QInputEvent) -> Qt.KeyboardModifier:
    """What is held down; an arrow key says on some systems that it lies on the keypad."""
    return event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier


def still_table(name: str, parent: QWidget | None = None) -> Table:
    """A short table on a page that scrolls: as high as its rows, in the order they came in."""
    table = Table(name, parent)
    table.setSortingEnabled(False)
    table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return table


def fit_height(table: Table) -> None:
    """Make a still table as high and its columns as wide as what is in it, whatever the text."""
    table.is_fitted_high = True
    table.fit_columns()
    table.fit_headings()


def gives_way(table: Table, lines: int = 5) -> Table:
    """Let a list be as low as so many lines of text before the page round it has to scroll.

    A list asks for a fixed height else, however little room there is: two bars would stand beside
    each other.
    """
    policy = table.sizePolicy()
    policy.setVerticalPolicy(QSizePolicy.Policy.Ignored)
    table.setSizePolicy(policy)
    table.setMinimumHeight(em(table, lines))
    return table
