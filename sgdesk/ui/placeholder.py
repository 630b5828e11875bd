"""A place that is not built yet: it says so, and what to do until then."""

from PySide6.QtWidgets import QVBoxLayout

from sgdesk.ui.page import Page
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.widgets import EmptyState


class PlaceholderPage(Page):
    """Says what will be here and offers the place where it can be done meanwhile."""

    areas = frozenset()
    title = ""
    text = ""
    button = ""
    leads_to = Place.PEOPLE
    wanted = Wanted()

    def _build(self) -> None:
        self._empty = EmptyState(self.title, self.text, self.button)
        QVBoxLayout(self).addWidget(self._empty)

    def _connect(self) -> None:
        self._empty.chosen.connect(lambda: self.context.navigate(self.leads_to, self.wanted))
