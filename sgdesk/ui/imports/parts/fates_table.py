"""A table in which each row says what becomes of it: in a shape, in a colour and in words."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget

from sgdesk.services.imports import Fate
from sgdesk.ui.imports.seeing.fates import fate_fill, fate_ink, paint_mark
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Column, RowsModel, StateDelegate, Table

R = TypeVar("R")
_Index = QModelIndex | QPersistentModelIndex
FATE_ROLE = Qt.ItemDataRole.UserRole + 40
"""The fate of a row, in its first column; the words for it are that column's text."""
_MARK = 0.62


class FatesModel(RowsModel[R]):
    """Rows with a fate each; ``fate`` tells it of a row. The first column has to say it in words.

    Doubtful rows can be put on top by giving them first: rows stay in the order they came in.
    """

    def __init__(
        self,
        columns: Sequence[Column[R]],
        fate: Callable[[R], Fate],
        rows: Sequence[R] = (),
    ) -> None:
        super().__init__(columns, rows)
        self._fate = fate

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == FATE_ROLE:
            return self._fate(self.row(index)) if index.column() == 0 else None
        return super().data(index, role)


class FatesTable(Table):
    """A table of a :class:`FatesModel`: the mark of a row's fate stands before its first cell."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_FateDelegate(self))

    def _needed_width(self, place: int) -> int:
        """As in every table; the first column has room for its mark."""
        mark = self.fontMetrics().height() if place == 0 else 0
        return super()._needed_width(place) + mark


class _FateDelegate(StateDelegate):
    """Draws the ground and the mark of a fate; all other cells as every table does."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        told = index.data(FATE_ROLE)  # a text, once it has been through Qt
        if told is None:
            super().paint(painter, option, index)
            return
        fate = Fate(told)
        box, chosen = QRectF(option.rect), bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        ground = palette.highlight().color() if chosen else fate_fill(palette, fate)
        painter.save()
        if ground is not None:
            painter.fillRect(box, ground)
        ink = palette.highlightedText().color() if chosen else palette.text().color()
        side = option.fontMetrics.height() * _MARK
        mark = QRectF(box.left() + Space.SMALL, box.center().y() - side / 2, side, side)
        paint_mark(painter, mark, fate, ink if chosen else fate_ink(palette, fate))
        text = box.adjusted(side + 2 * Space.SMALL, 0, -Space.TINY, 0)
        words = option.fontMetrics.elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, int(text.width())
        )
        painter.setFont(option.font)
        painter.setPen(ink)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.restore()
