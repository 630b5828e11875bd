"""A list of choices as tall as a fingertip, which the mouse wheel does not change in passing."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from sgdesk.ui.theme import TARGET


class StillBox(QComboBox):
    """What scrolls past it changes nothing, as with every box (``widgets.wheel``)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumHeight(TARGET)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
