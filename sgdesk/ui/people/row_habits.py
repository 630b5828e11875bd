"""What a row of the matrix offers by itself: its menu, F2 and Delete."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from sgdesk.services.views.person_page import PersonPage, person_page
from sgdesk.ui.context import Context
from sgdesk.ui.people.action_bar import ActionBar
from sgdesk.ui.people.matrix.table import MatrixTable
from sgdesk.ui.people.person.actions import PersonActions
from sgdesk.ui.people.person.panel import has_roles_alone
from sgdesk.ui.tasks import Newest
from sgdesk.ui.text import tr


class Reading(Protocol):
    """The page as far as it is needed here."""

    @property
    def context(self) -> Context:
        """The open file and the window."""


class RowHabits(QObject):
    """Does it to the person who has the focus in the table; dialogs stand over ``parent``."""

    opened = Signal(object)
    """Somebody is to be opened, by id."""

    def __init__(self, page: Reading, table: MatrixTable, bar: ActionBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._page, self._table, self._bar, self._parent = page, table, bar, parent
        self._newest = Newest()
        table.offer(correct=self._correct, take_away=self._take_out)
        table.customContextMenuRequested.connect(self._show_menu)

    def _show_menu(self, at: QPoint) -> None:
        """The menu of a row; it mirrors the buttons."""
        if self._table.current_line() is None:
            return
        menu = QMenu(self._parent)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        opened = menu.addAction(tr("Open"))
        opened.triggered.connect(lambda: self.opened.emit(self._current_id()))
        for button in self._bar.buttons():
            if not button.isHidden():
                action = menu.addAction(button.text())
                action.setEnabled(button.isEnabled())
                action.triggered.connect(lambda _=False, button=button: button.click())
        menu.addSeparator()
        self._table.offer_saving(menu)
        menu.popup(self._table.viewport().mapToGlobal(at))

    def _correct(self) -> None:
        """F2 corrects what is kept about the one that has the focus."""
        self._with_current(lambda _, actions: actions.edit())

    def _take_out(self) -> None:
        """Delete asks whether they were entered by mistake, or says why they stay."""
        self._with_current(
            lambda found, actions: actions.ask_to_take_out(has_roles_alone=has_roles_alone(found))
        )

    def _with_current(self, do: Callable[[PersonPage, PersonActions], object]) -> None:
        """Read the person who has the focus, as they are today, and do something about them."""
        context, number = self._page.context, self._current_id()
        workspace, as_at = context.workspace, context.as_at
        if number and context.may_write:
            context.tasks.run(
                lambda: person_page(workspace, number, as_at),
                self._newest.only(
                    lambda found: do(found, PersonActions(context, found.view, self._parent))
                ),
                owner=self,
            )

    def _current_id(self) -> int:
        current = self._table.current_line()
        return current.id if current is not None else 0
