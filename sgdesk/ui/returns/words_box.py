"""The box for what people say in a section, with the grade where one is asked for."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QVBoxLayout, QWidget

from sgdesk.domain.errors import UserError
from sgdesk.domain.returns.parts import SectionKey, SectionText
from sgdesk.services.returns.words import save_section
from sgdesk.ui.context import Context
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import TARGET, Space, em
from sgdesk.ui.widgets import FlowLayout, Form, Note, PushButton

OUR_GRADES = (
    "In place",
    "Mostly in place",
    "Partly in place",
    "Not yet in place",
)
"""Our own scale: none of the partnerships’ documents prints one."""


class WordsBox(QWidget):
    """``typed`` at every key; what stands in the boxes is ``text``."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.key = SectionKey.IDENTIFICATION
        self.body = QPlainTextEdit()
        self.body.setTabChangesFocus(True)
        self.body.setFixedHeight(em(self, 8))
        self.grade = QComboBox()
        self.grade.setEditable(True)
        self.grade.setMinimumHeight(TARGET)
        self.grade.addItems([tr(each) for each in OUR_GRADES])
        self.save = PushButton(tr("&Save (Ctrl+Enter)"), "save")
        self.lines = PushButton(tr("Put in the lea&d and a trustee"), "edit")
        self._signing = Note(
            tr("The PDF has lines below for both to put their name, signature and date on.")
        )
        self._left_out = Note()
        self._form = Form()
        hint = tr("In the words of your partnership’s form, or in one of ours.")
        self._form.add("grade", tr("Our &grade"), self.grade, hint)
        self._form.add("body", tr("In your &words"), self.body)
        self._lay_out()
        self.body.textChanged.connect(self.typed)
        self.grade.editTextChanged.connect(lambda _: self.typed.emit())
        self.lines.clicked.connect(self._put_in_lines)
        QShortcut(
            QKeySequence("Ctrl+Return"),
            self,
            self.save.click,
            context=Qt.ShortcutContext.WidgetWithChildrenShortcut,
        )

    def _lay_out(self) -> None:
        buttons = FlowLayout()
        for each in (self.save, self.lines):
            buttons.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._form)
        column.addWidget(self._signing)
        column.addWidget(self._left_out)
        column.addLayout(buttons)

    @property
    def text(self) -> SectionText:
        """What stands in the boxes."""
        grade = self.grade.currentText() if self.key is SectionKey.GRADE else ""
        return SectionText(self.body.toPlainText(), grade)

    def show_text(self, key: SectionKey, text: SectionText, *, may_write: bool) -> None:
        """Show the words of a section without saying that they were typed."""
        self._form.summary.hide()
        if (key, text) != (self.key, self.text):
            self.key = key
            blocked = self.blockSignals(True)
            self.body.setPlainText(text.body)
            self.grade.setEditText(text.grade)
            self.blockSignals(blocked)
        self.body.setReadOnly(not may_write)
        self.grade.setEnabled(may_write)
        self._form.set_shown("grade", shown=key is SectionKey.GRADE)
        for each in (self.lines, self._signing):
            each.setVisible(key is SectionKey.SIGN_OFF)
        self.lines.setEnabled(may_write)

    def say_left_out(self, count: int) -> None:
        """Say that names are taken out of what is copied and sent, where there are any."""
        self._left_out.setVisible(bool(count))
        self._left_out.setText(
            tr(
                "Names, addresses and references that we know from your file stay here. They are "
                "taken out of what is copied and sent: read again what is left."
            )
        )

    def save_words(self, context: Context, done: Callable[[], object]) -> None:
        """Keep the words; what was refused is said above the boxes, which stay as they are."""
        workspace, key, text = context.workspace, self.key, self.text

        def refused(error: UserError) -> None:
            self._form.show_problems({"": error_text(error)})

        context.perform(
            lambda: save_section(workspace, key, text), lambda _: done(), refused, owner=self
        )

    def _put_in_lines(self) -> None:
        """Add a line for the lead and one for the trustees, to put a name to or leave so."""
        ours = [
            tr("Safeguarding lead: signs below"),
            tr("For the trustees: the chair signs below"),
        ]
        said = self.body.toPlainText().rstrip()
        self.body.setPlainText("\n".join([*([said] if said else []), *ours]))
        self.body.setFocus()
