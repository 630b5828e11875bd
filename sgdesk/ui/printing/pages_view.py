"""The pages of a paper as they will be, to look through by mouse or by keyboard."""

from PySide6.QtCore import QMargins, QPointF, QSizeF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSpinBox, QVBoxLayout, QWidget

from sgdesk.ui.printing.document import PdfInMemory
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import IconButton, announce

_STEP = 1.25
_SMALLEST, _LARGEST = 0.1, 8.0
_POINTS = 72


class _View(QPdfView):
    """The pages; Home and End go to the first and the last of them."""

    ends_asked = Signal(bool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.MoveToStartOfLine):
            self.ends_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine):
            self.ends_asked.emit(True)
        else:
            super().keyPressEvent(event)


class PagesView(QWidget):
    """Shows a PDF that is held in memory: all of its pages below each other.

    ``moved`` tells which page is looked at, from 0. What stands on that page is the view's
    accessible description, so that it can be read out before it is printed.
    """

    moved = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = ""
        self._pdf: PdfInMemory | None = None
        self._none = QPdfDocument(self)
        self.view = _View(self)
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setDocumentMargins(QMargins(*[Space.SMALL] * 4))
        self.view.setPageSpacing(2 * Space.SMALL)  # a whole page then has its margin below it, too
        self.page = QSpinBox()
        self.page.setAccessibleName(tr("Page"))
        self.page.setMinimumHeight(TARGET)
        self.page.setKeyboardTracking(False)
        self._of = QLabel()
        self.back = IconButton(tr("Page before"), "chevron-left", icon_only=True)
        self.on = IconButton(tr("Next page"), "chevron-right", icon_only=True)
        self.smaller = IconButton(tr("Smaller"), "zoom-out", icon_only=True)
        self.larger = IconButton(tr("Larger"), "zoom-in", icon_only=True)
        self.whole = IconButton(tr("Whole page"))
        self.wide = IconButton(tr("Page width"))
        for each in (self.whole, self.wide):
            each.setCheckable(True)
        self._zoom = QLabel()
        self._lay_out()
        self._connect()
        self.show_whole()
        self.show_pdf(b"", "")

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pdf.pages if self._pdf is not None else 0

    @property
    def current(self) -> int:
        """The page that is looked at, from 0."""
        return self.view.pageNavigator().currentPage()

    @property
    def document(self) -> QPdfDocument:
        """What is shown, to draw it elsewhere."""
        return self._pdf.document if self._pdf is not None else self._none

    def show_pdf(self, content: bytes, title: str) -> None:
        """Show a PDF, or nothing; ``title`` says to a screen reader what is to be seen."""
        self.view.setDocument(self._none)
        if self._pdf is not None:
            self._pdf.close()
            self._pdf.deleteLater()
        self._pdf = PdfInMemory(content, self) if content else None
        self._title = title
        pages = self.pages
        self.page.setRange(min(1, pages), pages)
        self._of.setText(tr("of {n}", n=pages))
        if self._pdf is not None:
            self.view.setDocument(self._pdf.document)
        self._say_page()
        self._say_zoom()

    def go_to(self, page: int) -> None:
        """Look at a page, from 0."""
        if 0 <= page < self.pages:
            self.view.pageNavigator().jump(page, QPointF(), self.view.zoomFactor())
            self._say_page()

    def show_whole(self) -> None:
        """As large as a whole page can be seen."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitInView)
        self._say_zoom()

    def show_wide(self) -> None:
        """As large as there is width."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self._say_zoom()

    def zoom(self, times: float) -> None:
        """Larger or smaller by a factor."""
        wanted = max(_SMALLEST, min(_LARGEST, self.factor() * times))
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(wanted)
        self._say_zoom()

    def factor(self) -> float:
        """How large the page is shown, 1 for its size on paper."""
        modes = QPdfView.ZoomMode
        mode = self.view.zoomMode()
        if mode is modes.Custom or not self.pages:
            return self.view.zoomFactor()
        size = self._natural()
        margins = self.view.documentMargins()
        room = self.view.viewport().size().shrunkBy(margins)
        across = room.width() / size.width()
        if mode is modes.FitToWidth:
            return across
        return min(across, (room.height() - self.view.pageSpacing()) / size.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._say_zoom()

    def _natural(self) -> QSizeF:
        """The page in pixels where it is as large as on paper."""
        dots = self.screen().logicalDotsPerInch() / _POINTS
        return self.document.pagePointSize(max(0, self.current)) * dots

    def _lay_out(self) -> None:
        bar = QHBoxLayout()
        bar.setSpacing(Space.SMALL)
        label = QLabel(tr("&Page"))
        label.setBuddy(self.page)
        for each in (self.back, label, self.page, self._of, self.on):
            bar.addWidget(each)
        bar.addStretch()
        for each in (self.smaller, self._zoom, self.larger, self.whole, self.wide):
            bar.addWidget(each)
        self._zoom.setMinimumWidth(em(self._zoom, 2.6))
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(bar)
        column.addWidget(self.view, 1)
        self.setMinimumSize(em(self, 16), em(self, 9))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go_to(self.current - 1))
        self.on.clicked.connect(lambda: self.go_to(self.current + 1))
        self.page.valueChanged.connect(lambda page: self.go_to(page - 1))
        self.smaller.clicked.connect(lambda: self.zoom(1 / _STEP))
        self.larger.clicked.connect(lambda: self.zoom(_STEP))
        self.whole.clicked.connect(lambda: self.show_whole())
        self.wide.clicked.connect(lambda: self.show_wide())
        self.view.ends_asked.connect(self._go_to_end)
        self.view.pageNavigator().currentPageChanged.connect(lambda _: self._say_page())
        keys = QKeySequence.StandardKey
        QShortcut(QKeySequence(keys.ZoomIn), self, lambda: self.zoom(_STEP))
        QShortcut(QKeySequence(keys.ZoomOut), self, lambda: self.zoom(1 / _STEP))
        QShortcut(QKeySequence("Ctrl+0"), self, self.show_whole)

    def _go_to_end(self, is_last: bool) -> None:
        self.go_to(self.pages - 1 if is_last else 0)

    def _say_page(self) -> None:
        page, pages = self.current, self.pages
        self.page.blockSignals(True)
        self.page.setValue(page + 1 if pages else 0)
        self.page.blockSignals(False)
        self.back.setEnabled(page > 0)
        self.on.setEnabled(page + 1 < pages)
        self.page.setEnabled(pages > 1)
        if self._pdf is None:
            self.view.setAccessibleName(tr("Nothing is shown"))
            self.view.setAccessibleDescription("")
            return
        said = tr("{title}: page {n} of {all}", title=self._title, n=page + 1, all=pages)
        self.view.setAccessibleName(said)
        self.view.setAccessibleDescription(self._pdf.words(page))
        if self.view.hasFocus():
            announce(self.view, said)
        self.moved.emit(page)

    def _say_zoom(self) -> None:
        mode, modes = self.view.zoomMode(), QPdfView.ZoomMode
        self.whole.setChecked(mode is modes.FitInView)
        self.wide.setChecked(mode is modes.FitToWidth)
        self._zoom.setText(tr("{n}%", n=round(100 * self.factor())) if self.pages else "")
