"""What was answered in imports and holds for the next sheet: seen, and taken back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from sgdesk.services.imports import Decision
from sgdesk.ui.imports.asking.answers import (
    QUESTION_KINDS,
    decision_about,
    decision_words,
    decisions_title,
)
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import Card, FlowLayout, Heading, Note, PushButton
from sgdesk.ui.widgets.labels import announce


class Remembered(Card):
    """The answers by kind; ``taken_back`` with the id of one."""

    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Answers that are remembered"), parent)
        self.body.addWidget(
            Note(
                tr(
                    "What you answered holds for the next sheet, too. Take an answer back, and the "
                    "next sheet asks again; what came in with it stays."
                )
            )
        )
        self._empty = Note(
            tr("None yet. A sheet that leaves something open asks, and the answers stand here.")
        )
        self._lines = QWidget()
        self.buttons: list[PushButton] = []
        self.body.addWidget(self._empty)
        self.body.addWidget(self._lines)

    def show_decisions(self, decisions: Sequence[Decision], *, may_write: bool) -> None:
        """Show these, those of one kind under their heading."""
        focused = self.window().focusWidget()
        had = next((at for at, each in enumerate(self.buttons) if each is focused), None)
        old, self._lines, self.buttons = self._lines, QWidget(), []
        column = QVBoxLayout(self._lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TINY)
        for kind in QUESTION_KINDS:
            of_kind = [each for each in decisions if each.kind is kind]
            if of_kind:
                column.addWidget(Heading(decisions_title(kind), TextSize.BODY))
            for each in sorted(of_kind, key=lambda each: each.about):
                column.addLayout(self._line(each, may_write=may_write))
        self.body.replaceWidget(old, self._lines)
        self._lines.show()
        old.hide()
        old.deleteLater()
        self._empty.setVisible(not decisions)
        if had is not None and self.buttons:
            self.buttons[min(had, len(self.buttons) - 1)].setFocus()

    def _line(self, decision: Decision, *, may_write: bool) -> FlowLayout:
        words = tr(
            "{about}: {answer}", about=decision_about(decision), answer=decision_words(decision)
        )
        button = PushButton(tr("Take back"))
        button.setAccessibleName(tr("Take back: {answer}", answer=words))
        button.setEnabled(may_write)
        button.clicked.connect(self._taker(decision.id, words))
        self.buttons.append(button)
        row = FlowLayout(spacing=Space.MEDIUM)
        row.addWidget(button)
        row.addWidget(_plain(words))
        return row

    def _taker(self, decision: str, words: str) -> Callable[[], None]:
        def take() -> None:
            announce(self, tr("Taken back: {answer}", answer=words))
            self.taken_back.emit(decision)

        return take


def _plain(words: str) -> QWidget:
    label = QLabel(words)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setMinimumHeight(TARGET)
    return label
