"""The page of a certificate as a picture, drawn off the window's thread and kept in no file."""

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtPdf import QPdfDocument

_SHARP = 2000
"""The longer side of a drawn page, in points: it can be enlarged and stays sharp."""


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """One page as it looks; an empty picture where it cannot be drawn. Pages count from 0."""

    image: QImage
    page: int = 0
    pages: int = 1


def draw_page(content: bytes, media_type: str, page: int) -> DrawnPage:
    """Draw one page of a PDF, or a picture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    if media_type != "application/pdf":
        return DrawnPage(_picture(buffer))
    document = QPdfDocument()
    document.load(buffer)
    pages = document.pageCount()
    if pages < 1:
        return DrawnPage(QImage())
    shown = min(page, pages - 1)
    return DrawnPage(_page(document, shown), shown, pages)


def _picture(buffer: QBuffer) -> QImage:
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _SHARP:
        reader.setScaledSize(size.scaled(_SHARP, _SHARP, Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def _page(document: QPdfDocument, page: int) -> QImage:
    points = document.pagePointSize(page)
    if points.isEmpty():
        return QImage()
    wanted = points.scaled(_SHARP, _SHARP, Qt.AspectRatioMode.KeepAspectRatio)
    drawn = document.render(
        page, QSize(max(1, round(wanted.width())), max(1, round(wanted.height())))
    )
    image = QImage(drawn.size(), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return image
