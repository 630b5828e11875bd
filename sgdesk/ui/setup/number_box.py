"""A short box for a number of days or months."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from sgdesk.ui.theme import TARGET, em


class NumberBox(QWidget):
    """Keeps what is typed, number or not; it is looked at on Save."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(text)
        self.edit.setMinimumHeight(TARGET)
        self.edit.setFixedWidth(em(self, 6))
        self.edit.textChanged.connect(lambda _: self.changed.emit())
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.edit)
        row.addStretch()

    def text(self) -> str:
        """What is typed, without the blanks round it."""
        return self.edit.text().strip()
