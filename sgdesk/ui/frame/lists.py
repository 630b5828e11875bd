"""The lists of the window: saving one as a sheet, and the keys that do something in them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.memory import Memory
from sgdesk.ui.page import Page
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets.lists.habits import Habit, habit_of, practise
from sgdesk.ui.widgets.lists.home import ListHome

if TYPE_CHECKING:
    from sgdesk.domain.organisation.shown_list import ShownList
    from sgdesk.ui.widgets.table import Table


class Lists(QObject):
    """What the window does for every list that is in it or in a dialog over it."""

    def __init__(
        self,
        window: QWidget,
        memory: Memory,
        context: Callable[[], Context | None],
        page: Callable[[], Page | None],
    ) -> None:
        super().__init__(window)
        self._context = context
        self._page = page
        self.home = ListHome(window, memory, self.save, lambda: context() is not None)

    # Saving.

    def save_shown(self) -> None:
        """Save the list that has the focus, or else the largest of the page."""
        context, page = self._context(), self._page()
        if context is None or page is None:
            return
        table = _table_of(page)
        whole = page.shown_list()
        shown = whole or (table.shown() if table is not None else None)
        if shown is None or not shown.rows:
            context.say(tr("No list stands on this page now, so there is nothing to save."))
        else:
            self._save(shown, context, _day_of(None if whole else table, context))

    def save(self, table: "Table") -> None:
        """Save one list."""
        context = self._context()
        if context is not None:
            self._save(table.shown(), context, _day_of(table, context))

    def _save(self, shown: "ShownList", context: Context, as_at: date) -> None:
        from sgdesk.services.organisation.shown_list import list_name, save_list

        workspace = context.workspace
        kinds = tr("Workbook (*.xlsx);;CSV (*.csv)")
        start = Path(list_name(workspace, shown, as_at))
        path = context.alerts.save_file(FileWish(tr("Save this list"), kinds, start))
        if path is None:
            return
        rows = tr_count("It has {n} row.", "It has {n} rows.", len(shown.rows))
        context.tasks.run(
            lambda: save_list(workspace, shown, as_at, path),
            lambda made: context.say_saved((made,), also=rows),
            context.alerts.refuse,
            label=tr("Saving the list"),
        )

    # Keys.

    def press(self, event: QKeyEvent) -> bool:
        """Do what a key means that nothing else has taken; whether it was one of these."""
        habit = habit_of(event)
        if habit is not None:
            self.practise(habit)
        return habit is not None

    def practise(self, habit: Habit) -> None:
        """Correct or take away what is chosen, or say that nothing can be done so here."""
        context = self._context()
        if context is not None and not practise(QApplication.focusWidget(), habit):
            context.say(_cannot(habit, may_write=context.may_write))


def _day_of(table: "Table | None", context: Context) -> date:
    """Which day a list is of: not every list goes back with the window."""
    is_of_today = table is not None and table.is_of_today
    return context.workspace.today() if is_of_today else context.as_at


def _table_of(page: Page) -> "Table | None":
    """The list that has the focus, or else the largest that is seen."""
    from sgdesk.ui.widgets.table import Table

    focus = QApplication.focusWidget()
    if isinstance(focus, Table) and page.isAncestorOf(focus):
        return focus
    tables = [each for each in page.findChildren(Table) if each.isVisible()]
    return max(tables, key=lambda each: each.width() * each.height(), default=None)


def _cannot(habit: Habit, *, may_write: bool) -> str:
    if not may_write:
        return tr("Nothing can be changed here now: this is only looked at.")
    if habit is Habit.CORRECT:
        return tr("Nothing that can be corrected is chosen here. Choose a row of a list first.")
    return tr("Nothing is chosen here that can be taken away. Nothing was changed.")
