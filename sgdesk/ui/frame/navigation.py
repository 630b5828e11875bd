"""The seven places down the left, with Alt+1 to Alt+7."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QShortcut,
)
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.places import Place
from sgdesk.ui.style.pictures import tinted
from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, Space, TextSize, em, sized

_LOWEST = 24
"""Pixels that a finger or an unsteady hand needs at least."""


class _PlaceButton(QAbstractButton):
    """One place: picture and word, drawn on the accent where one is."""

    def __init__(self, entry: PlaceEntry, number: int) -> None:
        super().__init__()
        self._place = entry.place
        self.is_looking_round = False
        """Whether a click or an arrow is on its way; an arrow presses the button it comes to."""

        self.setText(entry.title)
        self.setAccessibleName(entry.title)
        self.setAutoExclusive(True)  # a screen reader then says which of how many it is
        self.setToolTip(tr("{title} (Alt+{number})", title=entry.title, number=number))
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)

    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = metrics.horizontalAdvance(self.text()) + self._side() + 4 * Space.MEDIUM
        return QSize(width, metrics.height() + 2 * Space.MEDIUM)

    def minimumSizeHint(self) -> QSize:
        """On a screen that is low or much enlarged all seven stay in sight, closer together."""
        size = self.sizeHint()
        return QSize(size.width(), max(_LOWEST, self.fontMetrics().height() + 2 * Space.TINY))

    def _side(self) -> int:
        return max(18, round(self.fontMetrics().height() * 1.1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
            return
        self.is_looking_round = True
        super().keyPressEvent(event)
        self.is_looking_round = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.is_looking_round = True
        super().mouseReleaseEvent(event)
        self.is_looking_round = False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        role = QPalette.ColorRole
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(palette.color(role.Highlight))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        elif self.underMouse():
            painter.setBrush(palette.color(role.Button))
            painter.drawRoundedRect(box, RADIUS, RADIUS)
        ink = palette.color(role.HighlightedText if self.isChecked() else role.WindowText)
        self._paint_words(painter, box, ink.name())
        if self.hasFocus():
            ring = role.HighlightedText if self.isChecked() else role.Highlight
            painter.setPen(QPen(palette.color(ring), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box.adjusted(2, 2, -2, -2), RADIUS, RADIUS)

    def _paint_words(self, painter: QPainter, box: QRectF, ink: str) -> None:
        side = self._side()
        icon = tinted(self._place.value, ink)
        top = box.center().y() - side / 2
        place = QRectF(box.left() + Space.MEDIUM, top, side, side)
        icon.paint(painter, place.toRect())
        painter.setPen(ink)
        painter.setFont(sized(TextSize.BODY, bold=self.isChecked()))
        left = Space.MEDIUM if icon.isNull() else side + 2 * Space.MEDIUM
        painter.drawText(box.adjusted(left, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, self.text())


class Navigation(QWidget):
    """Tells which place was chosen."""

    chosen = Signal(object)
    """A place to go to and work in."""

    passed = Signal(object)
    """A place that a click or an arrow came to: it is shown, and the focus stays in the list."""

    def __init__(self, entries: Sequence[PlaceEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Places"))
        self._group = QButtonGroup(self)
        self._buttons: dict[Place, _PlaceButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, Space.MEDIUM, Space.SMALL, Space.MEDIUM)
        column.setSpacing(Space.TINY)
        for number, entry in enumerate(entries, start=1):
            self._add(entry, number, len(entries))
        column.addStretch()
        self.setMinimumWidth(em(self, 9))

    def show_place(self, place: Place) -> None:
        """Mark the place that is open."""
        self._buttons[place].setChecked(True)

    def button(self, place: Place) -> QWidget:
        """The button of a place."""
        return self._buttons[place]

    def title(self, place: Place) -> str:
        """What a place is called."""
        return self._buttons[place].text()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationFontChange):
            self.updateGeometry()
        super().changeEvent(event)

    def _add(self, entry: PlaceEntry, number: int, of: int) -> None:
        button = _PlaceButton(entry, number)
        said = tr("Place {number} of {of}, Alt+{number}", number=number, of=of)
        button.setAccessibleDescription(said)
        self._group.addButton(button)
        self._buttons[entry.place] = button
        layout = self.layout()
        if layout is not None:
            layout.addWidget(button)
        button.clicked.connect(lambda: self._tell(entry.place))
        short = QShortcut(QKeySequence(f"Alt+{number}"), self)
        short.setContext(Qt.ShortcutContext.WindowShortcut)
        short.activated.connect(lambda: self.chosen.emit(entry.place))

    def _tell(self, place: Place) -> None:
        is_passing = any(each.is_looking_round for each in self._buttons.values())
        (self.passed if is_passing else self.chosen).emit(place)
