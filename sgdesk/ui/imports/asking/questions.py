"""What a sheet leaves open, by kind, each asked once for all cells like it."""

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.services.imports import Question, QuestionKind
from sgdesk.ui.imports.asking.answers import QUESTION_KINDS, questions_title
from sgdesk.ui.imports.asking.laying import same_for_others
from sgdesk.ui.imports.asking.question_card import QuestionCard
from sgdesk.ui.imports.asking.ways import Choices
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading, LinkButton, Note, ScrollPage

_MOST = 8
"""So many cards are made at once; more as these are answered, or when they are asked for."""


class QuestionsPanel(ScrollPage):
    """Keeps the card that is being answered where it is, however often the sheet is read.

    ``answered`` with a question's id and the answer, ``shared`` with the answers of several;
    ``chosen`` with the id of the one that is looked at, ``shown`` of one to see in the sheet.
    """

    answered = Signal(str, str)
    shared = Signal(object)
    chosen = Signal(str)
    shown = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.body.setContentsMargins(Space.SMALL, 0, Space.SMALL, 0)
        self.body.setSpacing(Space.SMALL)
        self.cards: dict[str, QuestionCard] = {}
        self._titles = {kind: Heading("", TextSize.LARGE) for kind in QUESTION_KINDS}
        self._more = Note()
        self.more = LinkButton(tr("Show more questions"))
        self.more.clicked.connect(self._show_more)
        self._models = Choices()
        self._questions: tuple[Question, ...] = ()
        self._room = _MOST
        self.last = ""
        """The question that was answered last."""
        self.answered.connect(self._keep_last)

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Show these, those of one kind together under their heading."""
        self._questions = tuple(questions)
        ordered = [each for kind in QUESTION_KINDS for each in questions if each.kind is kind]
        shown = _shown(ordered, self._room)
        self._let_go({each.id for each in shown})
        while self.body.takeAt(0) is not None:
            pass
        for kind in QUESTION_KINDS:
            self._show_kind(kind, ordered, shown)
        more = len(ordered) - len(shown)
        self._more.setText(
            tr_count(
                "1 more question comes once some of these are answered.",
                "{n} more questions come once some of these are answered.",
                more,
            )
        )
        self._more.setVisible(more > 0)
        self.more.setVisible(more > 0)
        self.body.addWidget(self._more)
        self.body.addWidget(self.more)
        self.body.addStretch()
        for card in self._in_order():
            is_last = card.question.id == self.last
            same = same_for_others(card.question, questions) if is_last else ()
            card.offer_sharing(len(same))
        for one, other in pairwise([*self._stops(), self.more]):
            QWidget.setTabOrder(one, other)

    def start_anew(self) -> None:
        """Another sheet: as few cards as at the beginning."""
        self._room, self.last = _MOST, ""

    def _keep_last(self, question: str) -> None:
        self.last = question

    def _show_more(self) -> None:
        self._room += _MOST
        before = set(self.cards)
        self.show_questions(self._questions)
        new = next((each for each in self._in_order() if each.question.id not in before), None)
        if new is not None:
            new.controls[0].setFocus()

    def _share(self, question: str) -> None:
        """Give the answer of one question to the others that it fits."""
        asked = next(each for each in self._questions if each.id == question)
        others = same_for_others(asked, self._questions)
        self.shared.emit(dict.fromkeys(others, asked.answer))

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, from the top."""
        return [stop for card in self._in_order() for stop in card.stops]

    @property
    def controls(self) -> list[QWidget]:
        """Everything that answers are given with, from the top."""
        return [control for card in self._in_order() for control in card.controls]

    def card(self, kind: QuestionKind) -> QuestionCard | None:
        """The first open question of a kind."""
        of_kind = [each for each in self._in_order() if each.question.kind is kind]
        return next((each for each in of_kind if not each.question.answer), None)

    def next_open(self) -> QuestionCard | None:
        """The first question that nobody has answered."""
        return next((each for each in self._in_order() if not each.question.answer), None)

    def _in_order(self) -> list[QuestionCard]:
        items = (self.body.itemAt(place) for place in range(self.body.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if isinstance(each, QuestionCard)]

    def _show_kind(
        self, kind: QuestionKind, ordered: Sequence[Question], shown: Sequence[Question]
    ) -> None:
        open_ones = [each for each in ordered if each.kind is kind and not each.answer]
        those = [each for each in shown if each.kind is kind]
        title = self._titles[kind]
        title.setText(questions_title(kind, len(open_ones)))
        title.setVisible(bool(those))
        self.body.addWidget(title)
        for each in those:
            card = self._card_of(each)
            self.body.addWidget(card)
            card.show()

    def _card_of(self, question: Question) -> QuestionCard:
        card = self.cards.get(question.id)
        if card is None:
            card = self.cards[question.id] = QuestionCard(question, self._models)
            card.answered.connect(self.answered)
            card.shared.connect(self._share)
            card.chosen.connect(self.chosen)
            card.shown.connect(self.shown)
        else:
            card.show_question(question)
        return card

    def _let_go(self, kept: set[str]) -> None:
        focused = QApplication.focusWidget()
        for gone in [each for each in self.cards if each not in kept]:
            card = self.cards.pop(gone)
            if focused is not None and card.isAncestorOf(focused):
                self.setFocus()
            card.hide()
            card.deleteLater()


def _shown(questions: Sequence[Question], room: int) -> list[Question]:
    """As many as can be looked at: the open ones first of all, in their own places."""
    wanted = set()
    for each in sorted(questions, key=lambda each: bool(each.answer)):
        if room:
            wanted.add(each.id)
            room -= 1
    return [each for each in questions if each.id in wanted]
