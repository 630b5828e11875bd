"""The file desk: backing the open file up, going back to a backup, moving it to another place."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from sgdesk import paths
from sgdesk.domain.errors import ChangedOutside, UserError
from sgdesk.domain.file.names import completed
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.files import words
from sgdesk.ui.files.open_file import OpenFile
from sgdesk.ui.files.work import (
    Looked,
    PutElsewhere,
    backed_up_elsewhere,
    backed_up_now,
    backups_of_path,
    by_clock,
    free_beside,
    keep_changes,
    look_at,
    safe_target,
)
from sgdesk.ui.memory import SecondPlace
from sgdesk.ui.passphrase.idle import IdleLock
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Backup, Restored
    from sgdesk.domain.file.passphrases import Secret
    from sgdesk.services.file.safety.moving import Moved
    from sgdesk.services.file.safety.salvage import Rescue


class FileDesk(OpenFile):
    """What can be done with the one file of the window, beside working in it."""

    backed_up = Signal()
    """There is a new backup: what tells of the last one is to be read anew."""

    restored = Signal(object, bool)
    """A backup was restored and is open: the :class:`Restored` that says what was done, and
    whether it was a restore taken back."""

    moved = Signal(object)
    """The file was moved and is open: the :class:`Moved` that says where the old one is."""

    put_back = Signal(object)
    """What was kept of a file that was gone is in its place and open: the :class:`Moved`."""

    salvaged = Signal(object)
    """What could be read of a damaged file is in a new one, which is open: the :class:`Rescue`."""

    idle: IdleLock | None = None
    """Locks the window when nobody is there; the window puts it here."""

    # The lock.

    def idle_minutes(self) -> int:
        """After how many minutes the window locks itself; 0 for never."""
        return self._memory.idle_minutes()

    def lock_when_idle(self, minutes: int) -> None:
        """Remember it, and go by it from now on."""
        self._memory.keep_idle_minutes(minutes)
        self.watch_idle()

    def watch_idle(self) -> None:
        """Go by what is open and what was chosen now."""
        if self.idle is not None:
            self.idle.watch(self.workspace, self._memory.idle_minutes())

    def lock(self) -> None:
        """Lock the window now."""
        if self.idle is not None:
            self.idle.lock()

    # Backing up.

    def back_up(self) -> None:
        """Let a folder be chosen and put a checked backup there."""
        known = self.second_place()
        folder = self._alerts.choose_folder(
            tr("Where to put the backup"), known.folder if known else None
        )
        if folder is not None:
            self.back_up_to(folder)

    def back_up_to(self, folder: Path) -> None:
        """Put a backup into a folder, such as a stick, read it back, and remember the place."""
        workspace = self.workspace
        if workspace is None:
            return

        def told(made: PutElsewhere) -> None:
            kept = SecondPlace(folder, made.backup.made_at)
            self._memory.keep_second_place(workspace.path, kept)
            self.backed_up.emit()
            self._alerts.tell(tr("Backed up"), words.put_elsewhere(made))

        self._tasks.run(
            lambda: backed_up_elsewhere(workspace, folder), told, label=tr("Backing up")
        )

    def back_up_now(self, done: Callable[["Backup"], object]) -> None:
        """Make a backup in the usual folder."""
        workspace = self.workspace
        if workspace is None:
            return

        def told(made: "Backup") -> None:
            self.backed_up.emit()
            done(made)

        self._tasks.run(lambda: backed_up_now(workspace), told, label=tr("Backing up"))

    def second_place(self) -> SecondPlace | None:
        """Where backups of the open file go beside the usual folder, if anywhere."""
        return self._memory.second_place(self.path) if self.path is not None else None

    # Restoring.

    def choose_backup(self) -> None:
        """Let a backup be chosen and put it in place of the open file or at a new one."""
        self.choose_backup_for(self.path)

    def choose_backup_for(self, target: Path | None) -> None:
        """Let a backup be chosen, from a stick perhaps, and put it at ``target``."""
        wish = FileWish(tr("Choose a backup"), words.kinds(), paths.backup_folder())
        backup = self._alerts.open_file(wish)
        if backup is not None:
            self.restore(backup, target)

    def restore(self, backup: Path, target: Path | None, secret: "Secret | None" = None) -> None:
        """Say what ``backup`` holds and ask; then put it at ``target`` and open it.

        Without a ``target`` it goes to a free name in the usual folder. What stood there is kept,
        and it does not matter whether that can still be read.
        """
        present = self.secret
        given = secret or present

        def failed(error: UserError) -> None:
            if not self._asks(backup, error, lambda found: self.restore(backup, target, found)):
                self._alerts.refuse(error)

        self._run(
            lambda: look_at(backup, target, given, present),
            lambda looked: self._ask_restore(looked, given),
            tr("Reading the backup"),
            failed,
        )

    def _ask_restore(self, looked: Looked, secret: "Secret | None") -> None:
        way = self._alerts.choose(words.restore_question(looked))
        if way == 0:
            self._with_file_closed(lambda: self._restore(looked, secret), back_up=False)
        elif way == 1:
            title = tr("Where the restored file goes")
            place = self._alerts.save_file(FileWish(title, words.kinds(), looked.target))
            target = self._completed(place)
            if target is not None:
                self.restore(looked.backup, target, secret)

    def _restore(self, looked: Looked, secret: "Secret | None") -> None:
        present, clock = self.secret, self._clock

        def put() -> "Restored":
            from sgdesk.services.file.safety.restoring import restore

            return restore(
                looked.backup,
                looked.target,
                secret=secret,
                present_secret=present,
                **by_clock(clock),
            )

        self._put_back(put, secret)

    def undo_restore(self) -> None:
        """Ask, then put back what the last restore of the open file replaced."""
        path, secret, clock = self.path, self.secret, self._clock
        if path is None or not self._alerts.ask(words.undo_restore_question(path)):
            return

        def put() -> "Restored":
            from sgdesk.services.file.safety.restoring import undo_restore

            return undo_restore(path, secret=secret, **by_clock(clock))

        self._with_file_closed(
            lambda: self._put_back(put, secret, is_taken_back=True), back_up=False
        )

    def _put_back(
        self,
        put: Callable[[], "Restored"],
        secret: "Secret | None",
        *,
        is_taken_back: bool = False,
    ) -> None:
        """Open what took the place of another; where that fails, what was open before."""

        def done(found: "Restored") -> None:
            self._open(found.path, secret, lambda: self.restored.emit(found, is_taken_back))

        self._run(put, done, tr("Restoring"), self._failed)

    # What another program changed while the file was closed.

    def _cannot_open(
        self,
        path: Path,
        error: UserError,
        secret: "Secret | None",
        after: Callable[[], object],
    ) -> None:
        if not isinstance(error, ChangedOutside):
            super()._cannot_open(path, error, secret, after)
            return
        way = self._alerts.choose(words.changed_question(error))
        if way == 0:
            self._keep_changes(path, secret, after)
        elif way == 1:
            self.not_opened.emit(path, error)
            self._restore_last(path, secret)
        else:
            self._go_back()

    def _keep_changes(
        self, path: Path, secret: "Secret | None", after: Callable[[], object]
    ) -> None:
        """Have them noted in the history, and open the file with them.

        The clock was asked about before this question, if it had to be, and is not again.
        """
        self._run(
            lambda: keep_changes(path, secret, self._clock),
            lambda _: self._open(path, secret, after, asks_about_clock=False),
            tr("Keeping the changes"),
            lambda why: self.not_opened.emit(path, why),
        )

    def _restore_last(self, path: Path, secret: "Secret | None") -> None:
        """Offer the newest backup that can be read, over the page that lists all of them."""

        def found(backups: "tuple[Backup, ...]") -> None:
            newest = next((each for each in backups if each.is_readable), None)
            if newest is not None:
                self.restore(newest.path, path, secret)

        self._run(lambda: backups_of_path(path, secret), found, tr("Looking for backups"))

    # What can be saved of a damaged file.

    def salvage(self, path: Path) -> None:
        """Ask for a new name, save there what can still be read, and open that."""
        usual = free_beside(path, tr("what could be read"))
        title = tr("Where to save what can be read")
        target = self._completed(self._alerts.save_file(FileWish(title, words.kinds(), usual)))
        if target is not None:
            secret = self.secret
            self._with_file_closed(lambda: self._salvage(path, target, secret), back_up=False)

    def _salvage(self, path: Path, target: Path, secret: "Secret | None") -> None:
        clock = self._clock

        def save() -> "Rescue":
            from sgdesk.services.file.safety.salvage import save_what_can_be_read

            return save_what_can_be_read(path, target, secret=secret, **by_clock(clock))

        def failed(error: UserError) -> None:
            if not self._asks(path, error, lambda given: self._salvage(path, target, given)):
                self._failed(error)

        def done(found: "Rescue") -> None:
            self._open(found.path, secret, lambda: self.salvaged.emit(found))

        self._run(save, done, tr("Saving what can be read"), failed)

    # Moving.

    def move(self) -> None:
        """Ask where to, then move the open file there, prove it, and go on with it."""
        path = self.path
        if path is not None:
            self._tasks.run(lambda: safe_target(path), lambda to: self._ask_move(path, to))

    def _ask_move(self, path: Path, target: Path) -> None:
        way = self._alerts.choose(words.move_question(path, target))
        if way == 1:
            title = tr("Where to keep the file")
            chosen = self._completed(self._alerts.save_file(FileWish(title, words.kinds(), target)))
            if chosen is None:
                return
            target = chosen
        if way is not None:
            self._with_file_closed(lambda: self._move(path, target))

    def _move(self, path: Path, target: Path) -> None:
        secret, clock = self.secret, self._clock

        def move() -> "Moved":
            from sgdesk.services.file.safety.moving import move_file

            return move_file(path, target, secret=secret, **by_clock(clock))

        def done(found: "Moved") -> None:
            self._memory.forget_recent(path)
            second = self._memory.second_place(path)
            if second is not None:  # it is the file's, wherever that lies
                self._memory.keep_second_place(found.path, second)
            self._open(found.path, secret, lambda: self.moved.emit(found))

        self._run(move, done, tr("Moving the file"), self._failed)

    def put_in_place(self, kept: Path, place: Path) -> None:
        """Move what was kept back to where the open file was, which is gone, and go on with it."""
        secret, clock = self.secret, self._clock

        def put() -> "Moved":
            from sgdesk.services.file.safety.moving import move_back

            return move_back(kept, place, secret=secret, **by_clock(clock))

        def done(found: "Moved") -> None:
            self._open(found.path, secret, lambda: self.put_back.emit(found))

        self._with_file_closed(
            lambda: self._run(put, done, tr("Putting the file back"), self._failed), back_up=False
        )

    # Both.

    def _failed(self, error: UserError) -> None:
        self._alerts.refuse(error)
        self._go_back()

    def _completed(self, path: Path | None) -> Path | None:
        """The name that was chosen, with its ending; ``None`` where none was, or it can be none."""
        try:
            return completed(path) if path is not None else None
        except UserError as error:
            self._alerts.refuse(error)
            return None
