"""The lines of a list: what becomes of each, whom it names, who that is here, what to know."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QItemSelectionModel, Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QWidget

from sgdesk.services.imports.attendance import ListDraft, ListLine, ListOf, Verdict
from sgdesk.ui.imports.parts.fates_table import FatesModel, FatesTable
from sgdesk.ui.sessions.lists.words import FATES, effect_word, title, to_know, who_words
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Column

_YES = (Qt.Key.Key_Space, Qt.Key.Key_Y)
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TO_KNOW = 3
_CLEAR = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


class ListTable(FatesTable):
    """Space or Y: yes. N: no. Delete: the answer back. For every line that is chosen.

    ``answered`` with a :class:`Verdict`, or None where answers are taken back.
    """

    answered = Signal(object)

    def __init__(self, of: ListOf, parent: QWidget | None = None) -> None:
        super().__init__(title(of), parent)
        self._of = of
        self._order: dict[str, int] = {}
        self._is_narrow = False
        self._names: Mapping[int, str] = {}
        self.setSortingEnabled(False)
        self.setAccessibleDescription(
            tr("Space or Y: yes. N: no. Delete takes the answer back. Enter: who it is.")
        )
        self.lines: FatesModel[ListLine] = FatesModel((), lambda line: FATES[line.effect])
        self.setModel(self.lines)

    def say_less(self, *, is_narrow: bool) -> None:
        """Leave out what there is to know of each line, where somebody else says it."""
        self._is_narrow = is_narrow
        if self.lines.columnCount():
            self.setColumnHidden(_TO_KNOW, is_narrow)

    def begin(self) -> None:
        """Forget the order: another list comes."""
        self._order = {}

    def name_people(self, names: Mapping[int, str]) -> None:
        """Who the people of our file are, by their ids."""
        self._names = names

    def show_draft(self, draft: ListDraft) -> None:
        """Show the lines; whoever is answered stays where they stood, and what is chosen chosen."""
        chosen, current = [each.key for each in self.chosen()], self.current()
        for each in draft.lines:
            self._order.setdefault(each.key, len(self._order))
        rows = sorted(draft.lines, key=lambda each: self._order[each.key])
        self.lines.set_columns(_columns(draft, self._names))
        self.lines.set_rows(rows)
        self.fit_columns()
        self.setColumnHidden(_TO_KNOW, self._is_narrow)
        self._choose(chosen, current.key if current else "")

    def _choose(self, keys: Iterable[str], current: str) -> None:
        places = {each.key: place for place, each in enumerate(self.lines.rows)}
        wanted = [places[key] for key in keys if key in places]
        at = places.get(current, wanted[0] if wanted else 0)
        if not places:
            return
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        index = self.lines.index(at, 0)
        selection.setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
        for place in wanted:
            selection.select(self.lines.index(place, 0), flags.Select | flags.Rows)

    def chosen(self) -> list[ListLine]:
        """The lines that are chosen."""
        rows = sorted(each.row() for each in self.selectionModel().selectedRows())
        return [self.lines.row(each) for each in rows]

    def current(self) -> ListLine | None:
        """The line that the mark is on."""
        row = self.currentIndex().row()
        return self.lines.row(row) if 0 <= row < self.lines.rowCount() else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if plain and event.key() in _YES:
            self.answered.emit(Verdict.YES)
        elif plain and event.key() == Qt.Key.Key_N:
            self.answered.emit(Verdict.NO)
        elif plain and event.key() in _CLEAR:
            self.answered.emit(None)
        elif not plain and event.key() in _ENTER:
            event.ignore()  # the dialog presses its button
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Letters answer; they look for nobody."""


def _columns(draft: ListDraft, names: Mapping[int, str]) -> tuple[Column[ListLine], ...]:
    return (
        Column(tr("What comes of it"), lambda line: effect_word(draft, line)),
        Column(tr("In the list"), lambda line: line.said),
        Column(tr("Here"), who_words),
        Column(tr("To know"), lambda line: to_know(draft, line, names)),
    )
