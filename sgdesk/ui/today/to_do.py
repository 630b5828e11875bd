"""What to do, the most urgent first: one line for each person and requirement, with its button."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QRect, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QSizePolicy,
    QStyle,
    QStyleOptionToolButton,
    QStylePainter,
    QWidget,
)

from sgdesk.domain.training.titles import shortest_title, without_remark
from sgdesk.services.training.why import Why
from sgdesk.services.views.overview import TodayView, ToDo
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.why import missing_words, short_source, why_lines
from sgdesk.ui.widgets import Card, LinkButton, Note, PushButton, StateBadge
from sgdesk.ui.widgets.labels import breakable
from sgdesk.ui.words import told_name

SHOWN = 8
"""How many lines fit a glance; the rest is one press away."""

_NAME_LEAST = 13
"""The least room for a name beside its state and its buttons, in lines of text."""

_LOWEST = 24
"""Pixels that a finger or an unsteady hand needs at least."""


class _Name(LinkButton):
    """A name that opens its person; it goes on in the next line where there is no room."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text.replace("&", "&&"), parent)
        self._whole = _kept_together(breakable(text))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(em(self, 7))

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2 * Space.SMALL + 2
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 7), _LOWEST)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * Space.SMALL, 0)
        high = self.fontMetrics().boundingRect(room, _WRAPPED, self._whole).height()
        return max(_LOWEST, high + 2 * Space.TINY)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionToolButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawComplexControl(QStyle.ComplexControl.CC_ToolButton, option)
        painter.setPen(self.palette().color(QPalette.ColorRole.ButtonText))
        room = self.rect().adjusted(Space.SMALL, 0, -Space.SMALL, -Space.TINY)
        painter.drawText(room, _WRAPPED, self._whole)


_WRAPPED = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)

_LEFT = Qt.AlignmentFlag.AlignLeft

_SHORT_WORD = 3


def _kept_together(text: str) -> str:
    """No short last word, such as the number of a level, stands on a line of its own."""
    before, gap, last = text.rpartition(" ")
    return f"{before}\u00a0{last}" if gap and len(last) <= _SHORT_WORD else text


@dataclass(frozen=True, slots=True)
class _Line:
    """The parts of one line: whose it is, its state, why, and its buttons."""

    why: Why
    is_recommended: bool
    badge: StateBadge
    name: _Name
    reason: Note
    buttons: tuple[PushButton, PushButton]


class _Room(Enum):
    """How much room there is for the parts of a line."""

    WIDE = 0
    MEDIUM = 1
    NARROW = 2


class _Rows(QWidget):
    """Lines side by side with their buttons; each goes over several where that is too narrow.

    A name and its training are never cut. Whose rule it is goes first: it stands in the tip.
    """

    def __init__(self, lines: Sequence[_Line], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = lines
        self._room: _Room | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(Space.SMALL)
        self._lay(_Room.WIDE)

    def minimumSizeHint(self) -> QSize:
        """As narrow as the widest part of a line that goes over several."""
        least = max(self._badges_width(), self._buttons_width())
        return QSize(least, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = event.size().width()
        least = self._badges_width() + self._buttons_width() + 2 * Space.SMALL
        if wide >= least + em(self, _NAME_LEAST):
            self._lay(_Room.WIDE)
        else:
            self._lay(_Room.MEDIUM if wide >= least else _Room.NARROW)

    @property
    def first(self) -> QWidget:
        """The name in the first line."""
        return self._lines[0].name

    def _badges_width(self) -> int:
        return max(line.badge.sizeHint().width() for line in self._lines)

    def _buttons_width(self) -> int:
        widths = (sum(each.sizeHint().width() for each in line.buttons) for line in self._lines)
        return max(widths) + Space.SMALL

    def _lay(self, room: _Room) -> None:
        """Put the parts into their cells; the order of Tab is that of the eye in all of them."""
        if room is self._room:
            return
        self._room = room
        is_wide, is_narrow = room is _Room.WIDE, room is _Room.NARROW
        self._grid.setVerticalSpacing(Space.LINE if is_wide else Space.TINY)
        for place, line in enumerate(self._lines):
            top = 5 * place
            for part in (line.badge, line.name, line.reason, *line.buttons):
                self._grid.removeWidget(part)
            words = reason_words(line.why, is_recommended=line.is_recommended, short=is_narrow)
            line.reason.setText(words)
            if is_wide:
                self._lay_beside(line, top)
            else:
                self._lay_over(line, top, is_narrow=is_narrow)
            line.reason.setVisible(bool(words))  # only now it has a parent, or it were a window
            self._grid.setRowMinimumHeight(top + 4, Space.TINY if is_wide else Space.SMALL)
        for column, share in {0: 0, 1: not is_narrow, 3: is_narrow}.items():
            self._grid.setColumnStretch(column, int(share))
        self.updateGeometry()

    def _lay_beside(self, line: _Line, top: int) -> None:
        """State, name over its reason, buttons: side by side."""
        self._grid.addWidget(line.badge, top, 0, 2, 1, _LEFT)
        self._grid.addWidget(line.name, top, 1)
        self._grid.addWidget(line.reason, top + 1, 1)
        for column, button in enumerate(line.buttons):
            self._grid.addWidget(button, top, 2 + column, 2, 1)

    def _lay_over(self, line: _Line, top: int, *, is_narrow: bool) -> None:
        """Name, reason and state over each other; the buttons beside them, or below."""
        across = 4 if is_narrow else 2
        self._grid.addWidget(line.name, top, 0, 1, across)
        self._grid.addWidget(line.reason, top + 1, 0, 1, across)
        self._grid.addWidget(line.badge, top + 2, 0, 1, across, _LEFT)
        for column, button in enumerate(line.buttons):
            if is_narrow:
                self._grid.addWidget(button, top + 3, column, _LEFT)
            else:
                self._grid.addWidget(button, top, 2 + column, 3, 1)


class ToDoList(Card):
    """Tells who was opened, who is to be booked or trained, or that all are wanted."""

    opened = Signal(object)
    book_asked = Signal(object)
    record_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To do"), parent)
        self._rows: _Rows | None = None
        self._more = LinkButton("")
        self._more.clicked.connect(self.all_asked)
        self._nothing = Note(tr("Nothing is waiting. Everybody has what their role calls for."))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()

    def begin(self) -> bool:
        """Put the focus on whoever is most urgent; false where nobody is waiting."""
        if self._rows is None:
            return False
        self._rows.first.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def show_view(self, view: TodayView, *, may_write: bool) -> None:
        """Show the first lines of what is to be done."""
        rows = view.to_do
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = None
        self._nothing.setVisible(not rows)
        if rows:
            self._rows = _Rows(
                [self._line(row, view.why(row), may_write=may_write) for row in rows[:SHOWN]]
            )
            self.body.insertWidget(1, self._rows)
        rest = len(rows) - SHOWN
        self._more.setVisible(rest > 0)
        self._more.set_text(tr_count("And {n} more: show it", "And {n} more: show them all", rest))

    def _line(self, row: ToDo, why: Why, *, may_write: bool) -> _Line:
        reason = Note()
        reason.setIndent(Space.SMALL)
        reason.setToolTip("\n".join(why_lines(why)))
        buttons = (
            self._button(tr("Book"), row, self.book_asked, on=may_write),
            self._button(tr("Record"), row, self.record_asked, on=may_write),
        )
        badge, name = StateBadge(row.state, row.day), self._name(row, why)
        return _Line(why, row.is_recommended, badge, name, reason, buttons)

    def _name(self, row: ToDo, why: Why) -> _Name:
        title = shortest_title(row.title)
        text = tr("{name}: {title}", name=told_name(row.person_name, row.apart), title=title)
        name = _Name(text)
        said = tr("{what}, recommended", what=text) if row.is_recommended else text
        reasons = tuple(why_lines(why))
        name.setAccessibleName(tr("Open {text}", text=said))
        name.setAccessibleDescription(" ".join(reasons))
        name.setToolTip("\n".join((text, *reasons)))
        name.clicked.connect(lambda: self.opened.emit(row))
        return name

    @staticmethod
    def _button(text: str, row: ToDo, signal: SignalInstance, *, on: bool) -> PushButton:
        button = PushButton(text)
        title = without_remark(row.title)
        name = tr(
            "{verb} {title} for {name}",
            verb=text,
            title=title,
            name=told_name(row.person_name, row.apart),
        )
        button.setAccessibleName(name)
        button.setEnabled(on)
        button.clicked.connect(lambda: signal.emit(row))
        return button


def reason_words(why: Why, *, is_recommended: bool, short: bool = False) -> str:
    """What is missing of it, where more than one course is needed, and whose rule it is.

    ``short`` leaves out whose rule it is, but that it is only recommended.
    """
    missing = missing_words(why) if why.is_begun or why.nothing_meets_it else ""
    source = "" if short else short_source(why)
    if is_recommended:
        source = tr("recommended, {whose}", whose=source) if source else tr("recommended")
    return " · ".join(each for each in (missing, source) if each)
