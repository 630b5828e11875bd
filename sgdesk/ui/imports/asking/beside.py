"""A sheet and its questions: beside each other, or one behind the other where there is no room."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.text import tr
from sgdesk.ui.theme import em

_NARROW = 46
"""In heights of a line: what both need beside each other."""

_LOWEST = 10
_ASIDE = 16
"""And what the questions keep once all are answered: the rest is the lists'."""


class BesideQuestions(QSplitter):
    """Holds the views of a sheet and its questions; in a narrow window these are its first tab.

    ``turned`` whenever they go into the tab, or come out of it.
    """

    turned = Signal()

    def __init__(
        self, tabs: QTabWidget, questions: QuestionsPanel, parent: QWidget | None = None
    ) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._tabs, self._questions = tabs, questions
        self._open = 0
        self._asks = False
        self.setChildrenCollapsible(False)
        tabs.setMinimumHeight(em(self, _LOWEST))
        questions.setMinimumWidth(em(self, _ASIDE))
        self.addWidget(tabs)
        self.addWidget(questions)
        self.setStretchFactor(0, 5)
        self.setStretchFactor(1, 3)
        self.setSizes([em(self, 50), em(self, 28)])

    @property
    def is_narrow(self) -> bool:
        """Whether the questions are a tab."""
        return self._tabs.indexOf(self._questions) >= 0

    def ask(self, asks: bool, still_open: int) -> None:
        """Show whether there are questions, and how many nobody has answered."""
        was_open, is_open = self._open > 0, still_open > 0
        self._asks, self._open = asks, still_open
        self._title()
        if not self.is_narrow:
            self._questions.setVisible(asks)
            if was_open is not is_open:
                self._give_room(is_open=is_open)

    def _give_room(self, *, is_open: bool) -> None:
        """As wide as both need while there is something to answer, and no wider afterwards."""
        whole = sum(self.sizes())
        usual = whole * 3 // 8
        bar = self._questions.verticalScrollBar().sizeHint().width()
        needed = self._questions.inner.minimumSizeHint().width() + bar
        aside = max(em(self, _ASIDE), usual if is_open else min(usual, needed))
        if whole > aside:
            self.setSizes([whole - aside, aside])

    def show_questions(self) -> None:
        """Bring the questions to the front, where they are behind something."""
        if self.is_narrow and self._asks:
            self._tabs.setCurrentWidget(self._questions)

    def sizeHint(self) -> QSize:
        """No higher than it has to be: it takes the room that there is, and scrolls inside."""
        return QSize(super().sizeHint().width(), em(self, _LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wants = event.size().width() < em(self, _NARROW)
        if wants is not self.is_narrow:
            self._put(in_tab=wants)

    def _put(self, *, in_tab: bool) -> None:
        focused = self.window().focusWidget()
        moves = focused is not None and self._questions.isAncestorOf(focused)
        if in_tab:
            self._tabs.insertTab(0, self._questions, "")
            self._title()
            self.show_questions()
        else:
            self._tabs.removeTab(self._tabs.indexOf(self._questions))
            self.addWidget(self._questions)
            self._questions.setVisible(self._asks)
        if moves and focused is not None:
            focused.setFocus()
        self.turned.emit()

    def _title(self) -> None:
        place = self._tabs.indexOf(self._questions)
        if place >= 0:
            self._tabs.setTabText(place, tr("Questions ({n:,})", n=self._open))
            self._tabs.setTabVisible(place, self._asks)
