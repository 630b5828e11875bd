"""A list with what is chosen in it beside it, or what belongs here where it is empty."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from sgdesk.ui.text import tr_count
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import EmptyState, FlowLayout, Note, PushButton, RowsModel, Table

_LONGEST_NAME, _LONGEST = 20, 14
"""The widest a first column and any other begins, in lines of text; a tip shows the rest."""


class ListAndPanel(QWidget):
    """Lays out a tab; ``chosen`` gives the row that the mark is on, each time it is shown.

    The empty state takes the place of the list alone where ``panel_stays``, else of both.
    """

    chosen = Signal(object)

    def __init__(
        self,
        table: Table,
        panel: QWidget,
        empty: EmptyState,
        buttons: Sequence[PushButton],
        *,
        panel_stays: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        table.widest = (_LONGEST_NAME, _LONGEST)
        self._empty = empty
        self._buttons = tuple(buttons)
        self._stack = QStackedWidget()
        self._said = Note()
        self._said.setWordWrap(False)
        self._said.setMinimumHeight(TARGET)
        table.tells = self._tells
        splitter = QSplitter()
        self._full: QWidget = table if panel_stays else splitter
        splitter.addWidget(self._stack if panel_stays else table)
        splitter.addWidget(panel)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([em(self, 38), em(self, 40)])
        splitter.setChildrenCollapsible(False)
        self._stack.addWidget(self._full)
        self._stack.addWidget(empty)
        self._lay_out(splitter if panel_stays else self._stack)
        table.setSelectionMode(Table.SelectionMode.SingleSelection)
        table.selectionModel().currentRowChanged.connect(lambda *_: self._tell())
        table.model().layoutChanged.connect(lambda *_: self._tell())

    def _lay_out(self, main: QWidget) -> None:
        top = QWidget()
        flow = FlowLayout(top)
        for each in self._buttons:
            flow.addWidget(each)
        flow.addWidget(self._said)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(top)
        column.addWidget(main, 1)

    def allow(self, may_write: bool) -> None:
        """Let the button of the empty state be pressed, or not; its words stay readable."""
        for button in self._empty.findChildren(PushButton):
            button.setEnabled(may_write)

    def say(self, text: str) -> None:
        """Say how many there are."""
        self._said.setText(text)
        self._said.setVisible(bool(text))

    def _tells(self) -> str:
        """What a list that is saved says of itself: what is said of it here, or its rows."""
        rows = self._table.model().rowCount()
        return self.said() or tr_count("{n} row", "{n} rows", rows)

    def said(self) -> str:
        """What is said of the list."""
        return self._said.text()

    def show_rows(self, is_wanted: Callable[[object], bool]) -> None:
        """Show the list as it stands now, with the mark on the wanted row or on the first."""
        model = self._table.model()
        rows = model.rows if isinstance(model, RowsModel) else ()
        self._table.fit_columns()
        self._stack.setCurrentWidget(self._full if rows else self._empty)
        if not rows:
            return
        at = next((place for place, each in enumerate(rows) if is_wanted(each)), 0)
        if self._table.currentIndex().row() == at:
            self._tell()
        self._table.setCurrentIndex(model.index(at, 0))

    def _tell(self) -> None:
        at, model = self._table.currentIndex(), self._table.model()
        if at.isValid() and isinstance(model, RowsModel):
            self.chosen.emit(model.row(at))
