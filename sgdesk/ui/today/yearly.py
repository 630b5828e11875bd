"""Once a year: is this still your partnership's latest document?"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QWidget

from sgdesk.domain.dates import long_date
from sgdesk.domain.organisation.document_check import DocumentCheck
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import Card, PushButton
from sgdesk.ui.widgets.arranging import row_of


class YearlyCard(Card):
    """The question with its two answers; hidden until it is due."""

    still_latest = Signal()
    newer = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Once a year"), parent)
        self._said = QLabel()
        self._said.setWordWrap(True)
        self._said.setTextFormat(Qt.TextFormat.PlainText)
        self.yes = PushButton(tr("&Yes, still the latest"), "check")
        self.no = PushButton(tr("&No, there is a newer one"))
        self.yes.clicked.connect(self.still_latest)
        self.no.clicked.connect(self.newer)
        self.body.addWidget(self._said)
        self.body.addLayout(row_of(self.yes, self.no))
        self.hide()

    def show_check(self, found: DocumentCheck | None, *, may_write: bool) -> None:
        """Ask about the document that is followed, or hide where nothing is to be asked."""
        self.setVisible(found is not None and may_write)
        if found is not None:
            self._said.setText(_question(found))


def _question(found: DocumentCheck) -> str:
    asked = tr(
        "Is “{document}” still the latest document of {partnership}?",
        document=found.document,
        partnership=found.partnership,
    )
    if found.period_is_over:
        asked = tr("{asked} Its own period has passed.", asked=asked)
    if found.checked_on is None:
        return tr("{asked} Their website or their office will know.", asked=asked)
    day = long_date(found.checked_on)
    return tr("{asked} You last looked on {day}.", asked=asked, day=day)
