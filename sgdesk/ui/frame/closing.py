"""Closing the window: the file is backed up and let go of first, and the layout is kept."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from sgdesk.ui.alerts import Alerts
from sgdesk.ui.files.desk import FileDesk
from sgdesk.ui.frame.page_stack import PageStack
from sgdesk.ui.frame.safety.under_passphrase import agrees_to_close
from sgdesk.ui.frame.window_place import keep_where_it_is
from sgdesk.ui.memory import Memory


class Closing(QObject):
    """What happens when the window is to be closed; ``may_leave`` says it of what is typed."""

    def __init__(
        self,
        window: QWidget,
        desk: FileDesk,
        stack: PageStack,
        memory: Memory,
        may_leave: Callable[[Callable[[], object]], bool],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._stack = stack
        self._memory = memory
        self._may_leave = may_leave
        self._may_close = False

    def handle(self, event: QCloseEvent, *, has_file: bool) -> None:
        """Back up and let go of the file first; the window stays until that is done."""
        if self._may_close or not has_file:
            self._keep_layout()
            event.accept()
            return
        event.ignore()
        if not self._desk.is_working and self._may_leave(self._close_soon):
            self._let_go()

    def close_locked(self, alerts: Alerts) -> None:
        """Close it for somebody without the passphrase, as it is closed otherwise: backed up."""
        if not self._desk.is_working and agrees_to_close(alerts):
            self._let_go()

    def _let_go(self) -> None:
        self._keep_layout()
        self._desk.close(self._close_now, back_up=True)

    def _close_soon(self) -> None:
        """Ask anew to close: what was typed is saved. Not at once, for the window may be asking."""
        QTimer.singleShot(0, self, self._window.close)

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self, self._window.close)

    def _keep_layout(self) -> None:
        keep_where_it_is(self._window, self._memory)
        self._stack.keep_columns()
