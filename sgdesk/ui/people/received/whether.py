"""Whether the course was completed, asked by itself where a paper may say no."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QWidget

from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FlowLayout


class WhetherBox(QWidget):
    """Yes, no, or nothing said yet; ``changed`` with every answer."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.yes, self.no = QRadioButton(tr("Yes")), QRadioButton(tr("No, leave it out"))
        self._group = QButtonGroup(self)
        ways = FlowLayout(self, spacing=Space.MEDIUM)
        for each in (self.yes, self.no):
            each.setMinimumHeight(TARGET)
            self._group.addButton(each)
            ways.addWidget(each)
        self.setFocusProxy(self.yes)
        self._group.buttonClicked.connect(lambda _: self.changed.emit())

    def value(self) -> bool | None:
        """What was said, or ``None``."""
        if not (self.yes.isChecked() or self.no.isChecked()):
            return None
        return self.yes.isChecked()

    def set_value(self, said: bool | None) -> None:
        """Show what was said; ``None`` for nothing."""
        self._group.setExclusive(False)
        self.yes.setChecked(said is True)
        self.no.setChecked(said is False)
        self._group.setExclusive(True)

    def name_ways(self, question: str) -> None:
        """Say the question with each answer, for a screen reader."""
        for each in (self.yes, self.no):
            each.setAccessibleName(f"{question} {each.text()}")
