"""A page with nothing on it yet: what belongs here, and the one button that fills it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.ui.theme import Space, TextSize, em
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Heading, Note


class EmptyState(QWidget):
    """Says what belongs here; ``chosen`` when its button is pressed."""

    chosen = Signal()

    def __init__(
        self,
        title: str,
        text: str,
        button: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        layout = QVBoxLayout(self)
        layout.setSpacing(Space.MEDIUM)
        heading = Heading(title, TextSize.HEADING)
        note = Note(text)
        for label in (heading, note):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setMinimumWidth(em(self, 24))
            label.setMaximumWidth(em(self, 40))
        layout.addStretch(2)
        layout.addWidget(heading, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(note, 0, Qt.AlignmentFlag.AlignHCenter)
        if button:
            push = PushButton(button, icon)
            push.clicked.connect(self.chosen)
            layout.addWidget(push, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
