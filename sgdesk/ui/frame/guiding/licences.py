"""Licences: the terms of this program and of everything that it is built with, in full."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from sgdesk.paths import resource
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets.arranging import size_dialog
from sgdesk.ui.widgets.help_key import take_help_key
from sgdesk.ui.widgets.labels import Heading, Note

_FIRST = "READ ME FIRST"


def licence_texts(gathered: Path, fonts: Path, own: Path) -> dict[str, Path]:
    """The texts under what they are of: what a built program gathered, and the fonts' own.

    In a checkout nothing is gathered: each package has its text beside it there.
    """
    found = {each.stem: each for each in sorted(gathered.glob("*.txt"))}
    first = {tr("What it is built with"): found.pop(_FIRST)} if _FIRST in found else {}
    ours = found.pop("sgdesk", own)
    named = {tr("sgdesk"): ours} if ours.is_file() else {}
    font = {
        tr("Fonts: {licence}", licence=each.stem.removeprefix("LICENSE-")): each
        for each in sorted(fonts.glob("LICENSE-*.txt"))
    }
    return first | named | font | dict(sorted(found.items(), key=lambda each: each[0].casefold()))


class LicencesDialog(QDialog):
    """A list of what the program holds, and the text of the one that is chosen beside it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        take_help_key(self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("Licences"))
        own = resource().parent / "LICENSE"
        self._texts = licence_texts(resource("licences"), resource("fonts"), own)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("What the program is built with"))
        self.list.addItems(list(self._texts))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("The licence"))
        self.text.setReadOnly(True)
        self.text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._lay_out()
        self.list.currentTextChanged.connect(self._show)
        self.list.setCurrentRow(0)
        size_dialog(self, 68, 38)

    def _lay_out(self) -> None:
        sides = QHBoxLayout()
        sides.setSpacing(Space.LARGE)
        sides.addWidget(self.list, 1)
        sides.addWidget(self.text, 3)
        box = QDialogButtonBox()
        box.addButton(tr("Close"), QDialogButtonBox.ButtonRole.RejectRole)
        box.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.addWidget(Heading(tr("Licences"), TextSize.HEADING))
        column.addWidget(
            Note(
                tr(
                    "sgdesk is free: you may use it, pass it on and change it. So is all that it "
                    "is built with, each part under its own terms."
                )
            )
        )
        column.addLayout(sides, 1)
        column.addWidget(box)

    def _show(self, name: str) -> None:
        text = self._texts[name].read_text(encoding="utf-8", errors="replace")
        self.text.setPlainText(text)
