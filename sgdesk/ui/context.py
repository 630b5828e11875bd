"""What a page may use of the window that it is in."""

from collections.abc import Callable, Sequence
from datetime import date
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject
from shiboken6 import isValid

from sgdesk.domain.errors import FileError, UserError
from sgdesk.services.file.changes import Changes
from sgdesk.ui.alerts import Alerts, saved_words
from sgdesk.ui.places import NOTHING, Place, Wanted
from sgdesk.ui.tasks import CancelledError, Ended, Progress, Refused, Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.file.backups import Backup
    from sgdesk.services.file.workspace import Workspace
    from sgdesk.ui.memory import SecondPlace

T = TypeVar("T")


class Saving(Enum):
    """How it stands with what was to be saved last."""

    UNDER_WAY = "under way"
    SAVED = "saved"
    NOT_SAVED = "not saved"


class Files(Protocol):
    """The window's file desk, as far as pages know it."""

    def back_up_now(self, done: Callable[["Backup"], object]) -> None:
        """Make a backup in the usual folder."""

    def back_up(self) -> None:
        """Let a folder be chosen and put a backup there, read back from its disk."""

    def back_up_to(self, folder: Path) -> None:
        """The same into a folder that is known."""

    def second_place(self) -> "SecondPlace | None":
        """Where backups go beside the usual folder, if anywhere."""

    def undo_restore(self) -> None:
        """Ask, then put back what the last restore replaced."""

    def idle_minutes(self) -> int:
        """After how many minutes the window locks itself; 0 for never."""

    def lock_when_idle(self, minutes: int) -> None:
        """Lock the window after so many minutes without anybody from now on; 0 for never."""

    def lock(self) -> None:
        """Lock the window now."""

    def choose_backup(self) -> None:
        """Let a backup be chosen, from a stick perhaps, and put it in the open file's place."""


class Shell(Protocol):
    """The window, as far as pages know it."""

    @property
    def files(self) -> Files:
        """Backing up and restoring."""

    def navigate(self, place: Place, wanted: Wanted) -> None:
        """Go to a place."""

    def note_saving(self, state: Saving) -> None:
        """Something is being saved, was, or was not."""

    def saved(self, changes: Changes, said: str) -> None:
        """Load anew what the changes touch, and show the bar with Undo.

        ``said`` is its sentence; where it is empty the newest action of the history gives it.
        """

    def say(self, text: str) -> None:
        """Show a sentence for a while and have it read aloud."""

    def say_saved(self, files: Sequence[Path], text: str) -> None:
        """The same of files that were saved, with the ways to open them or their folder."""

    def go_to_day(self, as_at: date | None) -> None:
        """Look at the organisation as at another day; ``None`` for today."""

    def begin_own(self) -> None:
        """Set up an organisation of one's own, in a new file."""

    def open_path(self, path: Path) -> None:
        """Open another organisation file in this window."""

    def restore_backup(self, backup: Path) -> None:
        """Ask, then put a backup in the place of the open file; that is kept beside it."""


class Context:
    """One open file, the day it is looked at, and how to get work done."""

    def __init__(
        self,
        workspace: "Workspace",
        tasks: Tasks,
        alerts: Alerts,
        shell: Shell,
        as_at: date | None = None,
    ) -> None:
        self.workspace = workspace
        self.tasks = tasks
        self.alerts = alerts
        self.shell = shell
        self._as_at = as_at
        self.is_held = False
        """Whether nothing is to be written until the person chose how to go on."""

    @property
    def as_at(self) -> date:
        """The day that the window shows."""
        return self._as_at or self.workspace.today()

    @property
    def is_today(self) -> bool:
        """Whether the window shows today, not another day that was chosen."""
        return self._as_at is None or self._as_at == self.workspace.today()

    @property
    def may_write(self) -> bool:
        """Whether anything can be changed here and now."""
        return self.is_today and self.workspace.may_write and not self.is_held

    def navigate(self, place: Place, wanted: Wanted = NOTHING) -> None:
        """Go to a place, to show something there."""
        self.shell.navigate(place, wanted)

    def say(self, text: str) -> None:
        """Show a sentence for a while and have it read aloud."""
        self.shell.say(text)

    def say_saved(self, files: Sequence[Path], *, also: str = "") -> None:
        """Say where files were saved, and offer to open them; ``also`` is what else to know."""
        said = " ".join(filter(None, (saved_words(files), also)))
        self.shell.say_saved(files, said)

    def perform(
        self,
        action: Callable[[], T],
        done: Callable[[T], object] | None = None,
        failed: Refused | None = None,
        *,
        said: str | Callable[[T], str] = "",
        label: str = "",
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        """Run a service that writes, then load anew what it changed and offer Undo.

        ``said`` is what is said of it where the history's own words will not do, or makes that of
        what the service gave back.

        The result is a ``Changes``, has one as ``changes``, or is a tuple that holds one. What
        was saved is shown even where ``owner``, a dialog perhaps, has gone meanwhile. ``ended``
        is called first, in every way out, so that what was switched off is switched on again.
        """
        saved, over = self._saved(done, said, owner), self._over(ended, owner)
        self.shell.note_saving(Saving.UNDER_WAY)
        self.tasks.run(action, saved, failed, label=label, ended=over)

    def perform_long(
        self,
        action: Callable[[Progress], T],
        done: Callable[[T], object] | None = None,
        failed: Refused | None = None,
        *,
        label: str,
        said: str | Callable[[T], str] = "",
        owner: QObject | None = None,
        ended: Ended | None = None,
    ) -> None:
        """The same for a service that tells how far it is; stopped between steps, it saves nothing.

        So the service has to be one action, which is taken back whole where a step raises.
        """
        saved, over = self._saved(done, said, owner), self._over(ended, owner)

        def stopped(error: BaseException | None) -> None:
            over(error)
            if isinstance(error, CancelledError):
                self.say(tr("Stopped. Nothing was saved."))

        self.shell.note_saving(Saving.UNDER_WAY)
        self.tasks.run_long(action, saved, failed, label=label, ended=stopped)

    def _saved(
        self,
        done: Callable[[T], object] | None,
        said: str | Callable[[T], str],
        owner: QObject | None,
    ) -> Callable[[T], None]:
        def saved(result: T) -> None:
            if done is not None and (owner is None or isValid(owner)):
                done(result)
            words = said if isinstance(said, str) else said(result)
            self.shell.saved(changes_in(result), words)

        return saved

    def _over(self, ended: Ended | None, owner: QObject | None) -> Ended:
        def over(error: BaseException | None) -> None:
            self.note_saved(error)
            if ended is not None and (owner is None or isValid(owner)):
                ended(error)

        return over

    def note_saved(self, error: BaseException | None) -> None:
        """Say whether all is saved, after work that saves ended so.

        What the rules refused, or somebody stopped, was not to be saved; all that was, is.
        """
        was_wrong = isinstance(error, UserError) and not isinstance(error, FileError)
        is_saved = error is None or was_wrong or isinstance(error, CancelledError)
        self.shell.note_saving(Saving.SAVED if is_saved else Saving.NOT_SAVED)


def changes_in(result: object) -> Changes:
    """The changes that the result of a service carries."""
    if isinstance(result, Changes):
        return result
    if isinstance(result, tuple):
        return next((each for each in result if isinstance(each, Changes)), Changes())
    found = getattr(result, "changes", None)
    return found if isinstance(found, Changes) else Changes()
