"""Asked before names go out with live figures: whether they need a passphrase."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from sgdesk.domain.errors import UserError
from sgdesk.services.returns.protected_annex import checked_passphrase
from sgdesk.ui.returns.final.annex_choice import AnnexChoice
from sgdesk.ui.text import tr
from sgdesk.ui.widgets import FormDialog


class AnnexDialog(FormDialog):
    """Hands the passphrase on, empty where the names go out readable; it keeps nothing."""

    def __init__(self, go_on: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(tr("Export with names"), tr("Choose a folder …"), parent)
        self._go_on = go_on
        self.annex = AnnexChoice()
        self.annex.names.setChecked(True)
        self.annex.names.hide()
        self.form.column.addWidget(self.annex)
        self.save = self._hand_on

    def _hand_on(self) -> None:
        if not self.annex.problems():
            return
        passphrase = self.annex.passphrase
        try:
            handed = checked_passphrase(passphrase) if passphrase else ""
        except UserError as error:
            self.form.show_error(error)
            return
        self.annex.forget()
        self.accept()
        self._go_on(handed)
