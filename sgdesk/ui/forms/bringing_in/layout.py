"""The parts of the dialog that brings in answers, and where they stand."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.services.imports import QuestionKind
from sgdesk.services.imports.answers import AnswerRow, AnswersDraft
from sgdesk.ui.forms.bringing_in.above_below import AboveBelow
from sgdesk.ui.forms.bringing_in.columns_list import ColumnsList
from sgdesk.ui.forms.bringing_in.words import in_order, row_columns, row_fate, summary
from sgdesk.ui.imports.asking.questions import QuestionsPanel
from sgdesk.ui.imports.finish import FinishPage
from sgdesk.ui.imports.parts.fates_table import FatesModel, FatesTable
from sgdesk.ui.imports.parts.not_understood import NotUnderstood
from sgdesk.ui.imports.parts.source_row import SourceRow
from sgdesk.ui.text import tr
from sgdesk.ui.theme import Space, TextSize
from sgdesk.ui.widgets import EmptyState, Heading, Note, PushButton
from sgdesk.ui.widgets.arranging import in_tab_order
from sgdesk.ui.widgets.banner import Banner
from sgdesk.ui.widgets.scroll import CurrentOnly


class AnswersParts:
    """Builds what the dialog shows; what happens when something is pressed is its own affair."""

    def __init__(self, source: SourceRow, problem: Banner, about: str) -> None:
        self.about = Heading(about, TextSize.LARGE)
        self.source = source
        self.copy = PushButton(tr("Copy the &questions"))
        self.copy.setToolTip(
            tr("Paste them into Microsoft or Google Forms: then every column is known by itself")
        )
        self.copy.setAutoDefault(False)
        source.add(self.copy)
        self.unknown = NotUnderstood()
        self._build_preview()
        self.empty = EmptyState(
            tr("Which answers?"),
            tr(
                "In Microsoft Forms choose Responses, then Open in Excel; in Google Forms choose "
                "Responses, the three dots, then Download responses. Choose that file, drop it "
                "here, or copy the cells and paste them. You see what would come of it before "
                "anything is saved."
            ),
            drawing="import",
        )
        self.finish = FinishPage()
        self.stack = CurrentOnly()
        for each in (self.empty, self.preview, self.finish):
            self.stack.addWidget(each)
        self.inside = QWidget()
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.SMALL)
        for shown in (self.about, source, problem, self.unknown):
            column.addWidget(shown)
        column.addWidget(self.stack, 1)

    def _build_preview(self) -> None:
        self.sum = Heading("", TextSize.LARGE)
        self.day = Note()
        self.columns = ColumnsList()
        self.questions = QuestionsPanel()
        self.rows: FatesModel[AnswerRow] = FatesModel((), row_fate)
        self.table = FatesTable(tr("Answers as they are read, a row a form"))
        self.table.is_of_today = True
        self.table.setModel(self.rows)
        self.split = AboveBelow(self.columns, self.questions, self.table)
        self.preview = QWidget()
        inner = QVBoxLayout(self.preview)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(Space.SMALL)
        inner.addWidget(self.sum)
        inner.addWidget(self.day)
        inner.addWidget(self.split, 1)

    def show_draft(self, draft: AnswersDraft, came_back: str) -> None:
        """Show what was read; the columns that were not understood are named first of all."""
        names = [
            each.heading or tr("column {letter}", letter=each.letter) for each in draft.open_columns
        ]
        self.unknown.show_columns(names)
        self.sum.setText(summary(draft))
        self.day.setText(
            tr("The sheet says no times: the forms count as back on {day}.", day=came_back)
        )
        self.day.setVisible(not draft.has_times)
        self.columns.show_draft(draft)
        asked = [each for each in draft.questions if each.kind is not QuestionKind.FORM]
        self.questions.show_questions(asked)
        self.split.beside.ask(bool(asked), sum(not each.answer for each in asked))
        self.rows.set_columns(row_columns(draft))
        self.rows.set_rows(in_order(draft))
        self.table.fit_columns()
        in_tab_order(self.copy, *self.columns.controls, *self.questions.controls, self.table)
        self.stack.setCurrentWidget(self.preview)

    def hide_questions(self) -> None:
        """Leave what was asked behind, for the end."""
        for each in (self.source, self.unknown):
            each.hide()
        self.stack.setCurrentWidget(self.finish)
