"""What the window says about the safety of its file, and what it offers then."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sgdesk.domain.errors import DamagedError, UserError
from sgdesk.ui.files import words
from sgdesk.ui.files.half_hour import HalfHour
from sgdesk.ui.files.work import (
    News,
    backed_up_if_changed,
    backups_here,
    news_of,
    seen_by_others,
)
from sgdesk.ui.frame.safety.ground import Ground
from sgdesk.ui.frame.safety.notices import About, Way
from sgdesk.ui.frame.safety.troubles import Troubles
from sgdesk.ui.places import Place, Wanted
from sgdesk.ui.tasks import Lane, Newest
from sgdesk.ui.text import error_text, tr

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Backup, Restored
    from sgdesk.domain.file.passphrases import Secret
    from sgdesk.services.file.safety.moving import Moved
    from sgdesk.services.file.safety.passphrase import Converted
    from sgdesk.services.file.safety.salvage import Rescue
    from sgdesk.services.file.workspace import Workspace


class Safekeeping(QObject):
    """Listens to the file desk; everything that it shows stays until it is no longer so."""

    def __init__(self, ground: Ground) -> None:
        super().__init__(ground.desk)
        self._window = ground.window
        self._desk = ground.desk
        self._notices = ground.notices
        self._tasks = ground.tasks
        self._memory = ground.memory
        self._saved_into = Newest()
        self._said_of: set[Path] = set()
        """The folders of which it was said, since the window opened, that others see them."""

        self._told_of: Path | None = None
        """The backup that was told of last."""

        self._by_sheet: Secret | None = None
        """What opens the file whose passphrase seems to be forgotten, until another is set."""

        self.half_hour = HalfHour(self._tasks, backed_up_if_changed, parent=self)
        self.troubles = Troubles(ground, self.half_hour)
        self._connect()

    def _connect(self) -> None:
        desk = self._desk
        desk.opened.connect(self._file_opened)
        desk.closed.connect(self._file_closed)
        desk.backed_up.connect(self._note_backup)
        desk.put_elsewhere.connect(self._window.say)
        desk.restored.connect(self._say_restored)
        desk.moved.connect(self._say_moved)
        desk.put_back.connect(self._say_put_back)
        desk.salvaged.connect(self._say_salvaged)
        self.half_hour.made.connect(self._note_backup)
        self.half_hour.failed.connect(self._say_no_backup)

    def _file_opened(self, workspace: "Workspace") -> None:
        self._notices.clear()
        self.half_hour.watch(workspace)
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
        self._notices.clear()

    # Restoring where no file is open.

    def begin_restore(self) -> None:
        """Offer the backups that are on this computer, or else to choose one from a stick."""
        if self._desk.path is not None:
            self._desk.choose_backup()
        else:
            self.begin_new_restore()

    def begin_new_restore(self) -> None:
        """The same for a file that does not take the open one's place."""
        self._tasks.run(backups_here, self._offer_backups, owner=self)

    def _offer_backups(self, found: "tuple[Backup, ...]") -> None:
        from sgdesk.ui.files.restore_page import RestorePage

        if not any(each.is_readable or each.needs_secret for each in found):
            self._desk.choose_backup_for(None)
            return
        page = RestorePage(found)
        page.restore_asked.connect(lambda backup: self._desk.restore(backup, None))
        page.other_asked.connect(lambda: self._desk.choose_backup_for(None))
        page.left.connect(self._window.show_pages)
        for ended in (page.left, self._desk.opened):
            ended.connect(page.deleteLater)
        self._window.show_instead(page)
        page.restore.setFocus()

    def _open_safety(self) -> None:
        self._window.navigate(Place.SETUP, Wanted(action="safety"))

    # Backups.

    def _note_backup(self) -> None:
        self._notices.drop(About.BACKUP)
        self._window.note_backup()

    def after_save(self) -> None:
        """Tell of a backup that what was saved made before, such as an import, or could not.

        What is worth one of its own, such as a final return, is backed up now.
        """
        workspace = self._desk.workspace
        if workspace is None:
            return
        fault, workspace.backup_fault = workspace.backup_fault, None
        last = workspace.last_backup
        if self._by_sheet is not None and workspace.secret != self._by_sheet:
            self._by_sheet = None
            self._notices.drop(About.PASSPHRASE)
        if fault is not None:
            self._say_no_backup(fault)
        elif workspace.backup_owed:
            self.half_hour.beat()
        elif last is not None and last.path != self._told_of:
            self._told_of = last.path
            self._note_backup()

    def _say_no_backup(self, error: UserError) -> None:
        if isinstance(error, DamagedError) and self._notices.said(About.DAMAGE):
            return  # that says more
        text = tr("▲ No backup could be made just now. {why}", why=error_text(error))
        ways = (
            (tr("Try again"), self.half_hour.beat),
            (tr("Put it in another place …"), self._desk.back_up),
        )
        self._notices.show_notice(About.BACKUP, text, ways)

    # After a restore, after a move.

    def _say_restored(self, done: "Restored", is_taken_back: bool) -> None:
        """What was done, with the way back; on a new computer also who can read the file now.

        What was just taken back is not offered once more: it is kept, and Set-up says where.
        """
        said = words.restored_words(done, is_taken_back=is_taken_back)
        self._window.note_message(said)
        if done.kept is None and done.is_encrypted:
            said = f"{said} {words.handed_over_words()}"
        undo = (tr("Undo the restore …"), self._desk.undo_restore)
        can_undo = done.kept is not None and not is_taken_back
        ways = (*self._ways_to_protect(done), *([undo] if can_undo else []))
        self._notices.show_notice(
            About.RESTORED,
            said,
            self._or_close(About.RESTORED, *ways),
            warning=done.is_other
            or done.keeps_in_clear
            or done.is_in_clear_now
            or done.is_under_another
            or done.may_hold_erased > 0,
        )
        if done.kept is None:
            self.say_who_reads()

    def _ways_to_protect(self, done: "Restored") -> tuple[Way, ...]:
        """Where the backup had a passphrase and what stood there had none, or the reverse."""
        kept = done.kept
        if done.keeps_in_clear and kept is not None:
            return ((tr("Put it under the passphrase"), lambda: self._protect_kept(kept)),)
        if done.is_in_clear_now:
            return ((tr("Set a passphrase …"), self._window.set_passphrase),)
        if done.is_under_another or (done.is_encrypted and done.kept is None):
            return ((tr("Set a new passphrase now …"), self._window.set_passphrase),)
        return ()

    def _protect_kept(self, kept: Path) -> None:
        workspace = self._desk.workspace
        if workspace is None:
            return

        def protect() -> "Converted":
            from sgdesk.services.file.safety.passphrase import protect_copies

            return protect_copies(workspace, [kept])

        def told(made: "Converted") -> None:
            text = words.protected_copy_words(kept, made)
            undo = (tr("Undo the restore …"), self._desk.undo_restore)
            ways = self._or_close(About.RESTORED, undo)
            self._notices.show_notice(About.RESTORED, text, ways, warning=bool(made.left))

        label = tr("Putting it under the passphrase")
        self._tasks.run(protect, told, label=label, owner=self)

    def _say_put_back(self, done: "Moved") -> None:
        text, close = words.put_back_words(done), self._or_close(About.PLACE)
        self._notices.show_notice(About.PLACE, text, close, warning=False)

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
        erase = (tr("Erase them there …"), self._erase_undone)
        ways = self._or_close(About.ERASED, erase)
        self._notices.show_notice(About.ERASED, text, ways, warning=False)

    def _erase_undone(self) -> None:
        self._notices.drop(About.ERASED)
        self._window.erase_undone_import()

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
        """A page is about to save into a folder: say so where others see it, once for each."""

        def say(seen: str) -> None:
            if seen:
                self._said_of.add(folder)
                text = tr("You are saving into {folder}. {seen}", folder=folder, seen=seen)
                self._notices.show_notice(About.SEEN, text, self._or_close(About.SEEN))

        self._notices.drop(About.SEEN)
        if folder in self._said_of:
            return
        self._tasks.run(
            lambda: seen_by_others(folder),
            self._saved_into.only(say),
            lane=Lane.PAPER,
            owner=self,
        )

    def opened_by_sheet(self) -> None:
        """The recovery sheet opened the file: the passphrase is forgotten, and the sheet is out."""
        workspace = self._desk.workspace
        if workspace is None or not workspace.is_encrypted or not workspace.may_write:
            return
        self._by_sheet = workspace.secret
        text = tr(
            "You opened the file with its recovery sheet. Set a new passphrase now: a new sheet "
            "comes with it, and the one that was out of its envelope opens the file no longer."
        )
        another = (tr("Set a new passphrase now …"), self._window.set_passphrase)
        close = self._or_close(About.PASSPHRASE, another)
        self._notices.show_notice(About.PASSPHRASE, text, close)

    def say_who_reads(self) -> None:
        """After the first start: who can read the file, and the lock that the system has."""
        from sgdesk.ui.files.readers import lock_name, who_can_read

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
