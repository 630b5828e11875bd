"""Typing a session's paper forms in."""

from dataclasses import dataclass
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout

from sgdesk.domain.certificates import CertificateState
from sgdesk.domain.dates import short_date
from sgdesk.domain.errors import UserError
from sgdesk.domain.evaluation import FormKind
from sgdesk.services.certificates import certificate_lines
from sgdesk.services.evaluation import EntryGrid, FormEntry, Saved, entry_grid, save_forms
from sgdesk.services.results import Area
from sgdesk.services.sessions import SessionLine, session_lines
from sgdesk.services.workspace import Workspace
from sgdesk.ui.alerts import Question
from sgdesk.ui.evaluation.grid import EntryGridView
from sgdesk.ui.evaluation.grid_model import EntryModel
from sgdesk.ui.evaluation.words import kind_word
from sgdesk.ui.page import Page
from sgdesk.ui.places import Place
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Banner, DateBox, EmptyState, ErrorSummary, Note, PushButton


@dataclass(frozen=True, slots=True)
class Typed:
    """What was saved, and how many certificates became ready by it."""

    saved: Saved
    ready: int


def save_typed(
    workspace: Workspace, entries: list[FormEntry], training_ids: frozenset[int]
) -> tuple[Typed, object]:
    """Save the forms; count the certificates that waited for them and are ready now."""
    before = _ready(workspace)
    saved = save_forms(workspace, entries)
    ready = len((_ready(workspace) - before) & training_ids)
    return Typed(saved, ready), saved.changes


def _ready(workspace: Workspace) -> frozenset[int]:
    lines = certificate_lines(workspace)
    return frozenset(each.training_id for each in lines if each.state is CertificateState.READY)


class TypeIn(Page):
    """Choose a session and a kind of form, type, save all at once."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.EVALUATION, Area.SESSIONS, Area.TRAINING})
    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self._sessions: tuple[SessionLine, ...] = ()
        self._session = QComboBox()
        self._session.setAccessibleName(tr("Session"))
        self._session.setMinimumContentsLength(28)
        self._kind = QComboBox()
        self._kind.setAccessibleName(tr("Kind of form"))
        for kind in FormKind:
            self._kind.addItem(kind_word(kind), kind)
        self._model = EntryModel()
        self._grid = EntryGridView(self._model)
        self._note = Note()
        self._problem = ErrorSummary()
        self._done = Banner()
        self._done.hide()
        self._save = PushButton(tr("Save the forms (Ctrl+Enter)"), "check")
        self._empty = EmptyState(
            tr("No forms to type in"),
            tr("Once a session has been held and ticked in, its paper forms are typed in here."),
            tr("Go to Sessions"),
        )
        self._day: DateBox | None = None
        self._lay_out()

    def _lay_out(self) -> None:
        self._top = QHBoxLayout()
        self._top.setSpacing(Space.MEDIUM)
        for label, box in ((tr("&Session"), self._session), (tr("&Form"), self._kind)):
            name = QLabel(label)
            name.setBuddy(box)
            self._top.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
            self._top.addWidget(box, 0, Qt.AlignmentFlag.AlignTop)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid)
        self._stack.addWidget(self._empty)
        foot = QHBoxLayout()
        foot.addWidget(self._note, 1)
        foot.addWidget(self._save)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addLayout(self._top)
        column.addWidget(self._problem)
        column.addWidget(self._done)
        column.addWidget(self._stack, 1)
        column.addLayout(foot)

    def _connect(self) -> None:
        self._session.activated.connect(self._chosen_changed)
        self._kind.activated.connect(self._chosen_changed)
        self._model.typed.connect(self._say_how_many)
        self._grid.finished.connect(self.save)
        self._grid.left.connect(self._save.setFocus)
        self._save.clicked.connect(self.save)
        self._done.chosen.connect(lambda: self.context.navigate(Place.CERTIFICATES))
        self._empty.chosen.connect(lambda: self.context.navigate(Place.SESSIONS))
        QShortcut(QKeySequence("Ctrl+Return"), self._save, self.save)

    def show_form(self, session_id: int, kind: FormKind) -> None:
        """Show the forms of a session, once they are loaded."""
        self._kind.setCurrentIndex(self._kind.findData(kind))
        at = self._session.findData(session_id)
        if at >= 0:
            self._session.setCurrentIndex(at)
        self._load_grid()

    def may_leave(self) -> bool:
        """Ask before forms that are typed and not saved are let go."""
        if not self._model.begun:
            return True
        return self.context.alerts.ask(
            Question(
                tr("Forms that are not saved"),
                tr_count(
                    "{n} form is typed in and not saved yet.",
                    "{n} forms are typed in and not saved yet.",
                    self._model.begun,
                ),
                tr("Leave without saving"),
                tr("Stay here"),
            )
        )

    def _load(self) -> None:
        if self._day is None:
            self._add_day()
        workspace, as_at = self.context.workspace, self.context.as_at
        self.fetch(lambda: session_lines(workspace, as_at), self._fill, about="sessions")

    def _add_day(self) -> None:
        self._day = DateBox(self.context.workspace.today())
        self._day.edit.setAccessibleName(tr("Day the forms came back"))
        self._day.set_value(self.context.workspace.today())
        name = QLabel(tr("&Came back"))
        name.setBuddy(self._day)
        self._top.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
        self._top.addWidget(self._day, 1)

    def _fill(self, lines: tuple[SessionLine, ...]) -> None:
        """Show the sessions, the newest first; the one that was chosen stays."""
        chosen = self._session.currentData()
        held = sorted((each for each in lines if each.attended), key=lambda each: each.held_on)
        self._session.clear()
        for each in reversed(held):
            words = tr("{day}: {course}", day=short_date(each.held_on), course=each.course)
            self._session.addItem(words, each.id)
        self._session.setCurrentIndex(max(self._session.findData(chosen), 0) if held else -1)
        self._stack.setCurrentIndex(0 if held else 1)
        if held and not self._model.begun:
            self._load_grid()
        self._say_how_many()

    def _chosen_changed(self) -> None:
        if self.may_leave():
            self._done.hide()
            self._load_grid()

    def _load_grid(self) -> None:
        session = self._session.currentData()
        if session is None:
            return
        workspace, kind = self.context.workspace, FormKind(self._kind.currentData())
        self.fetch(lambda: entry_grid(workspace, session, kind), self._show_grid, about="grid")

    def _show_grid(self, grid: EntryGrid) -> None:
        self._problem.hide()
        self._model.show_grid(grid, may_write=self.context.may_write)
        self._grid.fit()
        if grid.rows:
            self._grid.start()

    def _say_how_many(self) -> None:
        """Under the grid: how many are in, what is typed, and whether names are kept."""
        rows = self._model.rows
        came = sum(row.line.received_on is not None for row in rows)
        said = [tr("{came} of {all} forms are in.", came=came, all=len(rows))]
        if not rows:
            said = [tr("There are no forms of this kind for this session.")]
        if any(row.line.anonymous for row in rows):
            said.append(
                tr("These forms are anonymous: answers are kept without a name, and stay closed.")
            )
        if self._model.begun:
            said.append(
                tr_count("{n} form is not saved.", "{n} forms are not saved.", self._model.begun)
            )
        self._note.setText(" ".join(said))
        may_write = self._context is not None and self.context.may_write
        self._save.setEnabled(may_write and bool(self._model.begun))

    def save(self) -> None:
        """Save everything that was typed as one deed; what is wrong is said on top."""
        day = self._day.value() if self._day else None
        if not self._save.isEnabled() or self._day is None:
            return
        if day is None:
            self._problem.show_problems([(self._day.problem(), self._day.edit)])
            return
        workspace = self.context.workspace
        entries, about = self._model.entries(day), self._model.training_ids()
        self.context.perform(
            lambda: save_typed(workspace, entries, about),
            lambda result: self._saved(result[0]),
            self._refused,
            owner=self,
        )

    def _refused(self, error: UserError) -> None:
        self._problem.show_problems([(error_text(error), None)])

    def _saved(self, typed: Typed) -> None:
        said = [tr_count("{n} form is saved.", "{n} forms are saved.", typed.saved.forms)]
        if typed.ready:
            one = "{n} certificate is now ready to issue."
            said.append(tr_count(one, "{n} certificates are now ready to issue.", typed.ready))
        if typed.saved.traceable:
            said.append(
                tr(
                    "So few anonymous forms at once can be told apart by the history. "
                    "Next time, type in at least three together."
                )
            )
        self._done.show_text(" ".join(said), tr("Go to Certificates") if typed.ready else "")
        self._load_grid()
