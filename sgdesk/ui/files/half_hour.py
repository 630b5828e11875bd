"""A backup soon after a start and every half hour of work, where something changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from sgdesk.domain.errors import UserError
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Backup
    from sgdesk.services.file.workspace import Workspace

MINUTES = 30

SOON = 20
"""So many seconds after a start, when the first pages are read: what a crash left without a
backup, or work of less than half an hour, is in one then."""

BackUp = Callable[["Workspace"], "Backup | None"]
"""Makes a backup where something changed since the last one; ``None`` where nothing did."""


class HalfHour(QObject):
    """Beats while a file is open for writing. A beat that fails is told and tried at the next."""

    made = Signal()
    """One was made, or the one that there is holds all that was owed one."""

    failed = Signal(object)
    """The :class:`UserError` that says why no backup could be made."""

    def __init__(
        self,
        tasks: Tasks,
        back_up: BackUp,
        minutes: float = MINUTES,
        soon: float = SOON,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._back_up = back_up
        self._workspace: Workspace | None = None
        self._is_busy = False
        self._timer = QTimer(self)
        self._timer.setInterval(int(minutes * 60_000))
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(int(soon * 1000))
        for each in (self._timer, self._soon):
            each.timeout.connect(self.beat)

    def watch(self, workspace: "Workspace | None") -> None:
        """Look after another file, or none."""
        self._workspace = workspace
        if workspace is not None and workspace.may_write:
            self._timer.start()
            self._soon.start()
        else:
            self._timer.stop()
            self._soon.stop()

    @property
    def is_beating(self) -> bool:
        """Whether a file is looked after."""
        return self._timer.isActive()

    def beat(self) -> None:
        """Back up now, where something changed."""
        workspace = self._workspace
        if workspace is None or self._is_busy:
            return

        def done(backup: "Backup | None") -> None:
            if backup is not None or was_owed:
                self.made.emit()

        def refused(error: UserError) -> None:
            if workspace is self._workspace:
                self.failed.emit(error)

        def ended(_: BaseException | None) -> None:
            self._is_busy = False

        self._is_busy, was_owed = True, workspace.backup_owed
        self._tasks.run(
            lambda: self._back_up(workspace),
            done,
            refused,
            label=tr("Backing up"),
            owner=self,
            ended=ended,
        )
