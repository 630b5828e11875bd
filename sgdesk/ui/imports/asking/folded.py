"""A question that is answered, in one line: what it was about, what was said, and a way back."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from sgdesk.services.imports import Question
from sgdesk.ui.imports.asking.answers import answer_words, cell_value
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import LinkButton


class FoldedLine(QWidget):
    """``change`` opens the question again; the whole of it is the tip and the name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = QLabel()
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.change = LinkButton(tr("Change"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self.words, 1)
        row.addWidget(self.change, 0, Qt.AlignmentFlag.AlignTop)

    def show_question(self, question: Question) -> None:
        """Say what was answered."""
        said = answer_words(question)
        self.words.setText(tr("{about}: {answer}", about=cell_value(question), answer=said))
        self.words.setToolTip(question.asks)
        name = tr("Change the answer, {answer}: {asks}", answer=said, asks=question.asks)
        self.change.setAccessibleName(name)
