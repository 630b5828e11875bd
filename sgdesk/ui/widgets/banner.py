"""A band across a page: something to know for as long as it holds."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette, QPen, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from sgdesk.ui.theme import RADIUS, Space, border, has_strong_lines, scheme_of, tint
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import announce


class BannerKind(Enum):
    """How loud a band is."""

    CALM = "calm"
    WARNING = "warning"


class Banner(QWidget):
    """A sentence and perhaps one button; ``chosen`` when that is pressed.

    More buttons come with :meth:`offer`.
    """

    chosen = Signal()

    def __init__(
        self,
        text: str = "",
        button: str = "",
        kind: BannerKind = BannerKind.CALM,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._kind = kind
        self._told_of: object = None
        self._label = QLabel(text)
        self._label.setWordWrap(True)
        self._label.setTextFormat(Qt.TextFormat.PlainText)
        self._button = PushButton(button, parent=self)
        self._button.setVisible(bool(button))
        self._button.setAutoDefault(False)  # in a dialog, Enter is for the dialog's own verb
        self._button.clicked.connect(self.chosen)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(Space.LARGE, Space.SMALL, Space.SMALL, Space.SMALL)
        self._row.addWidget(self._label, 1)
        self._ways = QHBoxLayout()
        self._ways.addWidget(self._button)
        self._ways.addStretch()
        self._row.addLayout(self._ways)
        self._dress()

    def text(self) -> str:
        """What it says."""
        return self._label.text()

    def offer(self, button: str, do: Callable[[], object]) -> PushButton:
        """One more button at the end."""
        made = PushButton(button)
        made.setAutoDefault(False)
        made.clicked.connect(lambda: do())
        self._ways.insertWidget(self._ways.count() - 1, made)
        return made

    def show_text(self, text: str, button: str = "") -> None:
        """Say something else, on the band and aloud, and show it."""
        is_new = self.isHidden() or text != self._label.text()
        self._told_of = None
        self._label.setText(text)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        self.show()
        if is_new and self.isVisible():
            announce(self, text)

    def stands_while(self, shown: object) -> None:
        """Go once the page shows another state than the one that followed what is said here.

        A page that says what came of an action hands on what it shows at each load: the first
        after the words is what they are of. Undo and erasing lead to another.
        """
        if self._told_of is None:
            self._told_of = shown
        elif self._told_of != shown:
            self.hide()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons go under the sentence where they would take a third of its width."""
        is_narrow = self._ways.sizeHint().width() > event.size().width() / 3
        ways = QBoxLayout.Direction
        direction = ways.TopToBottom if is_narrow else ways.LeftToRight
        if direction is not self._row.direction():
            self._row.setDirection(direction)
            self.updateGeometry()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = has_strong_lines(self.palette())
        painter.setPen(QPen(border(self.palette()), 1) if strong else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._colours()[0]))
        inset = 0.5 if strong else 0
        box = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, RADIUS, RADIUS)

    def _dress(self) -> None:
        tint(self._label, QPalette.ColorRole.WindowText, QColor(self._colours()[1]))

    def _colours(self) -> tuple[str, str]:
        scheme = scheme_of(self.palette())
        if self._kind is BannerKind.WARNING:
            return scheme.warning, scheme.warning_text
        return scheme.band, scheme.band_text
