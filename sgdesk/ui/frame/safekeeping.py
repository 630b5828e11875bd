"""What the window says about the safety of its file, and what it offers then."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import DamagedError, UserError
from sgdesk.ui.files import words
from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.files.half_hour import HalfHour
from sgdesk.ui.files.outside_watch import OutsideWatch
from sgdesk.ui.files.outside_words import outside_words
from sgdesk.ui.files.readers import lock_name, who_can_read
from sgdesk.ui.files.rescue import RescuePage, Trouble
from sgdesk.ui.files.work import (
    News,
    backed_up_if_changed,
    backups_of_path,
    news_of,
    seen_by_others,
)
from sgdesk.ui.frame.notices import About, Notices, Way
from sgdesk.ui.memory import Memory
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import Lane, Newest, Tasks
from sgdesk.ui.text import error_text, tr

if TYPE_CHECKING:
    from sgdesk.domain.backups import Restored
    from sgdesk.services.file.moving import Moved
    from sgdesk.services.file.outside import Outside
    from sgdesk.services.file.salvage import Rescue
    from sgdesk.services.file.workspace import Workspace


class Window(Protocol):
    """The window, as far as this knows it."""

    def show_instead(self, widget: QWidget) -> None:
        """Show something in place of the pages."""

    def refresh_all(self) -> None:
        """Load anew everything that is shown."""

    def show_pages(self) -> None:
        """Go back to the pages, or to the ways to begin."""

    def note_backup(self) -> None:
        """Read anew what tells of the last backup."""

    def say(self, text: str) -> None:
        """Show a sentence for a while and have it read aloud."""

    def hold(self, is_held: bool) -> None:
        """Let nothing be written until the person chose how to go on, or let it again."""

    def navigate(self, place: Place, wanted: Wanted) -> None:
        """Go to a place."""

    def set_passphrase(self) -> None:
        """Begin to set a passphrase for the open file."""


class Safekeeping(QObject):
    """Listens to the file desk; everything that it shows stays until it is no longer so."""

    def __init__(
        self,
        window: Window,
        desk: FileDesk,
        notices: Notices,
        tasks: Tasks,
        memory: Memory,
    ) -> None:
        super().__init__(desk)
        self._window = window
        self._desk = desk
        self._notices = notices
        self._tasks = tasks
        self._memory = memory
        self._rescue: RescuePage | None = None
        self._saved_into = Newest()
        self.half_hour = HalfHour(tasks, backed_up_if_changed, parent=self)
        self.outside = OutsideWatch(tasks, self)
        self._connect()

    def _connect(self) -> None:
        desk = self._desk
        desk.opened.connect(self._file_opened)
        desk.closed.connect(self._file_closed)
        desk.backed_up.connect(self._note_backup)
        desk.not_opened.connect(self._cannot_open)
        desk.restored.connect(self._say_restored)
        desk.moved.connect(self._say_moved)
        desk.salvaged.connect(self._say_salvaged)
        self.outside.happened.connect(self._say_outside)
        self.outside.failed.connect(lambda error: self._window.say(error_text(error)))
        self._tasks.hears_first = self._hears
        self.half_hour.made.connect(self._note_backup)
        self.half_hour.failed.connect(self._say_no_backup)

    def _file_opened(self, workspace: "Workspace") -> None:
        self._leave_rescue()
        self._notices.clear()
        self.half_hour.watch(workspace)
        self.outside.watch(workspace)
        self._say_erased(workspace)
        path = workspace.path
        self._tasks.run(
            lambda: news_of(path),
            lambda news: self._say_news(path, news),
            lane=Lane.PAPER,  # a share that does not answer keeps no save waiting
            owner=self,
        )

    def _file_closed(self) -> None:
        self.half_hour.watch(None)
        self.outside.watch(None)
        self._notices.clear()

    # A file that cannot be opened.

    def _cannot_open(self, path: Path, error: UserError) -> None:
        before = self._desk.before if self._desk.before != path else None
        self._show_trouble(Trouble(path, error, before))

    def _show_trouble(self, trouble: Trouble) -> None:
        self._leave_rescue()
        path, secret = trouble.path, self._desk.secret
        page = RescuePage(trouble)
        page.restore_asked.connect(lambda backup: self._desk.restore(backup, path))
        page.other_asked.connect(lambda: self._desk.choose_backup_for(path))
        page.salvage_asked.connect(lambda: self._desk.salvage(path))
        page.again_asked.connect(lambda: self._desk.open(path))
        page.left.connect(lambda: self._leave(trouble.before))
        self._rescue = page
        self._window.show_instead(page)
        self._tasks.run(lambda: backups_of_path(path, secret), page.show_backups, owner=page)

    def _hears(self, error: UserError) -> bool:
        """Damage in the middle of work: one page for it, wherever it was found.

        From then on nothing is written; what is half typed stays where it is.
        """
        path = self._desk.path
        if path is None or self._desk.is_working or not isinstance(error, DamagedError):
            return False
        if not error.is_of(path.name):
            return False
        if not self._notices.said(About.DAMAGE):  # what is read next may find it too
            trouble = Trouble(path, error, is_open=True)
            text = tr("▲ {file} is damaged. Nothing can be saved in it.", file=path.name)
            ways = ((tr("What can be done …"), lambda: self._show_trouble(trouble)),)
            self._notices.show_notice(About.DAMAGE, text, ways)
            self._window.hold(True)
            self._show_trouble(trouble)
        else:
            self._window.say(tr("That cannot be read, because the file is damaged."))
        return True

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

    # What other programs do to the open file.

    def _say_outside(self, found: "Outside") -> None:
        """Nothing is written from here on, until the person chose."""
        path = self._desk.path
        if path is None or self._desk.is_working:
            return
        text = outside_words(found, path.name)
        if text == self._notices.said(About.OUTSIDE):
            return
        self.half_hour.watch(None)
        self._desk.is_kept_elsewhere = found.what.value != "written"
        self._window.hold(True)
        self._notices.show_notice(About.OUTSIDE, text, self._ways_on(found, path))

    def _ways_on(self, found: "Outside", path: Path) -> tuple[Way, ...]:
        desk, kept = self._desk, found.kept
        there = (tr("Open the one that is there now"), lambda: desk.go_on_with(path))
        backup = (tr("Restore a backup …"), self._open_safety)
        if found.what.value == "written":
            return ((tr("Look at what is there now"), self._go_on_here),)
        if found.what.value == "overwritten":
            return (backup, there)
        find = (tr("Find where it went …"), desk.choose)
        if found.what.value == "replaced":
            return (there, backup) if kept is None else (self._mine(kept), there)
        if kept is None:
            return (find, backup)
        put = (tr("Put it back in its place"), lambda: desk.put_in_place(kept, path))
        return (put, find)

    def _mine(self, kept: Path) -> Way:
        return tr("Go on with mine"), lambda: self._desk.go_on_with(kept)

    def _go_on_here(self) -> None:
        """Load what another program saved, and go on in the same file."""
        self._notices.drop(About.OUTSIDE)
        self.half_hour.watch(self._desk.workspace)
        self._window.hold(False)
        self._window.refresh_all()

    def _open_safety(self) -> None:
        self._window.navigate(Place.SETUP, Wanted(action="safety"))

    # Backups.

    def _note_backup(self) -> None:
        self._notices.drop(About.BACKUP)
        self._window.note_backup()

    def _say_no_backup(self, error: UserError) -> None:
        text = tr("▲ No backup could be made just now. {why}", why=error_text(error))
        ways = (
            (tr("Try again"), self.half_hour.beat),
            (tr("Put it in another place …"), self._desk.back_up),
        )
        self._notices.show_notice(About.BACKUP, text, ways)

    # After a restore, after a move.

    def _say_restored(self, done: "Restored", is_taken_back: bool) -> None:
        undo = (tr("Undo the restore …"), self._desk.undo_restore)
        self._notices.show_notice(
            About.RESTORED,
            words.restored_words(done, is_taken_back=is_taken_back),
            self._or_close(About.RESTORED, *([] if done.kept is None else [undo])),
            warning=done.is_other,
        )

    def _say_moved(self, done: "Moved") -> None:
        text, close = words.moved_words(done), self._or_close(About.PLACE)
        self._notices.show_notice(About.PLACE, text, close, warning=not done.is_renamed)

    def _say_salvaged(self, done: "Rescue") -> None:
        text = words.salvaged_words(done)
        close = self._or_close(About.RESTORED)
        self._notices.show_notice(About.RESTORED, text, close, warning=bool(done.lost))

    # Who was erased.

    def _say_erased(self, workspace: "Workspace") -> None:
        """Say whom opening the file erased, since their day had come or a restore brought them."""
        text = words.erased_words(workspace.erased)
        if text:
            privacy = (tr("Open Privacy"), self._open_privacy)
            ways = self._or_close(About.ERASED, privacy)
            self._notices.show_notice(About.ERASED, text, ways, warning=False)

    def import_undone(self) -> None:
        """An import was taken back: what it brought in stands in the history still."""
        text = tr(
            "The import is taken back. The history still holds the names that it brought in, so "
            "that it can be done again. Where it was a mistake, erase them there too."
        )
        erase = (tr("Erase them there …"), self._open_privacy)
        ways = self._or_close(About.ERASED, erase)
        self._notices.show_notice(About.ERASED, text, ways, warning=False)

    def _open_privacy(self) -> None:
        self._notices.drop(About.ERASED)
        self._window.navigate(Place.SETUP, Wanted(action="privacy"))

    # Where the file lies, and who sees what is saved.

    def _say_news(self, path: Path, news: News) -> None:
        if self._desk.path != path:
            return
        if news.copies:
            text = words.copies_words(news.copies)
            self._notices.show_notice(About.COPIES, text, self._or_close(About.COPIES))
        if news.place and not self._memory.was_said("place", path):
            move = (tr("Move it to a safe place …"), self._desk.move)
            self._notices.show_notice(
                About.PLACE,
                news.place,
                self._or_close(
                    About.PLACE, move, then=lambda: self._memory.note_said("place", path)
                ),
            )

    def saved_into(self, folder: Path) -> None:
        """A page is about to save into a folder: say so where others see it."""

        def say(seen: str) -> None:
            if seen:
                text = tr("You saved into {folder}. {seen}", folder=folder, seen=seen)
                self._notices.show_notice(About.SEEN, text, self._or_close(About.SEEN))

        self._notices.drop(About.SEEN)
        self._tasks.run(
            lambda: seen_by_others(folder),
            self._saved_into.only(say),
            lane=Lane.PAPER,
            owner=self,
        )

    def say_who_reads(self) -> None:
        """After the first start: who can read the file, and the lock that the system has."""
        workspace = self._desk.workspace
        if workspace is None or workspace.is_encrypted:
            return
        how = (tr("How to switch {lock} on", lock=lock_name()), self._open_safety)
        passphrase = (tr("Set a passphrase …"), self._window.set_passphrase)
        close = self._or_close(About.READERS, passphrase, how)
        self._notices.show_notice(About.READERS, who_can_read(), close, warning=False)

    def _or_close(
        self, about: About, *ways: Way, then: Callable[[], object] = lambda: None
    ) -> tuple[Way, ...]:
        """These ways, and one that says no more about it."""

        def close() -> None:
            self._notices.drop(about)
            then()

        return (*ways, (tr("Close this"), close))
