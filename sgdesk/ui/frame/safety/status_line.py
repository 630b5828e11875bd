"""The line below: which file, that everything is saved, the last backup, and what is under way."""

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from sgdesk.ui.context import Saving
from sgdesk.ui.tasks import Job, ThreadTasks
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.icons import LinkButton, PushButton
from sgdesk.ui.widgets.labels import Note
from sgdesk.ui.widgets.pause import pause

_BUSY_AFTER_MS = 1000
_BAR_AFTER_MS = 5000


class BusyMark(QWidget):
    """Nothing for a second; then what is under way; after five, a bar with Cancel."""

    def __init__(self, tasks: ThreadTasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._label = Note()
        self._label.setWordWrap(False)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(em(self, 9))
        self._bar.setAccessibleName(tr("How far it is"))
        self._cancel = PushButton(tr("Cancel"))
        self._cancel.clicked.connect(self._stop)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for each in (self._label, self._bar, self._cancel):
            row.addWidget(each)
            each.hide()
        self._busy = pause(self, _BUSY_AFTER_MS)
        self._long = pause(self, _BAR_AFTER_MS)
        for timer in (self._busy, self._long):
            timer.timeout.connect(self._show)
        tasks.changed.connect(self._follow)

    def _follow(self) -> None:
        if not self._tasks.jobs:
            self._busy.stop()
            self._long.stop()
            for each in (self._label, self._bar, self._cancel):
                each.hide()
        elif not self._long.isActive() and self._label.isHidden():
            if not self._busy.isActive():
                self._busy.start()
                self._long.start()
        else:
            self._show_steps(self._tasks.jobs[0])

    def _show(self) -> None:
        if not self._tasks.jobs:
            return
        job = self._tasks.jobs[0]
        self._label.setText(_words(job))
        self._label.show()
        self._bar.setRange(0, 0)
        self._bar.show()
        if not self._long.isActive():
            self._show_steps(job)

    def _show_steps(self, job: Job) -> None:
        if job.total and not self._label.isHidden():
            self._bar.setRange(0, job.total)
            self._bar.setValue(job.done_steps)
            self._cancel.setVisible(not self._long.isActive())
            self._label.setText(_words(job))

    def _stop(self) -> None:
        for job in self._tasks.jobs[:1]:
            self._tasks.cancel(job)


def _words(job: Job) -> str:
    """What is under way, and what of it is counted now."""
    label = job.label or tr("Working …")
    return tr("{work}: {what}", work=label, what=job.what) if job.what else label


class StatusLine(QWidget):
    """One quiet line along the foot of the window; ``messages_asked`` by its small button."""

    messages_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._file: Path | None = None
        self._saving = ""
        self._words: tuple[str, ...] = ()
        self._text = Note()  # in two lines where the window is narrow: nothing of it is cut off
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.TINY, Space.LARGE, Space.TINY)
        self._row.addWidget(self._text, 1)
        self._messages = LinkButton(tr("Messages"))
        self._messages.setToolTip(tr("What was said last, with its time"))
        self._messages.setMinimumHeight(24)
        self._messages.clicked.connect(self.messages_asked)
        self._messages.hide()
        self._row.addWidget(self._messages)

    def add_busy_mark(self, mark: BusyMark) -> None:
        """Put what is under way at the right end."""
        self._row.insertWidget(1, mark)

    def show_file(self, path: Path, words: Sequence[str]) -> None:
        """Say which file is open, and how safe it is in a few words each."""
        self._file, self._words = path, tuple(words)
        self._messages.show()
        self._show()

    def show_saving(self, said: str) -> None:
        """Say whether every change is saved, as it is at this moment."""
        self._saving = said
        self._show()

    def clear(self) -> None:
        """Say nothing: no file is open."""
        self._file = None
        self._messages.hide()
        self._text.clear()
        self._text.setToolTip("")

    def _show(self) -> None:
        if self._file is not None:
            self._text.setText("  ·  ".join([self._file.name, self._saving, *self._words]))
            self._text.setToolTip(str(self._file))


def saving_words(state: Saving, *, may_write: bool, is_held: bool, unsaved: str = "") -> str:
    """Whether every change is saved, and what else is so: never more than is true.

    ``unsaved`` is what somebody is typing on the page.
    """
    if is_held:
        return tr("▲ nothing can be saved now")
    if not may_write:
        return tr("open for reading only")
    if unsaved and state is Saving.SAVED:
        return tr("✎ not saved yet: {what}", what=unsaved)
    return {
        Saving.UNDER_WAY: tr("saving …"),
        Saving.SAVED: tr("every change is saved"),
        Saving.NOT_SAVED: tr("▲ the last change is not saved"),
    }[state]


def safety_words(
    backup: datetime | None,
    today: date,
    *,
    is_encrypted: bool,
    is_behind: bool = False,
    locked: int = 0,
) -> tuple[str, ...]:
    """The last backup, and who can read the file."""
    from sgdesk.ui.words import backup_words

    lock = tr("under a passphrase") if is_encrypted else tr("no passphrase")
    return backup_words(backup, today, is_behind=is_behind, locked=locked), lock
