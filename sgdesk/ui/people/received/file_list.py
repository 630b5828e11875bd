"""The certificates in a list, each with its state in a shape and a word."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from sgdesk.ui.people.received.states import Standing, standing_icon, standing_word
from sgdesk.ui.text import tr


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: the file, how it stands with it, and a word more."""

    name: str
    standing: Standing
    more: str = ""

    @property
    def words(self) -> str:
        """The second line: the state, and what it is; a name stands first, and is cut off last."""
        word = standing_word(self.standing)
        if self.more and self.standing is Standing.CONFIRM:
            return tr("{person}, to confirm", person=self.more)
        return tr("{state}: {more}", state=word, more=self.more) if self.more else word


class FileList(QListWidget):
    """``line_chosen`` with the place of the line that has the focus."""

    line_chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self.setAccessibleName(tr("Certificates"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setUniformItemSizes(True)
        side = self.fontMetrics().height()
        self.setIconSize(QSize(side, side))
        self.currentRowChanged.connect(self._tell)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """What is listed, from the top."""
        return tuple(self._entries)

    def set_entries(self, entries: Sequence[Entry]) -> None:
        """List these; none is chosen until one is."""
        self.blockSignals(True)
        self.clear()
        self._entries = list(entries)
        for each in entries:
            item = QListWidgetItem()
            self.addItem(item)
            self._dress(item, each)
        self.setCurrentRow(-1)
        self.blockSignals(False)

    def set_entry(self, row: int, entry: Entry) -> None:
        """List one otherwise than before."""
        if self._entries[row] != entry:
            self._entries[row] = entry
            self._dress(self.item(row), entry)

    def _dress(self, item: QListWidgetItem, entry: Entry) -> None:
        item.setText(f"{entry.name}\n{entry.words}")
        item.setToolTip(f"{entry.name}\n{entry.words}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.name}, {entry.words}")
        side, ratio = self.iconSize().width(), self.devicePixelRatioF()
        item.setIcon(standing_icon(self.palette(), entry.standing, side, ratio))

    def _tell(self, row: int) -> None:
        if row >= 0:
            self.line_chosen.emit(row)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.PaletteChange and self.count():
            for row, entry in enumerate(self._entries):
                self._dress(self.item(row), entry)
        super().changeEvent(event)
