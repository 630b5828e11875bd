"""The files kept with one entry of training: adding, saving a copy, striking out."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.people.evidence import EvidenceFile
from sgdesk.services.people.evidence import (
    ENDINGS,
    add_evidence,
    evidence_of,
    save_evidence_as,
    void_evidence,
)
from sgdesk.services.people.people import TrainingView
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.printing import SavedBand, save_into_folder
from sgdesk.ui.text import APP_NAME, tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import Note, PushButton, ScrollPage
from sgdesk.ui.widgets.arranging import ReadDialog
from sgdesk.ui.widgets.boxes.height import needed_height, screen_room
from sgdesk.ui.widgets.list_item import Item, section

_MOST = 30
"""Lines of text: what lists more files scrolls."""


class EvidenceDialog(ReadDialog):
    """Lists the files of one entry; what is done here is saved at once, and Undo takes it back."""

    def __init__(
        self, context: Context, entry: TrainingView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._training_id = entry.row.id
        title = tr("Evidence: {course}, {day}", course=entry.course, day=entry.row.day)
        self.setWindowTitle(APP_NAME)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = title
        self.add_button = PushButton(tr("&Add a file …"), "add")
        self.add_button.setEnabled(context.may_write)
        self.add_button.clicked.connect(lambda: self.add_file())
        self._list = QWidget()
        self.saved = SavedBand()
        self._lay_out()
        self._load()

    def _lay_out(self) -> None:
        self._page = ScrollPage()
        self._page.body.addWidget(self.saved)
        self._page.body.addWidget(self._list)
        hint = tr("PDF, picture, Word, text or e-mail, up to 10 MB. A copy is kept in your file.")
        self._page.body.addWidget(Note(hint))
        self._page.body.addStretch()
        close = PushButton(tr("Close"))
        close.clicked.connect(self.reject)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(Space.WIDE, 0, Space.WIDE, 0)
        row.addStretch()
        for each in (self.add_button, close):
            row.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, Space.MEDIUM)
        column.addWidget(self._page)
        column.addWidget(self._buttons)
        self.resize(em(self, 34), em(self, 8))

    def _load(self, *_: object) -> None:
        workspace, number = self._context.workspace, self._training_id
        self._context.tasks.run(lambda: evidence_of(workspace, number), self._fill, owner=self)

    def _fill(self, files: tuple[EvidenceFile, ...]) -> None:
        items = [self._item(each) for each in files]
        found = section(self._title, items, tr("No file is kept with this training yet."))
        self._page.body.replaceWidget(self._list, found)
        found.show()
        self._list.hide()
        self._list.deleteLater()
        self._list = found
        self._make_room()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """As high as what is listed needs, within reason; it never shrinks under somebody."""
        high = min(needed_height(self, self._page, self._buttons), em(self, _MOST))
        high = min(high, screen_room(self).height())
        if not self.isVisible() or high > self.height():
            self.resize(self.width(), high)
            self._page.drop_needless_bar()

    def _item(self, kept: EvidenceFile) -> Item:
        size = max(1, round(kept.size / 1024))
        note = tr("Added {day}, {size:,} KB", day=long_date(kept.added_on), size=size)
        entries: list[tuple[str, Callable[[], object]]] = [
            (tr("Save a copy …"), partial(self.save_copy, kept.id))
        ]
        if self._context.may_write:
            entries.append((tr("Strike out"), partial(self._strike_out, kept.id)))
        return Item(kept.file_name, (note,), tuple(entries))

    def add_file(self) -> None:
        """Choose a file, and keep a copy of it."""
        kinds = tr("Evidence ({endings})", endings=" ".join(f"*{each}" for each in ENDINGS))
        path = self._context.alerts.open_file(FileWish(tr("A file to keep"), kinds))
        if path is not None:
            workspace, number = self._context.workspace, self._training_id
            action = partial(add_evidence, workspace, number, path)
            self._context.perform(action, self._load, owner=self)

    def save_copy(self, evidence_id: int) -> None:
        """Write a copy into a folder, and say where it is."""
        context = self._context
        save_into_folder(
            context,
            tr("Where to put the copy"),
            lambda folder: (save_evidence_as(context.workspace, evidence_id, folder),),
            self,
            self._say_saved,
        )

    def _say_saved(self, files: Sequence[Path]) -> None:
        self.saved.show_saved(files, self._context.alerts)
        self._make_room()

    def _strike_out(self, evidence_id: int) -> None:
        action = partial(void_evidence, self._context.workspace, evidence_id)
        self._context.perform(action, self._load, owner=self)
