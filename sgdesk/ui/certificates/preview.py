"""One certificate as it prints: the pages of the PDF itself."""

from collections.abc import Sequence

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QSizePolicy, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space

_SHARP = 1600
"""How many pixels wide a page is drawn, to stay sharp on a dense screen."""


_MOST_PAGES = 2
"""The front and the back of one certificate."""


class CertificatePreview(QWidget):
    """Shows the pages of a PDF, front and back, as large as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages: list[QImage] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(280, 200)
        self.show_pdf(b"", "")

    @property
    def pages(self) -> Sequence[QImage]:
        """What is shown, page by page."""
        return self._pages

    def show_pdf(self, pdf: bytes, about: str) -> None:
        """Show a PDF, or nothing; ``about`` says to a screen reader what is to be seen."""
        self._pages = drawn_pages(pdf) if pdf else []
        self.setAccessibleName(about or tr("No certificate is chosen"))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The pages in the middle, with a thin edge; or a word about what belongs here."""
        painter = QPainter(self)
        if not self._pages:
            painter.setPen(self.palette().placeholderText().color())
            words = tr("Choose a certificate to see it as it prints.")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, words)
            return
        for page, box in zip(self._pages, self._boxes(), strict=True):
            dense = self.devicePixelRatioF()
            sharp = page.scaled(
                box.size() * dense,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            painter.drawImage(box, sharp)
            painter.setPen(self.palette().mid().color())
            painter.drawRect(box.adjusted(0, 0, -1, -1))

    def _boxes(self) -> list[QRect]:
        """Where each page stands: under each other, all of one size."""
        count, gap = len(self._pages), Space.SMALL
        high = (self.height() - (count + 1) * gap) // count
        room = QSize(self.width() - 2 * gap, high)
        size = self._pages[0].size().scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        left = (self.width() - size.width()) // 2
        top = (self.height() - count * (size.height() + gap) + gap) // 2
        step = size.height() + gap
        return [QRect(QPoint(left, top + number * step), size) for number in range(count)]


def drawn_pages(pdf: bytes) -> list[QImage]:
    """The first pages of a PDF as pictures, drawn by Qt; none where it cannot be drawn."""
    buffer = QBuffer()
    buffer.setData(QByteArray(pdf))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    document = QPdfDocument()
    document.load(buffer)
    return [_drawn(document, page) for page in range(min(document.pageCount(), _MOST_PAGES))]


def _drawn(document: QPdfDocument, number: int) -> QImage:
    size = document.pagePointSize(number)
    wide = QSize(_SHARP, round(_SHARP * size.height() / size.width()))
    drawn = document.render(number, wide)
    page = QImage(drawn.size(), QImage.Format.Format_RGB32)
    page.fill(Qt.GlobalColor.white)
    painter = QPainter(page)
    painter.drawImage(0, 0, drawn)
    painter.end()
    return page
