"""What is wrong with a form: the list on top, and the sentence under a box."""

from collections.abc import Container, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionFocusRect,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.training.states import State
from sgdesk.ui.text import tr
from sgdesk.ui.theme import RADIUS, TARGET, Space, TextSize, em, make_bold, state_ink, tint
from sgdesk.ui.widgets.labels import Heading, announce

_HIGH = 10_000
_WRAPPED = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class ProblemNote(QLabel):
    """The sentence under a box, in the colour of what is wrong."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setVisible(bool(text))
        make_bold(self)
        self._dress()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange:
            self._dress()
        super().changeEvent(event)

    def _dress(self) -> None:
        ink = state_ink(self.palette(), State.OVERDUE)
        tint(self, QPalette.ColorRole.WindowText, ink)


class ErrorSummary(QFrame):
    """ "There is a problem", with a line for each that leads to its box."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._by_key: dict[str, QWidget] = {}
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        self.hide()

    def show_problems(
        self, problems: Sequence[tuple[str, QWidget | None]], keys: Sequence[str] = ()
    ) -> None:
        """List the problems; each leads to a box where it has one. ``keys`` are theirs in turn.

        All of it is said, and the keys go to the first box that is wrong, with what stands there
        marked: what is typed next takes its place. Without such a box they come here.
        """
        self._empty()
        title = tr("There is a problem")
        self._lines.addWidget(Heading(title, TextSize.LARGE))
        lines = [ProblemNote(t) if box is None else _ProblemLink(t, box) for t, box in problems]
        for line in lines:
            self._lines.addWidget(line)
        self._by_key = dict(zip(keys, lines, strict=False))
        said = ". ".join([title, *(text for text, _ in problems)])
        self.setAccessibleName(said)
        self.show()
        boxes = (box for _, box in problems if box is not None and box.isEnabled())
        box: QWidget = next(boxes, self)
        box.setFocus(Qt.FocusReason.OtherFocusReason)
        typed_in = box if isinstance(box, QLineEdit) else box.findChild(QLineEdit)
        if isinstance(typed_in, QLineEdit):
            typed_in.selectAll()
        announce(self, said)

    def keep_only(self, keys: Container[str]) -> None:
        """What is put right is no longer listed; with nothing left it goes. The focus stays."""
        for key in [each for each in self._by_key if each not in keys]:
            self._by_key.pop(key).hide()
        self.setVisible(bool(self._by_key))

    def _empty(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(state_ink(self.palette(), State.OVERDUE), 2))
        painter.setBrush(self.palette().color(QPalette.ColorRole.Base))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class _ProblemLink(QPushButton):
    """A line of the summary that leads to its box; it takes as many lines as it needs."""

    def __init__(self, text: str, target: QWidget) -> None:
        super().__init__(text)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = self.font()
        font.setUnderline(True)
        self.setFont(font)
        self.clicked.connect(lambda: target.setFocus(Qt.FocusReason.OtherFocusReason))

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width), _HIGH)
        needed = self.fontMetrics().boundingRect(room, _WRAPPED, self.text()).height()
        return max(TARGET, needed + 2 * Space.TINY)

    def sizeHint(self) -> QSize:
        wide = min(self.fontMetrics().horizontalAdvance(self.text()) + Space.TINY, em(self, 24))
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        words = self.text().split()
        longest = max((self.fontMetrics().horizontalAdvance(each) for each in words), default=0)
        return QSize(min(longest, em(self, 10)), TARGET)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(state_ink(self.palette(), State.OVERDUE))
        painter.drawText(self.rect(), _WRAPPED, self.text())
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(
                QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self
            )
