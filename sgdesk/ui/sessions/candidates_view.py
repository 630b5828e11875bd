"""Who should come to a session, the most urgent first, and booking them."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.sessions.session import BookingState, SessionState
from sgdesk.domain.training.states import WANTS_TRAINING
from sgdesk.services.sessions.bookings import Booked, Candidate, book
from sgdesk.services.sessions.sessions import SessionView
from sgdesk.ui.alerts import Prompt, agrees_for_all
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.columns import candidate_columns
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FlowLayout, Note, PushButton, RowsModel, Table, TickAll, announce
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.widgets.table import gives_way
from sgdesk.ui.words import Named, told_name

_FREE = (None, BookingState.CANCELLED)


class CandidatesView(QWidget):
    """Tick rows, then Book; somebody who is in date can be asked for too."""

    booked = Signal(str)
    """People were booked: what came of it, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._view: SessionView | None = None
        self._found: tuple[Candidate, ...] = ()
        self._model: RowsModel[Candidate] = RowsModel(candidate_columns())
        self.table = Table(tr("Who should come"))
        self.table.setObjectName("session-candidates")
        self.table.setModel(self._model)
        self.everybody = QCheckBox(tr("Show all who nee&d it at some time"))
        self.everybody.setMinimumHeight(TARGET)
        self.all = TickAll(self.table)
        self.book_button = PushButton(tr("&Book those ticked"), "check")
        self.table.offer(self.book_button)
        self.table.tells = self._tells
        self.nobody = Note(
            tr("Nobody who is due for this course is without a place. Anybody else can be asked.")
        )
        self.who = PersonBox()
        self.who.set_name(tr("Somebody else to book"))
        self.who_button = PushButton(tr("Boo&k them"), "add")
        self.note = Note()
        self._lay_out()
        self.everybody.toggled.connect(lambda _: self._show())
        self.book_button.clicked.connect(self._book)
        self.table.opened.connect(lambda _: self._book())
        self.who_button.clicked.connect(self._book_other)
        self.who.entered.connect(self._book_other)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._offer())

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        flow.addWidget(self.all)
        flow.addWidget(self.book_button)
        flow.addWidget(self.everybody)
        label = QLabel(tr("So&mebody else:"))
        label.setBuddy(self.who)
        label.setMinimumHeight(TARGET)
        other = QWidget()
        line = QHBoxLayout(other)
        line.setContentsMargins(0, 0, 0, 0)
        for each in (label, self.who, self.who_button):
            line.addWidget(each)
        flow.addWidget(other)
        self._stack = QStackedWidget()
        self._stack.addWidget(gives_way(self.table))
        self._stack.addWidget(self.nobody)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._stack, 1)
        column.addWidget(self.note)
        column.addWidget(tools)

    @staticmethod
    def is_due(each: Candidate) -> bool:
        """Whether somebody should come and has no place yet, here or on another sitting."""
        is_due = each.state in WANTS_TRAINING and each.is_for_this
        return is_due and each.booking in _FREE and each.elsewhere is None

    def show_session(
        self,
        view: SessionView,
        found: tuple[Candidate, ...],
        people: Named,
        context: Context,
    ) -> None:
        """Show whom a session is for; ``people`` are all who can be asked for, told apart."""
        self._context, self._view, self._found = context, view, found
        there = {each.person_id for each in view.bookings if each.state not in _FREE}
        self.who.set_people(each for each in people if each[0] not in there)
        for box in (self.who, self.who_button):
            box.setEnabled(self._may_book())
        self._show()

    def _show(self) -> None:
        """Show who is due, or everybody without a place; who was chosen stays chosen."""
        chosen = {each.person_id for each in self._chosen()}
        wanted = [each for each in self._found if each.booking in _FREE]
        if not self.everybody.isChecked():
            wanted = [each for each in wanted if self.is_due(each)]
        self._model.set_rows(wanted)
        self.table.fit_columns()
        self._stack.setCurrentWidget(self.table if wanted else self.nobody)
        self._choose(chosen)
        self._offer()

    def _tells(self) -> str:
        """Who stands in the list: those due alone, or everybody without a place."""
        count = tr_count("{n} person", "{n} people", len(self._model.rows))
        if self.everybody.isChecked():
            return tr("{count}: everybody without a place.", count=count)
        return tr("{count}: those who are due and have no place yet.", count=count)

    def _choose(self, ids: set[int]) -> None:
        """Choose these people's rows in one go: a signal for each row would take seconds."""
        found = QItemSelection()
        for place, row in enumerate(self._model.rows):
            if row.person_id in ids:
                index = self._model.index(place, 0)
                found.select(index, index)
        selection = self.table.selectionModel()
        flags = selection.SelectionFlag
        selection.select(found, flags.Select | flags.Rows)

    def _chosen(self) -> Sequence[Candidate]:
        rows = sorted(self.table.selectionModel().selectedRows(), key=lambda index: index.row())
        return [self._model.row(index) for index in rows]

    def _offer(self) -> None:
        chosen, view = self._chosen(), self._view
        n = len(chosen)
        self.book_button.setText(
            tr_count("&Book {n} person", "&Book {n} people", n) if n else tr("&Book those ticked")
        )
        self.book_button.setEnabled(bool(chosen) and self._may_book())
        self.note.setText(_to_know(chosen, view) if view is not None else "")
        self.note.setVisible(bool(self.note.text()))

    def _may_book(self) -> bool:
        view, context = self._view, self._context
        open_states = (SessionState.PLANNED, SessionState.TO_MARK)
        return bool(context and context.may_write and view and view.line.state in open_states)

    def _book(self) -> None:
        self._book_all([each.person_id for each in self._chosen()])

    def _book_other(self) -> None:
        """Book whoever is named, or say that nobody of that name is with People."""
        found = self.who.person() or self.who.only_match()
        if found is None:
            said = tr("Choose somebody who is with People. Add them there first if need be.")
            if self.who.matches():
                typed = self.who.currentText().strip()
                said = tr("Several people fit “{typed}”: choose one, or type more.", typed=typed)
            self.note.setText(said)
            self.note.show()
            announce(self.note, said)
            return
        self.who.setEditText("")
        self._book_all([found[0]])

    def _book_all(self, ids: list[int]) -> None:
        context, view = self._context, self._view
        if context is None or view is None or not ids or not self._may_book():
            return
        if not agrees_for_all(context.alerts, self._question(ids, view)):
            return
        workspace = context.workspace
        context.perform(
            lambda: book(workspace, view.line.id, ids),
            lambda made: self.booked.emit(booked_words(made)),
            owner=self,
        )

    def _question(self, ids: list[int], view: SessionView) -> Prompt:
        names = {each.person_id: told_name(each.name, each.apart) for each in self._found}
        return Prompt(
            title=tr("Book {n:,} people on {course}?", n=len(ids), course=view.line.course),
            text=tr("Undo takes it back for all of them."),
            do_it=tr("Book {n:,} people", n=len(ids)),
            leave_it=tr("Go back"),
            names=tuple(names.get(each, "") for each in ids),
        )


def booked_words(made: Booked) -> str:
    """What came of booking, in sentences."""
    said = []
    if made.booked:
        said.append(tr_count("{n} is booked.", "{n} are booked.", len(made.booked)))
    if made.waiting:
        one, many = "{n} is on the waiting list.", "{n} are on the waiting list."
        said.append(tr_count(one, many, len(made.waiting)))
    if made.already:
        said.append(
            tr_count("{n} was booked before.", "{n} were booked before.", len(made.already))
        )
    said += [
        tr("{name} first needs {courses}.", name=each.name, courses=", ".join(each.missing_first))
        for each in made.warnings
    ]
    return " ".join(said)


def _to_know(chosen: Sequence[Candidate], view: SessionView) -> str:
    """What to know before those chosen are booked: places, and what comes first."""
    said = []
    free = view.line.free
    if free is not None and len(chosen) > free:
        over = len(chosen) - free
        one, many = "{n} will go on the waiting list.", "{n} will go on the waiting list."
        left = tr_count("{n} place is left", "{n} places are left", free)
        said.append(tr("▲ {left}: {over}", left=left, over=tr_count(one, many, over)))
    said += [
        tr(
            "▲ {name} first needs {courses}. Booking is possible all the same.",
            name=told_name(each.name, each.apart),
            courses=", ".join(each.missing_first),
        )
        for each in chosen
        if each.missing_first
    ][:3]
    return "\n".join(said)
