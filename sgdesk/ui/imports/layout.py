"""The parts of the import dialog and where they stand."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from sgdesk.services.imports import ImportReport, Question, QuestionKind, SheetKind
from sgdesk.ui.imports.asking.doubt import DoubtCard
from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.imports.asking.still_box import StillBox
from sgdesk.ui.imports.finish import FinishPage
from sgdesk.ui.imports.kinds import KINDS, kind_title
from sgdesk.ui.imports.seeing.tabs import ImportTabs
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.theme import TARGET, Space, TextSize, em
from sgdesk.ui.widgets import Banner, BannerKind, EmptyState, Heading, Note, PushButton
from sgdesk.ui.widgets.scroll import CurrentOnly, Room

_NAMED = 6
"""So many columns are named on the band."""


class DialogParts:
    """Builds the dialog; what happens when something is pressed is the dialog's own affair."""

    def __init__(self, dialog: QDialog) -> None:
        self._build_source()
        self._build_bands()
        self._build_preview(dialog)
        self._build_buttons()
        self._source = QWidget()
        source = QVBoxLayout(self._source)
        source.setContentsMargins(0, 0, 0, 0)
        source.setSpacing(Space.SMALL)
        source.addLayout(self._source_line())
        source.addWidget(self.about)
        source.addWidget(self.add_people)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        column.addWidget(self._source)
        for each in (self.problem, self.unknown, self.doubt):
            column.addWidget(each)
        column.addWidget(self.stack, 1)
        outside = QVBoxLayout(dialog)
        outside.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.MEDIUM)
        outside.setSpacing(Space.MEDIUM)
        outside.addWidget(Room(inside), 1)
        outside.addWidget(self.buttons)
        self.bring_in.setDefault(True)  # at last, or the first button that came would be it

    def _build_source(self) -> None:
        self.choose = PushButton(tr("&Choose a file …"), "folder")
        self.choose.setAutoDefault(False)
        self.paste = PushButton(tr("Paste from your spreadsheet"))
        self.paste.setToolTip(
            tr("Copy the cells there, headings and all, then press this or Ctrl+V")
        )
        self.paste.setAutoDefault(False)
        self.file = QLabel(tr("No file chosen yet"))
        self.file.setTextFormat(Qt.TextFormat.PlainText)
        self.kind = StillBox()
        self.kind.addItems([kind_title(each) for each in KINDS])
        self.kind.setAccessibleName(tr("What the sheet holds"))
        self.worksheet = StillBox()
        self.worksheet.setAccessibleName(tr("Worksheet"))
        self.about = Note()
        self.add_people = QCheckBox(tr("Add the &people who are not known yet"))
        self.add_people.setMinimumHeight(TARGET)

    def _build_bands(self) -> None:
        self.problem = Banner(kind=BannerKind.WARNING)
        self.unknown = Banner(kind=BannerKind.WARNING)
        self.doubt = DoubtCard()
        for each in (self.problem, self.unknown, self.doubt):
            each.hide()

    def _build_preview(self, dialog: QDialog) -> None:
        self.sum = Heading("", TextSize.LARGE)
        self.tabs = ImportTabs()
        self.tabs.setMinimumHeight(em(dialog, 12))
        self.export = PushButton(tr("&Save this list …"), "save")
        self.export.setAutoDefault(False)
        self.questions = QuestionsPanel()
        self.questions.setMinimumWidth(em(dialog, 13))
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.tabs)
        self.split.addWidget(self.questions)
        self.split.setStretchFactor(0, 5)
        self.split.setStretchFactor(1, 3)
        self.split.setSizes([em(dialog, 44), em(dialog, 24)])
        self.preview = QWidget()
        inner = QVBoxLayout(self.preview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self.sum)
        inner.addWidget(self.split, 1)
        inner.addWidget(self.export, 0, Qt.AlignmentFlag.AlignLeft)
        self.empty = EmptyState(
            tr("Which sheet?"),
            tr(
                "Choose the file that you keep now, drop it here, or copy its cells and paste "
                "them. You see what would come of it before anything is saved."
            ),
        )
        self.nothing = QWidget()
        self.finish = FinishPage()
        self.stack = CurrentOnly()
        for each in (self.empty, self.preview, self.nothing, self.finish):
            self.stack.addWidget(each)

    def _build_buttons(self) -> None:
        self.buttons = QDialogButtonBox()
        self.bring_in = self.buttons.addButton(
            tr("Nothing to bring in"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.bring_in.setMinimumHeight(TARGET)
        self.cancel = self.buttons.addButton(tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.cancel.setAutoDefault(False)
        self.cancel.setMinimumHeight(TARGET)

    def _source_line(self) -> QGridLayout:
        source = QGridLayout()
        source.setHorizontalSpacing(Space.MEDIUM)
        source.addWidget(self.choose, 0, 0)
        source.addWidget(self.paste, 0, 1)
        source.addWidget(self.file, 0, 2)
        source.addWidget(self.kind, 0, 3)
        source.addWidget(self.worksheet, 0, 4)
        source.setColumnStretch(2, 1)
        return source

    def show_questions(self, questions: Sequence[Question]) -> None:
        """Ask what is open; the columns that were not understood are named first of all."""
        self.questions.show_questions(questions)
        self.questions.setVisible(bool(questions))
        open_columns = [
            each.cells[0].value or tr("column {letter}", letter=each.cells[0].column or "")
            for each in questions
            if each.kind is QuestionKind.COLUMN and not each.answer
        ]
        self.unknown.setVisible(bool(open_columns))
        if open_columns:
            said = tr_count(
                "1 column with data was not understood: {names}.",
                "{n} columns with data were not understood: {names}.",
                len(open_columns),
                names=_listed(open_columns),
            )
            self.unknown.show_text(said, tr("Say what they hold"))

    def show_finish(self, kind: SheetKind, report: ImportReport) -> str:
        """The last page, with one button; what it says, to be read aloud."""
        for each in (self._source, self.problem, self.unknown, self.doubt):
            each.hide()
        said = self.finish.show_report(kind, report)
        self.stack.setCurrentWidget(self.finish)
        self.bring_in.setText(tr("Done"))
        self.bring_in.setEnabled(True)
        self.bring_in.setFocus()
        self.cancel.hide()
        return said


def _listed(names: Sequence[str]) -> str:
    """The first names, and how many more there are."""
    said, more = ", ".join(names[:_NAMED]), len(names) - _NAMED
    return tr("{names} and {n} more", names=said, n=more) if more > 0 else said
