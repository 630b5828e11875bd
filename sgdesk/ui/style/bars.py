"""Bars to scroll by and bars that show how far something is."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyleOptionProgressBar, QStyleOptionSlider

from sgdesk.ui.style.ink import is_on, paint_box
from sgdesk.ui.theme import edge, mixed

EXTENT = 14
"""The breadth of a bar to scroll by, in pixels."""

_INSET = 3
_LEAST = 32
_State = QStyle.StateFlag
_Part = QStyle.SubControl
_Role = QPalette.ColorRole


def scroll_part(option: QStyleOptionSlider, part: QStyle.SubControl) -> QRect | None:
    """Where a part of a bar to scroll by stands, none where it is not there: it has no arrows."""
    rect: QRect = option.rect
    if part in (_Part.SC_ScrollBarAddLine, _Part.SC_ScrollBarSubLine):
        return QRect()
    if part is _Part.SC_ScrollBarGroove:
        return rect
    is_flat = option.orientation is Qt.Orientation.Horizontal
    length = rect.width() if is_flat else rect.height()
    begin, end = _thumb(option, length)
    spans = {
        _Part.SC_ScrollBarSlider: (begin, end),
        _Part.SC_ScrollBarSubPage: (0, begin),
        _Part.SC_ScrollBarAddPage: (end, length),
    }
    if part not in spans:
        return None
    first, last = spans[part]
    if is_flat:
        return QRect(rect.x() + first, rect.y(), last - first, rect.height())
    return QRect(rect.x(), rect.y() + first, rect.width(), last - first)


def paint_scroll_bar(option: QStyleOptionSlider, painter: QPainter, thumb: QRect) -> None:
    """The thumb on a ground that is the page's own."""
    palette: QPalette = option.palette
    painter.fillRect(option.rect, palette.color(_Role.Window))
    if not is_on(option, _State.State_Enabled) or option.maximum <= option.minimum:
        return
    strong = edge(palette)
    is_held = is_on(option, _State.State_Sunken) or is_on(option, _State.State_MouseOver)
    ground = strong if is_held else mixed(palette.color(_Role.Window), strong, 0.6)
    box = thumb.adjusted(_INSET, _INSET, -_INSET, -_INSET)
    paint_box(painter, box, ground, None, rounding=min(box.width(), box.height()) / 2)


def paint_groove(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    """The ground of a bar that shows how far something is."""
    palette: QPalette = option.palette
    paint_box(painter, option.rect, palette.color(_Role.Button), edge(palette))


def is_busy(option: QStyleOptionProgressBar) -> bool:
    """Whether nobody knows how far it is: the bar moves, and shows no share."""
    return option.minimum == 0 and option.maximum == 0


def paint_share(option: QStyleOptionProgressBar, painter: QPainter) -> None:
    """How far it is."""
    span = option.maximum - option.minimum
    share = (option.progress - option.minimum) / span if span else 0.0
    box = QRect(option.rect)
    box.setWidth(round(box.width() * min(1.0, max(0.0, share))))
    if box.width() > 0:
        paint_box(painter, box, option.palette.color(_Role.Highlight), None)


def _thumb(option: QStyleOptionSlider, length: int) -> tuple[int, int]:
    """Where the thumb begins and ends along the bar."""
    span = option.maximum - option.minimum
    if span <= 0:
        return 0, length
    size = max(min(_LEAST, length), length * option.pageStep // (span + option.pageStep))
    begin = QStyle.sliderPositionFromValue(
        option.minimum, option.maximum, option.sliderPosition, length - size, option.upsideDown
    )
    return begin, begin + size
