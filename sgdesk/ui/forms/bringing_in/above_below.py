"""The columns over the forms as they are read; one behind the other where a window is low."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QWidget

from sgdesk.ui.imports.asking.beside import BesideQuestions
from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.text import tr
from sgdesk.ui.theme import em

_LOW = 25
"""In heights of a line: what both need above each other."""
_LOWEST = 10


class AboveBelow(QSplitter):
    """Columns with their questions beside them, and under them the forms; in a low window a tab."""

    def __init__(
        self,
        columns: QWidget,
        questions: QuestionsPanel,
        table: QWidget,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._table = table
        self._tabs = QTabWidget()
        self._tabs.setTabBarAutoHide(True)
        self._tabs.setDocumentMode(True)
        self._tabs.addTab(columns, tr("Columns"))
        self.beside = BesideQuestions(self._tabs, questions)
        self.setChildrenCollapsible(False)
        self.addWidget(self.beside)
        self.addWidget(table)
        self.setSizes([em(self, 17), em(self, 13)])

    @property
    def is_low(self) -> bool:
        """Whether the forms are a tab."""
        return self._tabs.indexOf(self._table) >= 0

    def show_columns(self, columns: QWidget) -> None:
        """Bring the columns to the front, where they are behind something."""
        self._tabs.setCurrentWidget(columns)

    def sizeHint(self) -> QSize:
        """No higher than it has to be: it takes the room that there is, and scrolls inside."""
        return QSize(super().sizeHint().width(), em(self, _LOWEST))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), em(self, _LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wants = event.size().height() < em(self, _LOW)
        if wants and not self.is_low:
            self._tabs.addTab(self._table, tr("Forms"))
        elif self.is_low and not wants:
            self._tabs.removeTab(self._tabs.indexOf(self._table))
            self.addWidget(self._table)
            self._table.show()
