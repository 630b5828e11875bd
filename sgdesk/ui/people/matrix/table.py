"""The view of the matrix: ticks with the box, Space, Shift and Ctrl; opens a row on Enter."""

from itertools import product

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from sgdesk.domain.organisation.shown_list import ShownList
from sgdesk.ui.people.matrix.delegate import (
    CellWords,
    MatrixDelegate,
    row_height,
    tick_width,
)
from sgdesk.ui.people.matrix.lines import MatrixLine, under_name
from sgdesk.ui.people.matrix.model import (
    BELOW_ROLE,
    HEADING_LETTERS,
    MONTH_ROLE,
    WORD_ROLE,
    Index,
    MatrixModel,
)
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.lists.frozen import FrozenTable

_MEASURED_ROWS = 60
_NAME_LEAST, _NAME_MOST = 11, 22
"""The width of the first column, in lines of text."""

_NARROW_LETTERS = 12
"""How long a line of a heading may be where the days have no room."""

_BOLDER = 1.1
"""How much wider the letters of a heading are."""


class MatrixTable(FrozenTable):
    """Shows a :class:`MatrixModel`; the row that has the focus is the person that is meant.

    ``person_opened`` on Enter or a double click, ``person_pressed`` on a single one,
    ``person_met`` whenever another row has the focus.
    """

    person_opened = Signal(int)
    person_met = Signal(int)
    person_pressed = Signal(int)

    def __init__(self, name: str, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._matrix = model
        self._anchor: int | None = None
        self._only_ticked = False
        self.setAccessibleDescription(tr("Space ticks, Enter opens the person"))
        self.setModel(model)
        self._cells = MatrixDelegate(self)
        self.setItemDelegate(self._cells)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(em(self, 3))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.opened.connect(self._tell_opened)
        self.selectionModel().currentRowChanged.connect(self._tell_met)
        model.modelReset.connect(self._span_headings)
        model.layoutChanged.connect(self._span_headings)
        self._fit_rows()

    # Who is meant.

    def current_line(self) -> MatrixLine | None:
        """The person in the row that has the focus."""
        return self._matrix.line(self.currentIndex())

    def show_person(self, person_id: int) -> bool:
        """Put the focus on somebody's row; false where they are not shown."""
        row = self._matrix.row_of(person_id)
        if row is None:
            return False
        self.setCurrentIndex(self._matrix.index(row, 0))
        return True

    def shown(self) -> ShownList:
        """All rows as they stand: the name, the roles under it, and the words of each cell.

        Under headings the role of each stands in a column of its own.
        """
        model, columns = self._matrix, self.order()[1:]
        titles = [model.columns[each - 1][1] for each in columns]
        headings = [tr("Name"), tr("Roles"), *titles]
        rows: list[tuple[str, ...]] = []
        under = ""
        for row in range(model.rowCount()):
            entry = model.entry(row)
            if not isinstance(entry, MatrixLine):
                under = entry.text
                continue
            cells = (str(model.index(row, each).data() or "") for each in columns)
            first = (under,) if model.headings() else ()
            rows.append((*first, entry.name, under_name(entry), *cells))
        over = [tr("Under")] if model.headings() else []
        return ShownList(tr("Training matrix"), (*over, *headings), rows, self.tells())

    def copied(self) -> str:
        """The ticked rows with their headings, or the one that has the focus."""
        model = self._matrix
        chosen = model.ticked or {line.id for line in [self.current_line()] if line is not None}
        places = self.order()
        text = [[tr("Name"), *(model.columns[each - 1][1] for each in places[1:])]]
        for row in range(model.rowCount()):
            entry = model.entry(row)
            if isinstance(entry, MatrixLine) and entry.id in chosen:
                text.append([str(model.index(row, each).data() or "") for each in places])
        return "\n".join("\t".join(line) for line in text)

    # Ticking.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        held = event.modifiers()
        shift, ctrl = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
        left = event.button() is Qt.MouseButton.LeftButton
        self._only_ticked = True
        if not left or self._matrix.line(index) is None:
            super().mousePressEvent(event)
        elif held & shift:
            self._tick_to(index)
        elif held & ctrl or self._is_on_box(index, event):
            self._toggle(index)
        else:
            self._only_ticked = False
            self._anchor = index.row()
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        line = self._matrix.line(self.indexAt(event.position().toPoint()))
        if line is not None and not self._only_ticked:
            self.person_pressed.emit(line.id)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and self._is_on_box(index, event):
            self.mousePressEvent(event)
        else:
            super().mouseDoubleClickEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() == Qt.Key.Key_Space:
            self._toggle(self.currentIndex())
        elif event.matches(QKeySequence.StandardKey.SelectAll):
            self._matrix.tick(line.id for line in self._matrix.lines)
        elif shift and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._tick_on(event)
        else:
            super().keyPressEvent(event)
            if event.key() in _MOVING:
                self._anchor = self.currentIndex().row()

    def _is_on_box(self, index: Index, event: QMouseEvent) -> bool:
        left = 0 if self.is_scrolled else self.visualRect(index).left()
        return index.column() == 0 and event.position().x() < left + tick_width(self)

    def _toggle(self, index: Index) -> None:
        line = self._matrix.line(index)
        if line is not None:
            self._anchor = index.row()
            self._go_to(index.row())
            self._matrix.tick([line.id], on=line.id not in self._matrix.ticked)

    def _tick_to(self, index: Index) -> None:
        """Tick every row from the anchor to this one."""
        start = self._anchor if self._anchor is not None else index.row()
        self._go_to(index.row())
        rows = range(min(start, index.row()), max(start, index.row()) + 1)
        entries = (self._matrix.entry(row) for row in rows if row < self._matrix.rowCount())
        self._matrix.tick(entry.id for entry in entries if isinstance(entry, MatrixLine))

    def _tick_on(self, event: QKeyEvent) -> None:
        """Shift and an arrow: tick the row left and the row reached."""
        if self._anchor is None:
            self._anchor = self.currentIndex().row()
        plain = QKeyEvent(event.type(), event.key(), Qt.KeyboardModifier.NoModifier)
        super().keyPressEvent(plain)
        self._tick_to(self.currentIndex())

    def _go_to(self, row: int) -> None:
        at = self._matrix.index(row, 0)
        rows = QItemSelectionModel.SelectionFlag.Rows
        chosen = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(at, rows | chosen)

    def _tell_opened(self, index: object) -> None:
        line = self.current_line()
        if line is not None:
            self.person_opened.emit(line.id)

    def _tell_met(self, *_: object) -> None:
        line = self.current_line()
        if line is not None:
            self.person_met.emit(line.id)

    # Laying out.

    def fit_columns(self) -> None:
        """Share the width: as much as its words need for each column, the rest equally.

        Where all of it has no room the days become months first, then the words of the states go,
        which their shapes say, too; the table scrolls sideways only where the headings alone need
        more.
        """
        if not self._matrix.columnCount():
            return
        self._is_fitted = True
        if self.is_laid_out() or len(self._kept) == self._matrix.columnCount():
            self._share()
            super().fit_columns()
            return
        needed = self._share()
        room = self.viewport().width() - sum(needed)
        wanted = self._needed_name(BELOW_ROLE)
        name = max(min(em(self, _NAME_LEAST), wanted), min(wanted, room))
        each = max(0, room - name) // max(len(needed), 1)
        self.setColumnWidth(0, name if needed else max(name, room))
        for place, width in enumerate(needed, start=1):
            self.setColumnWidth(place, width + each)

    def _share(self) -> list[int]:
        """The width that each column of states needs, with as many words as there is room for.

        Names are cut only where else the states would go without their words and still scroll.
        """
        places = range(1, self._matrix.columnCount())
        whole = self._needed_name()
        for name, words in product((whole, min(whole, em(self, _NAME_LEAST))), CellWords):
            is_full = words is CellWords.WITH_DAY
            self._matrix.wrap_headings(HEADING_LETTERS if is_full else _NARROW_LETTERS)
            needed = [self._needed(place, words) for place in places]
            if sum(needed) <= self.viewport().width() - name:
                self._cells.cell_words = words
                return needed
        self._cells.cell_words = CellWords.WITH_DAY
        self._matrix.wrap_headings(HEADING_LETTERS)
        return [self._needed(place, CellWords.WITH_DAY) for place in places]

    def _needed_name(self, *also: int) -> int:
        """What the longest of the first names needs, within reason; with its roles ``also``."""
        advance = self.fontMetrics().horizontalAdvance
        rows = range(min(self._matrix.rowCount(), _MEASURED_ROWS))
        said = (
            str(self._matrix.index(row, 0).data(role) or "")
            for row in rows
            for role in (WORD_ROLE, *also)
        )
        widest = max(map(advance, said), default=0)
        return min(widest + tick_width(self) + Space.LARGE, em(self, _NAME_MOST))

    def _needed(self, place: int, say: CellWords) -> int:
        advance = self.horizontalHeader().fontMetrics().horizontalAdvance
        title = str(self._matrix.headerData(place, Qt.Orientation.Horizontal))
        widest = max(round(advance(line) * _BOLDER) for line in title.split("\n"))
        widest += 2 * Space.MEDIUM
        left = self.fontMetrics().ascent() + 3 * Space.SMALL + Space.TINY
        words = self.fontMetrics()
        rows = 0 if say is CellWords.NONE else min(self._matrix.rowCount(), _MEASURED_ROWS)
        for row in range(rows):
            at = self._matrix.index(row, place)
            first = words.horizontalAdvance(str(at.data(WORD_ROLE) or ""))
            day = str(at.data(BELOW_ROLE if say is CellWords.WITH_DAY else MONTH_ROLE) or "")
            second = words.horizontalAdvance(day)
            widest = max(widest, left + max(first, second))
        return widest

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit_columns()

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(row_height(self))

    def _span_headings(self) -> None:
        """Let the heading of a role run across the columns."""
        QTableView.clearSpans(self)
        for row in self._matrix.headings():
            self.setSpan(row, 0, 1, self._matrix.columnCount())


_MOVING = frozenset(
    {Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home}
)
