"""The sections of the return down the side, each with the shape and word of how far it is."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from sgdesk.domain.returns.parts import SectionKey
from sgdesk.domain.returns.sections import Chapter, ReturnSection
from sgdesk.domain.training.states import State
from sgdesk.ui.returns.progress import SHAPES, progress_word
from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, Space, TextSize, border, em, muted, sized, state_ink
from sgdesk.ui.widgets.states.shapes import paint_shape

_Index = QModelIndex | QPersistentModelIndex
_KEY, _SHAPE, _WORD = (Qt.ItemDataRole.UserRole + place for place in (1, 2, 3))


class _Line(QStyledItemDelegate):
    """Draws the shape, the title and, at the right, the word; a question in small letters."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        palette: QPalette = option.palette
        box = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_KEY) is None:
            self._question(painter, palette, box, index)
        else:
            self._ground(painter, palette, box, option.state)
            self._section(painter, palette, box, index)
        painter.restore()

    def _ground(
        self, painter: QPainter, palette: QPalette, box: QRectF, state: QStyle.StateFlag
    ) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.setPen(QPen(border(palette), 1))
            painter.setBrush(palette.color(QPalette.ColorRole.Button))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
            painter.setFont(sized(TextSize.BODY, bold=True))
        else:
            painter.setFont(sized(TextSize.BODY))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(palette.color(QPalette.ColorRole.Highlight), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, RADIUS, RADIUS)

    @staticmethod
    def _section(painter: QPainter, palette: QPalette, box: QRectF, index: _Index) -> None:
        side = painter.fontMetrics().ascent()
        shape = State(index.data(_SHAPE))
        mark = QRectF(box.left() + Space.SMALL, box.center().y() - side / 2, side, side)
        paint_shape(painter, mark, shape, state_ink(palette, shape))
        words = box.adjusted(side + 2 * Space.SMALL, 0, -Space.SMALL, 0)
        painter.setPen(palette.color(QPalette.ColorRole.WindowText))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter, str(index.data(_KEY)))
        painter.setFont(sized(TextSize.BODY))
        painter.setPen(muted(palette))
        right = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(words, right, str(index.data(_WORD)))

    @staticmethod
    def _question(painter: QPainter, palette: QPalette, box: QRectF, index: _Index) -> None:
        painter.setFont(sized(TextSize.BODY, bold=True))
        painter.setPen(muted(palette))
        words = box.adjusted(Space.SMALL, 0, -Space.SMALL, -Space.TINY)
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, round(words.width())
        )
        painter.drawText(words, Qt.AlignmentFlag.AlignBottom, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        lines = 2.3 if index.data(_KEY) is None and index.row() else 1.75
        return QSize(0, round(option.fontMetrics.height() * lines))


class ReturnSectionList(QListWidget):
    """One line for each section, under the questions of the layout that is chosen."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Sections of the return"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Line(self))
        self.viewport().setBackgroundRole(QPalette.ColorRole.Window)
        self._keys: list[SectionKey | None] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.FontChange:
            self._fit()
        super().changeEvent(event)

    @property
    def key(self) -> SectionKey | None:
        """The section that is chosen."""
        row = self.currentRow()
        return self._keys[row] if 0 <= row < len(self._keys) else None

    def choose(self, key: SectionKey) -> None:
        """Go to a section."""
        if key in self._keys:
            self.setCurrentRow(self._keys.index(key))
            self.scrollToItem(self.currentItem())

    def show_chapters(self, chapters: Sequence[Chapter], unsaved: Collection[SectionKey]) -> None:
        """Fill the list anew; the section that was chosen stays, without a signal."""
        chosen = self.key or SectionKey.IDENTIFICATION
        blocked = self.blockSignals(True)
        self.clear()
        self._keys = []
        for chapter in chapters:
            if len(chapters) > 1 and chapter.sections:
                self._add_question(chapter.question or tr("Everything else"))
            for section in chapter.sections:
                self._add_section(section, section.key in unsaved)
        self._fit()
        self.choose(chosen)
        self.blockSignals(blocked)

    def mark(self, section: ReturnSection, *, unsaved: bool) -> None:
        """Say anew how far a section is."""
        if section.key in self._keys:
            self._dress(self.item(self._keys.index(section.key)), section, unsaved)

    def _add_question(self, text: str) -> None:
        item = QListWidgetItem(text)
        item.setFlags(Qt.ItemFlag.NoItemFlags)
        item.setToolTip(text)
        self.addItem(item)
        self._keys.append(None)

    def _add_section(self, section: ReturnSection, unsaved: bool) -> None:
        item = QListWidgetItem()
        self.addItem(item)
        self._keys.append(section.key)
        self._dress(item, section, unsaved)

    @staticmethod
    def _dress(item: QListWidgetItem, section: ReturnSection, unsaved: bool) -> None:
        title, word = tr(section.title), progress_word(section, unsaved=unsaved)
        item.setText(f"{title}: {word}")
        item.setData(_KEY, title)
        item.setData(_SHAPE, SHAPES[section.completeness].value)
        item.setData(_WORD, word)
        item.setToolTip("\n".join(map(tr, section.missing)))

    def _fit(self) -> None:
        texts = [self.item(place) for place in range(self.count())]
        named = [each.text() for each in texts if each.data(_KEY) is not None]
        widest = max((self.fontMetrics().horizontalAdvance(each) for each in named), default=0)
        self.setFixedWidth(round(widest * 1.06) + em(self, 1) + 5 * Space.SMALL)
