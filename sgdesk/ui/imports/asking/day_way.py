"""A day as the answer to a question: typed or chosen, and then taken."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import DateBox, MonthAlone, Note
from sgdesk.ui.widgets.arranging import row_of


class DayWay(QWidget):
    """``taken`` with the day, as it is kept, once it is one that can be taken.

    ``month`` is what becomes of "July 2026".
    """

    taken = Signal(str)

    def __init__(
        self,
        latest: date,
        parent: QWidget | None = None,
        *,
        month: MonthAlone = MonthAlone.ASKED,
    ) -> None:
        super().__init__(parent)
        self.box = DateBox(latest, month=month)
        self.take = QPushButton(tr("Take this day"))
        self.take.setMinimumHeight(TARGET)
        self._problem = Note()
        self._problem.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        column.addLayout(row_of(self.box, self.take))
        column.addWidget(self._problem)
        self.box.edit.returnPressed.connect(self._take)
        self.take.clicked.connect(self._take)

    def show_answer(self, answer: str, asks: str, likely: str = "") -> None:
        """Show the day that was taken, or a likely one to confirm, and say what it answers."""
        self.box.edit.setAccessibleName(asks)
        self.take.setAccessibleName(tr("Take this day: {asks}", asks=asks))
        if not answer and self.box.edit.text():
            return  # what is being typed stays
        try:
            self.box.set_value(date.fromisoformat(answer or likely))
        except ValueError:
            return

    def _take(self) -> None:
        problem = self.box.problem()
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        day = self.box.value()
        if day is not None and not problem:
            self.taken.emit(day.isoformat())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter answers here, and goes no further: the dialog would bring everything in."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            event.accept()
        else:
            super().keyPressEvent(event)
