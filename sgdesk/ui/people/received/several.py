"""Choosing everybody whose training one file shows, in one place."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sgdesk.domain.text import holds_all, plain_letters, search_words
from sgdesk.services.imports.received.values import Offer
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import FormDialog, Note

_WHO = Qt.ItemDataRole.UserRole


class _Low(QListWidget):
    """A list that asks for three lines, and takes the room that there is."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), em(self, 3))


class _Ticks(QWidget):
    """A list to tick in, and a box over it that narrows the list."""

    def __init__(self, people: Sequence[Offer], ticked: Sequence[int]) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("A part of the name"))
        self.search.setAccessibleName(tr("Find somebody"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        self.list = _Low()
        self.list.setAccessibleName(tr("People"))
        self.list.setMinimumHeight(em(self, 3))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        places = {number: place for place, number in enumerate(ticked)}
        for each in sorted(people, key=lambda each: places.get(each.id, len(places))):
            item = QListWidgetItem(each.title, self.list)
            item.setData(_WHO, each.id)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            is_on = each.id in places
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
        self.search.textChanged.connect(self._narrow)

    def ticked(self) -> tuple[int, ...]:
        """Everybody who is ticked, those too whom the box hides just now."""
        items = [self.list.item(row) for row in range(self.list.count())]
        on = Qt.CheckState.Checked
        return tuple(each.data(_WHO) for each in items if each.checkState() is on)

    def _narrow(self, text: str) -> None:
        words = search_words(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not holds_all(words, plain_letters(item.text())))


class SeveralDialog(FormDialog):
    """``chosen`` once it is accepted: everybody whose training the file shows.

    ``ticked`` are those whom the file names, and who stands in the box already, in the order in
    which they are listed.
    """

    def __init__(
        self, people: Sequence[Offer], ticked: Sequence[int], parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Whose training does it show?"), "", parent)
        self.chosen: tuple[int, ...] = ()
        self.form.column.addWidget(
            Note(
                tr(
                    "Everybody gets a line of their own, to be confirmed. The file is kept with "
                    "the training of each."
                )
            )
        )
        self.people = self.form.add("people", tr("&People"), _Ticks(people, ticked))
        self._let_grow()
        self.people.list.itemChanged.connect(lambda _: self._count())
        self.save = self._take
        self._count()
        self.people.setFocus()

    def _let_grow(self) -> None:
        """Give the list the room of the dialog, so that it alone scrolls."""
        self.let_grow(self.people)
        last = self.form.column.count() - 1
        self.form.column.setStretch(last, 1)
        item = self.form.column.itemAt(last)
        lines = item.layout() if item is not None else None
        if isinstance(lines, QVBoxLayout):
            lines.setStretchFactor(self.people, 1)
        self._body.setStretchFactor(self.form, 1)

    def _count(self) -> None:
        n = len(self.people.ticked())
        self.verb.setText(tr_count("Take 1 person", "Take {n} people", n) if n else tr("Take them"))

    def _take(self) -> None:
        self.chosen = self.people.ticked()
        if self.form.show_problems({"people": "" if self.chosen else tr("Tick whose it is")}):
            self.accept()
