"""A second place for backups, such as a stick: remembered, and told when it is not there."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.domain.dates import short_date
from sgdesk.ui.memory import SecondPlace
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import Card, Note, PushButton
from sgdesk.ui.widgets.arranging import row_of

_LONG = 30
"""Days after which a backup in the second place is old."""


class SecondPlaceCard(Card):
    """``again_asked`` with the folder that is known; ``other_asked`` for any other."""

    again_asked = Signal(object)
    other_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("A second place"), parent)
        self._folder = Path()
        self._why = Note(
            tr(
                "A backup on this computer goes with this computer. Put one on a stick now and "
                "then, and keep the stick elsewhere."
            )
        )
        self._last = QLabel()
        self._last.setWordWrap(True)
        self._again = PushButton(tr("Back up &there again"), "save")
        self._other = PushButton(tr("Back up to a &stick or folder …"), "folder")
        self._again.clicked.connect(lambda: self.again_asked.emit(self._folder))
        self._other.clicked.connect(self.other_asked)
        self.body.addWidget(self._why)
        self.body.addWidget(self._last)
        self.body.addLayout(row_of(self._again, self._other))

    def show_place(self, place: SecondPlace | None, *, is_there: bool, today: date) -> None:
        """Say where the last one went and when, and whether that place is there now."""
        self._last.setVisible(place is not None)
        self._again.setVisible(place is not None and is_there)
        if place is None:
            return
        self._folder = place.folder
        said = tr("In {folder}: {when}.", folder=place.folder, when=_when(place, today))
        if not is_there:
            away = tr(
                "▲ That place is not there now. Plug the stick in and come back to this page, or "
                "choose another."
            )
            said = f"{said} {away}"
        self._last.setText(said)


def _when(place: SecondPlace, today: date) -> str:
    if place.at is None:
        return tr("nothing yet")
    day = short_date(place.at.date())
    days = (today - place.at.date()).days
    if days < _LONG:
        return tr("last backup {day}", day=day)
    return tr_count(
        "last backup {day}, {n} day ago", "last backup {day}, {n} days ago", days, day=day
    )
