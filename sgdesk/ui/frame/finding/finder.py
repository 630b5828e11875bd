"""Ctrl+K: finds people, courses, places and actions from a few letters."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sgdesk.domain.text import holds_all, plain_letters, search_words
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.boxes.search_box import SearchBox
from sgdesk.ui.widgets.help_key import take_help_key
from sgdesk.ui.widgets.labels import Note

_MOST = 50


@dataclass(frozen=True, slots=True)
class Find:
    """Something that can be found: its words, of what kind it is, and where it leads.

    ``aside`` tells it from others of the same words, and is looked through, too; so are ``more``
    words, which are not shown.
    """

    text: str
    kind: str
    go: Callable[[], object]
    aside: str = ""
    more: str = ""
    name: str = field(init=False)
    words: str = field(init=False)
    """Its own words and all that a search looks through, worked out once."""

    def __post_init__(self) -> None:
        words = plain_letters(" ".join((self.text, self.aside, self.more)))
        object.__setattr__(self, "name", plain_letters(self.text))
        object.__setattr__(self, "words", words)

    @property
    def shown(self) -> str:
        """The line that it stands in."""
        aside = f", {self.aside}" if self.aside else ""
        return f"{self.text}{aside}   –   {self.kind}"


def matches(finds: Iterable[Find], typed: str) -> list[Find]:
    """Those that hold every word typed; at most fifty.

    The ones that begin with it come first, then those that hold it in their own name.

    As the search of People does: no accents are needed, and roles, references and e-mail addresses
    are looked through as names are.
    """
    words = search_words(typed)
    hits = [each for each in finds if holds_all(words, each.words)]
    begin = " ".join(words)
    hits.sort(key=lambda hit: (not hit.name.startswith(begin), not holds_all(words, hit.name)))
    return hits[:_MOST]


class Finder(QDialog):
    """A box to type in and what fits under it; Enter goes there, Esc closes."""

    def __init__(self, finds: Sequence[Find], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_help_key(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Find anyone or anything"))
        self._finds = list(finds)
        self._shown: list[Find] = []
        self._build()
        self._connect()
        self._show("")

    def add(self, finds: Iterable[Find]) -> None:
        """Offer more, once they have been read."""
        self._finds = [*finds, *self._finds]
        self._show(self.box.text())

    def _build(self) -> None:
        self.box = SearchBox(tr("A name, a course, something to do …"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What was found"))
        self.list.setUniformItemSizes(True)
        self.list.setSpacing(Space.LINE)
        self._none = Note(
            tr(
                "Nothing fits. Try fewer letters. What else a page can do stands under its “More” "
                "and in the menus above; F1 opens the guide, which says where things are."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._none.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.box)
        for each in (self.list, self._none):  # one of the two is in sight
            column.addWidget(each, 1)
        self.resize(em(self, 32), em(self, 24))

    def _connect(self) -> None:
        self.box.textChanged.connect(self._show)
        self.box.installEventFilter(self)
        self.list.itemActivated.connect(lambda _: self._go())
        self.list.itemClicked.connect(lambda _: self._go())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the arrows move in the list while one types in the box."""
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
            if step is not None:
                place = self.list.currentRow() + step
                self.list.setCurrentRow(min(max(place, 0), self.list.count() - 1))
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._go()
                return True
            if event.key() == Qt.Key.Key_Escape:  # else it would only empty the box
                self.reject()
                return True
        return super().eventFilter(watched, event)

    def _show(self, typed: str) -> None:
        self._shown = matches(self._finds, typed)
        self.list.clear()
        for each in self._shown:
            QListWidgetItem(each.shown, self.list)
        # Before anything is typed nobody is meant, so Enter goes to nobody; Down chooses.
        self.list.setCurrentRow(0 if typed.strip() else -1)
        self.list.setVisible(bool(self._shown))
        self._none.setVisible(not self._shown)

    def _go(self) -> None:
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            chosen = self._shown[place]
            self.accept()
            chosen.go()
