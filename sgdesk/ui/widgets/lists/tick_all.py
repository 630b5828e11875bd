"""Ticks all rows of a table that shows ticks, and says how many are."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QWidget

from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET
from sgdesk.ui.widgets.labels import announce
from sgdesk.ui.widgets.table import Table


class TickAll(QCheckBox):
    """Stands over or under its table; what is ticked there is what its buttons act on."""

    def __init__(self, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._table = table
        table.show_ticks()
        self.setTristate(True)
        self.setMinimumHeight(TARGET)
        table.selectionModel().selectionChanged.connect(lambda *_: self._count())
        model = table.model()
        for changed in (model.modelReset, model.layoutChanged):
            changed.connect(lambda *_: self._count())
        self._count()

    def nextCheckState(self) -> None:
        """Tick every row or, where all are ticked, none."""
        rows, ticked = self._counts()
        if ticked < rows:
            self._table.selectAll()
        else:
            self._table.clearSelection()
        self._count()
        announce(self, self.text())

    def _counts(self) -> tuple[int, int]:
        return self._table.model().rowCount(), len(self._table.selectionModel().selectedRows())

    def _count(self) -> None:
        rows, ticked = self._counts()
        state = Qt.CheckState
        some = state.PartiallyChecked if ticked < rows else state.Checked
        self.setCheckState(some if ticked else state.Unchecked)
        if not ticked:
            self.setText(tr_count("Tick the one", "Tick all {n}", rows))
        else:
            self.setText(tr("{n:,} of {all:,} ticked", n=ticked, all=rows))
        self.setEnabled(rows > 0)
