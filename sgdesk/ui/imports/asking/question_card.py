"""One question that a sheet leaves open: what is asked, of which cells, and what can be said."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import QLabel, QLayout, QVBoxLayout, QWidget

from sgdesk.services.imports import Choice, Question, QuestionKind
from sgdesk.ui.imports.asking.answers import cell_value, open_words, shortened
from sgdesk.ui.imports.asking.course_way import CourseWay
from sgdesk.ui.imports.asking.day_way import DayWay
from sgdesk.ui.imports.asking.folded import FoldedLine
from sgdesk.ui.imports.asking.laying import lay_out
from sgdesk.ui.imports.asking.ways import ChoiceBox, Choices, Way
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, make_bold
from sgdesk.ui.widgets import Card, FlowLayout, LinkButton, MonthAlone, Note, announce
from sgdesk.ui.widgets.arranging import row_of

_SHORT = 44
"""So many letters of answers stand beside each other."""
_SHOWN = 3
"""So many of a question's cells are named on its card."""


class QuestionCard(Card):
    """``answered`` with the question's id and the answer, ``chosen`` once it is looked at.

    ``shared`` with the id where the answer is to be that of the other open ones of its kind, too;
    ``shown`` where its cells are to be seen in the sheet; ``opened`` once there is more of it.
    """

    answered = Signal(str, str)
    shared = Signal(str)
    chosen = Signal(str)
    shown = Signal(str)
    opened = Signal(str)

    def __init__(self, question: Question, models: Choices, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.question = question
        self.is_open = False
        """Whether it was opened again after it was answered."""
        self._models = models
        self._asks = QLabel()
        self._asks.setTextFormat(Qt.TextFormat.PlainText)
        self._asks.setWordWrap(True)
        make_bold(self._asks)
        self._cells = Note()
        self._show = LinkButton(tr("Show in the sheet"))
        self._back = LinkButton(tr("Take the answer back"))
        self.share = LinkButton("")
        self.share.hide()
        self._effect = Note()
        self.box: ChoiceBox | None = None
        self.day: DayWay | None = None
        self.course: CourseWay | None = None
        self.folded = FoldedLine()
        self.ways: list[Way] = []
        self._keys: list[str] = []
        self._choices: tuple[Choice, ...] = ()
        self._answers = QWidget()
        self.body.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self.body.setSpacing(Space.TINY)
        for each in (self.folded, self._asks, self._cells, self._answers, self._effect):
            self.body.addWidget(each)
        self.body.addLayout(row_of(self._show, self._back, self.share))
        self.folded.change.clicked.connect(self._unfold)
        self._show.clicked.connect(lambda: self.shown.emit(self.question.id))
        self._back.clicked.connect(self._take_back)
        self.share.clicked.connect(lambda: self.shared.emit(self.question.id))
        self.show_question(question)

    @property
    def controls(self) -> list[QWidget]:
        """What the answer is given with."""
        day = [self.day.box.edit, self.day.take] if self.day is not None else []
        course = self.course.controls if self.course is not None else []
        return [*day, *self.ways, *([self.box] if self.box is not None else []), *course]

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops on the card, in reading order."""
        later = self.course.stops[1:] if self.course is not None else []
        controls = dict.fromkeys((*self.controls, *later))
        return [self.folded.change, *controls, self._show, self._back, self.share]

    def _offer(self, question: Question) -> None:
        """Offer what can be answered: a few choices for one click, the others in a list."""
        self._choices, laid = question.choices, lay_out(question)
        had_focus = self._answers.isAncestorOf(self.window().focusWidget() or self)
        old, self._answers = self._answers, QWidget()
        self.ways, self._keys, self.box, self.day, self.course = [], [], None, None, None
        column = QVBoxLayout(self._answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if question.latest is not None:
            is_last = question.kind is QuestionKind.WORD
            month = MonthAlone.LAST if is_last else MonthAlone.ASKED
            self.day = DayWay(question.latest, month=month)
            self.day.taken.connect(lambda day: self.answered.emit(self.question.id, day))
            if is_last:
                column.addWidget(Note(_last_day_words(question)))
            column.addWidget(self.day)
        for title, choices in laid.open:
            if title:
                column.addWidget(Note(title))
            column.addLayout(self._row_of_ways(question, choices))
        if laid.listed:
            self.box = ChoiceBox(laid.invites)
            self.box.setModel(self._models.model(question, laid.listed))
            self.box.activated.connect(self._take_item)
            column.addWidget(self.box)
        if question.counts_for:
            self.course = CourseWay(
                cell_value(question), question.counts_for, [each.key for each in question.choices]
            )
            self.course.taken.connect(lambda said: self.answered.emit(self.question.id, said))
            self.course.opened.connect(self._say_opened)
            column.addWidget(self.course)
        self.body.replaceWidget(old, self._answers)
        self._answers.show()
        old.hide()
        old.deleteLater()
        for each in self.stops[1:-3]:
            each.installEventFilter(self)
        if had_focus:
            self.controls[0].setFocus()

    def _row_of_ways(self, question: Question, choices: Sequence[Choice]) -> QLayout:
        """Short answers beside each other, long ones one below the other."""
        words = [open_words(question.kind, each) for each in choices]
        is_short = sum(map(len, words)) <= _SHORT
        row: QLayout = FlowLayout(spacing=Space.MEDIUM) if is_short else QVBoxLayout()
        for choice, text in zip(choices, words, strict=True):
            way = Way(text)
            way.clicked.connect(self._taker(choice.key))
            self.ways.append(way)
            self._keys.append(choice.key)
            row.addWidget(way)
        return row

    def show_question(self, question: Question) -> None:
        """Show the question as it stands after another reading."""
        self.question = question
        if question.choices != self._choices:
            self._offer(question)
        self._asks.setText(question.asks)
        self._cells.setText(cells_words(question))
        said = tr("{asks} {cells}", asks=question.asks, cells=self._cells.text())
        if self.box is not None:
            self.box.take_answer(question.answer)
            self.box.setAccessibleName(said)
        if self.day is not None:
            self.day.show_answer(question.answer, said, question.guess)
        self._check(question.answer)
        for way in self.ways:
            way.setAccessibleName(tr("{answer}: {asks}", answer=way.words, asks=said))
        self._show.setAccessibleName(tr("Show in the sheet: {asks}", asks=question.asks))
        self._back.setAccessibleName(tr("Take the answer back: {asks}", asks=question.asks))
        if self.course is not None:
            self.course.show_answer(question.answer, said)
        self.folded.show_question(question)
        self._back.setVisible(bool(question.answer))
        self._effect.setVisible(bool(self._effect.text()))

    def fold(self, *, is_last: bool) -> None:
        """Be one line where the question is answered, unless somebody opened it again since.

        What the answer changed stands there until the next one is given.
        """
        is_folded = bool(self.question.answer) and not self.is_open
        self.folded.setVisible(is_folded)
        for each in (self._asks, self._cells, self._answers, self._show):
            each.setVisible(not is_folded)
        self._back.setVisible(bool(self.question.answer) and not is_folded)
        if not is_last:
            self._effect.setText("")
        self._effect.setVisible(bool(self._effect.text()))

    def _unfold(self) -> None:
        self.is_open = True
        self.fold(is_last=bool(self._effect.text()))
        self._say_opened()
        chosen = next((each for each in self.ways if each.isChecked()), None)
        (chosen or self.controls[0]).setFocus()

    def _say_opened(self) -> None:
        self.opened.emit(self.question.id)

    def offer_sharing(self, others: Sequence[str]) -> None:
        """Offer this answer for other open questions, which are named; for none, nothing."""
        n = len(others)
        self.share.setVisible(n > 0)
        self.share.set_text(
            tr_count("The same answer for the other one", "The same answer for the {n} others", n)
        )
        named = ", ".join(tr("“{name}”", name=each) for each in others)
        self.share.setToolTip(named)
        words = tr("{words}: {names}", words=self.share.text(), names=named)
        self.share.setAccessibleName(tr("{words}: {asks}", words=words, asks=self.question.asks))

    def _check(self, answer: str) -> None:
        for way, key in zip(self.ways, self._keys, strict=True):
            way.setChecked(bool(answer) and key == answer)

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

    def _taker(self, key: str) -> Callable[[], None]:
        def take() -> None:
            self._check(key)
            self.answered.emit(self.question.id, key)

        return take

    def _take_back(self) -> None:
        self.controls[0].setFocus()
        self.answered.emit(self.question.id, "")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Being looked at marks its cells; a window that merely comes to the front does not."""
        if (
            isinstance(event, QFocusEvent)
            and event.type() is QEvent.Type.FocusIn
            and event.reason() is not Qt.FocusReason.ActiveWindowFocusReason
        ):
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
            value=shortened(" ".join(each.value.split())),
        )
        for each in question.cells[:_SHOWN]
    ]
    more = len(question.cells) - len(shown)
    said = " · ".join(shown)
    return tr_count("{said} and 1 more", "{said} and {n} more", more, said=said) if more else said


def _last_day_words(question: Question) -> str:
    """What the day says that answers a question of leaving; of several it is that of each."""
    if len({each.row for each in question.cells}) > 1:
        return tr("They left, and the last day of each of them was:")
    return tr("They left, and their last day was:")
