"""Pictures from ``resources/icons`` in one colour, and those of the boxes that ask and tell."""

from functools import lru_cache
from itertools import product

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtWidgets import QStyle

from sgdesk import paths
from sgdesk.domain.training.states import State
from sgdesk.ui.theme import state_ink

_SIDES = (16, 20, 24, 32, 48, 64)
_Standard = QStyle.StandardPixmap


@lru_cache(maxsize=256)
def tinted(name: str, colour: str, faded: str = "") -> QIcon:
    """The icon ``name`` in one colour; empty where there is no such picture.

    ``faded`` is its colour where it cannot be used: Qt would make it as light as before on a dark
    ground.
    """
    from PySide6.QtSvg import QSvgRenderer

    path = paths.resource("icons", f"{name}.svg")
    icon = QIcon()
    if not path.is_file():
        return icon
    drawing = QSvgRenderer(str(path))
    inks = {QIcon.Mode.Normal: colour} | ({QIcon.Mode.Disabled: faded} if faded else {})
    for side, (mode, ink) in product(_SIDES, inks.items()):
        pixmap = QPixmap(QSize(side, side))
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        drawing.render(painter)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceIn)
        painter.fillRect(pixmap.rect(), QColor(ink))
        painter.end()
        icon.addPixmap(pixmap, mode)
    return icon


def box_icon(which: QStyle.StandardPixmap, palette: QPalette) -> QIcon | None:
    """The picture of a box that asks, tells or warns, none for any other."""
    if which is _Standard.SP_MessageBoxQuestion:
        return tinted("help", palette.color(QPalette.ColorRole.Highlight).name())
    if which is _Standard.SP_MessageBoxInformation:
        return tinted("info", palette.color(QPalette.ColorRole.Highlight).name())
    if which is _Standard.SP_MessageBoxWarning:
        return tinted("warning", state_ink(palette, State.DUE_SOON).name())
    if which is _Standard.SP_MessageBoxCritical:
        return tinted("warning", state_ink(palette, State.OVERDUE).name())
    return None
