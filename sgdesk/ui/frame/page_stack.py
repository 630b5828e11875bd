"""The pages of the window: made on the first visit, loaded anew when what they show changed."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from sgdesk.services.file.changes import Area
from sgdesk.ui.context import Context
from sgdesk.ui.frame.pages import PlaceEntry
from sgdesk.ui.page import Page
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.widgets.scroll import CurrentOnly


class PageStack(CurrentOnly):
    """Shows one place at a time."""

    touched = Signal()
    """What is typed on a page and not saved may have changed."""

    def __init__(self, entries: Iterable[PlaceEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = {entry.place: entry for entry in entries}
        self._pages: dict[Place, Page] = {}
        self._stale: set[Place] = set()
        self._left_at: dict[Place, QWidget] = {}
        self._has_come = False
        self.place = Place.TODAY

    @property
    def page(self) -> Page | None:
        """The page that is open, where one has been made."""
        return self._pages.get(self.place)

    def open(self, place: Place, context: Context, wanted: Wanted = NOTHING) -> Page:
        """Show a place, loaded where it has to be."""
        if place is not self.place:
            self._note_focus()
        self._has_come = place is not self.place or self.page is None
        self.place = place
        page = self._pages.get(place) or self._make(place)
        self.setCurrentWidget(page)
        if place in self._stale or wanted != NOTHING:
            self._stale.discard(place)
            page.refresh(context, wanted)
        return page

    def go_in(self) -> None:
        """Put the focus into the page that is open: where it was there, or where work starts."""
        page, was = self.page, self._left_at.pop(self.place, None)
        if page is None:
            return
        if was is not None and isValid(was) and was.isVisible() and was.isEnabled():
            was.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._has_come or not page.has_focus():
            page.begin_work()

    def _note_focus(self) -> None:
        page = self.page
        focus = page.focusWidget() if page is not None and page.has_focus() else None
        if focus is not None:
            self._left_at[self.place] = focus

    def outdate(self, areas: frozenset[Area] | None = None) -> None:
        """Note that what these areas show is no longer so; ``None`` for everything."""
        for place, page in self._pages.items():
            if areas is None or page.areas & areas:
                self._stale.add(place)

    def note_backup(self) -> None:
        """Tell every page that there is a new backup."""
        for place, page in self._pages.items():
            if place not in self._stale:
                page.note_backup()

    def keep_columns(self) -> None:
        """Have the columns of every list remembered that somebody laid out."""
        from sgdesk.ui.widgets.table import Table

        for page in self._pages.values():
            for table in page.findChildren(Table):
                table.note_columns()

    def forget_columns(self) -> None:
        """Let go of how somebody laid them out, before it is remembered."""
        from sgdesk.ui.widgets.table import Table

        for page in self._pages.values():
            for table in page.findChildren(Table):
                table.forget_columns()

    def forget(self) -> None:
        """Let go of every page: another file is opened, or none."""
        for page in self._pages.values():
            self.removeWidget(page)
            page.deleteLater()
        self._pages.clear()
        self._left_at.clear()
        self._stale.clear()

    def _make(self, place: Place) -> Page:
        page = self._entries[place].make()
        self._pages[place] = page
        page.touched.connect(self.touched)
        self._stale.add(place)
        self.addWidget(page)
        return page
