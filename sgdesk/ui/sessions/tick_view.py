"""Ticking the paper back in: the grid, whoever walked in, and Save."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import UserError
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.imports.attendance import ListOf
from sgdesk.services.sessions.attendance import Marked, mark_attendance
from sgdesk.services.sessions.sessions import SessionLine, SessionView
from sgdesk.ui.alerts import Prompt, agrees_for_all
from sgdesk.ui.context import Context
from sgdesk.ui.sessions.columns import booking_lines
from sgdesk.ui.sessions.lists.dialog import ListDialog
from sgdesk.ui.sessions.tick_grid import TickGrid
from sgdesk.ui.sessions.tick_model import TickModel
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import ErrorSummary, FlowLayout, Note, PushButton, announce
from sgdesk.ui.widgets.boxes.person_box import PersonBox
from sgdesk.ui.widgets.table import gives_way
from sgdesk.ui.words import Named


class TickView(QWidget):
    """The sheet of the session that is shown; what is ticked stays until it is saved."""

    saved = Signal(str)
    """It is saved: what followed, in words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context: Context | None = None
        self._view: SessionView | None = None
        self._people: Named = ()
        self.model = TickModel()
        self.grid = TickGrid(self.model)
        self.intro = Note()
        self.count = Note()
        self.problem = ErrorSummary()
        self.all_button = PushButton(tr("&All came"), "check")
        self.who = PersonBox()
        self.who.set_name(tr("Somebody else who came"))
        self.add_button = PushButton(tr("Add to the sheet"), "add")
        self.list_button = PushButton(tr("Bring in the attendance list …"), "import")
        self.save_button = PushButton(tr("&Save the sheet (Ctrl+Enter)"), "check")
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        tools = QWidget()
        flow = FlowLayout(tools)
        label = QLabel(tr("So&mebody else:"))
        label.setBuddy(self.who)
        label.setMinimumHeight(self.who.minimumHeight())
        for each in (self.all_button, label, self.who, self.add_button):
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.SMALL, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.intro)
        column.addWidget(self.problem)
        foot = QWidget()
        below = QHBoxLayout(foot)
        below.setContentsMargins(0, 0, 0, 0)
        ways = QWidget()
        flow = FlowLayout(ways)
        flow.addWidget(self.save_button)
        flow.addWidget(self.list_button)
        below.addWidget(ways, 2)
        below.addWidget(self.count, 1)
        column.addWidget(foot)  # over the list: below it, it lay under the edge of a small screen
        column.addWidget(gives_way(self.grid, lines=8), 1)
        column.addWidget(tools)

    def _connect(self) -> None:
        self.model.changed.connect(self._say_how_many)
        self.grid.finished.connect(self.save)
        self.grid.left.connect(self.save_button.setFocus)
        self.all_button.clicked.connect(self._all_came)
        self.add_button.clicked.connect(self._add)
        self.who.entered.connect(self._add)
        self.save_button.clicked.connect(self.save)
        self.list_button.clicked.connect(lambda: self.open_list())
        QShortcut(QKeySequence("Ctrl+Return"), self.save_button, self.save)

    def show_session(self, view: SessionView, people: Named, context: Context) -> None:
        """Show the sheet of a session, with what was ticked before and is not saved.

        ``people`` are all who can be added to it, told apart.
        """
        is_other = self._view is None or self._view.line.id != view.line.id
        self._context, self._view = context, view
        is_over = view.line.held_on <= context.workspace.today()
        may_tick = is_over and context.may_write and view.line.state is not SessionState.CANCELLED
        row = self.grid.currentIndex().row()
        self.model.show_sheet(view.line.id, booking_lines(view), may_tick=may_tick)
        self._people = people
        self._offer_people()
        for each in (self.grid, self.all_button, self.who, self.add_button, self.list_button):
            each.setEnabled(may_tick)
        self.grid.setEnabled(True)
        self._say_what_to_do()
        self.grid.fit_columns()
        if is_other:
            self.problem.hide()
        if 0 <= row < self.model.rowCount() and not is_other:
            self.grid.setCurrentIndex(self.model.index(row, 0))

    def start(self) -> None:
        """Put the focus where ticking goes on."""
        if self.model.rowCount():
            self.grid.start()
        else:
            self.who.setFocus()

    def open_list(self, *, paste: bool = False) -> None:
        """Bring in a list of who came, or with ``paste`` what was copied."""
        context, view = self._context, self._view
        if context is None or view is None or not self.list_button.isEnabled():
            return
        dialog = ListDialog(context, view, ListOf.ATTENDANCE, self)
        dialog.followed.connect(self.saved)
        dialog.begin(paste=paste)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+V on the sheet brings in what was copied; a box to type in takes it first."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.open_list(paste=True)
        else:
            super().keyPressEvent(event)

    def _offer_people(self) -> None:
        there = self.model.people
        self.who.set_people(each for each in self._people if each[0] not in there)

    def _all_came(self) -> None:
        names = tuple(self.model.not_ticked())
        question = Prompt(
            title=tr("Tick {n:,} people as having come?", n=len(names)),
            text=tr("Nothing is saved before you save the sheet."),
            do_it=tr("Tick {n:,} people", n=len(names)),
            leave_it=tr("Go back"),
            names=names,
        )
        if self._context is None or not agrees_for_all(self._context.alerts, question):
            return
        self.model.all_came()
        self.save_button.setFocus()

    def _add(self) -> None:
        found = self.who.person() or self.who.only_match()
        if found is None:
            said = tr("Choose somebody who is with People. Add them there first if need be.")
            if self.who.matches():
                typed = self.who.currentText().strip()
                said = tr("Several people fit “{typed}”: choose one, or type more.", typed=typed)
            self.problem.show_problems([(said, self.who)])
            return
        self.problem.hide()
        self.who.setEditText("")
        row = self.model.add(*found)
        self._offer_people()
        self._say_what_to_do()
        self.grid.go_to(row)

    def _say_what_to_do(self) -> None:
        if self._view is not None and self._context is not None:
            on_sheet = self.model.rowCount()
            self.intro.setText(_intro(self._view, self._context, on_sheet=on_sheet))

    def _say_how_many(self) -> None:
        came, away, missing = self.model.counts()
        said = [
            tr_count("{n} came", "{n} came", came),
            tr_count("{n} did not come", "{n} did not come", away),
            tr_count("{n} is not ticked yet", "{n} are not ticked yet", missing),
        ]
        words = ", ".join(said) + "." if self.model.rowCount() else ""
        if self.model.is_open and self.model.marks() and not missing:
            words = tr("{counts} Not saved yet: save the sheet.", counts=words)
            announce(self.count, words)
        self.count.setText(words)
        self.save_button.setEnabled(self.model.is_open and bool(self.model.marks()))

    def save(self) -> None:
        """Save every tick as one action; an absence without a reason is said on top."""
        self.save_then(lambda: None)

    def drop(self) -> None:
        """Let go of every tick that is not saved."""
        self.model.forget()
        if self._view is not None and self._context is not None:
            self.show_session(self._view, self._people, self._context)

    def save_then(self, then: Callable[[], object]) -> None:
        """Save as ``save`` does, and go on with ``then`` once that is done."""
        context, view = self._context, self._view
        if context is None or view is None or not self.save_button.isEnabled():
            return
        lacking = self.model.without_reason()
        if lacking:
            names = ", ".join(name for _, name in lacking)
            self.grid.setCurrentIndex(self.model.index(lacking[0][0], 0))
            self._refuse(tr("Choose why {names} did not come: press N on the line.", names=names))
            return
        workspace, marks = context.workspace, self.model.marks()

        def done(found: Marked) -> None:
            self.problem.hide()
            self.model.forget(view.line.id)
            self.grid.setFocus()  # the button is grey now: a stray key must not go to another box
            self.saved.emit(_followed(found, view))
            then()

        context.perform(
            lambda: mark_attendance(workspace, view.line.id, marks), done, self._failed, owner=self
        )

    def _failed(self, error: UserError) -> None:
        self._refuse(error_text(error))

    def _refuse(self, text: str) -> None:
        self.problem.show_problems([(text, self.grid)])


def _intro(view: SessionView, context: Context, *, on_sheet: int) -> str:
    """What can be done with the sheet, and the day that will stand."""
    line, today = view.line, context.workspace.today()
    if line.state is SessionState.CANCELLED:
        return tr("The session was cancelled, so nobody is ticked in.")
    if line.held_on > today:
        return tr("Tick the paper back in on {day} or later.", day=long_date(line.held_on))
    if not context.may_write:
        return tr("To be read only, as at the day that the window shows.")
    if not on_sheet:
        return tr(
            "Nobody is on the sheet yet. Book who should come, or add whoever came under "
            "“Somebody else”."
        )
    return _keys_words(line, today)


def _keys_words(line: SessionLine, today: date) -> str:
    """The keys that tick, and what will stand of it."""
    keys = tr("Y: came, N: did not come and why; each goes on to the next. Up and Down go back.")
    if line.state is SessionState.HELD:
        return tr("{keys} What you change now changes the training that stands.", keys=keys)
    days = (today - line.held_on).days
    if not days:
        return tr("{keys} Training will stand from today.", keys=keys)
    late = tr_count("{n} day ago", "{n} days ago", days)
    return tr(
        "{keys} The session was {late}: training will stand from {day}, not from today.",
        keys=keys,
        late=late,
        day=long_date(line.held_on),
    )


def _followed(found: Marked, view: SessionView) -> str:
    """What came of saving, in sentences."""
    day = long_date(view.line.held_on)
    said = []
    if found.training_ids:
        one = "{n} person has the training, dated {day}. Form and certificate follow from it."
        many = "{n} people have the training, dated {day}. Forms and certificates follow from it."
        said.append(tr_count(one, many, len(found.training_ids), day=day))
    if found.known_twice:
        one = "{n} person has it from another sitting of that day already: it stands once."
        many = "{n} people have it from another sitting of that day already: it stands once."
        said.append(tr_count(one, many, len(found.known_twice)))
    if found.did_not_attend:
        away = len(found.did_not_attend)
        said.append(tr_count("{n} did not come.", "{n} did not come.", away))
    if found.struck_out:
        one, many = "Training of {n} person is struck out.", "Training of {n} people is struck out."
        said.append(tr_count(one, many, len(found.struck_out)))
    if found.not_marked:
        one, many = "{n} person is not ticked yet.", "{n} people are not ticked yet."
        said.append(tr_count(one, many, len(found.not_marked)))
    return " ".join(said)
