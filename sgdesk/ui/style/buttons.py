"""Buttons: one that is the page's or dialog's own verb, quiet ones beside it, and flat ones."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette
from PySide6.QtWidgets import (
    QStyle,
    QStyleOption,
    QStyleOptionButton,
    QStyleOptionToolButton,
    QWidget,
)

from sgdesk.ui.style.ink import (
    drawing,
    has_broken_edge,
    is_on,
    paint_box,
    paint_chevron,
    paint_ring,
    touched,
)
from sgdesk.ui.theme import Space, border

MAIN = "main"
"""A property of the one button on a page that does what the page is for."""

CHEVRON = Space.LARGE
"""The room that the arrow of a button with a menu takes."""

PICTURE_GAP = 6
"""Between the picture of a button and its words, in pixels; Fusion leaves 4."""

_FUSION_LOWERS_ABOVE = 16
"""Fusion makes a button with a picture higher than that two pixels lower than one without."""

_WORDS = Qt.TextFlag.TextShowMnemonic
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_State = QStyle.StateFlag
_Role = QPalette.ColorRole
_Button = QStyleOptionButton.ButtonFeature
_Tool = QStyleOptionToolButton.ToolButtonFeature


def is_main(option: QStyleOption, widget: QWidget | None) -> bool:
    """Whether a button is filled: the verb of its page or dialog, and it can be pressed."""
    if not isinstance(option, QStyleOptionButton) or not is_on(option, _State.State_Enabled):
        return False
    is_default = bool(option.features & _Button.DefaultButton)
    return is_default or (widget is not None and bool(widget.property(MAIN)))


def main_ink(palette: QPalette) -> QColor:
    """What is written in on a main button."""
    return palette.color(_Role.HighlightedText)


def paint_bevel(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """The ground of a push button, its ring, and the arrow of its menu."""
    palette: QPalette = option.palette
    ink = palette.color(_Role.ButtonText)
    if is_main(option, widget):
        accent = palette.color(_Role.Highlight)
        ink = main_ink(palette)
        paint_box(painter, option.rect, touched(option, accent, ink), None)
    elif not option.features & _Button.Flat or _is_touched(option):
        _paint_quiet(option, painter, ink)
    if is_on(option, _State.State_HasFocus):
        _paint_focus(option, painter, is_filled=is_main(option, widget))
    if option.features & _Button.HasMenu:
        paint_chevron(painter, _menu_place(option.rect), ink)


def picture_room(option: QStyleOptionButton) -> QSize:
    """What a picture needs beyond Fusion's size: a wider gap, and the height of other buttons."""
    if option.icon.isNull():
        return QSize(0, 0)
    return QSize(PICTURE_GAP, 2 if option.iconSize.height() > _FUSION_LOWERS_ABOVE else 0)


def paint_words(option: QStyleOptionButton, painter: QPainter, widget: QWidget | None) -> None:
    """The picture and the words of a push button, together in its middle."""
    palette: QPalette = option.palette
    is_filled = is_main(option, widget)
    ink = main_ink(palette) if is_filled else palette.color(_Role.ButtonText)
    room = option.rect.adjusted(0, 0, -CHEVRON if option.features & _Button.HasMenu else 0, 0)
    is_shown = not option.icon.isNull()
    picture = option.iconSize.width() + PICTURE_GAP * bool(option.text) if is_shown else 0
    words = option.fontMetrics.size(_WORDS, option.text).width()
    left = room.left() + max(PICTURE_GAP, (room.width() - picture - words) // 2)
    with drawing(painter):
        if is_shown:
            top = room.top() + (room.height() - option.iconSize.height()) // 2
            place = QRect(QPoint(left, top), option.iconSize)
            icon = inked(option.icon, option.iconSize, ink, painter) if is_filled else option.icon
            is_alive = is_on(option, _State.State_Enabled)
            mode = QIcon.Mode.Normal if is_alive else QIcon.Mode.Disabled
            icon.paint(painter, place, Qt.AlignmentFlag.AlignCenter, mode)
        painter.setPen(ink)
        place = QRect(left + picture, room.top(), room.right() - left - picture, room.height())
        painter.drawText(place, _WORDS | _LEFT, option.text)


def inked(icon: QIcon, size: QSize, ink: QColor, painter: QPainter) -> QIcon:
    """A picture of one colour in another, as sharp as what it is painted on."""
    picture = icon.pixmap(size, painter.device().devicePixelRatioF())
    with drawing(QPainter(picture)) as over:
        over.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        over.fillRect(picture.rect(), ink)
    over.end()
    return QIcon(picture)


def paint_tool_ground(option: QStyleOptionToolButton, painter: QPainter) -> None:
    """The ground of a tool button: none where it is flat and left alone."""
    palette: QPalette = option.palette
    ink = palette.color(_Role.ButtonText)
    ground = palette.color(_Role.Button)
    if is_on(option, _State.State_On):
        paint_box(painter, option.rect, ground, palette.color(_Role.Highlight))
    elif is_on(option, _State.State_AutoRaise):
        if _is_touched(option):
            paint_box(painter, option.rect, touched(option, ground, ink), None)
    else:
        _paint_quiet(option, painter, ink)
    if is_on(option, _State.State_HasFocus):
        paint_ring(painter, option.rect, palette)


def opens_menu(option: QStyleOptionToolButton) -> bool:
    """Whether a tool button shows an arrow, since pressing it opens a list."""
    return bool(option.features & (_Tool.HasMenu | _Tool.MenuButtonPopup))


def paint_tool_arrow(option: QStyleOptionToolButton, painter: QPainter) -> None:
    """The arrow of a tool button that opens a list."""
    ink = option.palette.color(_Role.ButtonText)
    paint_chevron(painter, _menu_place(option.rect), ink)


def tool_label_option(option: QStyleOptionToolButton) -> QStyleOptionToolButton:
    """The words of a tool button, left of its arrow where it has one."""
    label = QStyleOptionToolButton(option)
    if opens_menu(option):
        label.rect = option.rect.adjusted(0, 0, -CHEVRON, 0)
        label.features = _Tool.None_
    return label


def _menu_place(rect: QRect) -> QRect:
    return QRect(rect.right() - CHEVRON - 2, rect.top(), CHEVRON, rect.height())


def _is_touched(option: QStyleOption) -> bool:
    return is_on(option, _State.State_Enabled) and (
        is_on(option, _State.State_MouseOver) or is_on(option, _State.State_Sunken)
    )


def _paint_quiet(option: QStyleOption, painter: QPainter, ink: QColor) -> None:
    """The ground and the edge of a button that is not the main one."""
    palette: QPalette = option.palette
    is_alive = is_on(option, _State.State_Enabled)
    ground = touched(option, palette.color(_Role.Button if is_alive else _Role.Window), ink)
    line, broken = border(palette), has_broken_edge(option)
    paint_box(painter, option.rect, ground, line, broken=broken)


def _paint_focus(option: QStyleOptionButton, painter: QPainter, *, is_filled: bool) -> None:
    """A ring; on a filled button a second one inside it, since the two have one colour."""
    paint_ring(painter, option.rect, option.palette)
    if is_filled:
        inner = option.rect.adjusted(3, 3, -3, -3)
        paint_box(painter, inner, None, main_ink(option.palette), width=1.5, rounding=3)
