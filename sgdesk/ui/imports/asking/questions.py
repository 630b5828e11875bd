"""What a sheet leaves open, by kind, each asked once for all cells like it."""

from collections.abc import Mapping, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from sgdesk.services.imports import Question, QuestionKind, first_offers
from sgdesk.services.imports.first_offers import TAKEN_TOGETHER
from sgdesk.ui.imports.asking.answers import QUESTION_KINDS, cell_value, questions_title
from sgdesk.ui.imports.asking.laying import same_for_others
from sgdesk.ui.imports.asking.offers_card import OffersCard
from sgdesk.ui.imports.asking.question_card import QuestionCard
from sgdesk.ui.imports.asking.ways import Choices
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import Heading, LinkButton, Note, ScrollPage

_MOST = 8
"""So many cards are made at once; more as these are answered, or when they are asked for."""
_LINES = 3
"""So many lines of what is answered are made for each of these."""


class QuestionsPanel(ScrollPage):
    """Keeps the card that is being answered where it is, however often the sheet is read.

    ``answered`` with a question's id and the answer, ``shared`` with the answers of several;
    ``chosen`` with the id of the one that is looked at, ``shown`` of one to see in the sheet,
    ``settled`` once the last one is answered.
    """

    answered = Signal(str, str)
    shared = Signal(object)
    chosen = Signal(str)
    shown = Signal(str)
    settled = Signal()

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
        self._offers = {kind: OffersCard(kind) for kind in TAKEN_TOGETHER}
        for kind, each in self._offers.items():
            each.taken.connect(partial(self._together, kind))
            each.given_back.connect(partial(self._together, kind))
        self._goes_on = ""
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
        self.body.addWidget(self._more)
        self.body.addWidget(self.more)
        for kind in QUESTION_KINDS:
            self._show_kind(kind, ordered, shown)
        self._say_more(len(ordered) - len(shown))
        self.body.addStretch()
        for card in self._in_order():
            is_last = card.question.id == self.last
            same = same_for_others(card.question, questions) if is_last else ()
            card.offer_sharing([cell_value(each) for each in questions if each.id in same])
            card.fold(is_last=is_last)
        for one, other in pairwise([self.more, *self._stops()]):
            QWidget.setTabOrder(one, other)
        self._go_on()

    def _say_more(self, more: int) -> None:
        self._more.setText(
            tr_count(
                "1 more question comes once some of these are answered.",
                "{n} more questions come once some of these are answered.",
                more,
            )
        )
        self._more.setVisible(more > 0)
        self.more.setVisible(more > 0)

    def _go_on(self) -> None:
        """Once a question is answered the next open one is in sight and has the focus."""
        after, self._goes_on = self._goes_on, ""
        if not after:
            return
        cards = self._in_order()
        places = {card.question.id: place for place, card in enumerate(cards)}
        asked = next((each for each in self._questions if each.id == after), None)
        if asked is not None and not asked.answer:
            return
        start = places.get(after, -1)
        following = [*cards[start + 1 :], *cards[: start + 1]]
        card = next((each for each in following if not each.question.answer), None)
        if card is None:
            self.settled.emit()
            return
        card.controls[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self._show_soon(card.question.id)

    def _show_soon(self, question: str) -> None:
        """Scroll to a card once what was folded, and what came for it, is laid out."""
        QTimer.singleShot(0, self, partial(self._bring_into_sight, question))

    def _bring_into_sight(self, question: str) -> None:
        """Scroll to a card; of one that is higher than the room the answers are in sight."""
        card = self.cards.get(question)
        if card is not None:
            self.ensureWidgetVisible(card, 0, Space.SMALL)
            focused = self.window().focusWidget()
            inside = focused is not None and card.isAncestorOf(focused)
            first = focused if inside and focused is not None else card.controls[0]
            self.ensureWidgetVisible(first, 0, Space.MEDIUM)

    def start_anew(self) -> None:
        """Another sheet: as few cards as at the beginning, and none of them answered."""
        self._room, self.last, self._goes_on = _MOST, "", ""
        for each in self._offers.values():
            each.forget()

    def say_effect(self, question: str, text: str) -> None:
        """What an answer changed, on its card; for several at once on theirs."""
        offers = {_together_id(kind): card for kind, card in self._offers.items()}
        if question in offers:
            offers[question].say_effect(text)
        elif question in self.cards:
            self.cards[question].say_effect(text)

    def _keep_last(self, question: str, answer: str) -> None:
        self.last = question
        self._goes_on = question if answer else ""
        if answer and question in self.cards:
            self.cards[question].is_open = False

    def _together(self, kind: QuestionKind, answers: Mapping[str, str]) -> None:
        """Take or give back what one button answers."""
        self.last = self._goes_on = _together_id(kind)
        self.shared.emit(answers)

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
        self._goes_on = question
        self.shared.emit(dict.fromkeys(others, asked.answer))

    def _stops(self) -> list[QWidget]:
        """Where Tab stops, from the top."""
        return [stop for card in self._all_in_order() for stop in card.stops]

    @property
    def first(self) -> QWidget | None:
        """Where the hands begin: the button for many at once, or the first open question."""
        for card in self._all_in_order():
            if isinstance(card, OffersCard):
                return card.take if not card.take.isHidden() else None
            if not card.question.answer:
                return card.controls[0]
        return None

    def offers(self, kind: QuestionKind) -> OffersCard | None:
        """The card that answers many of a kind at once, where there are many."""
        card = self._offers.get(kind)
        return card if card is not None and card.is_needed else None

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
        return [each for each in self._all_in_order() if isinstance(each, QuestionCard)]

    def _all_in_order(self) -> list[QuestionCard | OffersCard]:
        items = (self.body.itemAt(place) for place in range(self.body.count()))
        widgets = (item.widget() for item in items if item is not None)
        return [each for each in widgets if isinstance(each, QuestionCard | OffersCard)]

    def _show_kind(
        self, kind: QuestionKind, ordered: Sequence[Question], shown: Sequence[Question]
    ) -> None:
        open_ones = [each for each in ordered if each.kind is kind and not each.answer]
        those = [each for each in shown if each.kind is kind]
        title = self._titles[kind]
        title.setText(questions_title(kind, len(open_ones)))
        title.setVisible(bool(those))
        self.body.addWidget(title)
        offers = self._offers.get(kind)
        if offers is not None:
            offers.show_offers(ordered, first_offers(ordered, kind))
            if offers.is_needed:
                self.body.addWidget(offers)
            offers.setVisible(offers.is_needed)
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
            card.opened.connect(self._show_soon)
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
    """As many as can be looked at, in their own places; those that are answered are a line each."""
    open_ones = [each.id for each in questions if not each.answer][:room]
    answered = [each.id for each in questions if each.answer][: room * _LINES]
    wanted = {*open_ones, *answered}
    return [each for each in questions if each.id in wanted]


def _together_id(kind: QuestionKind) -> str:
    """Under which the answers to many questions of a kind are told of."""
    return f"together {kind.value}"
