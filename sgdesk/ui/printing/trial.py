"""Whether this copy of the program can print: a paper is drawn for a printer that is a file."""

from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from sgdesk.ui.printing.document import PdfInMemory
from sgdesk.ui.printing.drawing import pages_wanted, set_up
from sgdesk.ui.printing.sending import Ended, Sending

_DOTS = 150


def print_once(content: bytes, path: Path) -> int:
    """Print a PDF into a file as it would go to a printer; how many pages went.

    Raises :class:`RuntimeError` where it did not get there.
    """
    app = QApplication.instance() or QApplication([])
    pdf = PdfInMemory(content, app)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    set_up(printer, pdf.document)
    printer.setResolution(_DOTS)
    wanted = pages_wanted(printer, pdf.pages)
    ends: list[Ended] = []
    loop = QEventLoop()
    sending = Sending(pdf.document, printer, pdf)
    sending.ended.connect(ends.append)
    sending.ended.connect(lambda _: loop.quit())
    sending.start(wanted)
    loop.exec()
    pdf.close()
    if ends != [Ended.SENT] or not path.is_file():
        raise RuntimeError("the pages did not reach the printer")
    return len(wanted)
