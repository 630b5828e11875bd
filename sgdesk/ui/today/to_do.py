"""What to do, the most urgent first: one line for each person and requirement, with its button."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from sgdesk.services.views.overview import ToDo
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import Card, LinkButton, Note, PushButton, StateBadge
from sgdesk.ui.words import short_title

SHOWN = 8
"""How many lines fit a glance; the rest is one press away."""


class _Name(LinkButton):
    """A name that opens its person; it is cut with an ellipsis where there is no room."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        self._whole = text
        super().__init__(text, parent)
        self.setToolTip(text)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(em(self, 7))

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self._whole)
        return QSize(text + 2 * Space.SMALL + 2, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        room = event.size().width() - 2 * Space.SMALL
        cut = self.fontMetrics().elidedText(self._whole, Qt.TextElideMode.ElideRight, room)
        self.setText(cut.replace("&", "&&"))
        super().resizeEvent(event)


class ToDoList(Card):
    """Tells who was opened, who is to be booked or trained, or that all are wanted."""

    opened = Signal(object)
    book_asked = Signal(object)
    record_asked = Signal(object)
    all_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("To do"), parent)
        self._rows: QWidget | None = None
        self._more = LinkButton("")
        self._more.clicked.connect(self.all_asked)
        self._nothing = Note(tr("Nothing is waiting. Everybody has what their role calls for."))
        self.body.addWidget(self._nothing)
        self.body.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addStretch()

    def show_rows(self, rows: Sequence[ToDo], *, may_write: bool) -> None:
        """Show the first lines of what is to be done."""
        if self._rows is not None:
            self._rows.hide()
            self._rows.deleteLater()
            self._rows = None
        self._nothing.setVisible(not rows)
        if rows:
            self._rows = self._grid(rows[:SHOWN], may_write=may_write)
            self.body.insertWidget(1, self._rows)
        rest = len(rows) - SHOWN
        self._more.setVisible(rest > 0)
        self._more.set_text(tr_count("And {n} more: show it", "And {n} more: show them all", rest))

    def _grid(self, rows: Sequence[ToDo], *, may_write: bool) -> QWidget:
        widget = QWidget()
        grid = QGridLayout(widget)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setVerticalSpacing(Space.TINY)
        grid.setColumnStretch(1, 1)
        for line, row in enumerate(rows):
            grid.addWidget(StateBadge(row.state, row.day), line, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(self._what(row), line, 1)
            book, record = self.book_asked, self.record_asked
            grid.addWidget(self._button(tr("Book"), row, book, on=may_write), line, 2)
            grid.addWidget(self._button(tr("Record"), row, record, on=may_write), line, 3)
        return widget

    def _what(self, row: ToDo) -> QWidget:
        """Whose it is and what; an interval that is advice says so on a line of its own, uncut."""
        cell = QWidget()
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._name(row), 0, Qt.AlignmentFlag.AlignLeft)
        if row.is_recommended:
            advice = Note(tr("recommended"))
            advice.setIndent(Space.SMALL)
            column.addWidget(advice)
        return cell

    def _name(self, row: ToDo) -> LinkButton:
        text = tr("{name}: {title}", name=row.person_name, title=short_title(row.title))
        name = _Name(text)
        said = tr("{what}, recommended", what=text) if row.is_recommended else text
        name.setAccessibleName(tr("Open {text}", text=said))
        name.clicked.connect(lambda: self.opened.emit(row))
        return name

    @staticmethod
    def _button(text: str, row: ToDo, signal: SignalInstance, *, on: bool) -> PushButton:
        button = PushButton(text)
        name = tr("{verb} {title} for {name}", verb=text, title=row.title, name=row.person_name)
        button.setAccessibleName(name)
        button.setEnabled(on)
        button.clicked.connect(lambda: signal.emit(row))
        return button
