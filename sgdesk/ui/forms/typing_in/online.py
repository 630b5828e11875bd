"""The two ways to an online form from where forms are typed in: its questions, its answers."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from sgdesk.services.imports.answers import AnswersCameIn
from sgdesk.ui.context import Context
from sgdesk.ui.forms.bringing_in.dialog import AnswersDialog, FormsMeant, copy_questions
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import FlowLayout, PushButton


class OnlineAnswers(QWidget):
    """Two buttons; ``came_in`` with what came of it once the dialog is done."""

    came_in = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bring_in = PushButton(
            tr("Bring in answers from Microsoft or Goo&gle Forms …"), "import"
        )
        self.copy = PushButton(tr("Copy the &questions"))
        self.copy.setToolTip(
            tr("What to ask in the online form, word for word, so that its answers are known")
        )
        row = FlowLayout(self, spacing=Space.SMALL)
        for each in (self.bring_in, self.copy):
            row.addWidget(each)

    def begin(self, context: Context, meant: FormsMeant, may_leave: Callable[[], bool]) -> None:
        """Open the dialog for these forms, once what is typed may be left."""
        if not context.may_write or not may_leave():
            return
        dialog = AnswersDialog(context, meant, self)
        dialog.accepted.connect(lambda: self._tell(dialog.came))
        dialog.open()

    def _tell(self, came: AnswersCameIn | None) -> None:
        if came is not None:
            self.came_in.emit(came)

    def copy_for(self, context: Context, meant: FormsMeant) -> None:
        """Put the questions of these forms on the clipboard."""
        copy_questions(context, meant.kind)
