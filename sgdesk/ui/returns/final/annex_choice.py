"""Whether a return names people, and whether those names need a passphrase."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from sgdesk.services.returns.protected_annex import SHORTEST
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space
from sgdesk.ui.widgets import Form, Note
from sgdesk.ui.widgets.boxes.tick import Tick


class AnnexChoice(QWidget):
    """Two ticks, and a passphrase typed twice; it is asked for nowhere else and never kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.names = Tick(tr("With an annex of &names"))
        self.names.setToolTip(tr("Send names only where you were asked for them"))
        self.protect = Tick(tr("&Encrypt the names with a passphrase"))
        self._what = Note()
        self._form = Form()
        self.first = self._box("first", tr("&Passphrase"))
        self.second = self._box("second", tr("Passphrase a&gain"))
        self._lay_out()
        self.names.toggled.connect(self._show_parts)
        self.protect.toggled.connect(self._show_parts)
        self._show_parts()

    def _box(self, key: str, label: str) -> QLineEdit:
        hint = tr(
            "At least {n} letters; four words will do. It is kept nowhere: without it nobody can "
            "open the file again, not even you. Tell it by telephone, never by e-mail.",
            n=SHORTEST,
        )
        box = QLineEdit()
        box.setEchoMode(QLineEdit.EchoMode.Password)
        box.setMinimumHeight(TARGET)
        return self._form.add(key, label, box, hint if key == "first" else "")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for tick in (self.names, self.protect):
            tick.setMinimumHeight(TARGET)
        for each in (self.names, self._what, self.protect, self._form):
            column.addWidget(each)

    def _show_parts(self) -> None:
        named = self.names.isChecked()
        protected = named and self.protect.isChecked()
        self.protect.setVisible(named)
        self._form.setVisible(protected)
        self._what.setText(_what_words(named=named, protected=protected))

    def problems(self) -> bool:
        """Say at the boxes what is wrong; true where nothing is."""
        if not self.passphrase:
            return self._form.show_problems(
                {"first": tr("Enter a passphrase") if self._is_protected else ""}
            )
        same = self.first.text() == self.second.text()
        differs = "" if same else tr("The two are not the same")
        return self._form.show_problems({"second": differs})

    @property
    def named(self) -> bool:
        """Whether people are to be named."""
        return self.names.isChecked()

    @property
    def _is_protected(self) -> bool:
        return self.named and self.protect.isChecked()

    @property
    def passphrase(self) -> str:
        """What was typed, where names are to be encrypted; otherwise empty."""
        return self.first.text() if self._is_protected else ""

    def forget(self) -> None:
        """Empty both boxes once the files are made."""
        self.first.clear()
        self.second.clear()


def _what_words(*, named: bool, protected: bool) -> str:
    if not named:
        return tr("Counts only: names that we know are taken out of what was typed.")
    if protected:
        return tr(
            "Only the file whose name ends in with-names.pdf names people, and it is encrypted "
            "(AES-256). The web page and the workbook with names are left out; every other file "
            "has counts only, and names that we know are taken out of it."
        )
    return tr(
        "PDF, web page and workbook name people, and so does the e-mail that carries them. Each "
        "page with names says so."
    )
