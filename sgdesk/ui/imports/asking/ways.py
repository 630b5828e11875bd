"""What an answer is given with: a way for one click, and a list of all the others."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QComboBox, QRadioButton, QSizePolicy, QWidget

from sgdesk.services.imports import Choice, Question
from sgdesk.ui.imports.asking.answers import choice_groups, choice_words
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, TextSize, em, sized
from sgdesk.ui.widgets.boxes.still_box import StillBox


class Way(QRadioButton):
    """One answer. Where there is no room for all of its words, the tip and the name have them.

    It is in no group of Qt's, in which an arrow key would answer in passing and Tab miss some.
    """

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.setAutoExclusive(False)
        self.setMinimumHeight(TARGET)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._shorten()

    def sizeHint(self) -> QSize:
        needed = self.fontMetrics().horizontalAdvance(self.words)
        return QSize(needed + self._beside() + Space.TINY, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(em(self, 6), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _beside(self) -> int:
        """The circle with the air round it."""
        return round(self.fontMetrics().height() * 1.7)

    def _shorten(self) -> None:
        room = max(0, self.width() - self._beside())
        right = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.words, right, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip(self.words if shown != self.words else "")


class ChoiceBox(StillBox):
    """A list of answers in groups, none of them taken until somebody takes it.

    Questions that offer the same share one model: a sheet of sixty columns has a hundred courses
    for each.
    """

    def __init__(self, invites: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText(invites or tr("Choose …"))

    def take_answer(self, answer: str) -> None:
        """Show the answer that stands; nothing, where it is not in this list."""
        self.setCurrentIndex(self.findData(answer) if answer else -1)


class Choices:
    """The models of lists, one for each set of choices."""

    def __init__(self) -> None:
        self._models: dict[tuple[Choice, ...], QStandardItemModel] = {}

    def model(self, question: Question, listed: tuple[Choice, ...]) -> QStandardItemModel:
        """What a list shows of these choices of a question."""
        found = self._models.get(listed)
        if found is None:
            found = self._models[listed] = _model(question, listed)
        return found


def _model(question: Question, listed: tuple[Choice, ...]) -> QStandardItemModel:
    model = QStandardItemModel()
    for title, choices in choice_groups(question.kind, listed):
        if title:
            head = QStandardItem(title)
            head.setFlags(Qt.ItemFlag.NoItemFlags)  # it parts the groups and is no answer
            head.setFont(sized(TextSize.BODY, bold=True))
            model.appendRow(head)
        for each in choices:
            item = QStandardItem(choice_words(question.kind, each))
            item.setData(each.key, Qt.ItemDataRole.UserRole)
            model.appendRow(item)
    return model
