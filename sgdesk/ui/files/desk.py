"""Opening, making, backing up and closing organisation files, always on the file's own worker."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from sgdesk import paths
from sgdesk.domain.errors import InputError, PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.domain.file_names import completed
from sgdesk.ui.alerts import Alerts, FileWish
from sgdesk.ui.files import words
from sgdesk.ui.files.work import (
    Looked,
    MovedAndOpened,
    Opened,
    backed_up_elsewhere,
    backed_up_now,
    closing_backup,
    failure_of,
    look_at,
    move_and_open,
    open_either_way,
    open_or_make_sample,
    restore_and_open,
    safe_target,
    take_back_and_open,
)
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.passphrase.asking import AskDialog
from sgdesk.ui.passphrase.idle import IdleLock
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.tasks import Refused, Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.backups import Backup
    from sgdesk.services.file.passphrase import Secret
    from sgdesk.services.file.workspace import Workspace

T = TypeVar("T")


class FileDesk(QObject):
    """The one file of the window. Services are imported when the first file is opened.

    ``may_close`` is asked before it gives way to another. Whatever goes wrong is told, and there
    is always a way on: no error ends here without a word, and ``working`` always ends with false.
    """

    opened = Signal(object)
    """A :class:`Workspace` is open; what was open before is closed."""

    closed = Signal()

    working = Signal(bool)
    """Whether a file is being opened, restored or closed; the window waits meanwhile."""

    backed_up = Signal()
    """There is a new backup: what tells of the last one is to be read anew."""

    restored = Signal(object, bool)
    """A backup was restored and is open: the :class:`Restored` that says what was done, and
    whether it was a restore taken back."""

    moved = Signal(object)
    """The file was moved and is open: the :class:`Moved` that says where the old one is."""

    not_opened = Signal(object, object)
    """A file could not be opened: its path, and the :class:`UserError` that says why."""

    def __init__(
        self, memory: Memory, tasks: Tasks, alerts: Alerts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.may_close: Callable[[], bool] = lambda: True
        self._memory = memory
        self._tasks = tasks
        self._alerts = alerts
        self.workspace: Workspace | None = None
        self.before: Path | None = None
        """The file that was open before the one that is being opened."""
        self.secret_before: Secret | None = None
        """What opens that file, and its backups, without asking again."""
        self.tries = Tries()
        self.idle = IdleLock(parent, tasks, self.tries) if isinstance(parent, QWidget) else None
        """Locks the window when nobody is there."""
        for each in (self.opened, self.closed):
            each.connect(lambda *_: self._watch_idle())
        self._at_work = 0

    @property
    def is_working(self) -> bool:
        """Whether a file is being opened, restored or closed."""
        return self._at_work > 0

    @property
    def path(self) -> Path | None:
        """Where the open file lies."""
        return self.workspace.path if self.workspace else None

    # Opening.

    def open(self, path: Path) -> None:
        """Close what is open and open ``path``; where another copy has it, offer to read."""
        self._with_file_closed(lambda: self._open(path))

    def take(self, workspace: "Workspace") -> None:
        """Go on with a file that was just made; where the open one stays, let go of it again."""
        self._with_file_closed(
            lambda: self._show(workspace),
            stays=lambda: self._run(lambda: failure_of(workspace.close), self._told, ""),
        )

    def choose(self) -> None:
        """Let a file be chosen and open it."""
        start = self.path.parent if self.path else paths.data_folder()
        path = self._alerts.open_file(
            FileWish(tr("Open an organisation file"), words.kinds(), start)
        )
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Open the sample organisation, making it where it is not there yet."""
        label = tr("Making the sample")
        self._with_file_closed(lambda: self._run(open_or_make_sample, self._show, label))

    def _open(self, path: Path) -> None:
        self._run_with_secret(
            path,
            lambda secret: open_either_way(path, secret),
            self._ask_or_show,
            tr("Opening {file}", file=path.name),
            lambda error: self.not_opened.emit(path, error),
        )

    def _ask_or_show(self, found: Opened) -> None:
        if found.refusal is None or self._alerts.ask(words.read_only(found.refusal)):
            self._show(found.workspace)
        else:
            self._run(lambda: failure_of(found.workspace.close), self._told, "")

    def _show(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self._memory.keep_recent(workspace.path)
        self.opened.emit(workspace)

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

        def told(made: "Backup") -> None:
            self._memory.keep_second_place(workspace.path, SecondPlace(folder, made.made_at))
            self.backed_up.emit()
            self._alerts.tell(tr("Backed up"), words.safe_to_remove(made))

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

    def restore(self, backup: Path, target: Path | None) -> None:
        """Say what ``backup`` holds and ask; then put it at ``target`` and open it.

        Without a ``target`` it goes to a free name in the usual folder. What stood there is kept,
        and it does not matter whether that can still be read.
        """
        self._run_with_secret(
            backup,
            lambda secret: look_at(backup, target, secret),
            self._ask_restore,
            tr("Reading the backup"),
            self._alerts.refuse,
        )

    def _ask_restore(self, looked: Looked) -> None:
        way = self._alerts.choose(words.restore_question(looked))
        if way == 0:
            self._with_file_closed(lambda: self._restore(looked), back_up=False)
        elif way == 1:
            title = tr("Where the restored file goes")
            place = self._alerts.save_file(FileWish(title, words.kinds(), looked.target))
            if place is not None:
                self._restore_elsewhere(looked.backup, place)

    def _restore_elsewhere(self, backup: Path, place: Path) -> None:
        try:
            target = completed(place)
        except UserError as error:
            self._alerts.refuse(error)
        else:
            self.restore(backup, target)

    def undo_restore(self) -> None:
        """Ask, then put back what the last restore of the open file replaced."""
        path = self.path
        if path is not None and self._alerts.ask(words.undo_restore_question(path)):
            self._with_file_closed(
                lambda: self._put_back(lambda: take_back_and_open(path, self.secret_before)),
                back_up=False,
            )

    def _restore(self, looked: Looked) -> None:
        self._put_back(lambda: restore_and_open(looked, self.secret_before))

    def _put_back(self, work: Callable[[], Opened]) -> None:
        """Open what another file took the place of; where that fails, what was open before."""
        before = self.before

        def shown(found: Opened) -> None:
            self._ask_or_show(found)
            if self.workspace is found.workspace:
                self.restored.emit(found.restored, found.is_taken_back)

        def failed(error: UserError) -> None:
            self._alerts.refuse(error)
            if before is not None and before.exists():
                self._open(before)

        self._run(work, shown, tr("Restoring"), failed)

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
            chosen = self._alerts.save_file(FileWish(title, words.kinds(), target))
            if chosen is None:
                return
            target = chosen
        if way is not None:
            self._with_file_closed(lambda: self._move(path, target))

    def _move(self, path: Path, target: Path) -> None:
        def shown(found: MovedAndOpened) -> None:
            self._memory.forget_recent(path)
            self._ask_or_show(found.opened)
            self.moved.emit(found.moved)

        def failed(error: UserError) -> None:
            self._alerts.refuse(error)
            self._open(path)

        self._run(
            lambda: move_and_open(path, target, self.secret_before),
            shown,
            tr("Moving the file"),
            failed,
        )

    # Closing.

    def close(
        self,
        then: Callable[[], object],
        *,
        back_up: bool,
        stays: Callable[[], object] | None = None,
    ) -> None:
        """Let go of the file, after a backup where asked for; then call ``then``.

        Where no backup can be made the person says how to go on: once more, in another place,
        without one, or not at all, and then ``stays`` is called and the file stays open.
        """
        workspace = self.workspace
        self.before = self.path
        self.secret_before = workspace.secret if workspace else None
        if workspace is None:
            then()
        elif back_up and workspace.may_write:
            self._back_up_and_close(workspace, None, then, stays)
        else:
            self._let_go(workspace, then)

    def _back_up_and_close(
        self,
        workspace: "Workspace",
        folder: Path | None,
        then: Callable[[], object],
        stays: Callable[[], object] | None,
    ) -> None:
        def told(error: UserError | None) -> None:
            if error is None:
                self._let_go(workspace, then)
            else:
                self._ask_without(workspace, error, then, stays)

        label = tr("Backing up")
        self._run(lambda: closing_backup(workspace, folder), told, label)

    def _ask_without(
        self,
        workspace: "Workspace",
        error: UserError,
        then: Callable[[], object],
        stays: Callable[[], object] | None,
    ) -> None:
        """No backup could be made: again, elsewhere, without, or not now."""
        way = self._alerts.choose(words.no_backup(error))
        if way == 1:
            folder = self._alerts.choose_folder(tr("Where to put the backup"))
            if folder is None:
                self._ask_without(workspace, error, then, stays)
            else:
                self._back_up_and_close(workspace, folder, then, stays)
        elif way == 0:
            self._back_up_and_close(workspace, None, then, stays)
        elif way is not None:
            self._let_go(workspace, then)
        elif stays is not None:
            stays()

    def _let_go(self, workspace: "Workspace", then: Callable[[], object]) -> None:
        def told(error: UserError | None) -> None:
            self.workspace = None
            self.closed.emit()
            self._told(error)
            then()

        self._run(lambda: failure_of(workspace.close), told, tr("Closing the file"))

    def _with_file_closed(
        self,
        then: Callable[[], object],
        *,
        back_up: bool = True,
        stays: Callable[[], object] | None = None,
    ) -> None:
        """Close the open file and go on, unless something half typed is to be kept."""
        if self.workspace is None or self.may_close():
            self.close(then, back_up=back_up, stays=stays)
        elif stays is not None:
            stays()

    # The lock.

    def idle_minutes(self) -> int:
        """After how many minutes the window locks itself; 0 for never."""
        return self._memory.idle_minutes()

    def lock_when_idle(self, minutes: int) -> None:
        """Remember it, and go by it from now on."""
        self._memory.keep_idle_minutes(minutes)
        self._watch_idle()

    def lock(self) -> None:
        """Lock the window now."""
        if self.idle is not None:
            self.idle.lock()

    def _watch_idle(self) -> None:
        if self.idle is not None:
            self.idle.watch(self.workspace, self._memory.idle_minutes())

    # How it is done.

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        label: str,
        failed: Refused | None = None,
    ) -> None:
        """Work during which the window waits; in every way out it waits no longer."""

        def ended() -> None:
            self._at_work -= 1
            self.working.emit(self.is_working)

        self._at_work += 1
        self.working.emit(True)
        self._tasks.run(work, done, failed, label=label, owner=self, ended=ended)

    def _run_with_secret(
        self,
        path: Path,
        work: Callable[["Secret | None"], T],
        done: Callable[[T], object],
        label: str,
        failed: Refused,
    ) -> None:
        """Work on a file that may have a passphrase; it is asked for where it is not known."""

        def refused(error: UserError) -> None:
            if isinstance(error, (PassphraseNeeded, WrongPassphrase)):
                self._ask_secret(path, work, done, label, failed)
            else:
                failed(error)

        known = self.workspace.secret if self.workspace else self.secret_before
        self._run(lambda: work(known), done, label, refused)

    def _ask_secret(
        self,
        path: Path,
        work: Callable[["Secret | None"], T],
        done: Callable[[T], object],
        label: str,
        failed: Refused,
    ) -> None:
        def attempt(
            secret: "Secret", right: Callable[[], object], refused: Callable[[UserError], object]
        ) -> None:
            def opened(result: T) -> None:
                right()
                done(result)

            def not_opened(error: UserError) -> None:
                if isinstance(error, (WrongPassphrase, InputError)):
                    refused(error)
                else:
                    dialog.done(AskDialog.DialogCode.Accepted)
                    failed(error)

            self._run(lambda: work(secret), opened, label, not_opened)

        parent = self.parent()
        dialog = AskDialog(
            path, attempt, self.tries, parent if isinstance(parent, QWidget) else None
        )
        dialog.rejected.connect(lambda: failed(words.not_given(path)))
        dialog.open()

    def _told(self, error: UserError | None) -> None:
        if error is not None:
            self._alerts.refuse(error)
