"""Choosing a course: a box to search in over the list, those that meet a requirement first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from sgdesk.domain.text import holds_all, plain_letters, search_words
from sgdesk.services.training.recording import CourseChoice
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em

_CHOICE = Qt.ItemDataRole.UserRole


class CoursePicker(QWidget):
    """Type to narrow the list, go down into it with the arrow keys; ``changed`` on a choice.

    ``clicked`` when a course was chosen with the mouse: whoever has keys goes on with Tab.
    """

    changed = Signal()
    clicked = Signal()

    def __init__(self, choices: Sequence[CourseChoice], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Search courses"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(TARGET)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Courses"))
        self.list.setWordWrap(True)
        self.list.setSpacing(Space.TINY)
        self.list.setFixedHeight(em(self, 9))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addWidget(self.search)
        column.addWidget(self.list)
        self.setFocusProxy(self.search)
        for choice in choices:
            self._add(choice)
        self.search.textChanged.connect(self._narrow)
        self.search.installEventFilter(self)
        self.list.currentItemChanged.connect(lambda: self.changed.emit())
        self.list.itemClicked.connect(lambda _: self.clicked.emit())

    def _add(self, choice: CourseChoice) -> None:
        met = ", ".join(column_title(each) for each in choice.requirements)
        text = tr("{course}\ncounts for {met}", course=choice.title, met=met)
        item = QListWidgetItem(text if met else choice.title)
        item.setData(_CHOICE, choice)
        item.setToolTip(choice.title)
        said = tr("{course}, counts for {met}", course=choice.title, met=met)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, said if met else choice.title)
        self.list.addItem(item)

    def value(self) -> CourseChoice | None:
        """The course that is chosen and shown."""
        item = self.list.currentItem()
        if item is None or item.isHidden():
            return None
        choice = item.data(_CHOICE)
        return choice if isinstance(choice, CourseChoice) else None

    def choose(self, course_id: int) -> None:
        """Choose a course by its id."""
        for row in range(self.list.count()):
            if self.list.item(row).data(_CHOICE).id == course_id:
                self.list.setCurrentRow(row)

    def choose_for(self, requirement: str) -> None:
        """Choose the only course that counts for a requirement, given by title, if it is one."""
        rows = [
            row
            for row in range(self.list.count())
            if requirement in self.list.item(row).data(_CHOICE).requirements
        ]
        if rows:
            self.list.scrollToItem(self.list.item(rows[0]))
        if len(rows) == 1:
            self.list.setCurrentRow(rows[0])

    def _narrow(self, text: str) -> None:
        words = search_words(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not holds_all(words, plain_letters(item.text())))
        self.changed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the box into the list."""
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_down()
            return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        shown = [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]
        if shown:
            if self.value() is None:
                self.list.setCurrentRow(shown[0])
            self.list.setFocus()
