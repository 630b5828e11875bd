"""One question that a sheet leaves open: what is asked, of which cells, and what can be said."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QMouseEvent, QStandardItemModel
from PySide6.QtWidgets import QButtonGroup, QComboBox, QLabel, QRadioButton, QWidget

from sgdesk.services.imports import Choice, Question, QuestionKind
from sgdesk.ui.imports.asking.answers import choice_groups, choice_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, TextSize, sized
from sgdesk.ui.widgets import Card, FlowLayout, LinkButton, Note, announce
from sgdesk.ui.widgets.arranging import row_of
from sgdesk.ui.widgets.boxes.still_box import StillBox

_FEW = 3
"""So many choices stand open; more of them in a list."""
_SHOWN = 3
"""So many of a question's cells are named on its card."""
_LONGEST = 40


class ChoiceBox(StillBox):
    """A list of answers in groups, none of them taken until somebody takes it."""

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMinimumContentsLength(18)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setPlaceholderText(tr("Choose …"))
        self._choices: tuple[Choice, ...] = ()
        self.offer(question)

    def offer(self, question: Question) -> None:
        """Offer what can be answered, with the answer that stands."""
        if question.choices != self._choices:
            self._choices = question.choices
            self.clear()
            for title, choices in choice_groups(question):
                if title:
                    self._add_title(title)
                for each in choices:
                    self.addItem(choice_words(question.kind, each), each.key)
        self.setCurrentIndex(self.findData(question.answer) if question.answer else -1)

    def _add_title(self, title: str) -> None:
        """A line that parts the groups and is no answer."""
        self.addItem(title, None)
        model = self.model()
        if isinstance(model, QStandardItemModel):
            item = model.item(self.count() - 1)
            item.setFlags(Qt.ItemFlag.NoItemFlags)
            item.setFont(sized(TextSize.BODY, bold=True))


class QuestionCard(Card):
    """``answered`` with the question's id and the answer, ``chosen`` once it is looked at."""

    answered = Signal(str, str)
    chosen = Signal(str)

    def __init__(self, question: Question, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.question = question
        self._asks = QLabel()
        self._asks.setTextFormat(Qt.TextFormat.PlainText)
        self._asks.setWordWrap(True)
        self._asks.setFont(sized(TextSize.BODY, bold=True))
        self._cells = Note()
        self._show = LinkButton(tr("Show in the sheet"))
        self._back = LinkButton(tr("Take the answer back"))
        self._effect = Note()
        self.box: ChoiceBox | None = None
        self.ways: list[QRadioButton] = []
        self._group = QButtonGroup(self)
        self.body.addWidget(self._asks)
        self.body.addWidget(self._cells)
        self._add_choices()
        self.body.addWidget(self._effect)
        self.body.addLayout(row_of(self._show, self._back))
        self._show.clicked.connect(lambda: self.chosen.emit(self.question.id))
        self._back.clicked.connect(self._take_back)
        self.installEventFilter(self)
        for each in self.controls:
            each.installEventFilter(self)
        self.show_question(question)

    @property
    def controls(self) -> list[QWidget]:
        """What the answer is given with."""
        return [self.box] if self.box is not None else list(self.ways)

    def _add_choices(self) -> None:
        question = self.question
        listed = question.kind in (QuestionKind.COLUMN, QuestionKind.ROLE, QuestionKind.COURSE)
        if listed or len(question.choices) > _FEW:
            self.box = ChoiceBox(question)
            self.box.activated.connect(self._take_item)
            self.body.addWidget(self.box)
            return
        flow = FlowLayout()
        for place, choice in enumerate(question.choices):
            way = QRadioButton(choice_words(question.kind, choice).replace("&", "&&"))
            way.setMinimumHeight(TARGET)
            self._group.addButton(way, place)
            self.ways.append(way)
            flow.addWidget(way)
        self._group.idClicked.connect(self._take_way)
        self.body.addLayout(flow)

    def show_question(self, question: Question) -> None:
        """Show the question as it stands after another reading."""
        self.question = question
        self._asks.setText(question.asks)
        self._cells.setText(cells_words(question))
        said = tr("{asks} {cells}", asks=question.asks, cells=self._cells.text())
        if self.box is not None:
            self.box.offer(question)
            self.box.setAccessibleName(said)
        else:
            self._check(question.answer)
            for way, choice in zip(self.ways, question.choices, strict=False):
                way.setAccessibleName(
                    tr("{answer}: {asks}", answer=choice_words(question.kind, choice), asks=said)
                )
        self._show.setAccessibleName(tr("Show in the sheet: {asks}", asks=question.asks))
        self._back.setAccessibleName(tr("Take the answer back: {asks}", asks=question.asks))
        self._back.setVisible(bool(question.answer))
        self._effect.setVisible(bool(self._effect.text()))

    def _check(self, answer: str) -> None:
        self._group.setExclusive(False)
        for way, choice in zip(self.ways, self.question.choices, strict=False):
            way.setChecked(bool(answer) and choice.key == answer)
        self._group.setExclusive(True)

    def say_effect(self, text: str) -> None:
        """Say what the last answer changed."""
        self._effect.setText(text)
        self._effect.setVisible(bool(text))
        if text:
            announce(self, text)

    def _take_item(self, place: int) -> None:
        key = self.box.itemData(place) if self.box is not None else None
        if isinstance(key, str):
            self.answered.emit(self.question.id, key)

    def _take_way(self, place: int) -> None:
        self.answered.emit(self.question.id, self.question.choices[place].key)

    def _take_back(self) -> None:
        self.controls[0].setFocus()
        self.answered.emit(self.question.id, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusIn and watched is not self:
            self.chosen.emit(self.question.id)
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.chosen.emit(self.question.id)
        super().mousePressEvent(event)


def cells_words(question: Question) -> str:
    """The first cells of a question, and how many more there are."""
    shown = [
        tr(
            "{place}: {value}",
            place=f"{each.column or ''}{each.row or ''}",
            value=_short(each.value),
        )
        for each in question.cells[:_SHOWN]
    ]
    more = len(question.cells) - len(shown)
    said = " · ".join(shown)
    return tr_count("{said} and 1 more", "{said} and {n} more", more, said=said) if more else said


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
