"""The one place that asks for passphrases while files are opened; it knows the wrong tries."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError, WrongPassphrase
from sgdesk.ui.passphrase.tries import Tries

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret


class PassphraseGate:
    """Fits as ``asks_secret`` of the file desk: it asks, and again where the answer was wrong."""

    def __init__(self, parent: QWidget, tries: Tries | None = None) -> None:
        self._parent = parent
        self.tries = tries or Tries()
        self._given: Path | None = None
        self._by_sheet = False

    def __call__(
        self,
        path: Path,
        why: UserError,
        then: "Callable[[Secret], object]",
        given_up: Callable[[], object],
    ) -> None:
        """Ask for the passphrase of ``path``; ``why`` is told where what was given is wrong."""
        from sgdesk.ui.passphrase.asking import AskDialog

        is_again = isinstance(why, WrongPassphrase) and self._given == path

        def attempt(
            secret: "Secret",
            right: Callable[[], object],
            _refused: Callable[[UserError], object],
        ) -> None:
            self._given, self._by_sheet = path, secret.is_recovery_code
            right()
            then(secret)

        dialog = AskDialog(path, attempt, self.tries, self._parent)
        if is_again:
            self.tries.note_wrong(path)
            dialog.use_sheet(self._by_sheet)
        dialog.rejected.connect(self._forget)
        dialog.rejected.connect(given_up)
        dialog.open()
        if is_again:
            dialog.say_wrong()

    def opened(self, path: Path) -> bool:
        """A file is open: wrong tries of it are forgotten; whether its recovery sheet opened it."""
        by_sheet = self._given is not None and self._by_sheet
        self._forget()
        self.tries.note_right(path)
        return by_sheet

    def _forget(self) -> None:
        self._given = None
