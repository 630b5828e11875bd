"""The bar on top: whose file it is, the day, finding, Undo."""

from collections.abc import Callable
from datetime import date

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QWidget

from sgdesk.ui.frame.day_picker import DayPicker
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets.icons import IconButton, PushButton
from sgdesk.ui.widgets.labels import Heading


class TopBar(QWidget):
    """Shows the organisation's name, which the window's title never does."""

    def __init__(
        self,
        today: Callable[[], date],
        find: QAction,
        undo: QAction,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name = Heading("", TextSize.LARGE)
        self.day = DayPicker(today)
        self._find = PushButton(tr("Find anyone or anything (Ctrl+K)"), "search")
        self.undo_button = IconButton(tr("Undo"), "undo")
        self._find.clicked.connect(find.trigger)
        self.undo_button.clicked.connect(undo.trigger)
        undo.changed.connect(lambda: self._show_undo(undo))
        self._show_undo(undo)
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.WIDE, Space.SMALL, Space.LARGE, Space.SMALL)
        row.setSpacing(Space.MEDIUM)
        row.addWidget(self.name, 1)
        for each in (self.day, self._find, self.undo_button):
            row.addWidget(each)

    def _show_undo(self, undo: QAction) -> None:
        self.undo_button.setEnabled(undo.isEnabled())
        self.undo_button.setToolTip(undo.toolTip())
