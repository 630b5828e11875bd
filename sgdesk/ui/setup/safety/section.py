"""Set-up, Safety: where the file is, its backups, restoring and checking."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

from sgdesk import paths
from sgdesk.domain.backups import Backup
from sgdesk.domain.dates import short_date
from sgdesk.services.file.changes import Area
from sgdesk.services.file.maintenance import Health, back_up, backups, check, synced_by
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.setup.safety.restore_card import RestoreCard
from sgdesk.ui.setup.section import SetupSection
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    Card,
    Column,
    Note,
    PushButton,
    RowsModel,
    Table,
    fit_height,
    still_table,
)
from sgdesk.ui.widgets.arranging import row_of

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class _Found:
    backups: tuple[Backup, ...]
    size: int


class SafetySection(SetupSection):
    """Everything that was saved, and the copies of it."""

    key: ClassVar[str] = "safety"
    areas: ClassVar[frozenset[Area]] = frozenset(Area)

    def _build(self) -> None:
        body = self.head(
            tr("Safety"),
            tr("Every change is saved at once. A backup is made each time you close the window."),
        )
        self._synced = Banner(kind=BannerKind.WARNING)
        self._synced.hide()
        self._said = Banner()
        self._said.hide()
        body.addWidget(self._synced)
        body.addWidget(self._said)
        body.addWidget(self._file_card())
        body.addWidget(self._backup_card())
        self._compare = RestoreCard()
        self._compare.hide()
        body.addWidget(self._compare)
        body.addStretch()

    def _file_card(self) -> Card:
        card = Card(tr("Your file"))
        self._where = QLabel()
        self._where.setTextFormat(Qt.TextFormat.PlainText)
        self._where.setWordWrap(True)
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        by_key = Qt.TextInteractionFlag.TextSelectableByKeyboard
        self._where.setTextInteractionFlags(by_mouse | by_key)
        self._where.setAccessibleName(tr("Where the file is"))
        self._size = Note()
        self._folder = PushButton(tr("Open the &folder"), "folder")
        self._check = PushButton(tr("&Check the file"), "check")
        card.body.addWidget(self._where)
        card.body.addWidget(self._size)
        card.body.addLayout(row_of(self._folder, self._check))
        return card

    def _backup_card(self) -> Card:
        card = Card(tr("Backups"))
        self._last = QLabel()
        self._last.setWordWrap(True)
        self._now = PushButton(tr("&Back up now"), "backup")
        self._stick = PushButton(tr("Back up to a &stick or folder …"), "save")
        self._model: RowsModel[Backup] = RowsModel(
            (
                Column(tr("Made"), _made),
                Column(tr("Size"), lambda row: size_words(row.size), right=True),
                Column(tr("File"), lambda row: row.path.name),
            )
        )
        self._table = still_table(tr("Backups"))
        self._table.setModel(self._model)
        self._table.setSelectionMode(Table.SelectionMode.SingleSelection)
        self._restore = PushButton(tr("&Restore the one chosen …"), "undo")
        self._other = PushButton(tr("Restore &another file …"), "folder")
        card.body.addWidget(self._last)
        card.body.addLayout(row_of(self._now, self._stick))
        card.body.addWidget(self._table)
        card.body.addLayout(row_of(self._restore, self._other))
        return card

    def _connect(self) -> None:
        self._folder.clicked.connect(self._open_folder)
        self._check.clicked.connect(self._look_through)
        self._now.clicked.connect(lambda: self._back_up(None))
        self._stick.clicked.connect(self._back_up_elsewhere)
        self._restore.clicked.connect(self._compare_chosen)
        self._table.opened.connect(lambda _: self._compare_chosen())
        self._other.clicked.connect(self._choose_backup)
        self._compare.restore_asked.connect(lambda path: self.context.shell.restore_backup(path))

    def _load(self) -> None:
        path = self.context.workspace.path
        self._where.setText(str(path))
        service = synced_by(path)
        self._synced.setVisible(service is not None)
        if service is not None:
            self._synced.show_text(
                tr(
                    "The file lies in a folder that {service} copies. A copy taken in the middle "
                    "of a change can be damaged. Close the window, move the file to {folder}, and "
                    "open it there; backups may well go to {service}.",
                    service=service,
                    folder=paths.data_folder(),
                )
            )
        self.fetch(lambda: _Found(backups(path), path.stat().st_size), self._fill)

    def _fill(self, found: _Found) -> None:
        self._size.setText(tr("{size} on this computer", size=size_words(found.size)))
        self._model.set_rows(found.backups[:_SHOWN])
        self._table.setVisible(bool(found.backups))
        fit_height(self._table)
        self._restore.setEnabled(bool(found.backups))
        if found.backups:
            self._table.selectRow(0)
            self._last.setText(tr("Last backup: {when}, checked.", when=_made(found.backups[0])))
        else:
            self._last.setText(tr("No backup yet: one is made when you close the window."))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.context.workspace.path.parent)))

    def _look_through(self) -> None:
        path = self.context.workspace.path
        self.fetch(lambda: check(path), self._say_health, about="check", label=tr("Checking"))

    def _say_health(self, found: Health) -> None:
        if found.faults:
            text = tr(
                "The file is damaged: {what}. Restore the last good backup below; the damaged "
                "file is kept beside it.",
                what="; ".join(found.faults[:3]),
            )
        else:
            text = tr(
                "All is well: {people:,} people and {training:,} completions, every reference "
                "and the whole history fit together.",
                people=found.people,
                training=found.training,
            )
        self._said.show_text(text)

    def _back_up_elsewhere(self) -> None:
        folder = self.context.alerts.choose_folder(tr("Where to put the backup"))
        if folder is not None:
            self._back_up(folder)

    def _back_up(self, folder: Path | None) -> None:
        path = self.context.workspace.path
        self.context.tasks.run(
            lambda: back_up(path, folder),
            lambda made: self._say_backed_up(made, elsewhere=folder is not None),
            label=tr("Backing up"),
            owner=self,
        )

    def _say_backed_up(self, made: Backup, *, elsewhere: bool) -> None:
        text = tr(
            "{file} is saved in {folder} and was checked.",
            file=made.path.name,
            folder=made.path.parent,
        )
        if elsewhere:
            text += " " + tr("Eject the stick before you take it out.")
        self._said.show_text(text)
        self.context.say(tr("Backed up and checked"))
        self._load()

    def _compare_chosen(self) -> None:
        index = self._table.currentIndex()
        if index.isValid():
            self._compare_with(self._model.row(index).path)

    def _choose_backup(self) -> None:
        kinds = tr("Organisation files (*.sgdesk);;All files (*)")
        path = self.context.alerts.open_file(
            FileWish(tr("Choose a backup"), kinds, paths.backup_folder())
        )
        if path is not None:
            self._compare_with(path)

    def _compare_with(self, backup: Path) -> None:
        here = self.context.workspace.path
        self.fetch(
            lambda: (check(here), check(backup)),
            lambda found: self._compare.show_both(backup, *found),
            about="compare",
            label=tr("Reading the backup"),
        )


def _made(backup: Backup) -> str:
    return f"{short_date(backup.made_at.date())}, {backup.made_at:%H:%M}"


def size_words(size: int) -> str:
    """A size in the units that people know."""
    if size < 1_000_000:
        return tr("{n} KB", n=max(1, round(size / 1000)))
    return tr("{n} MB", n=f"{size / 1_000_000:.1f}")
