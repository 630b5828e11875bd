"""What the forms say about a course and a period."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout

from sgdesk.domain.dates import short_date
from sgdesk.domain.errors import UserError
from sgdesk.domain.results import EvaluationReport
from sgdesk.services.paper_files import save_paper
from sgdesk.services.papers import evaluation_report_pdf, evaluation_report_xlsx
from sgdesk.services.results import Area
from sgdesk.services.results_of_forms import evaluation_report
from sgdesk.services.training import CourseChoice, course_choices
from sgdesk.services.workspace import Workspace
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.evaluation.words import kind_word
from sgdesk.ui.page import Page
from sgdesk.ui.tasks import Lane
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import Space
from sgdesk.ui.widgets import Column, DateBox, Note, PushButton, RowsModel, Table
from sgdesk.ui.words import percent_words

_YEAR = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Line:
    """One figure or answer: which form, what was asked, and what came of it."""

    form: str
    asked: str
    answer: str


def lines_of(report: EvaluationReport) -> tuple[Line, ...]:
    """The report as a table: rates, means, knowledge before and after, then what people wrote."""
    rates = [
        Line(
            kind_word(each.kind),
            tr("Forms back"),
            tr("{n} of {all}, {rate}", n=each.received, all=each.asked, rate=_rate(each.rate)),
        )
        for each in report.forms
    ]
    means = [
        Line(
            kind_word(form.kind),
            scale.question.text,
            tr("{mean} of 5, from {n} answers", mean=scale.mean, n=scale.given),
        )
        for form in report.forms
        for scale in form.scales
        if scale.given
    ]
    texts = [
        Line(kind_word(form.kind), text.question.text, answer)
        for form in report.forms
        for text in form.texts
        for _, answer in text.answers
    ]
    return (*rates, *means, *texts)


def _rate(rate: float | None) -> str:
    return percent_words(rate)


class Results(Page):
    """A course, a period, and what the forms say; to print or for a spreadsheet."""

    areas: ClassVar[frozenset[Area]] = frozenset({Area.EVALUATION, Area.SESSIONS})
    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self._course = QComboBox()
        self._course.setAccessibleName(tr("Course"))
        self._span: tuple[DateBox, DateBox] | None = None
        self._show = PushButton(tr("Show"))
        self._pdf = PushButton(tr("Save as PDF …"), "print")
        self._xlsx = PushButton(tr("Save as a workbook …"))
        self._said = Note()
        self._model: RowsModel[Line] = RowsModel(
            [
                Column(tr("Form"), lambda row: row.form),
                Column(tr("Question"), lambda row: row.asked),
                Column(tr("Answer"), lambda row: row.answer),
            ]
        )
        self._table = Table(tr("What the forms say"))
        self._table.setObjectName("evaluation-results")
        self._table.setModel(self._model)
        self._top = QHBoxLayout()
        self._top.addWidget(self._course)
        foot = QHBoxLayout()
        foot.addWidget(self._said, 1)
        for each in (self._show, self._pdf, self._xlsx):
            foot.addWidget(each)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.addLayout(self._top)
        column.addLayout(foot)
        column.addWidget(self._table, 1)

    def _connect(self) -> None:
        self._show.clicked.connect(self._read)
        self._course.activated.connect(self._read)
        self._pdf.clicked.connect(lambda: self._save(evaluation_report_pdf, "PDF (*.pdf)"))
        self._xlsx.clicked.connect(
            lambda: self._save(evaluation_report_xlsx, tr("Workbook (*.xlsx)"))
        )

    def _load(self) -> None:
        if self._span is None:
            today = self.context.workspace.today()
            self._span = (
                self._day(tr("From"), today - _YEAR, today),
                self._day(tr("Until"), today, today),
            )
        workspace = self.context.workspace
        self.fetch(lambda: course_choices(workspace), self._fill_courses, about="courses")

    def _day(self, label: str, day: date, today: date) -> DateBox:
        box = DateBox(today)
        box.edit.setAccessibleName(label)
        box.set_value(day)
        self._top.addWidget(QLabel(label))
        self._top.addWidget(box)
        return box

    def _fill_courses(self, courses: tuple[CourseChoice, ...]) -> None:
        chosen = self._course.currentData()
        self._course.clear()
        self._course.addItem(tr("All courses"), None)
        for each in courses:
            self._course.addItem(each.title, each.id)
        self._course.setCurrentIndex(max(self._course.findData(chosen), 0))
        self._read()

    def _wish(self) -> tuple[int | None, date, date] | None:
        """The course and the period, or ``None`` after saying what is wrong with a day."""
        if self._span is None:
            return None
        start, end = (each.value() for each in self._span)
        if start is None or end is None:
            self._said.setText(next(p for p in (b.problem() for b in self._span) if p))
            return None
        return self._course.currentData(), start, end

    def _read(self) -> None:
        asked, workspace, as_at = self._wish(), self.context.workspace, self.context.as_at
        if asked is None:
            return
        self.context.tasks.run(
            lambda: evaluation_report(workspace, *asked, as_at),
            self._fill,
            self._refused,
            label="",
            owner=self,
        )

    def _refused(self, error: UserError) -> None:
        self._said.setText(error_text(error))

    def _fill(self, report: EvaluationReport) -> None:
        self._model.set_rows(lines_of(report))
        self._table.fit_columns()
        self._said.setText(_said(report))

    def _save(self, make: Callable[[Workspace, int | None, date, date], bytes], kinds: str) -> None:
        asked = self._wish()
        wish = FileWish(tr("Save the evaluation report"), kinds)
        path = self.context.alerts.save_file(wish) if asked else None
        if path is None or asked is None:
            return
        workspace = self.context.workspace
        self.context.tasks.run(
            lambda: save_paper(path, make(workspace, *asked)),
            self.context.alerts.show_outside,
            label=tr("Writing the report"),
            lane=Lane.PAPER,
            owner=self,
        )


def _said(report: EvaluationReport) -> str:
    """Knowledge before and after, or honestly that nobody answered."""
    rise, until = report.rise, short_date(report.as_at)
    if not rise.people:
        return tr("No answers on knowledge before and after by {day}.", day=until)
    return tr(
        "Knowledge {before} before, {after} after ({n} people: {rose} rose, {same} same, "
        "{fell} fell).",
        before=rise.before,
        after=rise.after,
        n=rise.people,
        rose=rise.rose,
        same=rise.same,
        fell=rise.fell,
    )
