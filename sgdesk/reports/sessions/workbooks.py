"""Attendance and the training plan as workbooks."""

from collections.abc import Iterable

from sgdesk.domain.dates import long_date, month_short
from sgdesk.domain.sessions.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.sessions.planning import TrainingPlan
from sgdesk.reports.sheets.workbook import SHADES, Cell, Chart, TableSheet, make_book


def attendance_xlsx(report: AttendanceReport) -> bytes:
    """Attendance by course and by role; counts only."""
    span = f"Sessions from {long_date(report.start)} to {long_date(report.end)}"
    sheets = (
        _by_course(span, report.by_course),
        _by_role(f"{span}; rows overlap", report.by_role),
        TableSheet(
            "Stayed away",
            span,
            ("Reason", "Times"),
            (50, 12),
            [(words, count) for words, count in report.absences],
            1,
        ),
    )
    return make_book("Attendance report", report.organisation, report.as_at, sheets)


def _by_role(how: str, rows: Iterable[AttendanceRow]) -> TableSheet:
    """Without places: a session has them, and no role."""
    return TableSheet(
        "By role",
        how,
        ("Role on the day", "Sessions", "Came", "Stayed away", "Per cent came"),
        (50, 12, 12, 14, 16),
        [(row.label, row.sessions, row.came, row.away, row.rate) for row in rows],
        4,
        Chart((2, 3), shades=(SHADES[3], SHADES[1])),
    )


def _by_course(how: str, rows: Iterable[AttendanceRow]) -> TableSheet:
    return TableSheet(
        "By course",
        how,
        ("Course", "Sessions", "Places", "Came", "Stayed away", "Per cent came"),
        (50, 12, 12, 12, 14, 16),
        [(row.label, row.sessions, row.places, row.came, row.away, row.rate) for row in rows],
        5,
        Chart((3, 4), shades=(SHADES[3], SHADES[1])),
    )


def plan_xlsx(plan: TrainingPlan) -> bytes:
    """Places by course and month, and who is in each. It names people."""
    months = [f"{month_short(month)} {month.year}" for month in plan.months]
    places: list[tuple[Cell, ...]] = [
        (row.course, *(len(month.people) for month in row.months), row.places) for row in plan.rows
    ]
    totals = [
        sum(len(row.months[place].people) for row in plan.rows) for place in range(len(months))
    ]
    sheets = (
        TableSheet(
            "Places",
            "Places needed by course and month; what is overdue stands in the first month",
            ("Course", *months, "All"),
            (40, *(6 for _ in months), 7),
            [*places, ("All courses", *totals, plan.places)],
            len(months) + 1,
            Chart((1, len(months)), across=True),
        ),
        TableSheet(
            "People",
            "Personal data: keep it safe",
            ("Course", "By", "Who", "Requirement now"),
            (50, 14, 40, 18),
            [
                (row.course, person.by, person.called, person.state_words)
                for row in plan.rows
                for month in row.months
                for person in month.people
            ],
        ),
    )
    whose = f"{plan.organisation}, by {plan.whose_standards}"
    return make_book("Training plan", whose, plan.as_at, sheets)
