"""Many questions of one kind, each with a likely answer: all of them shown, then taken at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from sgdesk.services.imports import Question, QuestionKind
from sgdesk.ui.imports.asking.answers import cell_value, choice_words
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Card, LinkButton, Note, PushButton, announce

_ALL = {
    QuestionKind.ROLE: (
        "Take the first offer for the {n} role",
        "Take the first offer for all {n} roles",
    ),
}
_SOME = {
    QuestionKind.ROLE: "Take the first offer for {n} of the {all} roles",
}


class OffersCard(Card):
    """``taken`` with the answers by the questions' ids, ``given_back`` with the ids."""

    taken = Signal(object)
    given_back = Signal(object)

    def __init__(self, kind: QuestionKind, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.kind = kind
        self._offers: dict[str, str] = {}
        self._taken: dict[str, str] = {}
        self.lines = QLabel()
        self.lines.setTextFormat(Qt.TextFormat.PlainText)
        self.lines.setWordWrap(True)
        self._rest = Note()
        self.take = PushButton("")
        self.take.setAutoDefault(False)
        self.take.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._effect = Note()
        self.back = LinkButton("")
        self.body.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self.body.setSpacing(Space.TINY)
        for each in (self.lines, self._rest):
            self.body.addWidget(each)
        for button in (self.take, self.back):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(self._effect)
        self.take.clicked.connect(self._take)
        self.back.clicked.connect(self._give_back)

    @property
    def stops(self) -> list[QWidget]:
        """Where Tab stops on it."""
        return [self.take, self.back]

    @property
    def is_needed(self) -> bool:
        """Whether there is anything to take or to give back."""
        return bool(self._offers or self._taken)

    def forget(self) -> None:
        """Another sheet: nothing was taken of it yet."""
        self._taken = {}
        self._effect.setText("")

    def show_offers(self, questions: Sequence[Question], offers: Mapping[str, str]) -> None:
        """Show what each question of the kind would be answered with, and what was taken."""
        self._offers = dict(offers)
        by_id = {each.id: each for each in questions}
        self._taken = {
            key: said
            for key, said in self._taken.items()
            if key in by_id and by_id[key].answer == said
        }
        lines = [_line(by_id[key], said) for key, said in offers.items()]
        open_ones = [each for each in questions if each.kind is self.kind and not each.answer]
        self.lines.setText("\n".join(lines) if lines else self._taken_words())
        rest = len(open_ones) - len(lines)
        one = "1 more has no likely answer, and is asked below."
        many = "{n} more have no likely answer, and are asked below."
        self._rest.setText(tr_count(one, many, rest) if rest and lines else "")
        self.take.setText(self._words(len(lines), len(open_ones)))
        self.take.setAccessibleName(f"{self.take.text()}. {'; '.join(lines)}")
        back = tr_count("Take this answer back", "Take these {n} answers back", len(self._taken))
        self.back.set_text(back)
        self.lines.setVisible(bool(self.lines.text()))
        self.take.setVisible(bool(lines))
        self._rest.setVisible(bool(self._rest.text()))
        self.back.setVisible(bool(self._taken))
        self._effect.setVisible(bool(self._effect.text()))

    def _taken_words(self) -> str:
        if not self._taken:
            return ""
        one, many = (
            "1 has its first offer. Change it below.",
            ("{n} have their first offer. Change any of them below."),
        )
        return tr_count(one, many, len(self._taken))

    def _words(self, n: int, of: int) -> str:
        if n < of:
            return tr(_SOME[self.kind], n=n, all=of)
        return tr_count(*_ALL[self.kind], n)

    def say_effect(self, text: str) -> None:
        """Say what taking them changed."""
        self._effect.setText(text)
        self._effect.setVisible(bool(text))
        if text:
            announce(self, text)

    def _take(self) -> None:
        taken = dict(self._offers)
        self._taken |= taken
        self.taken.emit(taken)

    def _give_back(self) -> None:
        back, self._taken = dict.fromkeys(self._taken, ""), {}
        self.given_back.emit(back)


def _line(question: Question, answer: str) -> str:
    choice = next(each for each in question.choices if each.key == answer)
    return tr(
        "{about} → {answer}",
        about=cell_value(question),
        answer=choice_words(question.kind, choice),
    )
