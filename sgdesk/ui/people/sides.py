"""The matrix on the left and one person on the right, or one of the two where there is no room."""

from PySide6.QtWidgets import QSplitter, QStyle, QVBoxLayout, QWidget

from sgdesk.ui.people.person.panel import PersonPanel
from sgdesk.ui.theme import Space, em

_SHARES = (13, 7)
"""Of the width, for the matrix and for a person, whatever the length of names: by hand it moves."""

BOTH_FIT = 54
"""The least width, in lines of text, at which the matrix and a person stand side by side."""


class Sides(QWidget):
    """``over`` stands above the matrix and goes with it where a person takes all the room."""

    def __init__(self, over: QWidget, matrix: QWidget, panel: PersonPanel) -> None:
        super().__init__()
        self._over, self._matrix, self._panel = over, matrix, panel
        self._is_open = self._is_moved = False
        self._splitter = QSplitter()
        self._splitter.setHandleWidth(Space.MEDIUM)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(matrix)
        self._splitter.addWidget(panel)
        self._splitter.setStretchFactor(0, 5)
        self._splitter.setStretchFactor(1, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        panel.hide()
        self._splitter.splitterMoved.connect(lambda *_: self._note_moved())

    def fit_both(self) -> bool:
        """Whether there is room for the matrix and a person side by side.

        The person alone needs no bar to scroll by, and the room of that bar is not enough for
        both: else they would take turns.
        """
        page = self.parentWidget() or self
        is_alone = self._is_open and self._over.isHidden()
        bar = self.style().pixelMetric(QStyle.PixelMetric.PM_ScrollBarExtent)
        return page.width() - (bar if is_alone else 0) >= em(self, BOTH_FIT)

    def _note_moved(self) -> None:
        self._is_moved = True

    def share(self, *, is_open: bool) -> None:
        """Show what there is room for, with a person or without one."""
        alone = is_open and not self.fit_both()
        begins = is_open and not self._is_open and not self._is_moved
        self._is_open = is_open
        self._over.setVisible(not alone)
        self._matrix.setVisible(not alone)
        self._panel.setVisible(is_open)
        self._panel.show_alone(alone)
        if begins and not alone:
            self._splitter.setSizes([self.width() * share for share in _SHARES])
