"""What the window says about the safety of its file, and what it offers then."""

from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError
from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.files.rescue import RescuePage, Trouble
from sgdesk.ui.files.words import restored_words
from sgdesk.ui.frame.notices import About, Notices
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.backups import Backup, Restored


class Window(Protocol):
    """The window, as far as this knows it."""

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the pages."""

    def show_pages(self) -> None:
        """Go back to the pages, or to the ways to begin."""

    def note_backup(self) -> None:
        """Read anew what tells of the last backup."""


class Safekeeping(QObject):
    """Listens to the file desk; everything that it shows stays until it is no longer so."""

    def __init__(self, window: "Window", desk: FileDesk, notices: Notices, tasks: Tasks) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._notices = notices
        self._tasks = tasks
        self._rescue: RescuePage | None = None
        desk.opened.connect(self._file_opened)
        desk.closed.connect(notices.clear)
        desk.backed_up.connect(window.note_backup)
        desk.not_opened.connect(self._cannot_open)
        desk.restored.connect(self._say_restored)

    def _file_opened(self) -> None:
        self._leave_rescue()
        self._notices.clear()

    # A file that cannot be opened.

    def _cannot_open(self, path: Path, error: UserError) -> None:
        self._leave_rescue()
        before = self._desk.before if self._desk.before != path else None
        page = RescuePage(Trouble(path, error, before))
        page.restore_asked.connect(lambda backup: self._desk.restore(backup, path))
        page.other_asked.connect(lambda: self._desk.choose_backup_for(path))
        page.again_asked.connect(lambda: self._desk.open(path))
        page.left.connect(lambda: self._leave(before))
        self._rescue = page
        self._window.show_instead(page)
        self._tasks.run(lambda: _backups_of(path), page.show_backups, owner=page)

    def _leave(self, before: Path | None) -> None:
        self._leave_rescue()
        if before is None:
            self._window.show_pages()
        else:
            self._desk.open(before)

    def _leave_rescue(self) -> None:
        if self._rescue is not None:
            self._rescue.hide()
            self._rescue.deleteLater()
            self._rescue = None

    # After a restore.

    def _say_restored(self, done: "Restored", is_taken_back: bool) -> None:
        close = (tr("Close this"), lambda: self._notices.drop(About.RESTORED))
        undo = (tr("Undo the restore"), self._desk.undo_restore)
        ways = (close,) if done.kept is None else (undo, close)
        self._notices.show_notice(
            About.RESTORED,
            restored_words(done, is_taken_back=is_taken_back),
            ways,
            warning=done.is_other,
        )


def _backups_of(path: Path) -> "tuple[Backup, ...]":
    from sgdesk.services.file.backing_up import backups

    return backups(path)
