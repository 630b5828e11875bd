"""The return, the last backup and the reminders, at a glance."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.services.views.agenda import Agenda
from sgdesk.ui.memory import SecondPlace
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Card, LinkButton
from sgdesk.ui.words import backup_words

_PATIENCE = timedelta(days=14)
"""So long the second place may be somewhere else without a word."""


class SafetyCard(Card):
    """Three lines, each with the way to its place."""

    return_asked = Signal()
    backup_asked = Signal()
    reminders_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._return = QLabel(tr("The training summary for a Section 11 return"))
        self._backup = QLabel()
        grid = QGridLayout()
        grid.setHorizontalSpacing(Space.SMALL)
        grid.setColumnStretch(0, 1)
        lines = (
            (self._return, tr("Look at it")),
            (self._backup, tr("Backups")),
            (QLabel(tr("Reminders of due days: e-mail drafts, calendar")), tr("Remind")),
        )
        asked = (self.return_asked, self.backup_asked, self.reminders_asked)
        for row, (label, verb) in enumerate(lines):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            button = LinkButton(verb)
            button.clicked.connect(asked[row])
            grid.addWidget(label, row, 0)
            grid.addWidget(button, row, 1)
        self.body.addLayout(grid)

    def show_backup(
        self,
        made_at: datetime | None,
        today: date,
        second: SecondPlace | None = None,
        *,
        is_behind: bool = False,
        locked: int = 0,
    ) -> None:
        """Say when the last backup was made, and where the second place waits for long for one."""
        words = backup_words(made_at, today, is_behind=is_behind, locked=locked)
        words = words[0].upper() + words[1:]
        waits = second_place_words(second, today)
        self._backup.setText(f"{words}. {waits}" if waits else words)

    def show_return(self, found: Agenda, as_at: date) -> None:
        """Say which return was made final last, whether it was sent, and when the next is due."""
        self._return.setText(_return_words(found, as_at))


def second_place_words(place: SecondPlace | None, today: date) -> str:
    """What is quietly said of a second place that got no backup for over two weeks."""
    if place is None or (place.at is not None and today - place.at.date() <= _PATIENCE):
        return ""
    if place.at is None:
        return tr("The second place, {folder}, has none yet.", folder=place.folder)
    day = long_date(place.at.date())
    return tr(
        "The second place, {folder}, has the last one from {day}.", folder=place.folder, day=day
    )


def _return_words(found: Agenda, as_at: date) -> str:
    last, due = found.last_return, found.return_due
    if last is None or due is None:
        return tr("The training summary for a Section 11 return: none is made final yet.")
    day = long_date(last.as_at)
    sent = last.sent_on
    if sent is None or sent > as_at:
        # That it waits to be sent is said under "What else waits", with the way to it.
        said = tr("The last return is {number}, as at {day}.", number=last.number, day=day)
    else:
        said = tr(
            "Return {number} as at {day}, sent {sent}.",
            number=last.number,
            day=day,
            sent=long_date(sent),
        )
    if due < as_at:
        return tr("{said} ▲ The next was due by {due}.", said=said, due=long_date(due))
    return tr("{said} The next by {due}.", said=said, due=long_date(due))
