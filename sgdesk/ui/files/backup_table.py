"""The backups of a file in a table, by what is in them, the newest first."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.domain.file.backups import Backup
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import em
from sgdesk.ui.widgets import Column, Note, RowsModel, Table, fit_height, still_table

SHOWN = 8
_PEOPLE, _SIZE = 1, 2
_NARROW, _NARROWEST = 26, 22
"""Narrower than so many heights of a line, the table has no room for all four columns, for three.
"""


class BackupTable(QWidget):
    """One backup a row; ``opened`` with the path of the one that was opened."""

    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told: Mapping[Path, str] = {}
        self.model: RowsModel[Backup] = RowsModel(
            (
                Column(tr("Made"), made_words),
                Column(tr("People"), _people, right=True),
                Column(tr("Size"), lambda row: size_words(row.size), right=True),
                Column(tr("What it is"), lambda row: self._told.get(row.path) or _what(row)),
            )
        )
        self.table = still_table(tr("Backups"))
        self.table.setObjectName("backups")
        self.table.setModel(self.model)
        self.table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self.table.opened.connect(lambda row: self.opened.emit(row.path))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table)
        self._more = Note()
        self._more.hide()
        column.addWidget(self._more)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the size goes first, then the count: what it is says more."""
        super().resizeEvent(event)
        self.table.setColumnHidden(_PEOPLE, self.width() < em(self, _NARROWEST))
        self.table.setColumnHidden(_SIZE, self.width() < em(self, _NARROW))

    def show_backups(
        self, found: Sequence[Backup], told: Mapping[Path, str] = MappingProxyType({})
    ) -> None:
        """Show the newest few, the first of them chosen; hide where there is none.

        ``told`` says what each is from, where that is known; else it is told by whose it is.
        """
        self._told = told
        self.model.set_rows(tuple(found[:SHOWN]))
        self.setVisible(bool(found))
        fit_height(self.table)
        rest = len(found) - SHOWN
        self._more.setVisible(rest > 0)
        self._more.setText(
            tr_count(
                "And {n} older one in {folder}.",
                "And {n} older ones in {folder}.",
                rest,
                folder=found[0].path.parent if found else "",
            )
        )
        if found:
            self.table.selectRow(0)

    def chosen(self) -> Path | None:
        """The path of the one that is chosen."""
        index = self.table.currentIndex()
        return self.model.row(index).path if index.isValid() else None


def made_words(backup: Backup) -> str:
    """When it was made: "Thu 26 Nov 2026, 18:02"."""
    return f"{short_date(backup.made_at.date())}, {backup.made_at:%H:%M}"


def _people(backup: Backup) -> str:
    return "" if backup.people is None else f"{backup.people:,}"


def _what(backup: Backup) -> str:
    """Whose it is, or why it is none to go back to."""
    if backup.needs_secret:
        return tr("Has a passphrase: asked for when it is chosen")
    if not backup.is_readable:
        return tr("▲ cannot be read: {file}", file=backup.path.name)
    if backup.is_encrypted:
        return tr("{name}, under a passphrase", name=backup.organisation)
    return backup.organisation


def size_words(size: int) -> str:
    """A size in the units that people know."""
    if size < 1_000_000:
        return tr("{n} KB", n=max(1, round(size / 1000)))
    return tr("{n} MB", n=f"{size / 1_000_000:.1f}")
