"""Noticing in between what other programs do to the open file: moved, replaced, written over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from sgdesk.domain.errors import UserError
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.widgets.pause import pause

if TYPE_CHECKING:
    from sgdesk.services.file.safety.outside import Outside
    from sgdesk.services.file.workspace import Workspace

_EVERY_MS = 60_000
"""A share tells of nothing by itself, so it is asked now and then."""

_SETTLES_MS = 400
"""What another program does comes in several steps, and so does each save of our own."""


class OutsideWatch(QObject):
    """Looks when the system says that something changed beside the file, and now and then.

    Asking costs one question to the system, on the file's own worker and so never in the middle
    of a save.
    """

    happened = Signal(object)
    """The :class:`Outside` that says what happened, once for each look that finds anything."""

    failed = Signal(object)
    """It could not be looked at: the :class:`UserError` that says why."""

    def __init__(self, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._workspace: Workspace | None = None
        self._is_looking = False
        self._watcher = QFileSystemWatcher(self)
        self._settled = pause(self, _SETTLES_MS)
        self._now_and_then = QTimer(self)
        self._now_and_then.setInterval(_EVERY_MS)
        self._watcher.fileChanged.connect(lambda _: self._settled.start())
        self._watcher.directoryChanged.connect(lambda _: self._settled.start())
        self._settled.timeout.connect(self.look)
        self._now_and_then.timeout.connect(self.look)

    def watch(self, workspace: "Workspace | None") -> None:
        """Look after another file, or none. Beside another writer changes are no news."""
        watched = [*self._watcher.files(), *self._watcher.directories()]
        if watched:
            self._watcher.removePaths(watched)
        self._settled.stop()
        self._workspace = workspace if workspace is not None and workspace.may_write else None
        if self._workspace is None:
            self._now_and_then.stop()
        else:
            self._now_and_then.start()
            self._follow(self._workspace)

    def look(self) -> None:
        """Look now, such as when the window comes to the front."""
        workspace = self._workspace
        if workspace is None or self._is_looking:
            return

        def told(found: "Outside | UserError | None") -> None:
            if workspace is not self._workspace:
                return
            self._follow(workspace)
            if isinstance(found, UserError):
                self.failed.emit(found)
            elif found is not None:
                self.happened.emit(found)

        def ended(_: BaseException | None) -> None:
            self._is_looking = False

        self._is_looking = True
        self._tasks.run(lambda: _look(workspace), told, owner=self, ended=ended)

    def _follow(self, workspace: "Workspace") -> None:
        """Watch the name anew: a file that takes its place is another one to the system.

        Which names are there is asked on the file's worker, since a share may not answer.
        """

        def told(names: tuple[str, ...]) -> None:
            if workspace is self._workspace:
                known = {*self._watcher.files(), *self._watcher.directories()}
                new = [each for each in names if each not in known]
                if new:
                    self._watcher.addPaths(new)

        path = workspace.path
        self._tasks.run(lambda: _to_watch(path), told, owner=self)


def _to_watch(path: Path) -> tuple[str, ...]:
    """The file and its folder, as far as they are there; nothing on a share.

    A share tells of no change, and watching a name there asks it on the window's own thread.
    """
    from sgdesk.services.file.safety.places import is_on_share

    if is_on_share(path):
        return ()
    return tuple(str(each) for each in (path, path.parent) if each.exists())


def _look(workspace: "Workspace") -> "Outside | UserError | None":
    """What happened, or why it could not be looked at."""
    from sgdesk.services.file.safety.outside import what_happened_outside

    try:
        return what_happened_outside(workspace)
    except UserError as error:
        return error
