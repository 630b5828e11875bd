"""Evaluation, attendance and the plan as workbooks: a sheet a table, what people wrote as text."""

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

import xlsxwriter

from sgdesk.domain.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.dates import long_date
from sgdesk.domain.evaluation import FORM_TITLES
from sgdesk.domain.planning import TrainingPlan
from sgdesk.domain.quality import NEED_WORDS, RISK_WORDS, QualityReport
from sgdesk.domain.results import EvaluationReport
from sgdesk.domain.words import STATE_WORDS
from sgdesk.reports.section11.worksheet import FIRST_ROW, HEADING_ROW, Page, formats_of

_LINE_HEIGHT = 15
_TALLEST_ROW = 400
"""In points; a spreadsheet takes rows of up to 409."""

_DECIMAL = {"valign": "top", "bottom": 1, "bottom_color": "#C4CBD0", "num_format": "0.0"}

Cell = str | int | float | date | None


_SHADES = ("#FFFFFF", "#DFE4E6", "#A9B4B9", "#6A777E", "#2B363C")
"""From 1 to 5, apart on a grey print."""

_DARK = frozenset(_SHADES[3:])
"""Shades on which a figure is white."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One table: text columns first, the last ``numbers`` columns hold figures."""

    name: str
    how: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Sequence[Cell]]
    numbers: int = 0
    chart: "_Chart | None" = None


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart under a table, in shades that print in grey.

    ``across`` draws the last row over the headings of ``columns``; otherwise each row is a bar
    that is stacked from the columns, labelled by the column ``labels``.
    """

    columns: tuple[int, int]
    labels: int = 0
    across: bool = False
    shades: tuple[str, ...] = _SHADES


def evaluation_xlsx(report: EvaluationReport) -> bytes:
    """Rates, scales, before and after, and everything that was written; nobody is named."""
    span = f"Training from {long_date(report.start)} to {long_date(report.end)}"
    sheets = (
        _Sheet(
            "Forms",
            span,
            ("Form", "Given out", "Came back", "Per cent"),
            (50, 12, 12, 12),
            [
                (FORM_TITLES[each.kind], each.asked, each.received, each.rate)
                for each in report.forms
            ],
            3,
        ),
        _Sheet(
            "Scales",
            "How many gave each number from 1 to 5",
            ("Form", "Question", "1", "2", "3", "4", "5", "Mean"),
            (34, 60, 8, 8, 8, 8, 8, 8),
            [
                (FORM_TITLES[form.kind], each.question.text, *each.counts, each.mean)
                for form in report.forms
                for each in form.scales
            ],
            6,
            _Chart((2, 6), labels=1),
        ),
        _Sheet(
            "In their words",
            "What was written, without names",
            ("Form", "Question", "Session", "Answer"),
            (34, 44, 14, 90),
            [
                (FORM_TITLES[form.kind], each.question.text, day, text)
                for form in report.forms
                for each in form.texts
                for day, text in each.answers
            ],
        ),
        _Sheet(
            "Sessions",
            span,
            ("Day", "Course", "Place", "Booked", "Came", "Forms"),
            (14, 44, 40, 10, 10, 10),
            [
                (each.held_on, each.course, each.place, each.booked, each.attended, each.received)
                for each in report.sessions
            ],
            3,
        ),
    )
    course = report.course or "All courses"
    return _book("Evaluation report", f"{report.organisation}, {course}", report.as_at, sheets)


def attendance_xlsx(report: AttendanceReport) -> bytes:
    """Attendance by course and by role; counts only."""
    span = f"Sessions from {long_date(report.start)} to {long_date(report.end)}"
    sheets = (
        _attendance_sheet("By course", "Course", span, report.by_course),
        _attendance_sheet("By role", "Role on the day", f"{span}; rows overlap", report.by_role),
        _Sheet(
            "Stayed away",
            span,
            ("Reason", "Times"),
            (50, 12),
            [(words, count) for words, count in report.absences],
            1,
        ),
    )
    return _book("Attendance report", report.organisation, report.as_at, sheets)


def _attendance_sheet(name: str, label: str, how: str, rows: Iterable[AttendanceRow]) -> _Sheet:
    return _Sheet(
        name,
        how,
        (label, "Sessions", "Places", "Came", "Stayed away", "Per cent came"),
        (50, 12, 12, 12, 14, 16),
        [(row.label, row.sessions, row.places, row.came, row.away, row.rate) for row in rows],
        5,
        _Chart((3, 4), shades=(_SHADES[3], _SHADES[1])),
    )


def plan_xlsx(plan: TrainingPlan) -> bytes:
    """Places by course and month, and who is in each. It names people."""
    months = [f"{month:%b %Y}" for month in plan.months]
    places: list[tuple[Cell, ...]] = [
        (row.course, *(len(month.people) for month in row.months), row.places) for row in plan.rows
    ]
    totals = [
        sum(len(row.months[place].people) for row in plan.rows) for place in range(len(months))
    ]
    sheets = (
        _Sheet(
            "Places",
            "Places needed by course and month; what is overdue stands in the first month",
            ("Course", *months, "All"),
            (50, *(10 for _ in months), 10),
            [*places, ("All courses", *totals, plan.places)],
            len(months) + 1,
            _Chart((1, len(months)), across=True),
        ),
        _Sheet(
            "People",
            "Personal data: keep it safe",
            ("Course", "By", "Who", "Requirement now"),
            (50, 14, 40, 18),
            [
                (row.course, person.by, person.name, STATE_WORDS[person.state])
                for row in plan.rows
                for month in row.months
                for person in month.people
            ],
        ),
    )
    whose = f"{plan.organisation}, by the standards of {plan.partnership}"
    return _book("Training plan", whose, plan.as_at, sheets)


def quality_xlsx(report: QualityReport) -> bytes:
    """Courses at risk, needs, observations and trainers."""
    sheets = (
        _Sheet(
            "At risk",
            "Sessions ahead, then courses",
            ("Course", "Session", "Why"),
            (50, 14, 50),
            [
                (each.course, each.held_on, ", ".join(RISK_WORDS[risk] for risk in each.risks))
                for each in report.at_risk
            ],
        ),
        _Sheet(
            "Needs",
            "Needs, gaps and barriers, the open ones first",
            ("What", "Kind", "Where from", "Raised", "Done", "Closed", "To report"),
            (60, 10, 40, 14, 50, 14, 10),
            [
                (
                    each.summary,
                    NEED_WORDS[each.kind],
                    each.source,
                    each.raised_on,
                    each.done,
                    each.closed_on,
                    "yes" if each.report else "",
                )
                for each in report.needs
            ],
        ),
        _Sheet(
            "Observations",
            "Of courses, the newest first",
            ("Course", "Day", "Observer", "On the trainer", "On the content", "Shared"),
            (50, 14, 26, 50, 50, 14),
            [
                (
                    each.course,
                    each.observed_on,
                    each.observer,
                    each.on_trainer,
                    each.on_content,
                    each.shared_on,
                )
                for each in report.observations
            ],
        ),
        _Sheet(
            "Trainers",
            "The twelve months up to the day",
            ("Trainer", "Still missing", "Sessions", "Days given"),
            (40, 50, 12, 12),
            [
                (each.name, ", ".join(each.missing), each.sessions, each.days_given)
                for each in report.trainers
            ],
            2,
        ),
    )
    return _book("Quality of training", report.organisation, report.as_at, sheets)


def _book(title: str, whose: str, as_at: date, sheets: Iterable[_Sheet]) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    day = f"As at {long_date(as_at)}"
    created = datetime.combine(as_at, time(), UTC)
    book.set_properties({"title": f"{title}. {day}", "created": created})
    formats = formats_of(book) | {"decimal": book.add_format(dict(_DECIMAL))}
    for sheet in sheets:
        page = Page(book.add_worksheet(sheet.name), formats, sheet.widths)
        lines = ((f"{title}: {sheet.name.lower()}", "title"), (whose, "bold"), (sheet.how, "quiet"))
        page.set_up(lines, (title, day))
        page.headings(sheet.headings, len(sheet.rows), numbers=sheet.numbers)
        for place, cells in enumerate(sheet.rows, FIRST_ROW):
            _write_row(page, place, cells, sheet.widths)
        if sheet.chart and sheet.rows:
            _draw(book, page, sheet, sheet.chart)
    book.close()
    return out.getvalue()


def _draw(book: xlsxwriter.Workbook, page: Page, sheet: _Sheet, wanted: _Chart) -> None:
    """Put the chart under the table, as wide as a printed page."""
    last = FIRST_ROW + len(sheet.rows) - 1
    chart = book.add_chart(
        {"type": "column"} if wanted.across else {"type": "bar", "subtype": "stacked"}
    )
    first, until = wanted.columns
    if wanted.across:
        chart.add_series(
            {
                "name": [sheet.name, last, 0],
                "categories": [sheet.name, HEADING_ROW, first, HEADING_ROW, until],
                "values": [sheet.name, last, first, last, until],
                "fill": {"color": _SHADES[-2]},
                "data_labels": {"value": True},
                "gap": 60,
            }
        )
        chart.set_legend({"none": True})
        chart.set_y_axis({"major_gridlines": {"visible": False}})
    else:
        for column, shade in zip(range(first, until + 1), wanted.shades, strict=True):
            chart.add_series(
                {
                    "name": [sheet.name, HEADING_ROW, column],
                    "categories": [sheet.name, FIRST_ROW, wanted.labels, last, wanted.labels],
                    "values": [sheet.name, FIRST_ROW, column, last, column],
                    "fill": {"color": shade},
                    "border": {"color": "#56646C"},
                    "data_labels": {
                        "value": True,
                        "num_format": "0;;",
                        "font": {"color": "#FFFFFF" if shade in _DARK else "#1F2A30"},
                    },
                    "gap": 60,
                }
            )
        chart.set_legend({"position": "top"})
        chart.set_y_axis({"reverse": True, "major_gridlines": {"visible": False}})
    chart.set_x_axis({"major_gridlines": {"visible": False}})
    chart.set_size({"width": 900, "height": 300 if wanted.across else 120 + 26 * len(sheet.rows)})
    page.sheet.insert_chart(last + 2, 0, chart)


def _write_row(page: Page, row: int, cells: Sequence[Cell], widths: Sequence[int]) -> None:
    for column, value in enumerate(cells):
        if isinstance(value, str):
            page.put(row, column, value)
        elif isinstance(value, date):
            moment = datetime.combine(value, time())
            page.sheet.write_datetime(row, column, moment, page.formats["date"])
        elif value is not None:
            form = "decimal" if isinstance(value, float) else "number"
            page.sheet.write_number(row, column, value, page.formats[form])
    texts = zip(cells, widths, strict=True)
    lines = max(-(-len(text) // width) for text, width in texts if isinstance(text, str))
    if lines > 1:
        page.sheet.set_row(row, min(lines * _LINE_HEIGHT, _TALLEST_ROW))
