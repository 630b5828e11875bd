"""Choosing the day that the whole window shows."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets.banner import Banner


def last_year_end(today: date) -> date:
    """The last 31 March before today: the day that most returns are asked for."""
    this_year = date(today.year, 3, 31)
    return this_year if this_year < today else date(today.year - 1, 3, 31)


class DayPicker(QToolButton):
    """A button that names the day and offers others; tells ``None`` for today."""

    chosen = Signal(object)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(TARGET)
        menu = QMenu(self)
        menu.aboutToShow.connect(self._fill)
        self.setMenu(menu)
        self.show_day(None)

    def show_day(self, as_at: date | None) -> None:
        """Name the day that the window shows."""
        day = tr("Today") if as_at is None else long_date(as_at)
        self.setText(tr("As at: {day}", day=day))
        self.setAccessibleName(tr("The day that everything is shown as at: {day}", day=day))

    def ask(self) -> None:
        """Ask for any day."""
        from sgdesk.ui.widgets.boxes.date_box import DateBox
        from sgdesk.ui.widgets.boxes.fields import FormDialog

        dialog = FormDialog(tr("Look at another day"), tr("Show that day"), self.window())
        box = DateBox(self._today(), may_lie_ahead=True)
        hint = tr("Past or future. Nothing can be changed while you look at another day.")
        dialog.form.add("day", tr("Day"), box, hint)

        def go() -> None:
            if dialog.form.show_problems({"day": box.problem()}):
                self.chosen.emit(box.value())
                dialog.accept()

        dialog.save = go
        dialog.keeps_typed = False
        dialog.open()

    def _fill(self) -> None:
        menu = self.menu()
        menu.clear()
        year_end = last_year_end(self._today())
        self._offer(menu, tr("Today"), lambda: self.chosen.emit(None))
        self._offer(menu, long_date(year_end), lambda: self.chosen.emit(year_end))
        self._offer(menu, tr("Another day …"), self.ask)

    @staticmethod
    def _offer(menu: QMenu, text: str, do: Callable[[], object]) -> None:
        action = QAction(text, menu)
        action.triggered.connect(do)
        menu.addAction(action)


def say_day(banner: Banner, as_at: date | None) -> None:
    """Say over the pages that another day is looked at; nothing for today."""
    banner.setVisible(as_at is not None)
    if as_at is not None:
        text = tr("You are looking at {day}. Nothing can be changed here.", day=long_date(as_at))
        banner.show_text(text, tr("Back to today"))
