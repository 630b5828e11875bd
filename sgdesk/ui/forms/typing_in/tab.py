"""Typing a session's paper forms in."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.forms.form import DO_NOT_DESCRIBE, FormKind
from sgdesk.services.file.changes import Area
from sgdesk.services.forms.piles import Pile, piles
from sgdesk.services.forms.typing_in import (
    EntryGrid,
    FormLine,
    entry_grid,
    find_form,
    take_back_form,
)
from sgdesk.services.imports.answers import AnswersCameIn
from sgdesk.ui.alerts import Prompt
from sgdesk.ui.forms.bringing_in.dialog import FormsMeant
from sgdesk.ui.forms.bringing_in.words import came_words
from sgdesk.ui.forms.parts import choice, labelled
from sgdesk.ui.forms.typing_in.grid import EntryGridView
from sgdesk.ui.forms.typing_in.grid_model import EntryModel
from sgdesk.ui.forms.typing_in.online import OnlineAnswers
from sgdesk.ui.forms.typing_in.piles import first_kind, pile_words, session_words, undone
from sgdesk.ui.forms.typing_in.saving import Typed, save_typed
from sgdesk.ui.forms.words import kind_word, nameless_words
from sgdesk.ui.page import Page, Unsaved
from sgdesk.ui.places import THE_SESSIONS, Place
from sgdesk.ui.text import error_text, tr, tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import (
    Banner,
    DateBox,
    EmptyState,
    ErrorSummary,
    FlowLayout,
    Note,
    PushButton,
    announce,
)
from sgdesk.ui.widgets.boxes.elsewhere import ElsewhereHint


class TypeIn(Page):
    """Choose a session and a kind of form, type, save all at once."""

    areas: ClassVar[frozenset[Area]] = frozenset(
        {Area.EVALUATION, Area.SESSIONS, Area.TRAINING, Area.PEOPLE, Area.ORGANISATION}
    )
    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self._piles: tuple[Pile, ...] = ()
        self._shown: tuple[int | None, FormKind] | None = None
        self._goal: tuple[int | None, FormKind, int] | None = None
        self._asked: int | None = None
        self._session = choice(42)
        self._kind = choice(16)
        for kind in FormKind:
            self._kind.addItem(kind_word(kind), kind)
        self._code = QLineEdit()
        self._code.setMinimumHeight(TARGET)
        self._code.setFixedWidth(em(self, 8))
        self._model = EntryModel()
        self._grid = EntryGridView(self._model)
        self._note = Note()
        self._elsewhere = ElsewhereHint()
        self._problem = ErrorSummary()
        self._done = Banner()
        self._done.hide()
        self._take_back = PushButton(tr("&Take this form back"), "undo")
        self._take_back.setToolTip(tr("For a form that did not come in after all"))
        self._save = PushButton(tr("S&ave the forms (Ctrl+Enter)"), "check", main=True)
        self._empty = EmptyState(
            tr("No forms to type in"),
            tr("Once a session has been held and ticked in, its paper forms are typed in here."),
            tr("Go to Sessions"),
            drawing="edit",
        )
        self._day: DateBox | None = None
        self.online = OnlineAnswers()
        self._lay_out()

    def _lay_out(self) -> None:
        self._top = FlowLayout()
        self._top.addWidget(labelled(tr("&Session"), self._session))
        self._top.addWidget(labelled(tr("F&orm"), self._kind))
        self._top.addWidget(labelled(tr("Co&de on the form"), self._code))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._grid)
        self._stack.addWidget(self._empty)
        self._foot = QWidget()
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.addWidget(self._note, 1)
        foot.addWidget(self._take_back, 0, Qt.AlignmentFlag.AlignTop)
        foot.addWidget(self._save, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QWidget()
        self._head.setLayout(self._top)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._head)
        column.addWidget(self.online)
        column.addWidget(self._problem)
        column.addWidget(self._done)
        column.addWidget(self._stack, 1)
        column.addWidget(self._elsewhere)
        column.addWidget(self._foot)

    def _connect(self) -> None:
        self._session.activated.connect(self._chosen_changed)
        self._kind.activated.connect(self._chosen_changed)
        self._code.returnPressed.connect(lambda: self.find_code(self._code.text()))
        self._model.typed.connect(self._say_how_many)
        self._model.typed.connect(self.touched)
        self._model.typed.connect(lambda: self._elsewhere.look_at(self._model.typed_text()))
        self._grid.finished.connect(self.save)
        self._grid.selectionModel().currentRowChanged.connect(lambda *_: self._offer_take_back())
        self._grid.left.connect(self._leave_grid)
        self._grid.refused.connect(self._say_refused)
        self._take_back.clicked.connect(self._take_form_back)
        self._save.clicked.connect(self.save)
        self.online.bring_in.clicked.connect(self._bring_in)
        self.online.copy.clicked.connect(self._copy_questions)
        self.online.came_in.connect(self._came_in)
        self._done.chosen.connect(lambda: self.context.navigate(Place.CERTIFICATES))
        self._empty.chosen.connect(lambda: self.context.navigate(Place.SESSIONS, THE_SESSIONS))
        QShortcut(QKeySequence("Ctrl+Return"), self._save, self.save)

    def show_form(self, line: FormLine) -> None:
        """Show the forms that lie with this one, and go to it once they are loaded."""
        self._goal = (line.session_id, line.kind, line.id)
        self._show_asked()

    def show_session(self, session_id: int) -> None:
        """Show the forms of a session the next time that this is read, unless some are typed."""
        self._asked = session_id

    def find_code(self, code: str) -> None:
        """Go to the form of a code, however it was typed; or say why there is none."""
        workspace = self.context.workspace
        self.context.tasks.run(
            lambda: find_form(workspace, code), self._found_code, self._refused, owner=self
        )

    def _found_code(self, line: FormLine) -> None:
        self._code.clear()
        self._problem.hide()
        if any(row.line.id == line.id for row in self._model.rows):
            self._grid.go_to(line.id)
        elif self.may_leave(lambda: self.show_form(line)):
            self.show_form(line)

    def _show_asked(self) -> None:
        """Choose the pile of the form that is asked for, where it is loaded already."""
        if self._goal is None:
            return
        session_id, kind, _ = self._goal
        self._choose_pile(session_id, kind)

    def _choose_pile(self, session_id: int | None, kind: FormKind | None = None) -> None:
        """Show the forms of a kind of one session, else the first kind that is not all in."""
        at = next(
            (at for at, each in enumerate(self._piles) if each.session_id == session_id), None
        )
        if at is not None:
            kind = kind or first_kind(self._piles[at])
            self._kind.setCurrentIndex(self._kind.findData(kind))
            self._session.setCurrentIndex(at)
            self._load_grid()

    def _leave_grid(self) -> None:
        """Go on to Save, or past it where there is nothing to save."""
        if self._save.isEnabled():
            self._save.setFocus()
        else:
            self.focusNextChild()

    def unsaved(self) -> Unsaved | None:
        """Forms that are typed and not saved."""
        if not self._model.begun:
            return None
        sentence = tr_count(
            "{n} form is typed in and not saved yet.",
            "{n} forms are typed in and not saved yet.",
            self._model.begun,
        )
        save = self._save_then if self._may_write else None
        return Unsaved(sentence, tr("forms"), save, self._model.let_go)

    def _load(self) -> None:
        workspace = self.context.workspace
        if self._day is None:
            self._add_day()
        else:
            self._day.set_today(workspace.today())
        self.fetch(lambda: piles(workspace), self._fill, about="piles")

    def _add_day(self) -> None:
        self._day = DateBox(self.context.workspace.today())
        self._day.set_value(self.context.workspace.today())
        self._top.addWidget(labelled(tr("&Came back"), self._day))

    def _fill(self, found: tuple[Pile, ...]) -> None:
        """Show the piles, the newest session first; the one that was chosen stays."""
        chosen = self._pile()
        first = not self._piles
        self._piles = found
        self._done.stands_while(found)
        self._session.clear()
        for each in found:
            self._session.addItem(pile_words(each))
        wanted = chosen.session_id if chosen is not None else undone(found)
        ids = [each.session_id for each in found]
        self._session.setCurrentIndex(ids.index(wanted) if wanted in ids else 0 if ids else -1)
        for part in (self._head, self._foot, self.online.bring_in):
            part.setVisible(bool(found))
        self.online.bring_in.setEnabled(self._may_write)
        self._stack.setCurrentIndex(0 if found else 1)
        if first and found:
            self._kind.setCurrentIndex(self._kind.findData(first_kind(self._pile())))
        if found and self._model.begun:
            self._renew_grid()
        elif found:
            self._load_grid()
        self._say_how_many()
        self._show_asked()
        asked, self._asked = self._asked, None
        if asked is not None and not self._model.begun:
            self._choose_pile(asked)

    def _pile(self) -> Pile | None:
        at = self._session.currentIndex()
        return self._piles[at] if 0 <= at < len(self._piles) else None

    def _chosen_changed(self) -> None:
        at, kind = self._session.currentIndex(), self._kind.currentIndex()

        def go() -> None:
            self._session.setCurrentIndex(at)
            self._kind.setCurrentIndex(kind)
            self._done.hide()
            self._load_grid()

        if self.may_leave(go):
            go()
        else:
            self._choose_shown()

    def _choose_shown(self) -> None:
        """Put both lists back to what the grid shows."""
        if self._shown is not None:
            session_id, kind = self._shown
            ids = [each.session_id for each in self._piles]
            self._session.setCurrentIndex(ids.index(session_id) if session_id in ids else -1)
            self._kind.setCurrentIndex(self._kind.findData(kind))

    def _load_grid(self) -> None:
        pile = self._pile()
        if pile is None:
            return
        workspace, kind = self.context.workspace, FormKind(self._kind.currentData())
        number = pile.session_id
        self._shown = (number, kind)
        self.fetch(lambda: entry_grid(workspace, number, kind), self._show_grid, about="grid")

    def _renew_grid(self) -> None:
        """Read anew which of the forms that are shown are in, beside what is typed."""
        if self._shown is None:
            return
        workspace, shown = self.context.workspace, self._shown

        def renew(grid: EntryGrid) -> None:
            if shown == self._shown:
                self._model.renew(grid)

        self.fetch(lambda: entry_grid(workspace, *shown), renew, about="grid")

    def _show_grid(self, grid: EntryGrid) -> None:
        self._problem.hide()
        self._model.show_grid(grid, may_write=self.context.may_write)
        self._grid.fit()
        asked, self._goal = self._goal, None
        if asked is not None:
            self._grid.go_to(asked[2])
        elif grid.rows:
            self._grid.start()

    def _say_how_many(self) -> None:
        """Under the grid: how many are in, what is typed, and whether names are kept."""
        rows = self._model.rows
        came = sum(row.line.received_on is not None for row in rows)
        said = [tr("{came} of {all} forms are in.", came=came, all=len(rows)), tr(DO_NOT_DESCRIBE)]
        left = sum(row.line.left_on is not None and not row.line.received_on for row in rows)
        if left:
            one = "{n} is of somebody who left since, and is not waited for."
            said.insert(1, tr_count(one, "{n} are of people who left since: not waited for.", left))
        if not rows:
            said = [tr("There are no forms of this kind for this session.")]
        if self._model.nameless:
            said.insert(1, nameless_words(self._model.nameless))
        if any(row.line.anonymous for row in rows):
            said.append(
                tr(
                    "These forms are anonymous: find a slip by its code and type the answers of "
                    "any sheet beside it. They are kept without a name, and stay closed."
                )
            )
        if self._model.begun:
            said.append(
                tr_count("{n} form is not saved.", "{n} forms are not saved.", self._model.begun)
            )
        self._note.setText(" ".join(said))
        self._save.setEnabled(self._may_write and bool(self._model.begun))
        self._offer_take_back()

    @property
    def _may_write(self) -> bool:
        return self._context is not None and self.context.may_write

    def _offer_take_back(self) -> None:
        """Offer to take back the form under the cursor, where it is in, by its name and code."""
        text = tr("Take this form back")
        line = self._grid.line()
        is_in = line is not None and line.received_on is not None
        self._take_back.setEnabled(self._may_write and is_in)
        whose = f"{self._model.whose(line)}, {line.code}" if line is not None and is_in else ""
        self._take_back.setAccessibleName(f"{text}: {whose}" if whose else text)

    def _say_refused(self, why: str) -> None:
        """Say why a figure was not taken, until the next one is."""
        self._note.setText(f"▲ {why}")
        announce(self._note, why)

    def save(self) -> None:
        """Save everything that was typed as one action; what is wrong is said on top."""
        self._save_then(lambda: None)

    def _save_then(self, then: Callable[[], object]) -> None:
        day = self._day.value() if self._day else None
        if not self._save.isEnabled() or self._day is None:
            return
        if day is None:
            self._problem.show_problems([(self._day.problem(), self._day.edit)])
            return
        if not self._are_blank(self._model.blank()):
            return
        workspace = self.context.workspace
        entries, about = self._model.entries(day), self._model.training_ids()

        def saved(result: tuple[Typed, object]) -> None:
            self._model.let_go()
            self._saved(result[0])
            then()

        self.context.perform(
            lambda: save_typed(workspace, entries, about),
            saved,
            self._refused,
            owner=self,
        )

    def _are_blank(self, names: tuple[str, ...]) -> bool:
        """Ask whether forms with nothing on them came back so: one key too many marks them, too."""
        return not names or self.context.alerts.ask(
            Prompt(
                tr_count(
                    "Did this form come back empty?",
                    "Did these {n} forms come back empty?",
                    len(names),
                ),
                tr_count(
                    "Nothing is typed in for it. Saved so, it counts as returned, and a "
                    "certificate that waits for it becomes ready. If it is not back, go to its "
                    "name and press Space once more.",
                    "Nothing is typed in for them. Saved so, they count as returned, and "
                    "certificates that wait for them become ready. If one is not back, go to its "
                    "name and press Space once more.",
                    len(names),
                ),
                tr("Save as come back empty"),
                tr("Go back to the forms"),
                names,
            )
        )

    def _meant(self) -> FormsMeant:
        """The forms that are chosen, in words too."""
        pile, kind = self._pile(), FormKind(self._kind.currentData())
        about = tr("{form}: {session}", form=kind_word(kind), session=session_words(pile))
        day = self._day.value() if self._day else None
        number = pile.session_id if pile is not None else None
        return FormsMeant(number, kind, about, day or self.context.workspace.today())

    def _bring_in(self) -> None:
        self.online.begin(self.context, self._meant(), lambda: self.may_leave(self._bring_in))

    def _copy_questions(self) -> None:
        self.online.copy_for(self.context, self._meant())

    def _came_in(self, came: AnswersCameIn) -> None:
        self._done.show_text(came_words(came), tr("Go to Certificates") if came.ready else "")
        self._load_grid()

    def _refused(self, error: UserError) -> None:
        self._problem.show_problems([(error_text(error), None)])

    def _take_form_back(self) -> None:
        """Say that the form under the cursor did not come in after all."""
        line = self._grid.line()
        if line is not None and self.may_leave(lambda: self._take_back_form(line)):
            self._take_back_form(line)

    def _take_back_form(self, line: FormLine) -> None:
        workspace, number = self.context.workspace, line.id
        self.context.perform(
            lambda: take_back_form(workspace, number),
            lambda _: self._taken_back(line),
            self._refused,
            owner=self,
        )

    def _taken_back(self, line: FormLine) -> None:
        """What said that it was saved goes; the cursor stays on the form that waits again."""
        self._done.hide()
        self._goal = (line.session_id, line.kind, line.id)

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
