"""Who is booked on a session and who waits."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.sessions.session import BookingState, SessionState
from sgdesk.services.imports.attendance import ListOf
from sgdesk.services.sessions.sessions import SessionView
from sgdesk.ui.context import Context
from sgdesk.ui.people.recording.course_reason_dialog import CourseReasonDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.sessions.columns import BookingLine, booking_columns, booking_lines
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.sessions.small_dialogs import GiveBackDialog, NeedsDialog
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import FlowLayout, Note, PushButton, RowsModel, Table
from sgdesk.ui.widgets.table import gives_way

_TAKES_BOOKINGS = (SessionState.PLANNED, SessionState.TO_MARK)
_HAS_PLACE = (BookingState.BOOKED, BookingState.WAITING)


class BookingsView(QWidget):
    """One row a person, those with a place first; Enter opens the person."""

    changed = Signal(str)
    """A place was given back: what came of it, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._view: SessionView | None = None
        self._course = (0, "")
        self._model: RowsModel[BookingLine] = RowsModel(booking_columns())
        self.table = Table(tr("Booked"))
        self.table.setObjectName("session-bookings")
        self.table.setModel(self._model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.give_back_button = PushButton(tr("Give the place bac&k …"), "undo")
        self.needs_button = PushButton(tr("What they nee&d …"), "edit")
        self.why_button = PushButton(tr("Say wh&y they did not come …"), "edit")
        self.table.offer(
            self.give_back_button,
            self.needs_button,
            self.why_button,
            correct=self.needs_button,
            take_away=self.give_back_button,
        )
        self.list_button = PushButton(tr("Bring in the bookings …"), "import")
        self.nobody = Note(tr("Nobody is booked yet. “Who should come” lists who is due."))
        self._lay_out()
        self.give_back_button.clicked.connect(lambda: self._open(self._give_back))
        self.needs_button.clicked.connect(lambda: self._open(self._needs))
        self.why_button.clicked.connect(lambda: self._open(self._say_why))
        self.list_button.clicked.connect(lambda: self.open_list())
        self.table.opened.connect(lambda _: self._open(self._show_person))
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        flow.addWidget(self.give_back_button)
        flow.addWidget(self.needs_button)
        flow.addWidget(self.why_button)
        flow.addWidget(self.list_button)
        self._stack = QStackedWidget()
        self._stack.addWidget(gives_way(self.table))
        self._stack.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._stack, 1)
        column.addWidget(tools)

    def show_session(self, view: SessionView, context: Context) -> None:
        """Show who is booked on a session."""
        self._context, self._view = context, view
        self._course = (view.line.course_id, view.line.course)
        row = self.table.currentIndex().row()
        self._model.set_rows(booking_lines(view))
        self.table.fit_columns()
        self._stack.setCurrentWidget(self.table if self._model.rows else self.nobody)
        if 0 <= row < self._model.rowCount():
            self.table.selectRow(row)
        self._offer()

    def _chosen(self) -> BookingLine | None:
        rows = self.table.selectionModel().selectedRows()
        return self._model.row(rows[0]) if rows else None

    def _offer(self) -> None:
        chosen = self._chosen()
        may_write = self._context is not None and self._context.may_write
        has_place = chosen is not None and chosen.state in _HAS_PLACE
        self.give_back_button.setEnabled(may_write and has_place)
        self.needs_button.setEnabled(may_write and has_place)
        state = self._view.line.state if self._view is not None else None
        self.list_button.setEnabled(may_write and state in _TAKES_BOOKINGS)
        self.list_button.setVisible(state in _TAKES_BOOKINGS)
        stayed_away = chosen is not None and _stayed_away(chosen)
        self.why_button.setVisible(any(_stayed_away(each) for each in self._model.rows))
        self.why_button.setEnabled(may_write and stayed_away)

    def open_list(self, *, paste: bool = False) -> None:
        """Bring in a list of who is booked, or with ``paste`` what was copied."""
        context, view = self._context, self._view
        if context is None or view is None or not self.list_button.isEnabled():
            return
        dialog = ListDialog(context, view, ListOf.BOOKINGS, self)
        dialog.followed.connect(self.changed)
        dialog.begin(paste=paste)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V brings in what was copied."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.open_list(paste=True)
        else:
            super().keyPressEvent(event)

    def _open(self, what: Callable[[Context, BookingLine], None]) -> None:
        chosen = self._chosen()
        if self._context is not None and chosen is not None:
            what(self._context, chosen)

    def _give_back(self, context: Context, chosen: BookingLine) -> None:
        dialog = GiveBackDialog(context, chosen, self)
        dialog.followed.connect(self.changed)
        dialog.open()

    def _needs(self, context: Context, chosen: BookingLine) -> None:
        NeedsDialog(context, chosen, self).open()

    def _say_why(self, context: Context, chosen: BookingLine) -> None:
        who = (chosen.person_id, chosen.name)
        CourseReasonDialog(context, who, [self._course], self).open()

    @staticmethod
    def _show_person(context: Context, chosen: BookingLine) -> None:
        context.navigate(Place.PEOPLE, Wanted(person=chosen.person_id))


def _stayed_away(line: BookingLine) -> bool:
    return line.state is BookingState.DID_NOT_ATTEND
