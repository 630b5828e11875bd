"""Opening, making, backing up and closing organisation files, always on the file's own worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from sgdesk import paths
from sgdesk.domain.errors import FileError, UserError
from sgdesk.ui.alerts import Alerts, FileWish, Prompt
from sgdesk.ui.memory import Memory
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import error_text, tr

if TYPE_CHECKING:
    from sgdesk.services.file.workspace import Workspace


@dataclass(frozen=True, slots=True)
class _Opened:
    """An open file; ``refusal`` says why it is open for reading only."""

    workspace: "Workspace"
    refusal: UserError | None


class FileDesk(QObject):
    """The one file of the window. Services are imported when the first file is opened.

    ``may_close`` is asked before it gives way to another.
    """

    opened = Signal(object)
    """A :class:`Workspace` is open; what was open before is closed."""

    closed = Signal()

    def __init__(
        self, memory: Memory, tasks: Tasks, alerts: Alerts, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.may_close: Callable[[], bool] = lambda: True
        self._memory = memory
        self._tasks = tasks
        self._alerts = alerts
        self.workspace: Workspace | None = None

    @property
    def path(self) -> Path | None:
        """Where the open file lies."""
        return self.workspace.path if self.workspace else None

    def open(self, path: Path) -> None:
        """Close what is open and open ``path``; where another copy has it, offer to read."""
        self._with_file_closed(lambda: self._open(path))

    def take(self, workspace: "Workspace") -> None:
        """Go on with a file that was just made."""
        self._with_file_closed(lambda: self._show(workspace))

    def choose(self) -> None:
        """Let a file be chosen and open it."""
        start = self.path.parent if self.path else paths.data_folder()
        wish = FileWish(tr("Open an organisation file"), _kinds(), start)
        path = self._alerts.open_file(wish)
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Open the sample organisation, making it where it is not there yet."""

        def make() -> "Workspace":
            from sgdesk.services.sample.making import make_sample

            folder = paths.data_folder() / "sample"
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / "st-example.sgdesk"
            if path.exists():
                return _open_for_writing(path)
            return make_sample(path, folder / "sheets")

        label = tr("Making the sample")
        self._with_file_closed(lambda: self._tasks.run(make, self._show, label=label))

    def back_up(self) -> None:
        """Let a folder be chosen and put a checked backup there."""
        path = self.path
        folder = self._alerts.choose_folder(tr("Where to put the backup"))
        if path is None or folder is None:
            return

        def copy() -> Path:
            from sgdesk.services.file.maintenance import back_up

            return back_up(path, folder).path

        def told(made: Path) -> None:
            text = tr("{file} is saved in {folder} and was checked.", file=made.name, folder=folder)
            self._alerts.tell(tr("Backed up"), text)

        self._tasks.run(copy, told, label=tr("Backing up"))

    def choose_backup(self) -> None:
        """Let a backup be chosen and put it in place of the open file or at a new one."""
        wish = FileWish(tr("Choose a backup"), _kinds(), paths.backup_folder())
        backup = self._alerts.open_file(wish)
        if backup is None:
            return
        target = self.path or self._alerts.save_file(
            FileWish(tr("Where the restored file goes"), _kinds(), paths.data_folder())
        )
        if target is not None:
            self.restore(backup, target)

    def restore(self, backup: Path, target: Path) -> None:
        """Ask, then put ``backup`` at ``target`` and open it; what stood there is kept."""
        question = Prompt(
            tr("Restore this backup?"),
            tr(
                "{file} will hold what the backup holds. What it holds now is kept beside it "
                "under another name.",
                file=target.name,
            ),
            do_it=tr("Restore the backup"),
            leave_it=tr("Leave it as it is"),
            names=(backup.name,),
        )
        if self._alerts.ask(question):
            self._with_file_closed(lambda: self._restore(backup, target))

    def close(self, then: Callable[[], object], *, back_up: bool) -> None:
        """Let go of the file, after a backup where asked for; then call ``then``."""
        workspace = self.workspace
        if workspace is None:
            then()
            return

        def shut() -> UserError | None:
            from sgdesk.services.file.maintenance import back_up_and_thin

            try:
                if back_up and workspace.may_write:
                    back_up_and_thin(workspace)
            except FileError as error:
                return error
            finally:
                workspace.close()
            return None

        def told(error: UserError | None) -> None:
            self.workspace = None
            self.closed.emit()
            if error is not None:
                self._alerts.refuse(error)
            then()

        self._tasks.run(shut, told, label=tr("Backing up"))

    def _with_file_closed(self, then: Callable[[], object]) -> None:
        """Close the open file and go on, unless something half typed is to be kept."""
        if self.workspace is None or self.may_close():
            self.close(then, back_up=True)

    def _open(self, path: Path) -> None:
        self._tasks.run(
            lambda: _open_either_way(path),
            self._ask_or_show,
            label=tr("Opening {file}", file=path.name),
        )

    def _restore(self, backup: Path, target: Path) -> None:
        def put_back() -> _Opened:
            from sgdesk.services.file.maintenance import restore

            restore(backup, target)
            return _open_either_way(target)

        self._tasks.run(put_back, self._ask_or_show, label=tr("Restoring"))

    def _ask_or_show(self, found: _Opened) -> None:
        if found.refusal is None or self._alerts.ask(_read_only(found.refusal)):
            self._show(found.workspace)
        else:
            self._tasks.run(found.workspace.close, lambda _: None)

    def _show(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        self._memory.keep_recent(workspace.path)
        self.opened.emit(workspace)


def _open_for_writing(path: Path) -> "Workspace":
    from sgdesk.services.file.workspace import open_workspace

    return open_workspace(path, writable=True)


def _open_either_way(path: Path) -> _Opened:
    """Open for writing or else for reading; raises where neither can be."""
    from sgdesk.services.file.workspace import open_workspace

    try:
        return _Opened(_open_for_writing(path), None)
    except FileError as error:
        return _Opened(open_workspace(path, writable=False), error)


def _read_only(refusal: UserError) -> Prompt:
    return Prompt(
        tr("Open it for reading only?"),
        error_text(refusal),
        do_it=tr("Open for reading only"),
        leave_it=tr("Leave it closed"),
    )


def _kinds() -> str:
    return tr("Organisation files (*.sgdesk);;All files (*)")
