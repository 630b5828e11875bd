"""One session: what it is, who should come, who is booked, and ticking it in."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.people.words_for import WordsFor
from sgdesk.domain.sessions.session import SessionState
from sgdesk.services.certificates.gate import GateInForce, gate_in_force
from sgdesk.services.sessions.bookings import Candidate, candidates
from sgdesk.services.sessions.invitations import invitation_texts
from sgdesk.services.sessions.sessions import SessionView, session_view
from sgdesk.services.training.told_apart import people_told
from sgdesk.ui.certificates.forms_ahead import show_forms_ahead, wants_forms_ahead
from sgdesk.ui.certificates.words import gate_words
from sgdesk.ui.context import Context
from sgdesk.ui.page import Page
from sgdesk.ui.people.words_dialog import WordsDialog
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.printing import SavedBand
from sgdesk.ui.sessions.bookings_view import BookingsView
from sgdesk.ui.sessions.candidates_view import CandidatesView
from sgdesk.ui.sessions.papers import Paper, Papers
from sgdesk.ui.sessions.plan_dialog import open_change
from sgdesk.ui.sessions.small_dialogs import CancelSessionDialog
from sgdesk.ui.sessions.tick_view import TickView
from sgdesk.ui.sessions.words import about_words, session_state_word, when_words
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets import FlowLayout, Heading, Note, PushButton
from sgdesk.ui.widgets.more_button import MoreButton
from sgdesk.ui.widgets.panes.tabs import Tabs
from sgdesk.ui.words import Named, told_names

_LEAST_STEP = 13
"""The least height of a step, in lines of text: its list scrolls before the whole panel does, so
that there are not two bars beside each other on a screen of 1366 × 768."""


@dataclass(frozen=True, slots=True)
class _Shown:
    """Everything that is shown of a session, read together."""

    view: SessionView
    candidates: tuple[Candidate, ...]
    people: Named
    gate: GateInForce | None


class SessionPanel(Page):
    """Beside the list; it follows the session that is chosen there."""

    def _build(self) -> None:
        self.session_id: int | None = None
        self._view: SessionView | None = None
        self._tick_asked = False
        self._title = Heading("", TextSize.HEADING)
        self._when = Note()
        self._about = Note()
        self.forms_first = Note()
        self.change_button = PushButton(tr("Chan&ge …"), "edit")
        self.cancel_button = PushButton(tr("&Cancel session …"), "close")
        self.sheet_button = PushButton(tr("Sign-in shee&t …"), "print")
        self.forms_ahead = PushButton(tr("Pri&nt the forms …"), "print")
        self.forms_ahead.setToolTip(
            tr("A form for everybody booked and some spare, to lay out with the sign-in sheet")
        )
        self.invite_button = PushButton(tr("&Invitation …"), "mail")
        self.words_button = PushButton(tr("&Words to copy …"), "copy")
        self.words_button.setToolTip(tr("For those booked whom no e-mail reaches"))
        self.calendar_button = PushButton(tr("Ca&lendar file …"), "calendar")
        self.forms_button = PushButton(tr("F&orms"), "evaluation")
        self.certificates_button = PushButton(tr("Ce&rtificates"), "certificate")
        self.done = SavedBand()
        self.candidates = CandidatesView()
        self.bookings = BookingsView()
        self.sheet = TickView()
        self.tabs = Tabs(tr("Steps of the session"))
        self.tabs.addTab(self.candidates, tr("Who should come"))
        self.tabs.addTab(self.bookings, tr("Booked"))
        self.tabs.addTab(self.sheet, tr("Tick in"))
        self._papers = Papers(self)
        self._lay_out()

    def _lay_out(self) -> None:
        buttons = QWidget()
        flow = FlowLayout(buttons)
        for each in self._buttons():
            flow.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.MEDIUM, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for widget in (self._title, self._when, self._about, self.forms_first, buttons, self.done):
            column.addWidget(widget)
        self.tabs.setMinimumHeight(em(self, _LEAST_STEP))
        column.addWidget(self.tabs, 1)

    def _buttons(self) -> tuple[PushButton, ...]:
        return (
            self.sheet_button,
            self.forms_ahead,
            self.invite_button,
            self.change_button,
            self.forms_button,
            self.certificates_button,
            MoreButton((self.words_button, self.calendar_button, self.cancel_button)),
        )

    def _connect(self) -> None:
        self.change_button.clicked.connect(self._change)
        self.cancel_button.clicked.connect(self._cancel)
        for button, paper in (
            (self.sheet_button, Paper.SIGN_IN),
            (self.invite_button, Paper.INVITATION),
            (self.calendar_button, Paper.CALENDAR),
        ):
            button.clicked.connect(lambda _=False, paper=paper: self._write(paper))
        self.words_button.clicked.connect(self._show_words)
        self._papers.written.connect(self._say_written)
        self.forms_ahead.clicked.connect(self._print_forms)
        self.forms_button.clicked.connect(self._go_to_forms)
        self.certificates_button.clicked.connect(lambda: self.context.navigate(Place.CERTIFICATES))
        self.sheet.saved.connect(self._say)
        self.candidates.booked.connect(self._say)
        self.bookings.changed.connect(self._say)

    def show_session(self, session_id: int, context: Context) -> None:
        """Show a session, and the step that comes next where it is another one."""
        if session_id != self.session_id:
            self.session_id = session_id
            self._view = None
            self.done.hide()
        self.refresh(context)

    def is_ticking(self) -> bool:
        """Whether the sign-in sheet is what is open of a session."""
        return self.tabs.currentWidget() is self.sheet

    def tick(self) -> None:
        """Go to ticking in as soon as the session is shown."""
        self._tick_asked = True
        if self._view is not None:
            self._load()

    def enter(self) -> None:
        """Go into the step that is open, from the list."""
        shown = self.tabs.currentWidget()
        if isinstance(shown, TickView):
            shown.start()
        elif isinstance(shown, (CandidatesView, BookingsView)):
            shown.table.setFocus()

    def print_page(self) -> None:
        """Write the sign-in sheet."""
        if self.sheet_button.isEnabled():
            self._write(Paper.SIGN_IN)

    def _load(self) -> None:
        context, number = self.context, self.session_id
        if number is None:
            return
        workspace, as_at = context.workspace, context.as_at

        def read() -> _Shown:
            told = people_told(workspace, as_at, before_others=True)
            here = (each for each in told.people if each.left is None)
            return _Shown(
                session_view(workspace, number, as_at),
                candidates(workspace, number, as_at),
                told_names(here, told.apart),
                gate_in_force(workspace),
            )

        self.fetch(read, self._fill)

    def _fill(self, shown: _Shown) -> None:
        is_other = self._view is None
        self._view = view = shown.view
        self.done.stands_while(shown)
        line, context = view.line, self.context
        self._title.setText(line.course)
        state = session_state_word(line)
        self._when.setText(tr("{when}. {state}.", when=when_words(line), state=state))
        self._about.setText(about_words(view))
        self.forms_first.setText(gate_words(shown.gate))
        self.forms_first.setHidden(shown.gate is None or line.state is SessionState.CANCELLED)
        self.candidates.show_session(view, shown.candidates, shown.people, context)
        self.bookings.show_session(view, context)
        self.sheet.show_session(view, shown.people, context)
        self._offer(line.state)
        self.forms_ahead.setVisible(wants_forms_ahead(shown.gate, line.state))
        self._name_tabs(view, shown.candidates)
        if is_other or self._tick_asked:
            self._go_to_step(line.state)
        self._tick_asked = False

    def _offer(self, state: SessionState) -> None:
        may_write, is_over = self.context.may_write, state is SessionState.HELD
        alive = state is not SessionState.CANCELLED
        self.change_button.setEnabled(may_write and alive)
        self.cancel_button.setEnabled(may_write and alive and not is_over)
        self.invite_button.setVisible(alive and not is_over)
        self.words_button.setEnabled(alive and not is_over)
        self.sheet_button.setEnabled(alive)
        for each in (self.forms_button, self.certificates_button):
            each.setVisible(is_over)

    def _name_tabs(self, view: SessionView, found: tuple[Candidate, ...]) -> None:
        due = sum(self.candidates.is_due(each) for each in found)
        self.tabs.setTabText(0, tr("Who should come ({n})", n=due))
        self.tabs.setTabText(1, tr("Booked ({n})", n=view.line.booked + view.line.attended))

    def _go_to_step(self, state: SessionState) -> None:
        """Before the day: whom to book; from the day on: the sheet, where anybody is booked."""
        view = self._view
        anybody = view is not None and bool(view.bookings)
        is_over = state in (SessionState.TO_MARK, SessionState.HELD)
        to_tick = (is_over and anybody) or self._tick_asked
        self.tabs.setCurrentWidget(self.sheet if to_tick else self.candidates)
        if self._tick_asked:
            self.sheet.start()

    def _change(self) -> None:
        if self._view is not None:
            open_change(self.context, self, self._view)

    def _cancel(self) -> None:
        if self._view is not None:
            CancelSessionDialog(self.context, self._view, self).open()

    def _write(self, paper: Paper) -> None:
        if self._view is not None:
            self._papers.write(paper, self._view, self.context)

    def _show_words(self) -> None:
        """The invitation in words, for whoever is booked and has no e-mail."""
        view, context = self._view, self.context
        if view is None:
            return
        number = view.line.id

        def show(entries: tuple[WordsFor, ...]) -> None:
            if not entries:
                self.done.say(tr("Everybody who is booked can be e-mailed: send the invitation."))
                return
            title = tr("Invitations to pass on: {course}", course=view.line.course)
            WordsDialog(context, title, entries, self).open()

        context.tasks.run(lambda: invitation_texts(context.workspace, number), show, owner=self)

    def _print_forms(self) -> None:
        """The end-of-course forms of this session, to lie on the tables with the sheet."""
        if self._view is not None:
            show_forms_ahead(self.context, self._view.line, self)

    def _go_to_forms(self) -> None:
        """To the forms of this session alone."""
        self.context.navigate(Place.EVALUATION, Wanted(session=self.session_id))

    def _say_written(self, path: Path, also: str) -> None:
        self.done.show_saved((path,), self.context.alerts, also=also)

    def _say(self, said: str) -> None:
        self.done.say(said)
