"""A box to choose a person in: type a part of the name."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from sgdesk.domain.text import plain_letters
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET

_PLAIN = Qt.ItemDataRole.UserRole + 1
"""The name in plain letters, by which it is looked for."""


class _PlainCompleter(QCompleter):
    """Finds by any part of the name, without accents, as the search of People does."""

    def splitPath(self, path: str) -> list[str]:
        return [plain_letters(path)]

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex) -> str:
        return str(index.data(Qt.ItemDataRole.DisplayRole))


class _NameEdit(QLineEdit):
    """A click into it marks the whole of what stands there: typing then finds somebody else."""

    def __init__(self) -> None:
        super().__init__()
        self._comes = False
        """Whether the click that is going on is the one that came into the box."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._comes = event.reason() is Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._comes and not self.hasSelectedText():
            self.selectAll()
        self._comes = False


class PersonBox(QComboBox):
    """Lists people by name and finds them by any part of it; ``person`` is who is chosen.

    Where nobody can be meant but those ``of_known``, Enter takes the one person who fits what was
    typed; with more than one it takes nobody.
    """

    entered = Signal()
    """Enter was pressed, and what was marked in the open list stands in the box.

    Whoever empties the box at Qt's own ``returnPressed`` finds somebody else in it afterwards: the
    list puts the row that was marked into it then, and that row may be another person's by now.
    """

    def __init__(self, parent: QWidget | None = None, *, of_known: bool = False) -> None:
        super().__init__(parent)
        self.edit: QLineEdit = _NameEdit()
        self.setLineEdit(self.edit)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(16)
        self.setMinimumHeight(TARGET)
        self.edit.setPlaceholderText(tr("Name"))
        completer = _PlainCompleter(self.model(), self)
        completer.setCompletionRole(_PLAIN)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self._first = 0
        if of_known:
            self.edit.returnPressed.connect(self._take_only)
        self.edit.returnPressed.connect(lambda: QTimer.singleShot(0, self, self.entered.emit))

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
            self.setItemData(self.count() - 1, plain_letters(name), _PLAIN)
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def offer_first(self, people: Sequence[tuple[int, str]]) -> None:
        """Offer these before all others, in the place of those who were offered so before."""
        typed = self.currentText()
        for _ in range(self._first):
            self.removeItem(0)
        for place, (number, name) in enumerate(people):
            self.insertItem(place, name, number)
            self.setItemData(place, plain_letters(name), _PLAIN)
        self._first = len(people)
        self.setCurrentIndex(-1)
        self.setEditText(typed)

    def choose(self, person_id: int) -> None:
        """Put somebody of those who are offered into the box."""
        place = self.findData(person_id)
        self.setCurrentIndex(place)
        if place >= 0:  # where that row was current already, what was typed over it would stay
            self.setEditText(self.itemText(place))

    def _take_only(self) -> None:
        """Choose the one who fits what was typed, where it is nobody's whole name."""
        only = self.only_match() if self.person() is None else None
        if only is not None:
            self.choose(only[0])
            self.activated.emit(self.currentIndex())

    def person(self) -> tuple[int, str] | None:
        """Who stands in the box, by id and name; ``None`` for a name that nobody has."""
        typed = self.currentText().strip()
        rows, plain = range(self.count()), plain_letters(typed)
        fits = [at for at in rows if self.itemText(at).casefold() == typed.casefold()]
        fits = fits or [at for at in rows if self.itemData(at, _PLAIN) == plain]
        if self.currentIndex() in fits:
            fits = [self.currentIndex()]
        is_one = len({self.itemData(at) for at in fits}) == 1
        return (self.itemData(fits[0]), self.itemText(fits[0])) if is_one else None

    def matches(self) -> list[tuple[int, str]]:
        """Everybody whose name holds what was typed, once each, in the order of the list."""
        typed = plain_letters(self.currentText())
        found = {
            self.itemData(at): self.itemText(at)
            for at in range(self.count())
            if typed and typed in self.itemData(at, _PLAIN)
        }
        return list(found.items())

    def only_match(self) -> tuple[int, str] | None:
        """The one person whose name holds what was typed; ``None`` where there are more or none."""
        found = self.matches()
        return found[0] if len(found) == 1 else None
