"""The page of a certificate, as large as there is room, and larger."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from sgdesk.ui.people.received.drawing import DrawnPage
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import IconButton, PushButton

_STEP = 1.25
_LEAST, _MOST = 0.4, 6.0


class _Canvas(QWidget):
    """Paints the page at its size, or a few words where there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self.words = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.image.isNull():
            painter.setPen(self.palette().placeholderText().color())
            room = self.rect().adjusted(Space.WIDE, 0, -Space.WIDE, 0)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(room, flags, self.words)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(self.rect(), self.image)
        painter.setPen(self.palette().mid().color())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


class PageScroll(QScrollArea):
    """Shows the page; plus, minus and 0 make it larger, smaller and as wide as there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas = _Canvas()
        self._zoom = 1.0
        self.setWidget(self._canvas)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(tr("The certificate"))

    @property
    def zoom(self) -> float:
        """How large the page is beside the size at which all of it is seen."""
        return self._zoom

    @property
    def image(self) -> QImage:
        """What is shown, empty where it is words."""
        return self._canvas.image

    def show_image(self, image: QImage, words: str) -> None:
        """Show a page from its top, or words where it is empty."""
        self._canvas.image, self._canvas.words = image, words
        self._zoom = 1.0
        self._fit()
        self.verticalScrollBar().setValue(0)

    def set_zoom(self, zoom: float) -> None:
        """Show it at another size."""
        self._zoom = min(max(zoom, _LEAST), _MOST)
        self._fit()

    def larger(self) -> None:
        """One step larger."""
        self.set_zoom(self._zoom * _STEP)

    def smaller(self) -> None:
        """One step smaller."""
        self.set_zoom(self._zoom / _STEP)

    def _fit(self) -> None:
        room = self.viewport().size()
        image = self._canvas.image
        if image.isNull():
            self._canvas.resize(room)
        else:
            fits = image.size().scaled(room - QSize(4, 4), Qt.AspectRatioMode.KeepAspectRatio)
            self._canvas.resize(fits * self._zoom)
        self._canvas.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl the wheel changes the size."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.larger if event.angleDelta().y() > 0 else self.smaller)()
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.larger()
        elif key == Qt.Key.Key_Minus:
            self.smaller()
        elif key == Qt.Key.Key_0:
            self.set_zoom(1.0)
        else:
            super().keyPressEvent(event)


class PageView(QWidget):
    """The page with its buttons; ``page_wished`` asks for another page of the same file."""

    page_wished = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page, self._pages = 0, 1
        self.area = PageScroll()
        self.smaller = PushButton("−")
        self.larger = PushButton("+")
        self.whole = PushButton(tr("All of it"))
        self.before = IconButton(tr("Previous page"), "chevron-left", icon_only=True)
        self.after = IconButton(tr("Next page"), "chevron-right", icon_only=True)
        self.count = QLabel()
        self._lay_out()
        self._connect()
        self.show_words("")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(Space.SMALL)
        for button, name in ((self.smaller, tr("Smaller")), (self.larger, tr("Larger"))):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setFixedWidth(button.sizeHint().height() + Space.MEDIUM)
        for each in (self.smaller, self.larger, self.whole):
            each.setAutoDefault(False)
            row.addWidget(each)
        row.addStretch()
        for turn in (self.before, self.count, self.after):
            row.addWidget(turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.area, 1)
        column.addLayout(row)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.area.smaller())
        self.larger.clicked.connect(lambda: self.area.larger())
        self.whole.clicked.connect(lambda: self.area.set_zoom(1.0))
        self.before.clicked.connect(lambda: self.page_wished.emit(self._page - 1))
        self.after.clicked.connect(lambda: self.page_wished.emit(self._page + 1))

    def show_page(self, drawn: DrawnPage, about: str) -> None:
        """Show a page; ``about`` says to a screen reader which."""
        self._page, self._pages = drawn.page, drawn.pages
        words = tr("This page can’t be shown. Open the file to see it.")
        self.area.show_image(drawn.image, words)
        self.area.setAccessibleName(about)
        self._show_buttons(has_page=not drawn.image.isNull())

    def show_words(self, words: str) -> None:
        """Show a few words in the place of a page."""
        self._page, self._pages = 0, 1
        self.area.show_image(QImage(), words)
        self.area.setAccessibleName(words or tr("The certificate"))
        self._show_buttons(has_page=False)

    def _show_buttons(self, *, has_page: bool) -> None:
        several = self._pages > 1
        for each in (self.smaller, self.larger, self.whole):
            each.setEnabled(has_page)
        for turn in (self.before, self.count, self.after):
            turn.setVisible(several)
        self.before.setEnabled(self._page > 0)
        self.after.setEnabled(self._page + 1 < self._pages)
        self.count.setText(tr("Page {n} of {pages}", n=self._page + 1, pages=self._pages))
