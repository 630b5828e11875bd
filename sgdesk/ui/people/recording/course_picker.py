"""Choosing a course: a box to search in over the list, those that meet a requirement first."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sgdesk.domain.text import holds_all, plain_letters, search_words
from sgdesk.services.training.recording import CourseChoice
from sgdesk.ui.people.matrix.lines import column_title
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import Note, announce

_CHOICE = Qt.ItemDataRole.UserRole


class CoursePicker(QWidget):
    """Type to narrow the list, go down into it with the arrow keys; ``changed`` on a choice.

    ``clicked`` when a course was chosen with the mouse: whoever has keys goes on with Tab.
    Where one course is left it is chosen as the box is left.
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
        self.nothing = Note()
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(self.nothing)
        self._stack.setFixedHeight(em(self, 9))
        column.addWidget(self._stack)
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

    def showEvent(self, event: QShowEvent) -> None:
        """Show what is chosen whole: the list had no size yet when it was chosen."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            self.list.scrollToItem(item)

    def _narrow(self, text: str) -> None:
        words = search_words(text)
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(not holds_all(words, plain_letters(item.text())))
        self._say_nothing("" if self._shown() else text.strip())
        self.changed.emit()

    def _say_nothing(self, typed: str) -> None:
        """Say that no course is called what was typed, and where such a course comes from."""
        self._stack.setCurrentWidget(self.nothing if typed else self.list)
        if not typed:
            return
        said = tr(
            "No course here is called “{typed}”. Your partnership’s document may call it "
            "otherwise: empty the box to see them all, each with what it counts for. A course of "
            "your own is added with Sessions, Courses.",
            typed=typed,
        )
        self.nothing.setText(said)
        announce(self.nothing, said)

    def _shown(self) -> list[int]:
        return [row for row in range(self.list.count()) if not self.list.item(row).isHidden()]

    def take_the_only(self) -> None:
        """Choose the one course that is left of what was typed."""
        shown = self._shown()
        if self.search.text().strip() and len(shown) == 1 and self.value() is None:
            self.list.setCurrentRow(shown[0])

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the box into the list; what leaves the box takes the one that is left."""
        if event.type() is QEvent.Type.FocusOut:
            self.take_the_only()
        pressed = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress
        if pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Down:
            self._go_down()
            return True
        return super().eventFilter(watched, event)

    def _go_down(self) -> None:
        shown = self._shown()
        if shown:
            if self.value() is None:
                self.list.setCurrentRow(shown[0])
            self.list.setFocus()
