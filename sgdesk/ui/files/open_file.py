"""Opening the one file of the window, and letting go of it, always on the file's own worker."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from sgdesk.domain.errors import PassphraseNeeded, UserError, WrongPassphrase
from sgdesk.ui.alerts import Alerts, FileWish
from sgdesk.ui.files import words
from sgdesk.ui.files.work import (
    Clock,
    NotBackedUp,
    Opened,
    PutElsewhere,
    closing_backup,
    failure_of,
    open_either_way,
    open_for_reading,
    open_or_make_sample,
    sample_place,
    second_backup,
)
from sgdesk.ui.memory import Memory, SecondPlace
from sgdesk.ui.tasks import Refused, Tasks
from sgdesk.ui.text import tr

if TYPE_CHECKING:
    from sgdesk.domain.file.passphrases import Secret
    from sgdesk.services.file.safety.clock import DoubtfulClock
    from sgdesk.services.file.workspace import Workspace

T = TypeVar("T")


class AsksSecret(Protocol):
    """Asks for the passphrase of an encrypted file."""

    def __call__(
        self,
        path: Path,
        why: UserError,
        then: "Callable[[Secret], object]",
        given_up: Callable[[], object],
    ) -> None:
        """``why`` says that one is needed, or that the last was wrong.

        Calls ``then`` with what was given, or ``given_up``; one of the two, and once.
        """


class OpenFile(QObject):
    """The one file of the window. Services are imported when the first file is opened.

    ``may_close`` is asked before it gives way to another. Whatever goes wrong is told, and there
    is always a way on: no error ends here without a word, and ``working`` always ends with false.
    """

    opened = Signal(object)
    """A :class:`Workspace` is open; what was open before is closed."""

    closed = Signal()

    working = Signal(bool)
    """Whether a file is being opened, restored or closed; the window waits meanwhile."""

    put_elsewhere = Signal(str)
    """The backup at closing is in its second place too, which nobody has to unplug: in words."""

    not_opened = Signal(object, object)
    """A file could not be opened: its path, and the :class:`UserError` that says why."""

    def __init__(
        self,
        memory: Memory,
        tasks: Tasks,
        alerts: Alerts,
        parent: QObject | None = None,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self.may_close: Callable[[Callable[[], object]], bool] = lambda _: True
        self.asks_secret: AsksSecret = self._no_secret
        self.workspace: Workspace | None = None
        self.before: Path | None = None
        """The file that was open before the one that is being opened."""

        self.is_kept_elsewhere = False
        """Whether another program took the file, so that a backup of its name is none of ours."""

        self._secret_before: Secret | None = None

        self._memory = memory
        self._tasks = tasks
        self._alerts = alerts
        self._clock = clock
        self._at_work = 0

    @property
    def is_working(self) -> bool:
        """Whether a file is being opened, restored or closed."""
        return self._at_work > 0

    @property
    def path(self) -> Path | None:
        """Where the open file lies."""
        return self.workspace.path if self.workspace else None

    @property
    def secret(self) -> "Secret | None":
        """What opens the file and its backups without asking again, also once it is closed.

        It is that of the file itself, so it stays right when the passphrase is changed.
        """
        return self.workspace.secret if self.workspace else self._secret_before

    # Opening.

    def open(self, path: Path) -> None:
        """Close what is open and open ``path``; where another copy has it, offer to read."""
        self._with_file_closed(lambda: self._open(path))

    def go_on_with(self, path: Path) -> None:
        """Open the one of two files to go on with; what was open is kept already."""
        self._with_file_closed(lambda: self._open(path, self.secret), back_up=False)

    def take(self, workspace: "Workspace") -> None:
        """Go on with a file that was just made; where the open one stays, let go of it again."""
        self._with_file_closed(
            lambda: self._show(workspace),
            stays=lambda: self._run(lambda: failure_of(workspace.close), self._told, ""),
        )

    def choose(self) -> None:
        """Let a file be chosen and open it."""
        from sgdesk.services.file.safety.places import usual_place  # not needed to begin with

        last = next(iter(self._memory.recent()), None)
        known = self.path or last
        start = known.parent if known is not None else usual_place().folder
        path = self._alerts.open_file(
            FileWish(tr("Open an organisation file"), words.kinds(), start)
        )
        if path is not None:
            self.open(path)

    def open_sample(self) -> None:
        """Open the sample organisation, making it where it is not there yet."""
        self._with_file_closed(self._open_sample)

    def _open_sample(self, secret: "Secret | None" = None) -> None:
        """Somebody may have tried a passphrase on it, so it asks like any other file."""

        def failed(error: UserError) -> None:
            if not self._asks(sample_place(), error, self._open_sample):
                self._alerts.refuse(error)
                self._go_back()

        label = tr("Making the sample")
        self._run(lambda: open_or_make_sample(secret), self._show, label, failed)

    def _open(
        self,
        path: Path,
        secret: "Secret | None" = None,
        after: Callable[[], object] = lambda: None,
        *,
        asks_about_clock: bool = True,
    ) -> None:
        """Open and show a file; ``after`` is called once it is shown."""
        asks = asks_about_clock

        def done(found: "Opened | DoubtfulClock") -> None:
            if isinstance(found, Opened):
                self._ask_or_show(found, after)
            else:
                self._ask_about_clock(path, found, secret, after)

        self._run(
            lambda: open_either_way(path, secret, self._clock, asks_about_clock=asks),
            done,
            tr("Opening {file}", file=path.name),
            lambda error: self._not_opened(path, error, secret, after, asks_about_clock=asks),
        )

    def _cannot_open(
        self,
        path: Path,
        error: UserError,
        secret: "Secret | None",
        after: Callable[[], object],
    ) -> None:
        """Tell why a file could not be opened; the desk knows of a way on for some reasons."""
        self.not_opened.emit(path, error)

    def _not_opened(
        self,
        path: Path,
        error: UserError,
        secret: "Secret | None",
        after: Callable[[], object],
        *,
        asks_about_clock: bool = True,
    ) -> None:
        """Ask for the passphrase where that is what is missing; or else tell it."""

        def again(given: "Secret") -> None:
            self._open(path, given, after, asks_about_clock=asks_about_clock)

        if not self._asks(path, error, again):
            self._cannot_open(path, error, secret, after)

    def _ask_or_show(self, found: Opened, after: Callable[[], object]) -> None:
        """Show it; where another has it, ask before."""
        if found.refusal is None or self._alerts.ask(words.read_only(found.refusal)):
            self._show(found.workspace)
            after()
        else:
            self._leave(found)

    def _ask_about_clock(
        self,
        path: Path,
        doubted: "DoubtfulClock",
        secret: "Secret | None",
        after: Callable[[], object],
    ) -> None:
        """Said once, before anything is written by a clock that may be wrong."""
        way = self._alerts.choose(words.clock_question(doubted))
        if way == words.clock_is_right(doubted):
            self._open(path, secret, after, asks_about_clock=False)
        elif way is not None:
            self._run(
                lambda: open_for_reading(path, secret, self._clock),
                lambda found: self._ask_or_show(found, after),
                tr("Opening {file}", file=path.name),
                lambda error: self._not_opened(path, error, secret, after),
            )

    def _leave(self, found: Opened) -> None:
        self._run(lambda: failure_of(found.workspace.close), self._told, "")

    def _show(self, workspace: "Workspace") -> None:
        self.workspace = workspace
        place = self._memory.second_place(workspace.path)
        workspace.know_second_place(place.folder if place is not None else None)
        self.is_kept_elsewhere = False
        self._memory.keep_recent(workspace.path)
        self.opened.emit(workspace)

    def _asks(self, path: Path, error: UserError, then: "Callable[[Secret], object]") -> bool:
        """Ask for the passphrase where that is what is missing; whether it is."""
        if not isinstance(error, PassphraseNeeded | WrongPassphrase):
            return False
        self.asks_secret(path, error, then, self._go_back)
        return True

    def _no_secret(
        self,
        path: Path,
        why: UserError,
        then: "Callable[[Secret], object]",
        given_up: Callable[[], object],
    ) -> None:
        """Where nothing asks for a passphrase it is told that one is needed."""
        self._alerts.refuse(why)
        given_up()

    def _go_back(self) -> None:
        """Go on with the file that was open before, where nothing is open now."""
        if self.workspace is None and self.before is not None and self.before.exists():
            path, self.before = self.before, None
            self._open(path, self.secret)

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
        self.before, self._secret_before = self.path, self.secret
        if workspace is None:
            then()
        elif back_up and workspace.may_write and not self.is_kept_elsewhere:
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
        def told(failed: NotBackedUp | None) -> None:
            if failed is None:
                self._back_up_twice(workspace, folder, then)
            else:
                self._ask_without(workspace, failed, then, stays)

        label = tr("Backing up")
        self._run(lambda: closing_backup(workspace, folder), told, label)

    def _back_up_twice(
        self, workspace: "Workspace", done_in: Path | None, then: Callable[[], object]
    ) -> None:
        """The second place is filled too, where it is known and there; what came of it is told
        once the file is let go of, since then nothing of ours holds a stick any more.
        """
        place = self._memory.second_place(workspace.path)
        if place is None or place.folder == done_in:
            self._let_go(workspace, then)
            return
        folder = place.folder

        def told(made: "PutElsewhere | UserError | None") -> None:
            def tell() -> None:
                if isinstance(made, UserError):
                    title = tr("No backup in the second place")
                    self._alerts.tell(title, words.not_in_second_place(folder, made))
                elif made is not None and made.is_on_stick:
                    self._alerts.tell(tr("Backed up"), words.put_elsewhere(made))
                elif made is not None:
                    self.put_elsewhere.emit(words.put_elsewhere(made))
                then()

            if made is not None and not isinstance(made, UserError):
                kept = SecondPlace(folder, made.backup.made_at)
                self._memory.keep_second_place(workspace.path, kept)
            self._let_go(workspace, tell)

        label = tr("Backing up to {folder}", folder=folder)
        self._run(lambda: second_backup(workspace, folder), told, label)

    def _ask_without(
        self,
        workspace: "Workspace",
        failed: NotBackedUp,
        then: Callable[[], object],
        stays: Callable[[], object] | None,
    ) -> None:
        """No backup could be made: again, elsewhere, without, or not now."""
        asked = words.no_backup(failed.error, has_earlier=failed.has_earlier)
        way = self._alerts.choose(asked)
        if way == 1:
            folder = self._alerts.choose_folder(tr("Where to put the backup"))
            if folder is None:
                self._ask_without(workspace, failed, then, stays)
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

        def close() -> None:
            self.close(then, back_up=back_up, stays=stays)

        if self.workspace is None or self.may_close(close):
            close()
        elif stays is not None:
            stays()

    # How it is done.

    def _run(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        label: str,
        failed: Refused | None = None,
    ) -> None:
        """Work during which the window waits; in every way out it waits no longer."""

        def ended(_: BaseException | None) -> None:
            self._at_work -= 1
            self.working.emit(self.is_working)

        self._at_work += 1
        self.working.emit(True)
        self._tasks.run(work, done, failed, label=label, owner=self, ended=ended)

    def _told(self, error: UserError | None) -> None:
        if error is not None:
            self._alerts.refuse(error)
