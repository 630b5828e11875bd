"""Papers of known sizes, and a printer that is a PDF file."""

from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.lib.pagesizes import A4, A5, landscape
from reportlab.pdfgen.canvas import Canvas

from sgdesk.ui.alerts import RecordingAlerts
from sgdesk.ui.context import Context
from sgdesk.ui.printing import Paper, PaperDialog

UPRIGHT, LYING, SMALL = A4, landscape(A4), landscape(A5)


def pdf_of(sizes: Sequence[tuple[float, float]]) -> bytes:
    """A page of each size, with its number, and a black square in its lower left corner."""
    stream = BytesIO()
    canvas = Canvas(stream)
    for number, size in enumerate(sizes, 1):
        canvas.setPageSize(size)
        canvas.drawString(72, size[1] - 72, f"Page {number} for Ada Example")
        canvas.rect(36, 36, 36, 36, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


class TurningPrinter(QPrinter):
    """A printer that turns sheets: a PDF has no backs, and Qt lets it be set on none of them."""

    _turned = QPrinter.DuplexMode.DuplexLongSide

    def setDuplex(self, duplex: QPrinter.DuplexMode) -> None:  # noqa: N802 - Qt's name
        self._turned = duplex

    def duplex(self) -> QPrinter.DuplexMode:
        return self._turned


@pytest.fixture
def turning(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is printed goes to a printer that is used to printing on both sides."""
    monkeypatch.setattr("sgdesk.ui.printing.dialog.QPrinter", TurningPrinter)


def to_file(path: Path, *also: Callable[[QPrinter], object]) -> Callable[[QPrinter], bool]:
    """What is chosen in the print dialog: a printer that writes a PDF, at few dots, and more."""

    def choose(printer: QPrinter) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(path))
        printer.setResolution(72)
        for each in also:
            each(printer)
        return True

    return choose


@pytest.fixture
def show(qtbot: QtBot, context: Context) -> Callable[[Sequence[tuple[float, float]]], PaperDialog]:
    """Opens a paper of these sizes over a page."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1200, 700)
    ground.show()

    def opened(sizes: Sequence[tuple[float, float]]) -> PaperDialog:
        paper = Paper("Sign-in sheet for Ada Example", "sign-in-sheet.pdf", pdf_of(sizes))
        dialog = PaperDialog(context, paper, ground)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return opened


@pytest.fixture
def printed(qtbot: QtBot, alerts: RecordingAlerts, tmp_path: Path) -> Callable[..., Path]:
    """Prints what a dialog shows into a file, as ``also`` chooses, and waits for its end."""

    def through(dialog: PaperDialog, *also: Callable[[QPrinter], object]) -> Path:
        path = tmp_path / "printed.pdf"
        alerts.printers.append(to_file(path, *also))
        dialog.print_button.click()
        qtbot.waitUntil(lambda: dialog.print_button.isEnabled())
        return path

    return through
