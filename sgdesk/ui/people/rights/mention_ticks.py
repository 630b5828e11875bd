"""Texts that name somebody, or may: each with a tick, so that it is asked cell by cell."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.people.keeping.erasing import Cell, Mention
from sgdesk.ui.people.rights.words import mention_words
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.tick import Tick

_LISTED = 60
"""So many texts have a tick; of more, the count is told."""


class MentionTicks(QWidget):
    """Those in which the name stands, then those in which a single word may be it.

    ``named`` and ``asked`` are said above them; what cannot be ticked is listed without.
    """

    changed = Signal()

    def __init__(self, named: str, asked: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said = (named, asked)
        self.ticks: dict[Cell, Tick] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(Space.TINY)

    def show_texts(
        self, texts: Sequence[Mention], *, named_are_ticked: bool, all_free: bool = False
    ) -> None:
        """Show these; where the whole name stands a tick may be set from the start.

        With ``all_free`` each has a tick, whether the name can be taken out of it or not.
        """
        for said, asks in zip(self._said, (False, True), strict=True):
            chosen = [each for each in texts if each.asks == asks]
            if chosen:
                self._column.addWidget(Note(said))
                self._add(chosen, ticked=named_are_ticked and not asks, all_free=all_free)

    def _add(self, texts: Sequence[Mention], *, ticked: bool, all_free: bool) -> None:
        for each in texts[:_LISTED]:
            words = mention_words(each)
            if each.is_free or all_free:
                tick = Tick(words.replace("&", "&&"))
                tick.setAccessibleName(words)
                tick.setMinimumHeight(TARGET)
                tick.setChecked(ticked)
                tick.toggled.connect(self.changed)
                self.ticks[each.cell] = tick
                self._column.addWidget(tick)
            else:
                self._column.addWidget(Note(f"•  {words}"))
        if len(texts) > _LISTED:
            more = tr("… and {n} more, which stay as they are", n=len(texts) - _LISTED)
            self._column.addWidget(Note(more))

    def chosen(self) -> frozenset[Cell]:
        """The cells that are ticked."""
        return frozenset(cell for cell, tick in self.ticks.items() if tick.isChecked())
