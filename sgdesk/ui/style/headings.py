"""Tabs and the headings of tables: flat, with one line under them."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionHeader, QStyleOptionTab

from sgdesk.ui.style.ink import HOVERED, is_on, paint_box, paint_ring
from sgdesk.ui.theme import border, mixed, muted

_UNDERLINE = 3
_HIGH = 1000
_WRAP = Qt.TextFlag.TextWordWrap.value
_State = QStyle.StateFlag
_Role = QPalette.ColorRole


def paint_tab(option: QStyleOptionTab, painter: QPainter) -> None:
    """A tab: the one that is open stands on a line in the accent."""
    palette: QPalette = option.palette
    rect: QRect = option.rect
    if is_on(option, _State.State_Selected):
        line = QRect(rect.left(), rect.bottom() - _UNDERLINE + 1, rect.width(), _UNDERLINE)
        paint_box(painter, line, palette.color(_Role.Highlight), None, rounding=1.5)
    elif is_on(option, _State.State_MouseOver):
        ground = mixed(palette.color(_Role.Window), palette.color(_Role.Text), HOVERED)
        paint_box(painter, rect.adjusted(1, 3, -1, -4), ground, None)
    if is_on(option, _State.State_HasFocus):
        paint_ring(painter, rect.adjusted(1, 1, -1, -_UNDERLINE - 1), palette)


def tab_label_option(option: QStyleOptionTab) -> QStyleOptionTab:
    """The words of a tab: quieter where it is not the one that is open."""
    if is_on(option, _State.State_Selected) or not is_on(option, _State.State_Enabled):
        return option
    inked = QStyleOptionTab(option)
    palette = QPalette(option.palette)
    palette.setColor(_Role.WindowText, muted(palette))
    inked.palette = palette
    return inked


def paint_tab_line(option: QStyleOption, painter: QPainter) -> None:
    """The line on which tabs stand."""
    rect: QRect = option.rect
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, border(option.palette))


def paint_heading(option: QStyleOption, painter: QPainter) -> None:
    """The ground of a table's heading."""
    palette: QPalette = option.palette
    rect: QRect = option.rect
    ground = palette.color(_Role.AlternateBase)
    if is_on(option, _State.State_MouseOver) and is_on(option, _State.State_Enabled):
        ground = mixed(ground, palette.color(_Role.Text), HOVERED)
    painter.fillRect(rect, ground)
    painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, border(palette))


def paint_heading_words(option: QStyleOptionHeader, painter: QPainter) -> bool:
    """Words that are wider than their column, on two lines, or cut where they have no room.

    Tells whether it drew them: what fits is left to Fusion.
    """
    rect, words, metrics = option.rect, option.text, option.fontMetrics
    if (
        not option.icon.isNull()
        or "\n" in words
        or metrics.horizontalAdvance(words) <= rect.width()
    ):
        return False
    flags = int(option.textAlignment.value) | _WRAP
    longest = max(map(metrics.horizontalAdvance, words.split()), default=0)
    taken = metrics.boundingRect(QRect(0, 0, rect.width(), _HIGH), _WRAP, words).height()
    if longest > rect.width() or taken > rect.height():
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, rect.width())
        flags = int(option.textAlignment.value)
    painter.setPen(option.palette.color(_Role.ButtonText))
    painter.drawText(rect, flags, words)
    return True
