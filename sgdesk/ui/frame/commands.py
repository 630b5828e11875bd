"""What the menus do."""

from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from sgdesk.domain.file.names import ENDING
from sgdesk.ui.actions import Actions
from sgdesk.ui.alerts import Alerts
from sgdesk.ui.context import Context
from sgdesk.ui.dressing import apply_text_size, apply_theme, stepped
from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.frame.editing import connect_editing
from sgdesk.ui.frame.lists import Lists
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.frame.safety.safekeeping import Safekeeping
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import tr
from sgdesk.ui.theme import SchemeChoice
from sgdesk.ui.widgets.dropping import DropTarget
from sgdesk.ui.widgets.lists.habits import Habit

if TYPE_CHECKING:
    from sgdesk.services.file.workspace import Workspace
    from sgdesk.ui.frame.guiding.guide import GuideWindow
    from sgdesk.ui.page import Page


class Frame(Protocol):
    """The window, as far as the menus know it."""

    actions_: Actions
    desk: FileDesk
    safekeeping: Safekeeping
    lists: Lists

    @property
    def context(self) -> Context | None:
        """The open file and day, or nothing."""

    @property
    def page(self) -> "Page | None":
        """The page that is open."""

    def navigate(self, place: Place, wanted: Wanted = NOTHING) -> None:
        """Go to a place."""

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the pages."""

    def show_pages(self) -> None:
        """Go back to the pages."""

    def refresh_all(self) -> None:
        """Load anew everything that is shown."""

    def reset_layout(self) -> None:
        """Forget sizes and columns."""

    def close(self) -> bool:
        """Close the window."""


class Commands(QObject):
    """Joins each action of the window to what it does."""

    def __init__(
        self,
        window: Frame,
        parent: QWidget,
        memory: Memory,
        tasks: Tasks,
        alerts: Alerts,
        places: Sequence[PlaceEntry],
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._parent = parent
        self._guide: GuideWindow | None = None
        self._memory = memory
        self._tasks = tasks
        self._alerts = alerts
        self._places = places
        self._connect()

    def find(self) -> None:
        """Open the box that finds anyone or anything."""
        from sgdesk.ui.frame.finding.find_list import fixed_finds, read_finds
        from sgdesk.ui.frame.finding.finder import Finder

        context = self._window.context
        if context is None:
            return
        actions = self._window.actions_.every()
        finder = Finder(fixed_finds(context, self._places, actions), self._parent)
        self._tasks.run(lambda: read_finds(context), finder.add, owner=finder)
        finder.open()

    def begin_new(self) -> None:
        """Show the four steps of a first start in place of the pages."""
        desk = self._window.desk
        first_start = import_module("sgdesk.ui.first_start.page").FirstStart
        steps = first_start(self._tasks, self._alerts)
        steps.finished.connect(lambda made: self._begin_with(made, steps.wanted))
        steps.left.connect(self._window.show_pages)
        steps.sample_asked.connect(self._window.show_pages)
        steps.sample_asked.connect(desk.open_sample)
        steps.open_asked.connect(desk.choose)
        steps.restore_asked.connect(self._window.safekeeping.begin_new_restore)
        for ended in (steps.finished, steps.left, steps.sample_asked, desk.opened):
            ended.connect(steps.deleteLater)
        self._window.show_instead(steps)

    def _begin_with(self, made: "Workspace", wanted: Wanted) -> None:
        """Open what the first start made, and go on to what was chosen as its last step."""
        desk = self._window.desk

        def go_on() -> None:
            desk.opened.disconnect(go_on)
            if wanted != NOTHING:
                self._window.navigate(Place.PEOPLE, wanted)
            self._window.safekeeping.say_who_reads()

        desk.opened.connect(go_on)
        desk.take(made)

    def gather_returns(self) -> None:
        """Open the dialog that adds up the returns of many organisations; no file is needed."""
        dialog = import_module("sgdesk.ui.returns.gathering.dialog").GatherDialog
        dialog(self._tasks, self._alerts, self._parent).open()

    def _may_take(self) -> bool:
        """Whether files may be dropped: not on a file that is only looked at."""
        context = self._window.context
        return context is None or context.may_write

    def take_dropped(self, paths: tuple[Path, ...]) -> None:
        """Open an organisation file that was dropped; sheets and certificates go to People."""
        one = paths[0] if len(paths) == 1 else None
        if one is not None and one.suffix.lower() == ENDING:
            self._window.desk.open(one)
        elif self._window.desk.workspace is None:
            self._alerts.tell(
                tr("Open your organisation first"),
                tr("Nothing was brought in. Open a file of yours, then drop it again."),
            )
        else:
            self._window.navigate(Place.PEOPLE, Wanted(action="dropped", paths=paths))

    def choose_scheme(self, choice: SchemeChoice) -> None:
        """Light, dark, strong or as the system, from now on."""
        self._memory.keep_scheme(choice)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_theme(app, choice)

    def change_text_size(self, steps: int) -> None:
        """One step larger or smaller, or with 0 as the system has it; from now on."""
        size = stepped(self._memory.text_size(), steps)
        self._memory.keep_text_size(size)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            apply_text_size(app, size)

    def find_here(self) -> None:
        """Go to the box that searches the page; a page without one finds everything."""
        page = self._window.page
        if page is None or not page.begin_search():
            self.find()

    def show_news(self) -> None:
        """Open the page of the guide that says what is new."""
        self.open_guide("new")

    def open_guide(self, name: str = "") -> None:
        """Open a page of the guide beside the window: the one that fits, unless one is named."""
        guide = import_module("sgdesk.ui.frame.guiding.guide")
        if not import_module("sgdesk.services.organisation.guide").guide_pages():
            self._alerts.tell(tr("The guide is not here"), tr("This copy came without its guide."))
            return
        if self._guide is None:
            self._guide = guide.GuideWindow(lambda: self._window.context, self._parent)
        self._guide.open_at(name or self._topic())

    def open_guide_over(self, dialog: QDialog) -> None:
        """Open the page that fits a dialog; the guide beside the window cannot be used meanwhile.

        This one goes with the dialog.
        """
        guide = import_module("sgdesk.ui.frame.guiding.guide")
        topics = import_module("sgdesk.ui.frame.guiding.topics")
        shown = dialog.findChild(guide.GuideWindow)
        if shown is None:
            shown = guide.GuideWindow(lambda: self._window.context, dialog)
        shown.open_at(topics.topic_of(dialog) or self._topic())

    def _topic(self) -> str:
        """The page of the guide that fits what the window shows."""
        page = self._window.page
        return page.guide_topic() if page else ""

    def show_log(self) -> None:
        """Show where the log lies, or say that nothing has gone wrong yet."""
        from sgdesk.log import log_file

        path = log_file()
        if path.is_file():
            self._alerts.show_in_folder(path)
            return
        self._alerts.tell(
            tr("There is no log"),
            tr("Nothing has gone wrong in the program so far, so there is nothing in it to send."),
        )

    def show_about(self) -> None:
        """Show version and file; the layout of the file is read first."""
        from sgdesk.ui.frame.guiding.about import AboutDialog

        workspace = self._window.desk.workspace
        if workspace is None:
            AboutDialog(None, None, self._parent).open()
            return
        path, secret = workspace.path, workspace.secret

        def show(schema: int) -> None:
            AboutDialog(path, schema, self._parent).open()

        def read() -> int:
            from sgdesk.services.file.safety.checking import check

            return check(path, secret).schema_version

        self._tasks.run(read, show, owner=self)

    def save(self) -> None:
        """Save what is typed on the page, or say that everything is saved."""
        context, page = self._window.context, self._window.page
        if context is None or page is None:
            return
        found = page.unsaved()
        if found is None:
            context.say(tr("Every change is saved already, as soon as it is made."))
        elif found.save is not None:
            found.save(lambda: None)
        else:
            context.say(found.sentence)

    def begin_here(self) -> None:
        """Add what the open page lists; a person, on a page that has nothing of its own to add."""
        page = self._window.page
        if page is not None and not page.begin_new():
            self._go(Wanted(action="add"))()

    def _print(self) -> None:
        page = self._window.page
        if page is not None:
            page.print_page()

    def _go(self, wanted: Wanted) -> Callable[[], None]:
        return lambda: self._window.navigate(Place.PEOPLE, wanted)

    def _scheme(self, choice: SchemeChoice) -> Callable[[], None]:
        return lambda: self.choose_scheme(choice)

    def _connect(self) -> None:
        window, actions = self._window, self._window.actions_
        for action, do in (
            (actions.new, self.begin_new),
            (actions.open, window.desk.choose),
            (actions.sample, window.desk.open_sample),
            (actions.import_sheet, self._go(Wanted(action="import"))),
            (actions.certificates, self._go(Wanted(action="certificates"))),
            (actions.back_up, window.desk.back_up),
            (actions.restore, window.safekeeping.begin_restore),
            (actions.gather, self.gather_returns),
            (actions.print, self._print),
            (actions.find, self.find),
            (actions.find_here, self.find_here),
            (actions.add_person, self._go(Wanted(action="add"))),
            (actions.reload, window.refresh_all),
            (actions.follow_system, self._scheme(SchemeChoice.SYSTEM)),
            (actions.light, self._scheme(SchemeChoice.LIGHT)),
            (actions.dark, self._scheme(SchemeChoice.DARK)),
            (actions.contrast, self._scheme(SchemeChoice.CONTRAST)),
            (actions.larger, lambda: self.change_text_size(1)),
            (actions.smaller, lambda: self.change_text_size(-1)),
            (actions.usual_size, lambda: self.change_text_size(0)),
            (actions.reset_layout, window.reset_layout),
            (actions.guide, self.open_guide),
            (actions.news, self.show_news),
            (actions.log, self.show_log),
            (actions.about, self.show_about),
        ):
            action.triggered.connect(_plainly(do))
        lists = window.lists
        for action, do in (
            (actions.save, self.save),
            (actions.save_list, lists.save_shown),
            (actions.new_here, self.begin_here),
            (actions.correct, lambda: lists.practise(Habit.CORRECT)),
            (actions.take_away, lambda: lists.practise(Habit.TAKE_AWAY)),
        ):
            action.triggered.connect(_plainly(do))
        actions.quit.triggered.connect(window.close)
        connect_editing(actions)
        DropTarget(self._parent, self._may_take, self.take_dropped)
        chosen = {
            SchemeChoice.SYSTEM: actions.follow_system,
            SchemeChoice.LIGHT: actions.light,
            SchemeChoice.DARK: actions.dark,
            SchemeChoice.CONTRAST: actions.contrast,
        }[self._memory.scheme()]
        chosen.setChecked(True)


def _plainly(do: Callable[[], object]) -> Callable[[], None]:
    """Leaves out the "checked" that Qt hands to every slot of an action."""

    def run() -> None:
        do()

    return run
