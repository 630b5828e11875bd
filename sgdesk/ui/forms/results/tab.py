"""What the forms say about a course and a period: charts, the table behind them, the papers."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import ClassVar

from PySide6.QtWidgets import QVBoxLayout, QWidget

from sgdesk.domain.dates import add_months, long_date, short_date
from sgdesk.domain.errors import UserError
from sgdesk.domain.file.names import made_stem
from sgdesk.domain.forms.form import FormKind
from sgdesk.domain.forms.results import EvaluationReport, FormResults
from sgdesk.services.file.saving import paper_name
from sgdesk.services.forms.papers import evaluation_report_pdf, evaluation_report_xlsx
from sgdesk.services.forms.results import evaluation_report
from sgdesk.services.sessions.papers import attendance_pdf, attendance_xlsx
from sgdesk.services.training.recording import CourseChoice, course_choices
from sgdesk.ui.alerts import FileWish
from sgdesk.ui.forms.parts import choice, fill_choice, labelled
from sgdesk.ui.forms.results.bars import Bar, Bars
from sgdesk.ui.forms.results.charts import cards, rise_words, window_lines
from sgdesk.ui.forms.words import kind_word
from sgdesk.ui.page import Page
from sgdesk.ui.printing import save_as, show_paper
from sgdesk.ui.printing.picture import picture_of, save_picture
from sgdesk.ui.text import error_text, tr
from sgdesk.ui.theme import Space, em
from sgdesk.ui.widgets import (
    Column,
    DateBox,
    EmptyState,
    FlowLayout,
    LinkButton,
    MonthAlone,
    Note,
    PushButton,
    RowsModel,
    ScrollPage,
    Table,
)
from sgdesk.ui.words import percent_words

_YEAR = 12


@dataclass(frozen=True, slots=True)
class ResultLine:
    """One figure or answer: which form, what was asked, and what came of it."""

    form: str
    asked: str
    answer: str


def lines_of(report: EvaluationReport) -> tuple[ResultLine, ...]:
    """The report as a table: rates, scales, pairs, windows, then what people wrote."""
    rates = [
        ResultLine(
            kind_word(each.kind),
            tr("Forms back"),
            _back(each),
        )
        for each in report.forms
    ]
    scales = [
        ResultLine(
            kind_word(form.kind),
            scale.question.text,
            tr(
                "{mean} of 5, {n} answered ({counts})",
                mean=scale.mean,
                n=scale.given,
                counts=", ".join(f"{mark}: {n}" for mark, n in enumerate(scale.counts, 1)),
            ),
        )
        for form in report.forms
        for scale in form.scales
        if scale.given
    ]
    texts = [
        ResultLine(kind_word(form.kind), text.question.text, answer)
        for form in report.forms
        for text in form.texts
        for answer in text.answers
    ]
    return (*rates, *scales, *_pairs(report), *_window(report), *texts)


def _back(form: FormResults) -> str:
    """How many forms came back, and how many of them without a name."""
    values = {"n": form.received, "all": form.asked, "rate": _rate(form.rate)}
    if not form.nameless:
        return tr("{n} of {all}, {rate}", **values)
    return tr("{n} of {all}, {rate}; {few} without a name", **values, few=form.nameless)


def _rate(rate: float | None) -> str:
    return percent_words(rate)


def _pairs(report: EvaluationReport) -> list[ResultLine]:
    return [
        ResultLine(
            tr("Before and after"),
            tr("{before} before, {after} after", before=each.before, after=each.after),
            str(each.people),
        )
        for each in report.rise.moves
    ]


def _window(report: EvaluationReport) -> list[ResultLine]:
    window = report.window
    return [ResultLine(tr("Impact"), label, str(count)) for label, count in window_lines(window)]


class Results(Page):
    """A course, a period, and what the forms say; to print or for a spreadsheet."""

    topic: ClassVar[str] = "evaluation"

    def _build(self) -> None:
        self._course = choice(26)
        self._span: tuple[DateBox, DateBox] | None = None
        self._as_at: date | None = None
        self._has_forms = False
        self._show = PushButton(tr("Sho&w"), "search", main=True)
        self._papers = (
            (PushButton(tr("&Print the report …"), "print"), self._save_pdf),
            (PushButton(tr("Report as a work&book …"), "save"), self._save_xlsx),
            (PushButton(tr("Print a&ttendance …"), "print"), self._save_attendance),
            (PushButton(tr("Attendance as a wor&kbook …"), "save"), self._save_attendance_xlsx),
        )
        self._turn = LinkButton(tr("As a table"))
        self._said = Note()
        self._model: RowsModel[ResultLine] = RowsModel(
            [
                Column(tr("Form"), lambda row: row.form),
                Column(tr("Question"), lambda row: row.asked),
                Column(tr("Answer"), lambda row: row.answer),
            ]
        )
        self._table = Table(tr("What the forms say"))
        self._table.setObjectName("evaluation-results")
        self._table.setModel(self._model)
        self._table.setMinimumHeight(em(self._table, 24))
        self._charts = QWidget()
        self._cards = QVBoxLayout(self._charts)
        self._cards.setContentsMargins(0, 0, 0, 0)
        self._cards.setSpacing(Space.LARGE)
        self._empty = EmptyState(
            tr("No forms in this period"),
            tr("Results come from forms about sessions that were held in the period."),
            tr("Show every course since the beginning"),
            drawing="evaluation",
        )
        self._top = FlowLayout()
        self._top.addWidget(labelled(tr("C&ourse"), self._course))
        self._lay_out()

    def _lay_out(self) -> None:
        papers = FlowLayout()
        for button, _ in self._papers:
            papers.addWidget(button)
        papers.addWidget(self._turn)
        page = ScrollPage()
        page.body.setContentsMargins(0, 0, Space.SMALL, 0)
        page.body.setSpacing(Space.SMALL)
        page.body.addLayout(self._top)
        page.body.addLayout(papers)
        page.body.addWidget(self._said)
        for each in (self._charts, self._table, self._empty):
            page.body.addWidget(each)
        page.body.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, Space.MEDIUM, 0, 0)
        column.addWidget(page)

    def _connect(self) -> None:
        self._show.clicked.connect(self._read)
        self._course.activated.connect(self._read)
        for button, save in self._papers:
            button.clicked.connect(save)
        self._turn.clicked.connect(self._turn_over)
        self._empty.chosen.connect(self._show_everything)

    def _load(self) -> None:
        self._move_span()
        workspace = self.context.workspace
        self.fetch(lambda: course_choices(workspace), self._fill_courses, about="courses")

    def _move_span(self) -> None:
        """Show the year up to the day that the window shows; what was typed for a day stays."""
        as_at = self.context.as_at
        if self._span is None:
            today = self.context.workspace.today()
            self._span = (
                DateBox(today, month=MonthAlone.FIRST),
                DateBox(today, month=MonthAlone.LAST),
            )
            for label, box in zip((tr("F&rom"), tr("&Until")), self._span, strict=True):
                self._top.addWidget(labelled(label, box))
            self._top.addWidget(self._show)
        if self._as_at != as_at:
            self._as_at = as_at
            self._span[0].set_value(add_months(as_at, -_YEAR))
            self._span[1].set_value(as_at)

    def _fill_courses(self, courses: tuple[CourseChoice, ...]) -> None:
        lines: list[tuple[str, object]] = [(tr("All courses"), None)]
        lines += [(each.title, each.id) for each in courses]
        fill_choice(self._course, lines)
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
        has_forms = any(each.asked for each in report.forms)
        self._model.set_rows(lines_of(report))
        self._table.fit_columns()
        while (item := self._cards.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        save = partial(self._save_bars, report)
        for card in cards(report, save) if has_forms else ():
            self._cards.addWidget(card)
        self._has_forms = has_forms
        self._show_side()
        until = tr("As at {day}. ", day=short_date(report.as_at))
        is_told = has_forms and not report.of(FormKind.EVALUATION).is_withheld
        self._said.setText(until + rise_words(report.rise) if is_told else until.strip())

    def _save_bars(self, report: EvaluationReport, title: str, bars: Sequence[Bar]) -> None:
        """Keep one card's bars as a picture that says what it is of."""
        course = report.course or tr("All courses")
        about = tr(
            "{organisation}. {course}, {start} to {end}, as at {day}.",
            organisation=report.organisation,
            course=course,
            start=long_date(report.start),
            end=long_date(report.end),
            day=long_date(report.as_at),
        )
        name = made_stem(title)
        save_picture(
            self.context, self, name, lambda: picture_of(title, about, Bars(bars)), of=report.course
        )

    def _is_table(self) -> bool:
        return self._turn.text() == tr("As charts")

    def _turn_over(self) -> None:
        """One click from the charts to the table behind them, and back."""
        to_table = not self._is_table()
        self._turn.set_text(tr("As charts") if to_table else tr("As a table"))
        self._show_side()

    def _show_side(self) -> None:
        """Show the charts, the table or, without any form, what belongs here."""
        self._charts.setVisible(self._has_forms and not self._is_table())
        self._table.setVisible(self._has_forms and self._is_table())
        self._empty.setVisible(not self._has_forms)
        self._turn.setVisible(self._has_forms)

    def _show_everything(self) -> None:
        if self._span is not None:
            self._course.setCurrentIndex(0)
            self._span[0].set_value(date(2000, 1, 1))
            self._span[1].set_value(self.context.as_at)
            self._read()

    def _save_pdf(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        asked = self._wish()
        if asked is not None:
            self._show_paper(
                tr("Evaluation report"),
                "evaluation-report",
                lambda: evaluation_report_pdf(workspace, *asked, as_at),
            )

    def _save_xlsx(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        asked = self._wish()
        if asked is not None:
            self._save(
                "evaluation-report", lambda: evaluation_report_xlsx(workspace, *asked, as_at)
            )

    def _save_attendance(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        asked = self._wish()
        if asked is not None:
            self._show_paper(
                tr("Attendance"),
                "attendance",
                lambda: attendance_pdf(workspace, *asked[1:], as_at),
            )

    def _save_attendance_xlsx(self) -> None:
        workspace, as_at = self.context.workspace, self.context.as_at
        asked = self._wish()
        if asked is not None:
            self._save("attendance", lambda: attendance_xlsx(workspace, *asked[1:], as_at))

    def _show_paper(self, title: str, name: str, make: Callable[[], bytes]) -> None:
        show_paper(self.context, title, self._name(name, "pdf"), make, self)

    def _name(self, paper: str, ending: str) -> str:
        """What a file is called: of the course that was chosen, if one was."""
        course = "" if self._course.currentData() is None else self._course.currentText()
        context = self.context
        return paper_name(context.workspace, paper, context.as_at, of=course, ending=ending)

    def _save(self, name: str, make: Callable[[], bytes]) -> None:
        start = Path(self._name(name, "xlsx"))
        wish = FileWish(tr("Save the report"), tr("Workbook (*.xlsx)"), start)
        save_as(self.context, wish, make, self)

    def print_page(self) -> None:
        """Ctrl+P prints the evaluation report."""
        self._save_pdf()
