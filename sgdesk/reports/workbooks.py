"""Evaluation, attendance, quality and the plan as workbooks."""

from collections.abc import Iterable

from sgdesk.domain.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.dates import long_date, month_short
from sgdesk.domain.evaluation import FORM_TITLES, FormKind
from sgdesk.domain.planning import TrainingPlan
from sgdesk.domain.quality import NEED_WORDS, RISK_WORDS, QualityReport
from sgdesk.domain.results import EvaluationReport
from sgdesk.domain.words import STATE_WORDS
from sgdesk.reports.workbook import SHADES, Cell, Chart, Sheet, make_book


def evaluation_xlsx(report: EvaluationReport) -> bytes:
    """Rates, scales, before and after, and everything that was written; nobody is named."""
    sheets = (
        _sheet_of_forms(report),
        _sheet_of_scales(report),
        _sheet_of_moves(report),
        _sheet_of_window(report),
        _sheet_of_themes(report),
        _sheet_of_pairs(report),
        _sheet_of_words(report),
        _sheet_of_samples(report),
        _sheet_of_sessions(report),
    )
    course = report.course or "All courses"
    return make_book("Evaluation report", f"{report.organisation}, {course}", report.as_at, sheets)


def _span(report: EvaluationReport) -> str:
    return f"Training from {long_date(report.start)} to {long_date(report.end)}"


def _sheet_of_forms(report: EvaluationReport) -> Sheet:
    span = _span(report)
    return Sheet(
        "Forms",
        span,
        ("Form", "Asked for", "Came back", "Per cent"),
        (50, 12, 12, 12),
        [(FORM_TITLES[each.kind], each.asked, each.received, each.rate) for each in report.forms],
        3,
    )


def _sheet_of_scales(report: EvaluationReport) -> Sheet:
    return Sheet(
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
        Chart((2, 6), labels=1),
    )


def _sheet_of_moves(report: EvaluationReport) -> Sheet:
    return Sheet(
        "Before and after",
        "Knowledge before and after, of those who answered both",
        ("Knowledge", "Before", "After", "People"),
        (20, 12, 12, 12),
        [
            (f"from {each.before} to {each.after}", each.before, each.after, each.people)
            for each in report.rise.moves
        ],
        3,
    )


def _sheet_of_window(report: EvaluationReport) -> Sheet:
    window = report.window
    return Sheet(
        "Impact",
        f"Impact forms by their window ({window.source or 'our own'})",
        ("Where they stand", "Forms"),
        (30, 12),
        [
            ("In time", window.in_time),
            ("In later", window.late),
            ("Still open", window.still_open),
            ("Overdue", window.overdue),
            ("Not open yet", window.not_yet),
            ("In the dip sample", window.sampled),
        ],
        1,
    )


def _sheet_of_themes(report: EvaluationReport) -> Sheet:
    return Sheet(
        "Themes",
        "Words that at least two answers share",
        ("Form", "Question", "Word", "Answers"),
        (34, 44, 24, 12),
        [
            (FORM_TITLES[form.kind], each.question.text, theme.word, theme.answers)
            for form in report.forms
            for each in form.texts
            for theme in each.themes
        ],
        1,
    )


def _sheet_of_pairs(report: EvaluationReport) -> Sheet:
    asked = {each.question.key: each.question.text for each in report.of(FormKind.EVALUATION).texts}
    return Sheet(
        "Side by side",
        "What was learned beside what will be done with it, a form a row",
        ("Session", asked.get("learned", "Learned"), asked.get("will_do", "Will do")),
        (14, 70, 70),
        [(each.held_on, each.learned, each.will_do) for each in report.pairs],
    )


def _sheet_of_samples(report: EvaluationReport) -> Sheet:
    return Sheet(
        "Dip samples",
        "What the dip samples found",
        ("Drawn on", "Drawn", "Attended", "Found"),
        (14, 10, 10, 100),
        [(each.drawn_on, each.drawn, each.population, each.found) for each in report.samples],
    )


def _sheet_of_words(report: EvaluationReport) -> Sheet:
    return Sheet(
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
    )


def _sheet_of_sessions(report: EvaluationReport) -> Sheet:
    span = _span(report)
    return Sheet(
        "Sessions",
        span,
        ("Day", "Course", "Place", "Booked", "Came", "Forms"),
        (14, 44, 40, 10, 10, 10),
        [
            (each.held_on, each.course, each.place, each.booked, each.attended, each.received)
            for each in report.sessions
        ],
        3,
    )


def attendance_xlsx(report: AttendanceReport) -> bytes:
    """Attendance by course and by role; counts only."""
    span = f"Sessions from {long_date(report.start)} to {long_date(report.end)}"
    sheets = (
        _attendance_sheet("By course", "Course", span, report.by_course),
        _attendance_sheet("By role", "Role on the day", f"{span}; rows overlap", report.by_role),
        Sheet(
            "Stayed away",
            span,
            ("Reason", "Times"),
            (50, 12),
            [(words, count) for words, count in report.absences],
            1,
        ),
    )
    return make_book("Attendance report", report.organisation, report.as_at, sheets)


def _attendance_sheet(name: str, label: str, how: str, rows: Iterable[AttendanceRow]) -> Sheet:
    return Sheet(
        name,
        how,
        (label, "Sessions", "Places", "Came", "Stayed away", "Per cent came"),
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
        Sheet(
            "Places",
            "Places needed by course and month; what is overdue stands in the first month",
            ("Course", *months, "All"),
            (50, *(10 for _ in months), 10),
            [*places, ("All courses", *totals, plan.places)],
            len(months) + 1,
            Chart((1, len(months)), across=True),
        ),
        Sheet(
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
    return make_book("Training plan", whose, plan.as_at, sheets)


def quality_xlsx(report: QualityReport) -> bytes:
    """Courses at risk, needs, observations and trainers."""
    sheets = (
        _sheet_of_risks(report),
        _sheet_of_needs(report),
        _sheet_of_observations(report),
        _sheet_of_trainers(report),
    )
    return make_book("Quality of training", report.organisation, report.as_at, sheets)


def _sheet_of_risks(report: QualityReport) -> Sheet:
    return Sheet(
        "At risk",
        "Sessions ahead, then courses",
        ("Course", "Session", "Why"),
        (50, 14, 50),
        [
            (each.course, each.held_on, ", ".join(RISK_WORDS[risk] for risk in each.risks))
            for each in report.at_risk
        ],
    )


def _sheet_of_needs(report: QualityReport) -> Sheet:
    return Sheet(
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
    )


def _sheet_of_observations(report: QualityReport) -> Sheet:
    return Sheet(
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
    )


def _sheet_of_trainers(report: QualityReport) -> Sheet:
    return Sheet(
        "Trainers",
        "The twelve months up to the day",
        ("Trainer", "Still missing", "Sessions", "Days given"),
        (40, 50, 12, 12),
        [
            (each.name, ", ".join(each.missing), each.sessions, each.days_given)
            for each in report.trainers
        ],
        2,
    )
