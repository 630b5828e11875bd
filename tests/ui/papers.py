"""The paper that a button showed, as somebody at the window deals with it."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.printing import PaperDialog
from sgdesk.ui.printing.document import PdfInMemory


def shown_papers() -> list[PaperDialog]:
    """The papers that are open now, the oldest first."""
    windows: list[QWidget] = QApplication.topLevelWidgets()
    return [each for each in windows if isinstance(each, PaperDialog) and each.isVisible()]


def save_shown(alerts: RecordingAlerts, path: Path) -> Path:
    """Save the one paper that is open under a name, and close it."""
    (dialog,) = shown_papers()
    alerts.files.append(path)
    dialog.save_button.click()
    dialog.close_button.click()
    return path


def close_shown() -> str:
    """Close the one paper that is open; its title."""
    (dialog,) = shown_papers()
    dialog.close_button.click()
    return dialog.accessibleName()


def drawn_pages(pdf: bytes) -> list[QImage]:
    """The pages of a PDF as pictures."""
    read = PdfInMemory(pdf)
    return pictures(read.document)


def pictures(document: QPdfDocument) -> list[QImage]:
    """The pages of what is shown as pictures, on white and large enough for fine lines."""
    return [_picture(document, page) for page in range(document.pageCount())]


def _picture(document: QPdfDocument, page: int) -> QImage:
    size = document.pagePointSize(page) * 2
    made = QImage(size.toSize(), QImage.Format.Format_RGB32)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    painter.drawImage(0, 0, document.render(page, made.size()))
    painter.end()
    return made
