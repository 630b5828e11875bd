"""The grid for paper forms: digits go straight in, Tab and Enter go on."""

from typing import Any

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemDelegate,
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from sgdesk.services.forms.typing_in import FormLine
from sgdesk.ui.forms.typing_in.grid_model import SCALE_KEYS, EntryModel
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.lists.frozen import (
    FrozenHeader,
    bring_out,
    first_at,
    paint_first,
    repaint_scrolled,
)

_Index = QModelIndex | QPersistentModelIndex
_ScrollHint = QAbstractItemView.ScrollHint
_Hint = QAbstractItemDelegate.EndEditHint
_Move = QAbstractItemView.CursorAction
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_GOES_ON = (*_ENTER, Qt.Key.Key_Tab)
"""Behind a figure these are a habit from spreadsheets: the step they ask for was taken already."""

_SQUEEZED = 0.75
"""The share of its width that a column keeps where all of them have no room."""

_TALLEST = 10_000
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class _TextDelegate(QStyledItemDelegate):
    """The box that opens for a text.

    It says which question it answers, and each letter is an answer as soon as it is typed:
    whatever saves, leaves or closes has no need to know of a box that is still open.
    """

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: _Index) -> QWidget:
        editor = super().createEditor(parent, option, index)
        question = index.model().headerData(index.column(), Qt.Orientation.Horizontal)
        editor.setAccessibleName(str(question))
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(lambda: self.commitData.emit(editor))
        return editor

    def setEditorData(self, editor: QWidget, index: _Index) -> None:
        """Leave what stands in the box where it is what is kept: the cursor is in it."""
        kept = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if not isinstance(editor, QLineEdit) or editor.text().strip() != kept:
            super().setEditorData(editor, index)

    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Take Enter here: Qt lets it go on to the grid as well, which would be a second step."""
        is_enter = isinstance(event, QKeyEvent) and event.key() in _ENTER
        if not is_enter or event.type() is not QEvent.Type.KeyPress:
            return super().eventFilter(editor, event)
        if isinstance(editor, QWidget):
            self.commitData.emit(editor)
            self.closeEditor.emit(editor, _Hint.SubmitModelCache)
        return True


class EntryGridView(QTableView):
    """Types forms by keyboard alone; ``finished`` on Ctrl+Enter, ``left`` past the last cell.

    Whose form it is stays in sight where the questions need more room than there is.
    """

    finished = Signal()
    left = Signal()
    refused = Signal(str)
    """What was typed is no answer: why not, in words."""

    def __init__(self, model: EntryModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._gone_on_to = QPersistentModelIndex()
        self._before = QPersistentModelIndex(), ""
        self.setModel(model)
        self.setAccessibleName(tr("Answers, a row a form"))
        self.setAccessibleDescription(
            tr(
                "1 to 5 go straight in. Tab or Enter moves on. Ctrl+Enter saves. Space on a name "
                "says that the form came back blank."
            )
        )
        self.setItemDelegate(_TextDelegate(self))
        self.setAlternatingRowColors(True)
        self.setWordWrap(True)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().setDefaultSectionSize(self.fontMetrics().height() + Space.MEDIUM)
        header = FrozenHeader(self)
        header.setSectionsClickable(False)
        self.setHorizontalHeader(header)
        repaint_scrolled(self)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
        )

    def indexAt(self, pos: QPoint) -> QModelIndex:
        return first_at(self, pos) or super().indexAt(pos)

    def scrollTo(self, index: _Index, hint: _ScrollHint = _ScrollHint.EnsureVisible) -> None:
        super().scrollTo(index, hint)
        bring_out(self, index)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        paint_first(self)

    def fit(self) -> None:
        """Give the columns their widths and the headings room for their questions."""
        columns = range(self._model.columnCount())
        wanted = [em(self, 7.5 if self._is_scale(column) else 13) for column in columns]
        if wanted:
            wanted[0] = max(wanted[0], min(self.sizeHintForColumn(0) + Space.TINY, em(self, 22)))
        room = self.viewport().width()
        words = [column for column in columns if column and not self._is_scale(column)]
        for column in words:  # what is left over is theirs alike, not the last one's alone
            wanted[column] += max(0, room - sum(wanted)) // (len(words) - words.index(column))
        share = room / max(1, sum(wanted))
        for column, width in zip(columns, wanted, strict=True):
            self.setColumnWidth(column, int(width * max(_SQUEEZED, min(1, share))))
        self.horizontalHeader().setFixedHeight(self._heading_height())

    def _is_scale(self, column: int) -> bool:
        return column > 0 and self._model.is_scale(self._model.index(0, column))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def _heading_height(self) -> int:
        """What the longest question needs in its column; the one under the cursor is bold."""
        font = self.font()
        font.setBold(True)
        metrics, across = QFontMetrics(font), Qt.Orientation.Horizontal
        tallest = em(self)
        for column in range(self._model.columnCount()):
            room = QRect(0, 0, self.columnWidth(column) - Space.MEDIUM, _TALLEST)
            text = str(self._model.headerData(column, across))
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap.value, text)
            tallest = max(tallest, needed.height())
        return tallest + Space.LARGE

    def line(self) -> FormLine | None:
        """The form that the cursor is on."""
        row = self.currentIndex().row()
        return self._model.rows[row].line if 0 <= row < len(self._model.rows) else None

    def start(self) -> None:
        """Go to the first form that is not in."""
        rows = self._model.rows
        row = next((at for at, each in enumerate(rows) if each.line.received_on is None), 0)
        self.setCurrentIndex(self._model.index(row, 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_to(self, form_id: int) -> None:
        """Go to one form, wherever it stands."""
        rows = self._model.rows
        row = next((at for at, each in enumerate(rows) if each.line.id == form_id), 0)
        self.setCurrentIndex(self._model.index(row, 1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        has_gone_on = index.isValid() and self._gone_on_to == index
        self._gone_on_to = QPersistentModelIndex()
        if control and event.key() in _ENTER:
            self.finished.emit()
        elif has_gone_on and event.key() in _GOES_ON:
            self.refused.emit(
                tr("After a figure the cursor goes on by itself. Again, to leave this one out.")
            )
        elif event.key() in _ENTER:
            self._go_on()
        elif event.key() == Qt.Key.Key_Tab and self._is_last(index):
            self.left.emit()
        elif index.isValid() and self._typed_into(index, event):
            return
        else:
            super().keyPressEvent(event)

    def _typed_into(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Take the key as an answer; whether it was one."""
        if index.column() == 0:
            return self._typed_at_name(index, event)
        if not self._model.may_type(index):
            return False
        if event.key() in _CLEAR:
            return self._model.setData(index, "")
        if not self._model.is_scale(index):
            return False
        if event.text() not in SCALE_KEYS:
            return self._refuse(index, event.text())
        self._model.setData(index, event.text())
        self._go_on()
        self._gone_on_to = QPersistentModelIndex(self.currentIndex())
        return True

    def _typed_at_name(self, index: QModelIndex, event: QKeyEvent) -> bool:
        """Space says that a form came back blank; else a name takes nothing, and that is said."""
        typed = event.text()
        if event.key() == Qt.Key.Key_Space:
            return self._model.mark_blank(index)
        if typed and typed.isprintable():
            self.refused.emit(tr("Nothing is typed in a name. The answers stand beside it."))
            return True
        return False

    def _refuse(self, index: QModelIndex, typed: str) -> bool:
        """Say that a letter or figure is no answer; searching for it would move the cursor."""
        if not typed or not typed.isprintable():
            return False
        if not typed.isspace():
            self.refused.emit(self._model.no_answer_words(index, typed))
        return True

    def edit(self, index: _Index, *how: Any) -> Any:
        """Remember what stood in a text before its box opened: Escape brings it back."""
        before = str(index.data(Qt.ItemDataRole.EditRole) or "")
        if not how:
            return super().edit(index)
        has_opened = super().edit(index, *how)
        if has_opened:
            self._before = QPersistentModelIndex(index), before
        return has_opened

    def closeEditor(self, editor: QWidget, hint: _Hint) -> None:
        """Enter in a text goes on as Tab does."""
        super().closeEditor(editor, hint)
        if hint is _Hint.RevertModelCache and self._before[0].isValid():
            self._model.setData(self._before[0], self._before[1])
        if hint is _Hint.SubmitModelCache:
            self._go_on()

    def moveCursor(self, action: _Move, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab goes over the answers only, form by form."""
        step = {_Move.MoveNext: 1, _Move.MovePrevious: -1}.get(action)
        return super().moveCursor(action, modifiers) if step is None else self._beside(step)

    def _beside(self, step: int) -> QModelIndex:
        across = self._model.columnCount() - 1
        if not self._model.rows or across < 1:
            # Qt asks as soon as the focus comes, before there is anything; a fault in what gives
            # an index back ends the whole program under PySide6 6.12.
            return QModelIndex()
        here = self.currentIndex()
        place = here.row() * across + max(here.column() - 1, 0) + step
        last = self._model.rowCount() * across - 1
        row, column = divmod(min(max(place, 0), last), across)
        return self._model.index(row, column + 1)

    def _is_last(self, index: QModelIndex) -> bool:
        ends = (self._model.rowCount() - 1, self._model.columnCount() - 1)
        return (index.row(), index.column()) == ends

    def _go_on(self) -> None:
        if self._is_last(self.currentIndex()):
            self.left.emit()
        else:
            self.setCurrentIndex(self._beside(1))
