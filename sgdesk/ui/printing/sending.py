"""A paper on its way to a printer: a band at a time, so that the window stays awake."""

from collections.abc import Iterator, Sequence
from enum import Enum

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter

from sgdesk.ui.printing.drawing import Step, draw_pages, lay_sheet


class Ended(Enum):
    """How printing ended."""

    SENT = "sent"
    STOPPED = "stopped"
    FAILED = "failed"


class Sending(QObject):
    """Draws pages for a printer between what else the window does.

    ``moved`` tells which page of how many is being drawn; ``ended`` comes once, always later than
    the call of :meth:`start`, and never once it is gone.
    """

    moved = Signal(int, int)
    ended = Signal(object)

    def __init__(self, document: QPdfDocument, printer: QPrinter, parent: QObject) -> None:
        super().__init__(parent)
        self._document = document
        self._printer = printer
        self._painter = QPainter()
        self._steps: Iterator[Step] = iter(())
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._step)
        # A printer must not go before its painter, whatever takes the window away meanwhile.
        painter = self._painter
        self.destroyed.connect(lambda: _let_go(painter, printer))

    @property
    def is_under_way(self) -> bool:
        """Whether pages are still to be drawn."""
        return self._timer.isActive()

    def start(self, pages: Sequence[int]) -> None:
        """Begin to draw these pages, from 0, in their order."""
        if not pages:
            QTimer.singleShot(0, self, lambda: self.ended.emit(Ended.FAILED))
            return
        sheet = self._printer.pageLayout().pageSize()
        lay_sheet(self._printer, sheet, self._document.pagePointSize(pages[0]))
        if not self._painter.begin(self._printer):
            QTimer.singleShot(0, self, lambda: self.ended.emit(Ended.FAILED))
            return
        self._painter.setRenderHint(QPainter.RenderHint.LosslessImageRendering)
        self._steps = draw_pages(self._document, self._printer, self._painter, pages)
        self._timer.start()

    def stop(self) -> None:
        """Draw no more, and take back what the system can take back."""
        if not self.is_under_way:
            return
        self._printer.abort()
        self._end(Ended.STOPPED)

    def _step(self) -> None:
        step = next(self._steps, None)
        if step is None:
            is_bad = self._printer.printerState() is QPrinter.PrinterState.Error
            self._end(Ended.FAILED if is_bad else Ended.SENT)
        elif self._printer.printerState() is QPrinter.PrinterState.Aborted:
            self._end(Ended.STOPPED)
        else:
            self.moved.emit(step.page, step.pages)

    def _end(self, how: Ended) -> None:
        self._timer.stop()
        self._steps = iter(())
        is_written = self._painter.end()
        if how is Ended.SENT and not is_written:
            how = Ended.FAILED
        self.ended.emit(how)


def _let_go(painter: QPainter, printer: QPrinter) -> None:
    """End what is still being drawn."""
    if painter.isActive():
        printer.abort()
        painter.end()
