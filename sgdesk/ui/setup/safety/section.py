"""Set-up, Safety: where the file is, its backups, restoring and checking, who can read it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout

from sgdesk import paths
from sgdesk.domain.errors import PassphraseNeeded, WrongPassphrase
from sgdesk.domain.file.backups import Backup
from sgdesk.domain.file.passphrases import Secret
from sgdesk.services.file.changes import Area
from sgdesk.services.file.safety.backing_up import Done, backups_of, followed_by
from sgdesk.services.file.safety.behind import LeftBehind, left_behind
from sgdesk.services.file.safety.checking import Health, check
from sgdesk.services.file.safety.passphrase import Left, unprotected
from sgdesk.services.file.safety.restoring import is_from_taken_back, kept_by_last_restore
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.context import Context
from sgdesk.ui.files.words import kinds
from sgdesk.ui.files.work import readable
from sgdesk.ui.memory import SecondPlace
from sgdesk.ui.passphrase.card import PassphraseCard
from sgdesk.ui.setup.safety.backup_card import BackupCard
from sgdesk.ui.setup.safety.file_card import FileCard
from sgdesk.ui.setup.safety.readers import ReadersCard
from sgdesk.ui.setup.safety.restore_card import RestoreCard
from sgdesk.ui.setup.safety.second_place import SecondPlaceCard
from sgdesk.ui.setup.section import SetupSection, bring_to, bring_whole
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import tr

_LOOK_EVERY_MS = 3000
"""How often to see whether the second place has come or gone, while the page is shown."""


@dataclass(frozen=True, slots=True)
class _Found:
    backups: tuple[Backup, ...]
    followed: Mapping[Path, Done | None]
    kept: Path | None
    size: int
    unprotected: tuple[Left, ...]
    behind: LeftBehind | None


class SafetySection(SetupSection):
    """Everything that was saved, and the copies of it."""

    key: ClassVar[str] = "safety"
    topic: ClassVar[str] = "safety"
    areas: ClassVar[frozenset[Area]] = frozenset(Area)

    def _build(self) -> None:
        self.body = self.head(
            tr("Safety"),
            tr(
                "Every change is saved at once. A backup is made of what changed: soon after a "
                "start, every half hour of work, before and after an import, after a final return, "
                "and each time you close the window."
            ),
        )
        self.file = FileCard()
        self.backups = BackupCard()
        self.second = SecondPlaceCard()
        self.compare = RestoreCard()
        self.compare.hide()
        self.readers = ReadersCard()
        self.passphrase = PassphraseCard()
        self._look_again = QTimer(self)
        self._look_again.setInterval(_LOOK_EVERY_MS)
        self._lay_out(self.body)

    def _lay_out(self, body: QVBoxLayout) -> None:
        for each in (
            self.backups,
            self.compare,
            self.second,
            self.file,
            self.readers,
            self.passphrase,
        ):
            body.addWidget(each)
        body.addStretch()

    def _connect(self) -> None:
        self.file.folder_asked.connect(self._open_folder)
        self.file.check_asked.connect(self._look_through)
        self.backups.now_asked.connect(self._back_up_now)
        self.backups.folder_asked.connect(self._open_backups)
        self.backups.compare_asked.connect(self._compare_with)
        self.backups.other_asked.connect(self._choose_backup)
        self.backups.undo_asked.connect(lambda: self.context.shell.files.undo_restore())
        self.second.again_asked.connect(lambda at: self.context.shell.files.back_up_to(at))
        self.second.other_asked.connect(lambda: self.context.shell.files.back_up())
        self.passphrase.idle_chosen.connect(
            lambda minutes: self.context.shell.files.lock_when_idle(minutes)
        )
        self.passphrase.copies_removed.connect(self._load)
        self.passphrase.lock_asked.connect(lambda: self.context.shell.files.lock())
        self.compare.restore_asked.connect(lambda path: self.context.shell.restore_backup(path))
        self._look_again.timeout.connect(self._look_for_place)

    def _load(self) -> None:
        context = self.context
        self.fetch(lambda: _read(context), self._fill)
        self._look_for_place()

    def note_backup(self) -> None:
        self._load()

    def go_to_passphrase(self) -> None:
        """Bring the box of the passphrase into sight, with the focus in it, once it is read."""
        context = self.context

        def show(found: _Found) -> None:
            self._fill(found)
            bring_to(self.passphrase.first())

        self.fetch(lambda: _read(context), show)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._look_again.start()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._look_again.stop()

    def _fill(self, found: _Found) -> None:
        self.file.show_file(self.context.workspace.path, found.size)
        self.backups.show_backups(found.backups, found.followed)
        kept = found.kept
        is_back = kept is not None and is_from_taken_back(kept)
        self.backups.show_kept(kept, is_from_taken_back=is_back)
        self.readers.show_lock(
            is_encrypted=self.context.workspace.is_encrypted,
            has_copies=bool(found.unprotected or found.behind),
        )
        minutes = self.context.shell.files.idle_minutes()
        self.passphrase.show_state(self.context, minutes, found.unprotected, found.behind)

    def _look_for_place(self) -> None:
        """A stick comes and goes; whether it is there is asked off the window's thread."""
        if self._context is None:
            return
        place = self.context.shell.files.second_place()
        self.context.tasks.run(
            lambda: place is not None and place.folder.is_dir(),
            lambda there: self._show_place(place, is_there=there),
            lane=Lane.PAPER,  # a share that does not answer keeps no save waiting
            owner=self,
        )

    def _show_place(self, place: SecondPlace | None, *, is_there: bool) -> None:
        today = self.context.workspace.today()
        self.second.show_place(place, is_there=is_there, today=today)

    def _open_folder(self) -> None:
        self.context.alerts.show_outside(self.context.workspace.path.parent)

    def _open_backups(self) -> None:
        self.context.alerts.show_outside(paths.backup_folder())

    def _look_through(self) -> None:
        workspace, label = self.context.workspace, tr("Checking")
        path, secret = workspace.path, workspace.secret
        self.file.say("")
        self.fetch(lambda: _sound(path, secret), self._say_sound, about="check", label=label)

    def _say_sound(self, found: Health) -> None:
        self.file.say(_sound_words(found))
        self.context.say(
            tr("The file was checked: all is well")
            if found.is_latest
            else tr("The file was checked: it is sound, and a backup has more")
        )

    def _back_up_now(self) -> None:
        self.context.shell.files.back_up_now(self._say_backed_up)

    def _say_backed_up(self, made: Backup) -> None:
        self.backups.say(
            tr(
                "{file} is saved in {folder} and was checked.",
                file=made.path.name,
                folder=made.path.parent,
            )
        )
        self.context.say(tr("Backed up and checked"))

    def _choose_backup(self) -> None:
        path = self.context.alerts.open_file(
            FileWish(tr("Choose a backup"), kinds(), paths.backup_folder())
        )
        if path is not None:
            self._compare_with(path)

    def _compare_with(self, backup: Path) -> None:
        here, secret = self.context.workspace.path, self.context.workspace.secret
        self.fetch(
            lambda: (readable(here, secret), _checked(backup, secret)),
            lambda found: self._show_both(backup, *found),
            about="compare",
            label=tr("Reading the backup"),
        )

    def _show_both(self, backup: Path, now: Health | None, then: Health | None) -> None:
        """Compare; a backup under another passphrase is asked about where it is restored."""
        if then is None:
            self.context.shell.restore_backup(backup)
        else:
            self.compare.show_both(backup, now, then)
            bring_whole(self.compare)


def _sound_words(found: Health) -> str:
    """That it is sound, what is worth knowing, and whether a backup has what it lacks."""
    fits = tr(
        "{people:,} people and {training:,} completions, every reference and the whole history "
        "fit together.",
        people=found.people,
        training=found.training,
    )
    said = [tr("All is well: {fits}", fits=fits) if found.is_latest else fits]
    said += map(tr, found.plain_notes)
    if found.newer is not None:
        more = tr(found.newer.template, **found.newer.values)
        said.append(more if found.is_latest else f"▲ {more}")
    return " ".join(said)


def _sound(path: Path, secret: Secret | None) -> Health:
    """What a look through the open file says; raises what is wrong with it, as opening it does.

    The window then does what it does wherever that is met.
    """
    found = check(path, secret)
    if found.fault is not None:
        raise found.fault
    return found


def _checked(backup: Path, secret: Secret | None) -> Health | None:
    """What a backup holds; ``None`` for one that is under another passphrase."""
    try:
        return check(backup, secret)
    except (PassphraseNeeded, WrongPassphrase):
        return None


def _read(context: Context) -> _Found:
    workspace = context.workspace
    path = workspace.path
    size, left = path.stat().st_size, unprotected(workspace)
    kept, behind = kept_by_last_restore(path), left_behind(workspace)
    found = backups_of(workspace)
    return _Found(found, followed_by(workspace, found), kept, size, left, behind)
