"""The sheet as it looks in a spreadsheet program, each cell dressed as what was made of it."""

from collections.abc import Iterable, Mapping
from typing import TypeAlias

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionHeader,
    QStyleOptionViewItem,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from sgdesk.services.imports import Fate, PicturedCell, SheetPicture, Where
from sgdesk.ui.imports.seeing.fates import (
    FATES,
    cell_words,
    fate_fill,
    fate_ink,
    fate_word,
    is_quiet,
    paint_mark,
)
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em, muted
from sgdesk.ui.widgets import FlowLayout, Note
from sgdesk.ui.widgets.lists.frozen import (
    FrozenHeader,
    bring_out,
    first_at,
    paint_first,
    repaint_scrolled,
)

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
CELL_ROLE = Qt.ItemDataRole.UserRole + 1
MARKED_ROLE = Qt.ItemDataRole.UserRole + 2
_WIDEST = 16
"""Of a column, in heights of a line."""


class SheetModel(QAbstractTableModel):
    """A picture of a sheet; ``mark`` says which of its cells a question is about."""

    def __init__(self) -> None:
        super().__init__()
        self._picture: SheetPicture | None = None
        self._marked: frozenset[tuple[int, int]] = frozenset()

    def show_picture(self, picture: SheetPicture | None) -> None:
        """Show another sheet, or the same one read anew: then what is looked at stays in sight."""
        before, self._picture = self._picture, picture
        if _size(before) == _size(picture) and picture is not None and picture.height:
            last = self.index(picture.height - 1, picture.width - 1)
            self.dataChanged.emit(self.index(0, 0), last)
            return
        self.beginResetModel()
        self._marked = frozenset()
        self.endResetModel()

    def mark(self, cells: Iterable[Where]) -> tuple[int, int] | None:
        """Mark cells; return the place of the first."""
        found = [self._picture.place(each) for each in cells] if self._picture else []
        places = [each for each in found if each is not None]
        self._marked = frozenset(places)
        if self.rowCount() and self.columnCount():
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last, [MARKED_ROLE])
        return min(places, default=None)

    def first_words(self, column: int) -> set[str]:
        """What a column shows in its first rows."""
        lines = self._picture.first_lines(column) if self._picture else ()
        return {tr("not kept here") if is_left else line for line, is_left in lines}

    def cell(self, index: _Index) -> PicturedCell | None:
        """The cell at an index."""
        return self._picture.cell(index.row(), index.column()) if self._picture else None

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self._picture is None else self._picture.height

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() or self._picture is None else self._picture.width

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            cell = self.cell(index)
            return _shown(cell) if cell else ""
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            cell = self.cell(index)
            if role == Qt.ItemDataRole.ToolTipRole and cell is None:
                return None
            words = cell_words(cell)
            is_first = role == Qt.ItemDataRole.AccessibleTextRole and index.column() == 0
            return self._sentence(index.row(), words) if is_first else words
        if role == CELL_ROLE:
            return self.cell(index)
        if role == MARKED_ROLE:
            return (index.row(), index.column()) in self._marked
        return None

    def _sentence(self, row: int, first: str) -> str:
        """A row of the sheet in one breath, for who moves from row to row by ear."""
        picture = self._picture
        if picture is None:
            return first
        cells = [(each, picture.cell(row, each)) for each in range(1, picture.width)]
        rest = [f"{picture.letter(at)}: {_shown(cell)}" for at, cell in cells if cell is not None]
        number = tr("Row {n}", n=picture.number(row))
        return ", ".join([f"{number}. {first}", *rest])

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if role != Qt.ItemDataRole.DisplayRole or self._picture is None:
            return None
        if orientation is Qt.Orientation.Vertical:
            return str(self._picture.number(section))
        return self._picture.letter(section)


def _size(picture: SheetPicture | None) -> tuple[int, int]:
    return (picture.height, picture.width) if picture else (0, 0)


def _shown(cell: PicturedCell) -> str:
    if cell.fate is Fate.LEFT_WHERE_IT_IS:
        return tr("not kept here")
    return cell.line


class _CellDelegate(QStyledItemDelegate):
    """Draws a cell on the ground of its fate, with the fate's mark before its words."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        cell = index.data(CELL_ROLE)
        palette: QPalette = option.palette
        box = QRectF(option.rect)
        painter.save()
        painter.fillRect(box.adjusted(0, 0, -1, -1), palette.color(QPalette.ColorRole.Base))
        if isinstance(cell, PicturedCell):
            self._paint_cell(painter, option, cell)
        painter.setPen(palette.color(QPalette.ColorRole.Mid))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        painter.drawLine(option.rect.topRight(), option.rect.bottomRight())
        accent = palette.color(QPalette.ColorRole.Highlight)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen or index.data(MARKED_ROLE):
            pen = QPen(accent, 2)
            pen.setStyle(Qt.PenStyle.SolidLine if chosen else Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box.adjusted(1, 1, -1, -1))
        painter.restore()

    def _paint_cell(
        self, painter: QPainter, option: QStyleOptionViewItem, cell: PicturedCell
    ) -> None:
        palette: QPalette = option.palette
        box = QRectF(option.rect)
        fill = fate_fill(palette, cell.fate)
        if fill is not None:
            painter.fillRect(box.adjusted(0, 0, -1, -1), fill)
        font = option.font
        font.setBold(cell.fate is Fate.HEADING)
        font.setItalic(is_quiet(cell.fate))
        font.setStrikeOut(cell.struck)
        painter.setFont(font)
        side = option.fontMetrics.height() * _MARK
        if cell.fate in _MARKED:
            mark = QRectF(box.left() + Space.TINY, box.center().y() - side / 2, side, side)
            paint_mark(painter, mark, cell.fate, fate_ink(palette, cell.fate))
            box.setLeft(mark.right())
        text = box.adjusted(Space.TINY + 2, 0, -Space.TINY, 0)
        quiet = is_quiet(cell.fate)
        painter.setPen(muted(palette) if quiet else palette.color(QPalette.ColorRole.Text))
        words = painter.fontMetrics().elidedText(
            _shown(cell), Qt.TextElideMode.ElideRight, int(text.width())
        )
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)


_MARK = 0.62
_MARKED = frozenset({Fate.COMPLETION, Fate.ASKED, Fate.LISTED, Fate.NOTED, Fate.LEFT_WHERE_IT_IS})


class _RowNumbers(QHeaderView):
    """The numbers beside the rows, as wide as the last: Qt would measure two hundred, each time."""

    def sizeHint(self) -> QSize:
        # Of the model alone: while it changes, the sections are still those of the sheet before.
        option, rows = QStyleOptionHeader(), self.model().rowCount()
        self.initStyleOption(option)
        option.text = str(self.model().headerData(rows - 1, self.orientation())) if rows else ""
        contents = QStyle.ContentsType.CT_HeaderSection
        return self.style().sizeFromContents(contents, option, QSize(), self)


class SheetView(QTableView):
    """Cells are looked at with the arrow keys or the mouse; nothing in them can be changed.

    The column of the names stays in sight while the others scroll sideways.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheet = SheetModel()
        self.setModel(self.sheet)
        self.setItemDelegate(_CellDelegate(self))
        self.setAccessibleName(tr("The sheet, and what was made of each cell"))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)  # the cells draw it, in a colour that high contrast shows, too
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(_RowNumbers(Qt.Orientation.Vertical, self))
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.SMALL)
        self.verticalHeader().setSectionsClickable(False)
        self.setCornerButtonEnabled(False)
        self._header = FrozenHeader(self)
        self._header.setSectionsClickable(False)
        self.setHorizontalHeader(self._header)
        repaint_scrolled(self)

    def indexAt(self, pos: QPoint) -> QModelIndex:
        return first_at(self, pos, self._header.stays) or super().indexAt(pos)

    def scrollTo(
        self,
        index: _Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        bring_out(self, index, self._header.stays)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_first(self, self._header.stays)

    def show_picture(self, picture: SheetPicture | None) -> None:
        """Show a sheet; the widths are measured anew where it is another one."""
        before = (self.sheet.rowCount(), self.sheet.columnCount())
        self.sheet.show_picture(picture)
        self._header.stays = picture.names if picture else 0
        if before != (self.sheet.rowCount(), self.sheet.columnCount()):
            self._fit()
            self.setCurrentIndex(self.sheet.index(0, 0))

    def show_cells(self, cells: Iterable[Where]) -> None:
        """Mark the cells of a question and bring the first into sight."""
        first = self.sheet.mark(cells)
        if first is not None:
            index = self.sheet.index(*first)
            self.setCurrentIndex(index)
            self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        self.viewport().update()

    def _fit(self) -> None:
        metrics, least, most = self.fontMetrics(), em(self, 2), em(self, _WIDEST)
        mark = round(metrics.height() * _MARK) + 4 * Space.TINY
        for column in range(self.sheet.columnCount()):
            texts = self.sheet.first_words(column)
            widest = max(map(metrics.horizontalAdvance, texts), default=0)
            self.setColumnWidth(column, min(most, max(least, widest + mark + Space.SMALL)))


class _LegendMark(QWidget):
    """One entry of the legend: the mark on its ground, and its word with a count."""

    def __init__(self, fate: Fate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fate = fate
        self._text = ""
        self.say(0)

    def say(self, count: int) -> None:
        """Say how many cells became this."""
        self._text = tr("{word} {n:,}", word=fate_word(self.fate), n=count)
        self.setAccessibleName(self._text)
        self.setVisible(count > 0)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        width = self.fontMetrics().horizontalAdvance(self._text)
        return QSize(width + line + 2 * Space.SMALL, line + Space.TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), self.fontMetrics().height()
        swatch = QRectF(1, (self.height() - line) / 2, line, line)
        fill = fate_fill(self.palette(), self.fate)
        painter.fillRect(swatch, fill or self.palette().color(QPalette.ColorRole.Base))
        painter.setPen(muted(self.palette()))
        painter.drawRect(swatch)
        mark = swatch.adjusted(line * 0.2, line * 0.2, -line * 0.2, -line * 0.2)
        paint_mark(painter, mark, self.fate, fate_ink(self.palette(), self.fate))
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        words = QRectF(self.rect()).adjusted(line + Space.SMALL, 0, 0, 0)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, self._text)


_LOW = 20
"""In heights of a line: a pane that is lower has no room for a long legend."""
_LEAST = frozenset({Fate.DETAIL, Fate.PASSED_OVER, Fate.OUTSIDE})


class SheetPane(QWidget):
    """The sheet with its legend above."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = SheetView()
        holder = QWidget()
        flow = FlowLayout(holder, spacing=Space.SMALL)
        self.legend = [_LegendMark(fate) for fate in FATES if fate is not Fate.HEADING]
        for each in self.legend:
            flow.addWidget(each)
        self._counts: Mapping[Fate, int] = {}
        self.said = Note()
        self.said.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.said.setMinimumHeight(2 * self.said.fontMetrics().lineSpacing())
        self.view.selectionModel().currentChanged.connect(lambda *_: self._say_cell())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(holder)
        column.addWidget(self.view, 1)
        column.addWidget(self.said)

    def _say_cell(self) -> None:
        """Say below what was made of the cell that is looked at: a tip alone is easily missed."""
        index, sheet = self.view.currentIndex(), self.view.sheet
        cell = sheet.cell(index) if index.isValid() else None
        if cell is None:
            self.said.clear()
            return
        letter = sheet.headerData(index.column(), Qt.Orientation.Horizontal)
        place = f"{letter}{sheet.headerData(index.row(), Qt.Orientation.Vertical)}"
        said = tr("{place} – {made}", place=place, made=cell_words(cell))
        self.said.setText(" ".join(filter(None, (said, self._why_its_row(cell, index.row())))))

    def _why_its_row(self, cell: PicturedCell, row: int) -> str:
        """Why a cell is left out that has no reason of its own: its row is, for that of another."""
        sheet = self.view.sheet
        if cell.fate is not Fate.LISTED or cell.reasons:
            return ""
        for column in range(sheet.columnCount()):
            other = sheet.cell(sheet.index(row, column))
            if other is not None and other.fate is Fate.LISTED and other.reasons:
                letter = sheet.headerData(column, Qt.Orientation.Horizontal)
                why = "; ".join(tr(each) for each in other.reasons)
                return tr("with its row. {letter}: {why}", letter=letter, why=why)
        return ""

    def show_picture(self, picture: SheetPicture | None) -> None:
        """Show a sheet, and how many of its cells became what."""
        self.view.show_picture(picture)
        self._say_cell()
        self._counts = picture.counts if picture else {}
        self._say_counts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_counts()

    def _say_counts(self) -> None:
        """In a low window only what is taken, asked or left out has its place in the legend."""
        is_low = self.height() < em(self, _LOW)
        for each in self.legend:
            hides = is_low and each.fate in _LEAST
            each.say(0 if hides else self._counts.get(each.fate, 0))
