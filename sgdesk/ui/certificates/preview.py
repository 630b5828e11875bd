"""One certificate as it prints."""

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space

_SHARP = 1600
"""How many pixels wide a page is drawn, to stay sharp on a dense screen."""


class CertificatePreview(QWidget):
    """Shows the first page of a PDF, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page = QImage()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.show_pdf(b"", "")

    def show_pdf(self, pdf: bytes, about: str) -> None:
        """Show a PDF, or nothing; ``about`` says to a screen reader what is to be seen."""
        self._page = first_page(pdf) if pdf else QImage()
        self.setAccessibleName(about or tr("No certificate is chosen"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page in the middle, with a thin edge; or a word about what belongs here."""
        painter = QPainter(self)
        if self._page.isNull():
            painter.setPen(self.palette().placeholderText().color())
            words = tr("Choose a certificate to see it as it prints.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        room = self.size() - QSize(2 * Space.SMALL, 2 * Space.SMALL)
        shown = self._page.size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        box = self.rect()
        left, top = (box.width() - shown.width()) // 2, (box.height() - shown.height()) // 2
        box.setRect(left, top, shown.width(), shown.height())
        dense = self.devicePixelRatioF()
        sharp = self._page.scaled(
            shown * dense,
            Qt.AspectRatioMode.IgnoreAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        painter.drawImage(box, sharp)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def first_page(pdf: bytes) -> QImage:
    """The first page of a PDF as a picture; an empty one where it cannot be drawn."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    if document.pageCount() < 1:
        return QImage()
    size = document.pagePointSize(0)
    wide = QSize(_SHARP, round(_SHARP * size.height() / size.width()))
    drawn = document.render(0, wide)
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page
