"""What a backup holds beside what the file holds now, before it is restored."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.services.file.safety.checking import Health
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.widgets import (
    Banner,
    BannerKind,
    Card,
    Column,
    Note,
    PushButton,
    RowsModel,
    announce,
    fit_height,
    still_table,
)
from sgdesk.ui.widgets.arranging import row_of

_Line = tuple[str, str, str]


class RestoreCard(Card):
    """Now and then side by side; ``restore_asked`` with the path of the backup."""

    restore_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What restoring would change"), parent)
        self._backup = Path()
        self._warning = Banner(kind=BannerKind.WARNING)
        self._warning.hide()
        self._model: RowsModel[_Line] = RowsModel(
            (
                Column("", lambda row: row[0]),
                Column(tr("Now"), lambda row: row[1]),
                Column(tr("In the backup"), lambda row: row[2]),
            )
        )
        self._table = still_table(tr("What restoring would change"))
        self._table.setObjectName("restore-changes")
        self._table.setModel(self._model)
        self._restore = PushButton(tr("Restore this backup …"), "undo")
        self._leave = PushButton(tr("Leave it"))
        self._lost = Note()
        self.body.addWidget(self._warning)
        self.body.addWidget(self._lost)
        self.body.addWidget(self._table)
        self.body.addLayout(row_of(self._restore, self._leave))
        self._restore.clicked.connect(lambda: self.restore_asked.emit(self._backup))
        self._leave.clicked.connect(self.hide)

    def show_both(self, backup: Path, now: Health | None, then: Health) -> None:
        """Compare what the file holds, as far as it can be read, with what the backup holds."""
        self._backup = backup
        lost = tr("cannot be read")
        self._model.set_rows(
            (
                (tr("Organisation"), now.organisation if now else lost, then.organisation),
                (tr("People"), f"{now.people:,}" if now else lost, f"{then.people:,}"),
                (tr("Completions"), f"{now.training:,}" if now else lost, f"{then.training:,}"),
                *(
                    (words, f"{getattr(now.beside, name):,}" if now else lost, f"{count:,}")
                    for name, words in (
                        ("certificates", tr("Certificates")),
                        ("returns", tr("Final returns")),
                        ("sessions", tr("Sessions")),
                        ("changes", tr("Changes saved")),
                    )
                    for count in (getattr(then.beside, name),)
                ),
            )
        )
        fit_height(self._table)
        self._warn(now, then)
        self._lost.setText(_lost_words(now, then))
        self._lost.setVisible(bool(self._lost.text()))
        self._restore.setEnabled(not then.faults)
        self.show()
        self._restore.setFocus()
        people = now.people if now else lost
        announce(
            self, tr("{people} people now, {then} in the backup", people=people, then=then.people)
        )

    def _warn(self, now: Health | None, then: Health) -> None:
        if then.faults:
            text = tr("This backup is damaged ({what}). Choose another.", what=then.faults[0])
            if then.unnoted:
                text = tr(
                    "Another program changed this backup after it was made ({what}). Choose "
                    "another.",
                    what=then.unnoted,
                )
            self._warning.show_text(text)
        elif now is not None and now.organisation != then.organisation:
            text = tr("This backup is of another organisation: {name}.", name=then.organisation)
            self._warning.show_text(text)
        else:
            self._warning.hide()


def _lost_words(now: Health | None, then: Health) -> str:
    """That what the table does not count is lost too: words that were typed, names, dates."""
    if now is None or now.organisation != then.organisation:
        return ""
    more = now.beside.changes - then.beside.changes
    if more <= 0:
        return ""
    return tr_count(
        "The file has 1 saved change more than the backup, of whatever kind: words of the "
        "return, names and dates are not counted above. The file as it is now is kept beside it.",
        "The file has {n} saved changes more than the backup, of whatever kind: words of the "
        "return, names and dates are not counted above. The file as it is now is kept beside it.",
        more,
    )
