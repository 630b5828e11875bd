"""Whom a dialog for many is about: named, and each can be left out."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sgdesk.ui.people.recording.effect_words import some_names
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import LinkButton, Note

_ROWS = 6
"""Names in sight before the list scrolls."""

_ID = Qt.ItemDataRole.UserRole


class Whom(QWidget):
    """Names in a line, and a list with a tick each that is folded away until it is asked for."""

    changed = Signal()

    def __init__(self, people: Sequence[tuple[int, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = Note()
        self.unfold = LinkButton(tr("Choo&se whom"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Whom it is for"))
        for number, name in people:
            item = QListWidgetItem(name)
            item.setData(_ID, number)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked)
            self.list.addItem(item)
        row = max(self.list.sizeHintForRow(0), 1)
        self.list.setFixedHeight(row * min(_ROWS, self.list.count()) + 2 * Space.SMALL)
        self.list.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for each in (self.said, self.unfold, self.list):
            column.addWidget(each)
        self.unfold.clicked.connect(self.show_list)
        self.list.itemChanged.connect(lambda _: self._tell())
        self._say()

    def show_list(self) -> None:
        """Show everybody with a tick, and let the keys go there."""
        self.list.show()
        self.unfold.hide()
        self.list.setCurrentRow(0)
        self.list.setFocus()

    def leave_out(self, people: Collection[int]) -> None:
        """Take the ticks off these people, and show the list: they are not meant unless ticked."""
        for item in self._items():
            if item.data(_ID) in people:
                item.setCheckState(Qt.CheckState.Unchecked)
        self.list.show()
        self.unfold.hide()

    def chosen(self) -> Mapping[int, str]:
        """By id the names of those who are ticked, in the order of the list."""
        ticked = (each for each in self._items() if each.checkState() is Qt.CheckState.Checked)
        return {each.data(_ID): each.text() for each in ticked}

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _tell(self) -> None:
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        names = list(self.chosen().values())
        if not names:
            self.said.setText(tr("Nobody is ticked."))
            return
        one, many = "For {n} person: {names}.", "For {n} people: {names}."
        self.said.setText(tr_count(one, many, len(names), names=some_names(names)))
