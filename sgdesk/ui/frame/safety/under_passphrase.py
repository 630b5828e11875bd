"""A file with a passphrase: opened by its sheet, backups still in clear, closed while locked."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from sgdesk.ui.alerts import Alerts, Prompt
from sgdesk.ui.context import Context
from sgdesk.ui.frame.safety.safekeeping import Safekeeping
from sgdesk.ui.passphrase.gate import PassphraseGate
from sgdesk.ui.tasks import Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.services.file.safety.passphrase import Converted
    from sgdesk.services.file.workspace import Workspace


class UnderPassphrase(QObject):
    """Looks at each file that is opened; ``context`` gives what is open when something is told."""

    def __init__(
        self,
        safekeeping: Safekeeping,
        gate: PassphraseGate,
        tasks: Tasks,
        context: Callable[[], Context | None],
    ) -> None:
        super().__init__(safekeeping)
        self._safekeeping = safekeeping
        self._gate = gate
        self._tasks = tasks
        self._context = context

    def file_opened(self, workspace: "Workspace") -> None:
        """Say where the recovery sheet opened it, and protect what was left in clear."""
        if self._gate.opened(workspace.path):
            self._safekeeping.opened_by_sheet()
        if workspace.is_encrypted:
            self._protect_backups(workspace)

    def _protect_backups(self, workspace: "Workspace") -> None:
        """Backups may be in clear still, where setting a passphrase was cut off."""
        from sgdesk.ui.passphrase.copies import tell_with_copies
        from sgdesk.ui.passphrase.told import in_clear, protected_words

        def protect() -> "Converted | None":
            from sgdesk.services.file.safety.passphrase import protect_backups

            return protect_backups(workspace)

        def told(done: "Converted | None") -> None:
            context = self._context()
            if done is not None and context is not None:
                title, text = tr("Backups of this file"), protected_words(done)
                tell_with_copies(context, title, text, in_clear(done))

        self._tasks.run(protect, told, owner=self)


def agrees_to_close(alerts: Alerts) -> bool:
    """Ask whoever has no passphrase before the locked window is closed."""
    question = Prompt(
        tr("Close sgdesk?"),
        tr(
            "Every change that was saved is safe, and a backup is made first. What was typed "
            "and not saved yet is lost."
        ),
        tr("Close sgdesk"),
        tr("Stay locked"),
    )
    return alerts.ask(question)
