"""Boxes to type in, to choose from and to tick: edges of 3:1, and a ring for the focus."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextOption
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QComboBox,
    QPlainTextEdit,
    QPushButton,
    QStyle,
    QStyleOption,
    QStyleOptionComboBox,
    QStyleOptionFrame,
    QTextEdit,
    QToolButton,
    QWidget,
)

from sgdesk.ui.style.ink import (
    RING,
    drawing,
    has_broken_edge,
    is_on,
    paint_box,
    paint_chevron,
    paint_tick,
    touched,
)
from sgdesk.ui.theme import Space, border, edge

TEXT_INSET = 4
"""More room between the edge of a box and what is typed in it, in pixels."""

ARROW = Space.WIDE
"""The room of a list's arrow in pixels."""

_TICK_ROUNDING = 3
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_State = QStyle.StateFlag
_Role = QPalette.ColorRole


def mark_side(widget: QWidget | None) -> int:
    """How wide and high a box to tick is: it grows with the text beside it."""
    return round(widget.fontMetrics().height() * 0.95) if widget is not None else 0


def has_own_ring(widget: QWidget | None) -> bool:
    """Whether it draws the focus itself: a button does, and a tick with no words beside it."""
    if isinstance(widget, (QPushButton, QToolButton)):
        return True
    return isinstance(widget, QAbstractButton) and not widget.text()


TYPED_IN_FRAME = 3
"""Pixels from the edge of a box of several lines to its page, which has square corners."""


def is_typed_in(widget: QWidget | None) -> bool:
    """Whether it is a box of several lines to type in."""
    return isinstance(widget, (QPlainTextEdit, QTextEdit)) and not widget.isReadOnly()


def paint_line(option: QStyleOption, painter: QPainter) -> None:
    """A box for a line: its ground and its edge, or the ground alone inside another box."""
    ground = option.palette.color(_Role.Base)
    if isinstance(option, QStyleOptionFrame) and option.lineWidth <= 0:
        painter.fillRect(option.rect, ground)
        return
    _paint_edged(option, painter, ground)


def paint_edge(option: QStyleOption, painter: QPainter) -> None:
    """The edge of a box alone."""
    _paint_edged(option, painter, None)


def paint_frame(option: QStyleOption, painter: QPainter, *, is_typed_in: bool) -> None:
    """The frame of a list or table, or of a box of several lines with the edge of a box.

    The corners of a list are square: what is inside it is. With the focus it is a ring.
    """
    palette: QPalette = option.palette
    has_focus = is_on(option, _State.State_HasFocus)
    line = edge(palette) if is_typed_in else border(palette)
    if has_focus:
        line = palette.color(_Role.Highlight)
    width = RING if has_focus else 1
    if is_typed_in:
        paint_box(painter, option.rect, palette.color(_Role.Base), line, width=width)
    else:
        paint_box(painter, option.rect, None, line, width=width, rounding=1)


def paint_list_box(option: QStyleOptionComboBox, painter: QPainter, widget: QWidget | None) -> None:
    """A box that opens a list."""
    palette: QPalette = option.palette
    ink = palette.color(_Role.Text)
    is_alive = is_on(option, _State.State_Enabled)
    if option.frame:
        ground = palette.color(_Role.Base if is_alive else _Role.Window)
        if not option.editable:
            ground = touched(option, ground, ink)
        has_focus = isinstance(widget, QComboBox) and widget.hasFocus()
        _paint_edged(option, painter, ground, has_focus=has_focus)
    place = QRect(option.rect.right() - ARROW + 1, option.rect.top(), ARROW, option.rect.height())
    paint_chevron(painter, place, ink)


def paint_number_box(
    option: QStyleOption, painter: QPainter, widget: QWidget | None, up: QRect, down: QRect
) -> None:
    """A box for a number with its two arrows."""
    has_focus = isinstance(widget, QAbstractSpinBox) and widget.hasFocus()
    _paint_edged(option, painter, option.palette.color(_Role.Base), has_focus=has_focus)
    ink = option.palette.color(_Role.Text)
    paint_chevron(painter, up, ink, up=True)
    paint_chevron(painter, down, ink)


def paint_tick_box(option: QStyleOption, painter: QPainter) -> None:
    """A box to tick: empty, ticked, or some of many."""
    ink = _paint_mark_ground(option, painter, is_round=False)
    if is_on(option, _State.State_NoChange):
        middle = QRectF(option.rect)
        reach = middle.width() * 0.25
        bar = middle.adjusted(reach, middle.height() / 2 - 1, -reach, 1 - middle.height() / 2)
        with drawing(painter):
            painter.setBrush(ink)
            painter.drawRect(bar)
    elif is_on(option, _State.State_On):
        paint_tick(painter, option.rect, ink)


def paint_choice(option: QStyleOption, painter: QPainter) -> None:
    """One of several that exclude each other."""
    ink = _paint_mark_ground(option, painter, is_round=True)
    if is_on(option, _State.State_On):
        side = option.rect.width() * 0.3
        with drawing(painter):
            painter.setBrush(ink)
            painter.drawEllipse(QRectF(option.rect).adjusted(side, side, -side, -side))


def _paint_mark_ground(option: QStyleOption, painter: QPainter, *, is_round: bool) -> QColor:
    """The ground of a tick or a choice; gives the colour of the mark on it."""
    palette: QPalette = option.palette
    is_alive = is_on(option, _State.State_Enabled)
    is_marked = is_on(option, _State.State_On) or is_on(option, _State.State_NoChange)
    ground = palette.color(_Role.Base if is_alive else _Role.Window)
    line = edge(palette) if is_alive else border(palette)
    ink = palette.color(_Role.Text)
    if is_marked and is_alive:
        ground = line = palette.color(_Role.Highlight)
        ink = palette.color(_Role.HighlightedText)
    side = min(option.rect.width(), option.rect.height())
    rounding = side / 2 if is_round else _TICK_ROUNDING
    paint_box(
        painter,
        option.rect,
        touched(option, ground, ink),
        line,
        rounding=rounding,
        broken=has_broken_edge(option),
    )
    if is_on(option, _State.State_HasFocus):
        accent = palette.color(_Role.Highlight)
        paint_box(painter, option.rect, None, accent, width=RING, rounding=rounding)
    return ink


def _paint_edged(
    option: QStyleOption,
    painter: QPainter,
    ground: QColor | None,
    *,
    has_focus: bool = False,
) -> None:
    palette: QPalette = option.palette
    if has_focus or is_on(option, _State.State_HasFocus):
        paint_box(painter, option.rect, ground, palette.color(_Role.Highlight), width=RING)
        return
    is_alive = is_on(option, _State.State_Enabled)
    line = edge(palette) if is_alive else border(palette)
    paint_box(painter, option.rect, ground, line, broken=has_broken_edge(option))


_BEARING = 4
"""Qt measures the ink of the words alone; they are set with the air round their letters."""


def list_box_room(option: QStyleOptionComboBox) -> int:
    """What a box with a list needs beside its words, so that the longest is not cut."""
    whole = QStyleOptionComboBox(option)
    whole.rect = QRect(0, 0, 1000, 100)
    return 1000 - label_rect(whole).width() + _BEARING


def label_rect(option: QStyleOptionComboBox) -> QRect:
    """Where the words of a box with a list stand."""
    inset = 2 * TEXT_INSET if option.frame else TEXT_INSET
    return option.rect.adjusted(inset, 1, -ARROW, -1)


def paint_list_words(option: QStyleOptionComboBox, painter: QPainter) -> bool:
    """What is chosen in a box with a list, cut where there is no room; where it is typed, nothing.

    Tells whether it was drawn.
    """
    if option.editable:
        return False
    rect = label_rect(option)
    with drawing(painter):
        if not option.currentIcon.isNull():
            side = option.iconSize
            down = (rect.height() - side.height()) // 2
            option.currentIcon.paint(painter, QRect(rect.topLeft(), side).translated(0, down))
            rect = rect.adjusted(side.width() + TEXT_INSET, 0, 0, 0)
        is_alive = is_on(option, _State.State_Enabled)
        group = QPalette.ColorGroup.Active if is_alive else QPalette.ColorGroup.Disabled
        painter.setPen(option.palette.color(group, _Role.Text))
        cut = Qt.TextElideMode.ElideRight
        words = option.fontMetrics.elidedText(option.currentText, cut, rect.width())
        one_line = QTextOption(_LEFT)
        one_line.setWrapMode(QTextOption.WrapMode.NoWrap)  # cut words fill it to the last pixel
        painter.drawText(QRectF(rect), words, one_line)
    return True
