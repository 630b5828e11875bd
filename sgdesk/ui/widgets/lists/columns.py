"""Columns that somebody laid out by hand stay so, until the layout is reset."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject

from sgdesk.ui.widgets.lists.home import list_home

if TYPE_CHECKING:
    from sgdesk.ui.widgets.table import Table

KEPT = "columns_were_kept"
"""Set on a list whose columns somebody has laid out."""

_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class LaidOut(QObject):
    """Watches the header of a list: columns that change while it is pressed change by hand."""

    def __init__(self, table: "Table") -> None:
        super().__init__(table)
        self._table = table
        self._is_pressed = False
        self._columns = 0
        self._was_shown = False
        self.watch()

    def watch(self) -> None:
        """Let the columns of the header that the list has now be moved, all but the first.

        That one says whose row it is.
        """
        header = self._table.horizontalHeader()
        header.setSectionsMovable(True)
        header.setFirstSectionMovable(False)
        header.viewport().installEventFilter(self)
        header.sectionResized.connect(lambda *_: self._touched())
        header.sectionMoved.connect(lambda *_: self._touched())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _PRESSES:
            self._is_pressed = True
        elif event.type() is QEvent.Type.MouseButtonRelease:
            self._is_pressed = False
        return super().eventFilter(watched, event)

    def _touched(self) -> None:
        if self._is_pressed:
            self._columns = self._table.model().columnCount()
            self._table.setProperty(KEPT, True)

    @property
    def is_by_hand(self) -> bool:
        """Whether somebody laid them out since the list was made, and they are still the same."""
        return self._columns > 0 and self._table.model().columnCount() == self._columns

    def are_others(self) -> bool:
        """Whether the list has other columns than somebody laid out; then they are let go."""
        was_by_hand = self._columns > 0 and not self.is_by_hand
        if was_by_hand:
            self._columns = 0
        return was_by_hand

    def forget(self) -> None:
        """Let go of that, before it is remembered."""
        self._columns = 0

    def note(self) -> None:
        """Have them remembered, where somebody laid them out and the list has a name for it."""
        table, name = self._table, self._table.objectName()
        home = list_home(table) if name and self.is_by_hand else None
        if home is not None:
            home.memory.keep_widths(name, table.widths())
            home.memory.keep_order(name, table.order())

    def lay_out(self) -> None:
        """Lay them out as they were the last time, once."""
        table, name = self._table, self._table.objectName()
        home = None if self._was_shown or not name else list_home(table)
        if home is not None:
            self._was_shown = True
            table.keep_order(home.memory.order(name))
            table.keep_widths(home.memory.widths(name))
