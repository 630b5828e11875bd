"""Where the file is, how large, and whether it is whole."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.ui.files.backup_table import size_words
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Banner, Card, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of


class FileCard(Card):
    """Tells that the folder is to be shown, the file looked through, or moved."""

    folder_asked = Signal()
    check_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your file"), parent)
        self._where = QLabel()
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        by_key = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._where.setTextInteractionFlags(by_mouse | by_key)
        self._where.setAccessibleName(tr("Where the file is"))
        self._size = Note()
        folder = PushButton(tr("&Open the folder"), "folder")
        check = PushButton(tr("&Check the file"), "check")
        folder.clicked.connect(self.folder_asked)
        check.clicked.connect(self.check_asked)
        self.body.addWidget(self._where)
        self.body.addWidget(self._size)
        self._said = Banner()
        self._said.hide()
        self.body.addLayout(row_of(folder, check))
        self.body.addWidget(self._said)

    def say(self, text: str) -> None:
        """Say what a look through the file found, below the button that asked for it."""
        self._said.show_text(text)
        self._said.setVisible(bool(text))

    def show_file(self, path: Path, size: int) -> None:
        """Say where it is and how large."""
        self._where.setText(str(path))
        self._size.setText(tr("{size} on this computer", size=size_words(size)))
