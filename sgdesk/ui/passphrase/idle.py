"""The window locks itself when nobody is there, where the file has a passphrase."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox, QWidget
from shiboken6 import isValid

from sgdesk.domain.errors import UserError, WrongPassphrase
from sgdesk.ui.passphrase.gone_by import GoneBy
from sgdesk.ui.passphrase.tries import Tries
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import APP_NAME

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret
    from sgdesk.services.file.workspace import Workspace
    from sgdesk.ui.passphrase.unlocking import UnlockDialog

_LOOK_EVERY_MS = 5000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class _Cover(QWidget):
    """Lies over the whole window and shows nothing of it."""

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Window))


class IdleLock(QObject):
    """Watches for signs of life while a file with a passphrase is open.

    Locking covers the window and hides every dialog with what was typed in it; unlocking shows
    all of it again. A box that only asks is answered as by Esc, which changes nothing. Where the
    file is closed meanwhile, there is nothing left to guard and the lock goes.
    """

    close_asked = Signal()
    """Whoever is there wishes to close the program; it stays locked until the file is closed."""

    opened_by_sheet = Signal()
    """It was unlocked with the code of the recovery sheet."""

    def __init__(
        self,
        window: QWidget,
        tasks: Tasks,
        tries: Tries,
        now: Callable[[], float] | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._tasks = tasks
        self._tries = tries
        self._now = now or GoneBy()
        self._workspace: Workspace | None = None
        self._minutes = 0
        self._last = self._now()
        self._hears = False
        self._cover: _Cover | None = None
        self._hidden: list[QWidget] = []
        self._title = ""
        self.dialog: UnlockDialog | None = None
        self._follower = _Follower(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def is_locked(self) -> bool:
        """Whether the window is covered."""
        return self._cover is not None

    @property
    def is_watching(self) -> bool:
        """Whether the window would lock itself in time."""
        return self._hears

    def watch(self, workspace: "Workspace | None", minutes: int) -> None:
        """Look after a file; 0 minutes for never. A file without a passphrase needs no lock."""
        self._workspace, self._minutes = workspace, minutes
        if workspace is None and self.is_locked:
            self._let_go()
        if workspace is not None and minutes > 0:
            self._timer.start()
        else:
            self._timer.stop()
        self.look()

    def _listen(self, wanted: bool) -> None:
        """Hear every event from now on, which has its price, or none."""
        app = QApplication.instance()
        if app is not None and wanted is not self._hears:
            (app.installEventFilter if wanted else app.removeEventFilter)(self)
            self._hears = wanted
            self._last = self._now()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Note that somebody is there; every event goes its way."""
        if event.type() in _SIGNS_OF_LIFE:
            self._last = self._now()
        return False

    def look(self) -> None:
        """Lock, where nobody was there for so long; a computer that slept counts its sleep."""
        has_passphrase = self._workspace is not None and self._workspace.is_encrypted
        self._listen(has_passphrase and self._timer.isActive())
        if self._hears and self._now() - self._last >= self._minutes * 60:
            self.lock()

    def lock(self) -> None:
        """Cover everything and ask for the passphrase; nothing that was typed is lost."""
        from sgdesk.ui.passphrase.unlocking import UnlockDialog

        workspace = self._workspace
        if self.is_locked or workspace is None or not workspace.is_encrypted:
            return
        self._hide_dialogs()
        self._title = self._window.windowTitle()
        self._window.setWindowTitle(APP_NAME)
        self._cover = _Cover(self._window)
        self._cover.setGeometry(self._window.rect())
        self._cover.show()
        self._cover.raise_()
        self._window.installEventFilter(self._follower)
        self.dialog = UnlockDialog(workspace.path, self._attempt, self._tries, self._window)
        self.dialog.close_asked.connect(self.close_asked)
        self.dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.dialog.accepted.connect(self._unlock)
        self.dialog.show()

    def cover_again(self) -> None:
        """Lie over all of the window however large it is now."""
        if self._cover is not None:
            self._cover.setGeometry(self._window.rect())
            self._cover.raise_()

    def _hide_dialogs(self) -> None:
        popup = QApplication.activePopupWidget()
        if popup is not None:
            popup.close()
        for each in QApplication.topLevelWidgets():
            if each is self._window or not each.isVisible():
                continue
            if isinstance(each, QMessageBox | QFileDialog):
                each.reject()
            else:
                self._hidden.append(each)
                each.hide()

    def _attempt(
        self,
        secret: "Secret",
        right: Callable[[], object],
        refused: Callable[[UserError], object],
    ) -> None:
        from sgdesk.services.file.safety.passphrase import is_its_own

        workspace = self._workspace
        if workspace is None:
            right()
            return

        def answered(is_own: bool) -> None:
            if is_own:
                self._tries.note_right(workspace.path)
                right()
                if secret.is_recovery_code:
                    self.opened_by_sheet.emit()
            else:
                refused(WrongPassphrase("That is not the passphrase."))

        self._tasks.run(lambda: is_its_own(workspace, secret), answered, refused, owner=self)

    def _unlock(self) -> None:
        self._last = self._now()
        self._uncover()
        self._window.setWindowTitle(self._title)
        for each in filter(isValid, self._hidden):
            each.show()
        self._hidden.clear()

    def _let_go(self) -> None:
        """The file is closed: what was hidden belonged to it, and nobody is asked any more."""
        dialog = self.dialog
        self._uncover()
        if dialog is not None:
            dialog.hide()
            dialog.deleteLater()
        for each in filter(isValid, self._hidden):
            each.deleteLater()
        self._hidden.clear()

    def _uncover(self) -> None:
        self._window.removeEventFilter(self._follower)
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None
        self.dialog = None


class _Follower(QObject):
    """Keeps the cover as large as the window."""

    def __init__(self, lock: IdleLock) -> None:
        super().__init__(lock)
        self._lock = lock

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QResizeEvent):
            self._lock.cover_again()
        return False
