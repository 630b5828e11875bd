"""The one question of an import: which comes first, the day or the month?"""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.datetext import DateOrder, read_date
from sgdesk.services.imports import DateOrderInDoubt
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Card, Note, PushButton, announce
from sgdesk.ui.widgets.arranging import row_of

_USUAL = "03/04/2025"


class DoubtCard(Card):
    """Asks with dates of the sheet itself; ``answered`` with ``dmy`` or ``mdy``."""

    answered = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Which comes first, the day or the month?"), parent)
        self._question = QLabel()
        self._question.setWordWrap(True)
        self._more = Note()
        self._day = PushButton("")
        self._month = PushButton("")
        self._day.clicked.connect(lambda: self.answered.emit(DateOrder.DMY.value))
        self._month.clicked.connect(lambda: self.answered.emit(DateOrder.MDY.value))
        self.body.addWidget(self._question)
        self.body.addWidget(self._more)
        self.body.addLayout(row_of(self._day, self._month))

    def show_doubt(self, doubt: DateOrderInDoubt) -> None:
        """Ask about the column that the doubt names."""
        examples = doubt.examples or (_USUAL,)
        first = examples[0]
        self._question.setText(
            tr(
                "Column {column} ({heading}) has {example}. Is that {day} or {month}?",
                column=doubt.values.get("column", ""),
                heading=doubt.values.get("heading", ""),
                example=f"“{first}”",
                day=_read(first, DateOrder.DMY),
                month=_read(first, DateOrder.MDY),
            )
        )
        self._more.setText(tr("Also there: {dates}", dates=", ".join(examples[1:])))
        self._more.setVisible(len(examples) > 1)
        self._day.setText(tr("Day first: {day}", day=_read(first, DateOrder.DMY)))
        self._month.setText(tr("Month first: {day}", day=_read(first, DateOrder.MDY)))
        self.show()
        self._day.setFocus()
        announce(self, self._question.text())


def _read(text: str, order: DateOrder) -> str:
    """A date as one order reads it, or that it cannot be."""
    found = read_date(text, order, date.max)
    return long_date(found.value) if found.value is not None else tr("no such day")
