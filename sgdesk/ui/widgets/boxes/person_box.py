"""A box to choose a person in: type a part of the name."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET


class PersonBox(QComboBox):
    """Lists people by name and finds them by any part of it; ``person`` is who is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit()
        self.setLineEdit(self.edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMinimumHeight(TARGET)
        self.edit.setPlaceholderText(tr("Name"))
        completer = QCompleter(self.model(), self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._first = 0

    def set_name(self, name: str) -> None:
        """Say to a screen reader what is chosen here."""
        self.setAccessibleName(name)
        self.edit.setAccessibleName(name)

    def set_people(self, people: Iterable[tuple[int, str]]) -> None:
        """Offer these people, by id and name; what was typed stays."""
        typed = self.currentText()
        self.clear()
        self._first = 0
        for number, name in people:
            self.addItem(name, number)
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def offer_first(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer these before all others, in the place of those who were offered so before."""
        typed = self.currentText()
        for _ in range(self._first):
            self.removeItem(0)
        for place, (number, name) in enumerate(people):
            self.insertItem(place, name, number)
        self._first = len(people)
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def choose(self, person_id: int) -> None:
        """Put somebody of those who are offered into the box."""
        self.setCurrentIndex(self.findData(person_id))

    def person(self) -> tuple[int, str] | None:
        """Who stands in the box, by id and name; ``None`` for a name that nobody has."""
        typed = self.currentText().strip().casefold()
        fits = [at for at in range(self.count()) if self.itemText(at).casefold() == typed]
        if self.currentIndex() in fits:
            fits = [self.currentIndex()]
        is_one = len({self.itemData(at) for at in fits}) == 1
        return (self.itemData(fits[0]), self.itemText(fits[0])) if is_one else None

    def matches(self) -> list[tuple[int, str]]:
        """Everybody whose name holds what was typed, once each, in the order of the list."""
        typed = self.currentText().strip().casefold()
        found = {
            self.itemData(at): self.itemText(at)
            for at in range(self.count())
            if typed and typed in self.itemText(at).casefold()
        }
        return list(found.items())

    def only_match(self) -> tuple[int, str] | None:
        """The one person whose name holds what was typed; ``None`` where there are more or none."""
        found = self.matches()
        return found[0] if len(found) == 1 else None
