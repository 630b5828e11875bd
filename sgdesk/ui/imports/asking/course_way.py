"""A new course as the answer to a question: its name and what it counts for, and then added."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from sgdesk.domain.text import fold
from sgdesk.services.imports import Choice, NewCourse, new_course_answer, new_course_said
from sgdesk.ui.imports.asking.ways import Way
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Note
from sgdesk.ui.widgets.boxes.still_box import StillBox


class CourseWay(QWidget):
    """``taken`` with the answer that adds the course, once it has a name that none here has.

    ``opened`` once its boxes show.
    Its boxes show once the way is chosen. Nothing is what it counts for until more is said.
    """

    taken = Signal(str)
    opened = Signal()

    def __init__(
        self,
        title: str,
        counts_for: Sequence[Choice],
        others: Collection[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._others = {fold(each) for each in others}
        self.begin = Way(tr("A new course …"))
        self.title = QLineEdit(title)
        self.title.setMinimumHeight(TARGET)
        self.counts = StillBox()
        self.counts.addItem(tr("Nothing yet"), "")
        for each in counts_for:
            self.counts.addItem(each.label, each.key)
        self.take = QPushButton(tr("Add this course"))
        self.take.setMinimumHeight(TARGET)
        self._problem = Note()
        self._problem.hide()
        self._boxes = QWidget()
        self._build()
        self.begin.clicked.connect(self._open)
        self.title.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)

    def _build(self) -> None:
        inside = QVBoxLayout(self._boxes)
        inside.setContentsMargins(Space.LARGE, 0, 0, 0)
        inside.setSpacing(Space.TINY)
        nothing = Note(
            tr(
                "The days are kept and shown with each person. While it counts for nothing they "
                "meet nothing that is asked of anybody; you can say later what it counts for, "
                "under Sessions, Courses."
            )
        )
        for each in (
            QLabel(tr("What the course is called")),
            self.title,
            QLabel(tr("What it counts for")),
            self.counts,
            nothing,
            self._problem,
            self.take,
        ):
            inside.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.begin)
        column.addWidget(self._boxes)
        self._boxes.hide()

    @property
    def controls(self) -> list[QWidget]:
        """What the answer is given with now: the way, and its boxes once it is chosen."""
        return self.stops if not self._boxes.isHidden() else [self.begin]

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops, in reading order."""
        return [self.begin, self.title, self.counts, self.take]

    def show_answer(self, answer: str, asks: str) -> None:
        """Show the course that was added, and say what it answers."""
        for control, words in (
            (self.begin, tr("A new course")),
            (self.title, tr("What the course is called")),
            (self.counts, tr("What it counts for")),
            (self.take, tr("Add this course")),
        ):
            control.setAccessibleName(tr("{answer}: {asks}", answer=words, asks=asks))
        new = new_course_said(answer)
        self.begin.setChecked(new is not None)
        self._boxes.setVisible(new is not None)
        if new is not None:
            self.title.setText(new.title)
            self.counts.setCurrentIndex(max(0, self.counts.findData(new.requirement)))

    def _open(self) -> None:
        self.begin.setChecked(True)
        self._boxes.show()
        self.title.setFocus()
        self.title.selectAll()
        self.opened.emit()

    def _take(self) -> None:
        title = " ".join(self.title.text().split())
        problem = ""
        if not title:
            problem = tr("Give the course a name")
        elif fold(title) in self._others:
            problem = tr("There is a course of this name: choose it in the list above")
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        if problem:
            self.title.setFocus()
        else:
            self.taken.emit(new_course_answer(NewCourse(title, self.counts.currentData())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers here, and goes no further: the dialog would bring everything in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
        else:
            super().keyPressEvent(event)
