"""The window: seven places, the bar on top, the line below; it tells pages what has changed."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QWidget

from sgdesk.services.file.changes import Area, Changes
from sgdesk.ui.actions import build_actions
from sgdesk.ui.alerts import Alerts, open_files, show_files
from sgdesk.ui.context import Context, Saving
from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.files.saving import PaperAlerts
from sgdesk.ui.files.work import Clock
from sgdesk.ui.frame.closing import Closing
from sgdesk.ui.frame.commands import Commands
from sgdesk.ui.frame.day_picker import say_day
from sgdesk.ui.frame.guiding.greeting import Greeting
from sgdesk.ui.frame.guiding.tour import Tour
from sgdesk.ui.frame.history import UndoControl
from sgdesk.ui.frame.layout import laid_out, make_body, make_parts, make_welcome
from sgdesk.ui.frame.lists import Lists
from sgdesk.ui.frame.menus import build_menus
from sgdesk.ui.frame.messages import Messages, show_messages
from sgdesk.ui.frame.pages import PlaceEntry, all_places
from sgdesk.ui.frame.safety.ground import Ground
from sgdesk.ui.frame.safety.safekeeping import Safekeeping
from sgdesk.ui.frame.safety.status_line import saving_words
from sgdesk.ui.frame.safety.surroundings import show_surroundings
from sgdesk.ui.frame.safety.under_passphrase import UnderPassphrase
from sgdesk.ui.frame.waiting import Waiting
from sgdesk.ui.frame.window_place import put_where_it_was, usual_size
from sgdesk.ui.memory import Memory
from sgdesk.ui.page import Page
from sgdesk.ui.passphrase.gate import PassphraseGate
from sgdesk.ui.passphrase.idle import IdleLock
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import APP_NAME, tr
from sgdesk.ui.widgets.labels import announce

if TYPE_CHECKING:
    from sgdesk.services.file.workspace import Workspace
    from sgdesk.ui.frame.welcome import Welcome


class MainWindow(QMainWindow):
    """The frame round the pages. Every part comes from outside; it keeps no file of its own."""

    file_shown = Signal()
    """The first page of a file has been asked for its content."""

    def __init__(
        self,
        memory: Memory,
        tasks: Tasks,
        alerts: Alerts,
        places: Sequence[PlaceEntry] | None = None,
        today: Callable[[], date] = date.today,
        clock: Clock | None = None,
    ) -> None:
        super().__init__()
        self.memory = memory
        self._tasks = tasks
        self._alerts = alerts
        self._places = tuple(places or all_places())
        self._today = today
        self._context: Context | None = None
        self._is_held = False
        self._saving = Saving.SAVED
        self._saved_files: tuple[Path, ...] = ()
        self._messages = Messages()
        self.actions_ = build_actions(self)
        self.desk = FileDesk(memory, tasks, alerts, self, clock)
        self.gate = PassphraseGate(self)
        self.desk.asks_secret = self.gate
        self.desk.idle = lock = IdleLock(self, tasks, self.gate.tries)
        self.history = UndoControl(self.actions_, self)
        self._build()
        self._connect()
        self.safekeeping = Safekeeping(Ground(self, self.desk, self._notices, tasks, memory))
        locked = UnderPassphrase(self.safekeeping, self.gate, tasks, lambda: self._context)
        self.history.import_undone.connect(self.safekeeping.import_undone)
        self.desk.opened.connect(locked.file_opened)
        lock.opened_by_sheet.connect(self.safekeeping.opened_by_sheet)
        lock.close_asked.connect(lambda: self._closing.close_locked(alerts))
        self.lists = Lists(self, memory, lambda: self._context, lambda: self.page)
        self.commands = Commands(self, self, memory, tasks, alerts, self._places)
        tour = Tour(self, self, self._notices, self._navigation, self._top)
        self.actions_.tour.triggered.connect(lambda: tour.begin())
        self.greeting = Greeting(memory, self._notices, tour, self.commands.show_news)
        self._let_go_of_file()
        self._body.setCurrentWidget(self._blank)

    @property
    def context(self) -> Context | None:
        """The open file and day, or nothing."""
        return self._context

    @property
    def page(self) -> Page | None:
        """The page that is open."""
        return self._stack.page if self._context else None

    # What pages ask of the window (``Shell``).

    @property
    def files(self) -> FileDesk:
        """Backing up and restoring."""
        return self.desk

    def erase_undone_import(self) -> None:
        """Ask whether the people of the import that was undone last are erased."""
        from sgdesk.ui.people.rights.erase_dialog import ask_about_undone_import

        if self._context is not None:
            ask_about_undone_import(self._context, self)

    def navigate(self, place: Place, wanted: Wanted = NOTHING, *, goes_in: bool = True) -> None:
        """Go to a place, unless the page that is open holds something half typed.

        Where it ``goes_in``, the focus goes to where one was there, or where work starts.
        """
        context, page = self._context, self.page
        leaves = page is not None and place is not self._stack.place
        may_go = (
            not leaves
            or page is None
            or page.may_leave(lambda: self.navigate(place, wanted, goes_in=goes_in))
        )
        if context is None or not may_go:
            self._navigation.show_place(self._stack.place)
            return
        self._body.setCurrentWidget(self._stack)
        self._stack.open(place, context, wanted)
        if self._stack.place is not place:
            return  # what was asked of the page led on to another, which is open and marked by now
        if goes_in:
            self._stack.go_in()
        self._navigation.show_place(place)
        if leaves:
            announce(self, self._navigation.title(place))
        self._say_saving()

    def note_saving(self, state: Saving) -> None:
        """Say below whether every change is saved."""
        self._saving = state
        self._say_saving()

    def _say_saving(self) -> None:
        context, page = self._context, self.page
        if context is not None:
            may_write, is_held = context.workspace.may_write, context.is_held
            unsaved = page.unsaved() if page is not None else None
            said = saving_words(
                self._saving,
                may_write=may_write,
                is_held=is_held,
                unsaved=unsaved.what if unsaved is not None else "",
            )
            self._status.show_saving(said)

    def hold(self, is_held: bool) -> None:
        """Let nothing be written until the person chose how to go on, or let it again.

        What is half typed stays where it is. What is held already stays so without a look at the
        file: where that is gone, the look would fail and lead here again, without end.
        """
        if is_held and self._is_held:
            return
        self._is_held = is_held
        if self._context is not None:
            self._context.is_held = is_held
            self.history.watch(self._context)
            self._allow_writing()
            self.note_saving(self._saving)

    def saved(self, changes: Changes, said: str = "") -> None:
        """Load anew what the changes touch, and show the bar with Undo.

        What changed nothing left no entry, so the newest one is another action's.
        """
        self._refresh(changes.areas)
        self._say_saving()
        self.safekeeping.after_save()
        if changes.areas:
            self.history.reload(
                lambda action, can_undo: self._tell(said or action, can_undo=can_undo)
            )
        else:
            self.say(tr("Nothing was changed: it stands there so already."))

    def say(self, text: str) -> None:
        """Show a sentence for a while and have it read aloud."""
        self._tell(text, can_undo=False)

    def note_message(self, text: str) -> None:
        """Keep among the last messages what is said elsewhere, such as in a notice."""
        self._messages.note(text)

    def say_saved(self, files: Sequence[Path], text: str) -> None:
        """Say where files are, with the ways to them."""
        self._saved_files = tuple(files)
        self._messages.note(text)
        self._bar.show_saved(text, one=len(files) == 1)

    def go_to_day(self, as_at: date | None) -> None:
        """Look at the file as at another day."""
        if self._context is None:
            return
        day = None if as_at == self._today() else as_at
        self._set_context(self._context.workspace, day)
        self._refresh(None)

    def begin_own(self) -> None:
        """Set up an organisation of one's own, in a new file."""
        self.actions_.new.trigger()

    def open_path(self, path: Path) -> None:
        """Open another organisation file in this window."""
        self.desk.open(path)

    def restore_backup(self, backup: Path) -> None:
        """Ask, then put a backup in the place of the open file."""
        self.desk.restore(backup, self.desk.path)

    def set_passphrase(self) -> None:
        """Begin to set a passphrase for the open file; until its last step nothing is changed."""
        if self._context is not None and self._context.may_write:
            from sgdesk.ui.passphrase.card import ask_for_passphrase

            ask_for_passphrase(self._context, self)

    # Building.

    def _build(self) -> None:
        self.setMinimumSize(480, 300)  # a small screen at twice the size is 683 x 384
        self.setWindowTitle(APP_NAME)
        build_menus(self.menuBar(), self.actions_, self.memory.recent, self.open_path)
        body = make_body(self._places)
        self._body, self._stack = body.shown, body.stack
        self._welcome: Welcome | None = None
        self._blank = body.blank
        parts = make_parts(self._places, self._tasks, self._today, self.actions_, body)
        self._top, self._navigation, self._notices = parts.top, parts.navigation, parts.notices
        self._banner, self._room = parts.banner, parts.room
        self._bar, self._status = parts.bar, parts.status
        self.setCentralWidget(laid_out(parts))
        put_where_it_was(self, self.memory)
        self._waiting = Waiting(self, self._never_blank)
        self._stack.touched.connect(self._say_saving)
        self._closing = Closing(self, self.desk, self._stack, self.memory, self._may_leave)

    def _connect(self) -> None:
        self._navigation.chosen.connect(self.navigate)
        self._navigation.passed.connect(lambda place: self.navigate(place, goes_in=False))
        self._top.day.chosen.connect(self.go_to_day)
        self._banner.chosen.connect(lambda: self.go_to_day(None))
        self._bar.undo_chosen.connect(self.actions_.undo.trigger)
        self._bar.open_chosen.connect(lambda: open_files(self._saved_files, self._alerts))
        self._bar.folder_chosen.connect(lambda: show_files(self._saved_files, self._alerts))
        self._status.messages_asked.connect(self.show_messages)
        self.actions_.messages.triggered.connect(self.show_messages)
        self.desk.may_close = self._may_leave
        self.desk.opened.connect(self.desk.watch_idle)
        self.desk.closed.connect(self.desk.watch_idle)
        self.desk.opened.connect(self._show_file)
        self.desk.closed.connect(self._show_no_file)
        self.desk.working.connect(self._waiting.wait)
        self.history.taken_back.connect(self._taken_back)

    def _may_leave(self, then: Callable[[], object]) -> bool:
        """Whether nothing half typed would be lost, in a dialog or on the page.

        ``then`` is called where something is saved first, once it is.
        """
        from sgdesk.ui.widgets.boxes.fields import FormDialog

        for dialog in reversed(self.findChildren(FormDialog)):
            if dialog.isVisible() and not dialog.may_close(then):
                return False
        return self.page is None or self.page.may_leave(then)

    # What is open.

    def begin(self, path: Path | None) -> None:
        """Open a file at launch, or else the ways to begin."""
        if path is None:
            self._show_no_file()
        else:
            self.desk.open(path)

    def open_guide_over(self, dialog: QDialog) -> None:
        """Open the page of the guide that fits a dialog over this window."""
        self.commands.open_guide_over(dialog)

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the pages until a file is opened or ``show_pages``."""
        self._body.addWidget(widget)
        self._body.setCurrentWidget(widget)

    def show_pages(self) -> None:
        """Go back to the pages, or to the ways to begin where no file is open."""
        if self._context is None:
            self._show_welcome()
        else:
            self._body.setCurrentWidget(self._stack)

    def refresh_all(self) -> None:
        """Load anew everything that is shown."""
        self._refresh(None)

    def note_backup(self) -> None:
        """Read anew what tells of the last backup, and nothing that somebody may be typing in."""
        self._read_surroundings()
        self._stack.note_backup()

    def reset_layout(self) -> None:
        """Forget sizes and columns; pages are made anew."""
        if not self._may_leave(self.reset_layout):
            return
        self._stack.forget_columns()
        self.memory.forget_layouts()
        usual_size(self)
        self._stack.forget()
        if self._context is not None:
            self.navigate(self._stack.place)

    def _show_no_file(self) -> None:
        self._let_go_of_file()
        self._show_welcome()

    def _show_welcome(self) -> None:
        if self._welcome is None:
            self._welcome = make_welcome(self.actions_)
            self._welcome.file_chosen.connect(self.open_path)
            self._body.addWidget(self._welcome)
        self._welcome.show_recent(self.memory.recent())
        self._body.setCurrentWidget(self._welcome)

    def _let_go_of_file(self) -> None:
        self._context = None
        self.setWindowTitle(APP_NAME)
        self.history.watch(None)
        self._stack.forget()
        self._top.hide()
        self._navigation.hide()
        self._banner.hide()
        self._bar.hide()
        self._messages.clear()
        self._status.clear()
        for action in self.actions_.need_file():
            action.setEnabled(False)

    def _show_file(self, workspace: "Workspace") -> None:
        self._stack.forget()
        self._messages.clear()
        self._is_held, self._saving = False, Saving.SAVED
        self._set_context(workspace, None)
        self.setWindowTitle(tr("{file} – {program}", file=workspace.path.stem, program=APP_NAME))
        self._navigation.show()
        self._top.show()
        for action in self.actions_.need_file():
            action.setEnabled(True)
        self.navigate(Place.TODAY)
        self._read_surroundings()
        self.file_shown.emit()

    def _set_context(self, workspace: "Workspace", as_at: date | None) -> None:
        papers = PaperAlerts(self._alerts, self.safekeeping.saved_into, self.memory)
        self._context = Context(workspace, self._tasks, papers, self, as_at)
        self._top.day.show_day(as_at)
        self._context.is_held = self._is_held
        self.history.watch(self._context)
        self._allow_writing()
        self.note_saving(self._saving)
        say_day(self._banner, as_at)

    def _allow_writing(self) -> None:
        may = self._context is not None and self._context.may_write
        actions = self.actions_
        for action in (actions.add_person, actions.import_sheet, actions.certificates):
            action.setEnabled(may)

    def _refresh(self, areas: frozenset[Area] | None) -> None:
        """Load anew what shows these areas; ``None`` for everything."""
        if self._context is None:
            return
        self._stack.outdate(areas)
        self._stack.open(self._stack.place, self._context)
        if areas is None or Area.ORGANISATION in areas:
            self._read_surroundings()

    def _read_surroundings(self) -> None:
        """The organisation's name on top and the file's safety below."""
        context = self._context
        if context is not None:
            show_surroundings(context.workspace, self._tasks, self._top, self._status, self)

    def _taken_back(self, changes: Changes, said: str) -> None:
        self._refresh(changes.areas)
        self.history.reload()
        self.say(said)

    # Events.

    def _never_blank(self) -> None:
        """Show the ways to begin where opening a file led nowhere."""
        if self._body.currentWidget() is self._blank and not self.desk.is_working:
            self.show_pages()

    def changeEvent(self, event: QEvent) -> None:
        """When the window comes to the front, what happened to the file meanwhile is looked for."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange and self.isActiveWindow():
            self.safekeeping.troubles.outside.look()
            QTimer.singleShot(0, self, self._focus_somewhere)

    def _focus_somewhere(self) -> None:
        """What had the focus may be switched off, since nothing can be saved: the ways on have it.

        Without it the keyboard would lead nowhere after a box is closed.
        """
        focus = self.focusWidget()
        if self._is_held and (focus is None or not focus.isEnabled()):
            self._notices.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.setAccepted(self.lists.press(event))

    def closeEvent(self, event: QCloseEvent) -> None:
        """Back up and let go of the file first; the window stays until that is done."""
        self._closing.handle(event, has_file=self._context is not None)

    def show_messages(self) -> None:
        """List what was said last."""
        if self._context is not None:
            show_messages(self._messages.newest_first, self)

    def _tell(self, text: str, *, can_undo: bool) -> None:
        self._messages.note(text)
        self._bar.show_text(text, can_undo=can_undo)
