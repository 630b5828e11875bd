"""Where a sheet comes from: a file that is chosen, or cells that were copied."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QWidget

from sgdesk.services.imports import Pasted, Source
from sgdesk.ui.alerts import Alerts, FileWish
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import FlowLayout, PushButton
from sgdesk.ui.widgets.boxes.still_box import StillBox


class SourceRow(QWidget):
    """Two buttons, the name of what is read, and a list of worksheets where there are several.

    ``given`` with a :class:`Source`, ``refused`` with a sentence where there is nothing to paste,
    ``worksheet_chosen`` with its name. ``add`` puts a box of the dialog's own at the end.
    """

    given = Signal(object)
    refused = Signal(str)
    worksheet_chosen = Signal(str)

    def __init__(self, alerts: Alerts, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._alerts = alerts
        self._source: Source | None = None
        self.choose = PushButton(tr("&Choose a file …"), "folder")
        self.paste = PushButton(tr("&Paste from your spreadsheet"))
        self.paste.setToolTip(
            tr("Copy the cells there, headings and all, then press this or Ctrl+V")
        )
        for each in (self.choose, self.paste):
            each.setAutoDefault(False)
        self.file = QLabel(tr("No file chosen yet"))
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.file.setMinimumHeight(TARGET)
        self.worksheet = StillBox()
        self.worksheet.setAccessibleName(tr("Worksheet"))
        self.worksheet.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.worksheet.hide()
        self._row = FlowLayout(self, spacing=Space.SMALL)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for shown in (self.choose, self.paste, self.worksheet, self.file):
            self._row.addWidget(shown)
        self.choose.clicked.connect(self.choose_file)
        self.paste.clicked.connect(self.paste_cells)
        self.worksheet.textActivated.connect(self.worksheet_chosen)

    def add(self, box: QWidget) -> None:
        """Put one more box at the end of the row."""
        self._row.addWidget(box)

    def show_source(
        self, source: Source | None, worksheets: Sequence[str] = (), chosen: str | None = None
    ) -> None:
        """Name what is read, and offer its worksheets where there is more than one."""
        self._source = source
        self.file.setText(source.name if source else tr("No file chosen yet"))
        self.worksheet.clear()
        self.worksheet.addItems(list(worksheets))
        self.worksheet.setCurrentText(chosen or "")
        self.worksheet.setVisible(len(worksheets) > 1)

    def say_reading(self, source: Source) -> None:
        """Say that it is being read."""
        self.file.setText(tr("Reading {file} …", file=source.name))

    def choose_file(self) -> None:
        """Let a file be chosen, beginning where the last one lay."""
        kinds = tr("Sheets (*.csv *.xlsx *.ods *.txt *.tsv);;All files (*)")
        start = self._source.parent if isinstance(self._source, Path) else None
        path = self._alerts.open_file(FileWish(tr("Choose a sheet"), kinds, start))
        if path is not None:
            self.given.emit(path)

    def paste_cells(self) -> None:
        """Take the cells that were copied in a spreadsheet program; they are put in no file."""
        text = QGuiApplication.clipboard().text()
        if text.strip():
            self.given.emit(Pasted(text))
        else:
            self.refused.emit(
                tr("There are no cells to paste: choose them in your spreadsheet and copy them.")
            )
