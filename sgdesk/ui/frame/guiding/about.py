"""About: version, file and system, ready to be copied for whoever helps."""

from pathlib import Path

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from sgdesk import __version__
from sgdesk.log import system_line
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets.help_key import take_help_key
from sgdesk.ui.widgets.labels import Heading, Note, breakable


def about_lines(path: Path | None, schema: int | None) -> list[str]:
    """What is shown: the details, and which file is open."""
    shown = [tr("File: {path}", path=path)] if path is not None else []
    return [*detail_lines(schema), *shown]


def detail_lines(schema: int | None) -> list[str]:
    """What helps to answer a question. No path is in it, for that may name somebody."""
    lines = [
        tr("Version {version}", version=__version__),
        tr("{system}, Qt {qt}", system=system_line(), qt=qVersion()),
    ]
    if schema is not None:
        lines.append(tr("Layout of the file: {schema}", schema=schema))
    return lines


class AboutDialog(QDialog):
    """Says what this is, and copies the details."""

    def __init__(
        self, path: Path | None, schema: int | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        take_help_key(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("About sgdesk"))
        self._details = "\n".join(["sgdesk", *detail_lines(schema)])
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(Heading("sgdesk", TextSize.TITLE))
        what = tr("Safeguarding training, kept on this computer in one file of your own.")
        column.addWidget(Note(what))
        for line in about_lines(path, schema):
            label = QLabel(breakable(line))
            label.setWordWrap(True)
            column.addWidget(label)
        column.addWidget(
            Note(
                tr(
                    "sgdesk never goes online. Whether there is a newer version stands on the page "
                    "from which it was downloaded. Questions and faults are for the same page: "
                    "copied details name neither a person nor a file."
                )
            )
        )
        column.addWidget(self._buttons())

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        copy = box.addButton(tr("Copy details"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self._details))
        licences = box.addButton(tr("Licences …"), QDialogButtonBox.ButtonRole.ActionRole)
        licences.clicked.connect(self._show_licences)
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        return box

    def _show_licences(self) -> None:
        from sgdesk.ui.frame.guiding.licences import LicencesDialog

        LicencesDialog(self).open()
