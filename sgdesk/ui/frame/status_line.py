"""The line below: which file, that everything is saved, the last backup, and what is under way."""

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from sgdesk.ui.tasks import Job, ThreadTasks
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets.icons import PushButton
from sgdesk.ui.widgets.labels import Note
from sgdesk.ui.widgets.pause import pause
from sgdesk.ui.words import backup_words

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
        self._label.setText(job.label or tr("Working …"))
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

    def _stop(self) -> None:
        for job in self._tasks.jobs[:1]:
            self._tasks.cancel(job)


class StatusLine(QWidget):
    """One quiet line along the foot of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = Note()
        self._text.setWordWrap(False)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.TINY, Space.LARGE, Space.TINY)
        self._row.addWidget(self._text, 1)

    def add_busy_mark(self, mark: BusyMark) -> None:
        """Put what is under way at the right end."""
        self._row.addWidget(mark)

    def show_file(
        self, path: Path, *, may_write: bool, backup: datetime | None, today: date
    ) -> None:
        """Say which file is open, and how safe it is."""
        saved = tr("every change is saved") if may_write else tr("open for reading only")
        self._text.setText("  ·  ".join([path.name, saved, backup_words(backup, today)]))
        self._text.setToolTip(str(path))

    def clear(self) -> None:
        """Say nothing: no file is open."""
        self._text.clear()
