"""The pages of a paper as they will be, to look through by mouse or by keyboard."""

from functools import partial

from PySide6.QtCore import QEvent, QMargins, QPointF, QSizeF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QWheelEvent,
)
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollBar,
    QSpinBox,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sgdesk.ui.printing.document import PdfInMemory
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import FlowLayout, IconButton, Note, announce
from sgdesk.ui.widgets.boxes.typed import asks_nothing

_STEP = 1.25
_SMALLEST, _LARGEST = 0.1, 4.0
_POINTS = 72
_NOTCH = 120
"""What a wheel tells of one notch."""

_RESTS_AFTER = 300
"""Milliseconds after which a page that was turned to is looked at; Qt has drawn it by then."""

_MOST_KEPT = 64_000_000
"""Dots of pages that were drawn and are kept: 256 MB. Qt keeps twenty pages, however large."""


class _View(QPdfView):
    """The pages; Home and End go to the first and the last of them, Ctrl and the wheel enlarge."""

    ends_asked = Signal(bool)
    zoom_asked = Signal(float)
    whole_asked = Signal()
    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A page that fits is as large as there is room from now on."""
        super().resizeEvent(event)
        self.resized.emit()

    def event(self, event: QEvent) -> bool:
        """With the focus here the keys that enlarge are the paper's, and not the window's."""
        is_offered = event.type() is QEvent.Type.ShortcutOverride
        if is_offered and isinstance(event, QKeyEvent) and _zoom_of(event) is not None:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        zoom = _zoom_of(event)
        if zoom == 0:
            self.whole_asked.emit()
        elif zoom is not None:
            self.zoom_asked.emit(zoom)
        elif event.matches(QKeySequence.StandardKey.MoveToStartOfLine):
            self.ends_asked.emit(False)
        elif event.matches(QKeySequence.StandardKey.MoveToEndOfLine):
            self.ends_asked.emit(True)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(_STEP ** (event.angleDelta().y() / _NOTCH))
            event.accept()
        else:
            super().wheelEvent(event)


class PagesView(QWidget):
    """Shows a PDF that is held in memory: all of its pages below each other.

    ``moved`` tells which page is looked at, from 0. What stands on that page is the view's
    accessible description, so that it can be read out before it is printed. ``nothing`` is said
    where there is no PDF. The keys that enlarge are its own where it has the focus, and where it
    stands ``alone``, in a window that is about it, wherever that is.
    """

    moved = Signal(int)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        nothing: str = "",
        alone: bool = False,
    ) -> None:
        super().__init__(parent)
        self._title = ""
        self._said = ""
        self._nothing = nothing or tr("Nothing is shown")
        self._pdf: PdfInMemory | None = None
        self._none = QPdfDocument(self)
        self._asked: int | None = None
        self._looked_at: set[int] = set()
        self._rests = QTimer(self)
        self._rests.setSingleShot(True)
        self._rests.setInterval(_RESTS_AFTER)
        self.view = _new_view(self)
        self.page = QSpinBox()
        self.page.setAccessibleName(tr("Page"))
        self.page.setMinimumHeight(TARGET)
        self.page.setKeyboardTracking(False)
        asks_nothing(self.page)
        self._of = QLabel()
        self.back = IconButton(tr("Previous page"), "chevron-left", icon_only=True)
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
        if alone:
            self._reach_the_window()
        self.show_whole()
        self.show_pdf(b"", "")

    @property
    def pages(self) -> int:
        """How many pages are shown."""
        return self._pdf.pages if self._pdf is not None else 0

    @property
    def current(self) -> int:
        """The page that is looked at, from 0: the one that was asked for until it is scrolled.

        Qt tells which page is near the top, where the last of several may never come.
        """
        return self.view.pageNavigator().currentPage() if self._asked is None else self._asked

    @property
    def document(self) -> QPdfDocument:
        """What is shown, to draw it elsewhere."""
        return self._pdf.document if self._pdf is not None else self._none

    def show_pdf(self, content: bytes, title: str) -> None:
        """Show a PDF, or nothing; ``title`` says to a screen reader what is to be seen."""
        self.show_read(PdfInMemory(content) if content else None, title)

    def show_read(self, pdf: PdfInMemory | None, title: str) -> None:
        """The same of a PDF that was read ahead, which is this widget's from now on."""
        if self._pdf is not None:
            self._begin_anew()
        self.view.setDocument(self._none)
        if self._pdf is not None:
            self._pdf.close()
            self._pdf.deleteLater()
        if pdf is not None:
            pdf.setParent(self)
        self._pdf = pdf
        self._title, self._said = title, ""
        self.setAccessibleName(title or self._nothing)
        self._looked_at.clear()
        self._asked = None
        pages = self.pages
        self.page.setRange(min(1, pages), pages)
        self._of.setText(tr("of {n}", n=pages))
        if pdf is not None:
            self.view.setDocument(pdf.document)
        self._turning.setVisible(pages > 1)
        for each in (self._zooming, self._fitting):
            each.setVisible(pages > 0)
        self._stack.setCurrentWidget(self.view if pages else self._empty)
        self._say_page()
        self._tell_words()
        self._say_zoom()

    def go_to(self, page: int) -> None:
        """Look at a page, from 0."""
        if 0 <= page < self.pages:
            self.view.pageNavigator().jump(page, QPointF(), self.view.zoomFactor())
            self._asked = page
            self._say_page()

    def _scrolled(self) -> None:
        self._asked = None
        self._say_page()

    def show_whole(self) -> None:
        """As large as a whole page can be seen."""
        self._set_zoom(QPdfView.ZoomMode.FitInView)

    def show_wide(self) -> None:
        """As large as there is width."""
        self._set_zoom(QPdfView.ZoomMode.FitToWidth)

    def zoom(self, times: float) -> None:
        """Larger or smaller by a factor."""
        wanted = max(_SMALLEST, min(_LARGEST, self.factor() * times))
        self._set_zoom(QPdfView.ZoomMode.Custom, wanted)

    def _set_zoom(self, mode: QPdfView.ZoomMode, factor: float = 1.0) -> None:
        """Zoom, with what stands in the middle left there; the beginning stays the beginning."""
        bars = [self.view.horizontalScrollBar()]
        if self.view.verticalScrollBar().value() > 0:
            bars.append(self.view.verticalScrollBar())
        middles = [_middle(each) for each in bars]
        self.view.setZoomMode(mode)
        self.view.setZoomFactor(factor)
        for bar, middle in zip(bars, middles, strict=True):
            bar.setValue(round(middle * _length(bar) - bar.pageStep() / 2))
        self._looked_at.clear()
        self._say_zoom()
        if self.isVisible():
            announce(self.view, self._zoom.text())

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

    def _natural(self) -> QSizeF:
        """The page in pixels where it is as large as on paper, as Qt reckons it."""
        dots = QGuiApplication.primaryScreen().logicalDotsPerInch() / _POINTS
        size = self._pdf.size(max(0, self.current)) if self._pdf is not None else QSizeF(1, 1)
        return size * dots

    def _lay_out(self) -> None:
        label = QLabel(tr("Pa&ge"))
        label.setBuddy(self.page)
        self._turning = _in_a_row(self.back, label, self.page, self._of, self.on)
        self._zooming = _in_a_row(self.smaller, self._zoom, self.larger)
        self._fitting = _in_a_row(self.whole, self.wide)
        self._zoom.setMinimumWidth(em(self._zoom, 2.6))
        self._zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        bar = FlowLayout(spacing=Space.MEDIUM)
        for each in (self._turning, self._zooming, self._fitting):
            bar.addWidget(each)
        self._empty = Note(self._nothing)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setMargin(Space.MEDIUM)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(bar)
        column.addWidget(self._stack, 1)
        self.setMinimumSize(em(self, 16), em(self, 9))

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self.go_to(self.current - 1))
        self.on.clicked.connect(lambda: self.go_to(self.current + 1))
        self.page.valueChanged.connect(lambda page: self.go_to(page - 1))
        self.smaller.clicked.connect(lambda: self.zoom(1 / _STEP))
        self.larger.clicked.connect(lambda: self.zoom(_STEP))
        self.whole.clicked.connect(lambda: self.show_whole())
        self.wide.clicked.connect(lambda: self.show_wide())
        self._rests.timeout.connect(self._tell_words)
        self._connect_view()

    def _connect_view(self) -> None:
        self.view.ends_asked.connect(self._go_to_end)
        self.view.zoom_asked.connect(self.zoom)
        self.view.whole_asked.connect(self.show_whole)
        self.view.resized.connect(self._say_zoom)
        self.view.verticalScrollBar().valueChanged.connect(lambda _: self._scrolled())
        self.view.pageNavigator().currentPageChanged.connect(lambda _: self._say_page())

    def _begin_anew(self) -> None:
        """Let another view show the next paper.

        Qt draws pages beside the window's thread, and a page of the paper before that was drawn
        late would be taken for the same page of this one: somebody else's certificate.
        """
        before, after = self.view, _new_view(self)
        after.setZoomMode(before.zoomMode())
        after.setZoomFactor(before.zoomFactor())
        after.setFocusPolicy(before.focusPolicy())
        self._stack.insertWidget(self._stack.indexOf(before), after)
        had_focus = before.hasFocus()
        self.view = after
        self._connect_view()
        before.blockSignals(True)
        before.setDocument(self._none)
        self._stack.setCurrentWidget(after)
        self._stack.removeWidget(before)
        before.deleteLater()
        if had_focus:
            after.setFocus()

    def _reach_the_window(self) -> None:
        """Let the keys that enlarge do it wherever the focus is."""
        for keys, zoom in (("Ctrl++", _STEP), ("Ctrl+=", _STEP), ("Ctrl+-", 1 / _STEP)):
            QShortcut(QKeySequence(keys), self, partial(self.zoom, zoom))
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
        if self._pdf is None or not pages:
            self.view.setAccessibleName(self._nothing)
            return
        said = tr("{title}: page {n} of {all}", title=self._title, n=page + 1, all=pages)
        if said == self._said:
            return
        self._said = said
        self.view.setAccessibleName(said)
        self._rests.start()
        if self.isAncestorOf(QApplication.focusWidget() or self):
            announce(self.view, said)
        self._keep_few(page)
        self.moved.emit(page)

    def _tell_words(self) -> None:
        """Have what stands on the page ready to be read out."""
        self._rests.stop()
        words = self._pdf.words(self.current) if self._pdf is not None and self.pages else ""
        self.view.setAccessibleDescription(words)

    def _keep_few(self, page: int) -> None:
        """Let go of pages that were drawn large, where they take too much room together."""
        self._looked_at.add(page)
        size = self._natural() * self.factor() * self.devicePixelRatioF()
        if len(self._looked_at) * size.width() * size.height() > _MOST_KEPT:
            spacing = self.view.pageSpacing()
            for each in (spacing + 1, spacing):  # whatever lays pages anew draws them anew, too
                self.view.setPageSpacing(each)
            self._looked_at = {page}

    def _say_zoom(self) -> None:
        mode, modes = self.view.zoomMode(), QPdfView.ZoomMode
        self.whole.setChecked(mode is modes.FitInView)
        self.wide.setChecked(mode is modes.FitToWidth)
        self._zoom.setText(tr("{n}%", n=round(100 * self.factor())) if self.pages else "")


def _new_view(parent: QWidget) -> _View:
    view = _View(parent)
    view.setPageMode(QPdfView.PageMode.MultiPage)
    # Qt puts its spacing below the last page, too: half of that is the margin there, and a
    # page that is shown whole fits without a bar to scroll.
    edge = Space.SMALL
    view.setDocumentMargins(QMargins(edge, edge, edge, -edge))
    view.setPageSpacing(2 * edge)
    return view


def _zoom_of(event: QKeyEvent) -> float | None:
    """What a key asks for: a factor, 0 for the whole page; ``None`` for any other key."""
    if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
        return None
    keys = Qt.Key
    asked = {keys.Key_Plus: _STEP, keys.Key_Equal: _STEP, keys.Key_Minus: 1 / _STEP, keys.Key_0: 0}
    return asked.get(Qt.Key(event.key()))


def _length(bar: QScrollBar) -> int:
    """How long all is that a bar scrolls through."""
    return max(1, bar.maximum() + bar.pageStep())


def _middle(bar: QScrollBar) -> float:
    """Where in all of it the middle of what is seen lies, between 0 and 1."""
    return (bar.value() + bar.pageStep() / 2) / _length(bar)


def _in_a_row(*parts: QWidget) -> QWidget:
    """Parts that stay beside each other where the bar has to take a second line."""
    made = QFrame()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(Space.SMALL)
    for each in parts:
        row.addWidget(each)
    return made
