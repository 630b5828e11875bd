"""The parts of the import dialog and where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QVBoxLayout,
    QWidget,
)

from sgdesk.services.imports import ImportReport, Question, QuestionKind, SheetKind
from sgdesk.ui.imports.asking.beside import BesideQuestions
from sgdesk.ui.imports.asking.doubt import DoubtCard
from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.imports.finish import FinishPage
from sgdesk.ui.imports.kinds import KINDS, kind_title
from sgdesk.ui.imports.parts.not_understood import NotesLeft, NotKnown, NotUnderstood
from sgdesk.ui.imports.parts.sheet_dialog import SheetDialog
from sgdesk.ui.imports.seeing.tabs import ImportTabs
from sgdesk.ui.text import tr
from sgdesk.ui.theme import TARGET, Space, TextSize
from sgdesk.ui.widgets import EmptyState, Heading, Note, PushButton
from sgdesk.ui.widgets.boxes.still_box import StillBox
from sgdesk.ui.widgets.scroll import CurrentOnly


class DialogParts:
    """Builds the dialog; what happens when something is pressed is the dialog's own affair."""

    def __init__(self, dialog: SheetDialog) -> None:
        self._build_kind()
        self.unknown = NotUnderstood()
        self.not_known = NotKnown()
        self.notes_left = NotesLeft()
        self.doubt = DoubtCard()
        self.doubt.hide()
        self._build_preview()
        self.source = dialog.source
        self.source.add(self.kind)
        self.source.add(self.add_people)
        self._above = QWidget()
        above = QVBoxLayout(self._above)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(Space.SMALL)
        for each in (self.source, self.about):
            above.addWidget(each)
        self.problem = dialog.problem
        self.bring_in, self.cancel = dialog.main, dialog.cancel
        self.bring_in.setText(tr("Nothing to bring in"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for band in self._bands():
            column.addWidget(band)
        column.addWidget(self.stack, 1)
        dialog.lay(inside, (self.doubt, self.tabs, self.questions, self.finish))

    def _bands(self) -> tuple[QWidget, ...]:
        """What may stand over the sheet, from above."""
        told = (self.unknown, self.not_known, self.notes_left)
        return (self._above, self.problem, *told, self.doubt)

    def _build_kind(self) -> None:
        self.kind = StillBox()
        self.kind.addItems([kind_title(each) for each in KINDS])
        self.kind.setAccessibleName(tr("What the sheet holds"))
        self.about = Note()
        self.add_people = QCheckBox(tr("Add the p&eople who are not known yet"))
        self.add_people.setMinimumHeight(TARGET)

    def _build_preview(self) -> None:
        self.sum = Heading("", TextSize.LARGE)
        self.assumed = Note()
        self.tabs = ImportTabs()
        self.export = PushButton(tr("&Save this list …"), "save")
        self.export.setAutoDefault(False)
        self.why = Note()
        self.why.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.why.hide()
        self.tabs.reason_told.connect(self._tell_why)
        self.questions = QuestionsPanel()
        self.beside = BesideQuestions(self.tabs, self.questions)
        self._unknown_names: list[str] = []
        self.beside.turned.connect(self._name_unknown)
        self.preview = QWidget()
        inner = QVBoxLayout(self.preview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self.sum)
        inner.addWidget(self.assumed)
        inner.addWidget(self.beside, 1)
        inner.addWidget(self.why)
        inner.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        self.empty = EmptyState(
            tr("Which sheet?"),
            tr(
                "Choose the file that you keep now, drop it here, or copy its cells and paste "
                "them. You see what would come of it before anything is saved."
            ),
            drawing="import",
        )
        self.nothing = QWidget()
        self.finish = FinishPage()
        self.stack = CurrentOnly()
        for each in (self.empty, self.preview, self.nothing, self.finish):
            self.stack.addWidget(each)

    def _tell_why(self, reason: str) -> None:
        """Why the line that is looked at stands there; nothing takes room where that is blank."""
        self.why.setText(reason)
        self.why.setVisible(bool(reason))

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask what is open; the columns that were not understood are named first of all."""
        self.questions.show_questions(questions)
        self.beside.ask(bool(questions), sum(1 for each in questions if not each.answer))
        self._unknown_names = [
            each.cells[0].value or tr("column {letter}", letter=each.cells[0].column or "")
            for each in questions
            if each.kind is QuestionKind.COLUMN and not each.answer
        ]
        self._name_unknown()

    def _name_unknown(self) -> None:
        """Where the questions are a tab, its first heading says it, and the room is needed."""
        self.unknown.show_columns(() if self.beside.is_narrow else self._unknown_names)

    def show_finish(
        self,
        kind: SheetKind,
        report: ImportReport,
        seen: ImportReport | None = None,
        unread: Sequence[str] = (),
    ) -> str:
        """The last page, with one button; what it says, to be read aloud."""
        for each in self._bands():
            each.hide()
        said = self.finish.show_report(kind, report, seen, unread)
        self.stack.setCurrentWidget(self.finish)
        self.bring_in.setText(tr("Done"))
        self.bring_in.setEnabled(True)
        self.cancel.hide()  # which takes the focus along
        self.bring_in.setFocus()
        return said
