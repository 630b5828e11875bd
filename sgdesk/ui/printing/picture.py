"""A chart as a picture of its own, to be saved as PNG: light, with what it shows written on it."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.services.file.saving import paper_name
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.printing.showing import save_as
from sgdesk.ui.text import tr
from sgdesk.ui.theme import LIGHT, Space, TextSize, build_palette
from sgdesk.ui.widgets import Heading, Note

_WIDTH = 920
_SHARP = 2
"""Dots for each pixel of the window, so that it prints well at the width of a page."""


def picture_of(title: str, about: str, chart: QWidget) -> QImage:
    """``chart``, which stands nowhere else, under its title and over what is to be known of it."""
    sheet = QWidget()
    sheet.setPalette(build_palette(LIGHT))
    sheet.setBackgroundRole(QPalette.ColorRole.Base)
    sheet.setAutoFillBackground(True)
    column = QVBoxLayout(sheet)
    column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
    column.setSpacing(Space.MEDIUM)
    column.addWidget(Heading(title, TextSize.HEADING))
    column.addWidget(chart)
    column.addWidget(Note(about))
    sheet.setFixedWidth(_WIDTH)
    sheet.ensurePolished()
    sheet.resize(_WIDTH, max(sheet.sizeHint().height(), sheet.heightForWidth(_WIDTH)))
    image = QImage(sheet.size() * _SHARP, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SHARP)
    image.fill(sheet.palette().color(sheet.backgroundRole()))
    sheet.render(image)
    return image


def png_of(image: QImage) -> bytes:
    """A picture as the bytes of a PNG file."""
    into = QByteArray()
    buffer = QBuffer(into)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(into.data())


def save_picture(
    context: Context, owner: QWidget, name: str, draw: Callable[[], QImage], *, of: str = ""
) -> None:
    """Let a place be chosen and save a picture there; ``name`` is what its file is called by."""
    path = paper_name(context.workspace, name, context.as_at, of=of, ending="png")
    content = png_of(draw())
    wish = FileWish(tr("Save the picture"), tr("Picture (*.png)"), Path(path))
    save_as(context, wish, lambda: content, owner)
