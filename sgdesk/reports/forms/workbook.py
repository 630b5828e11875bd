"""The evaluation report as a workbook."""

from sgdesk.domain.dates import long_date
from sgdesk.domain.forms.form import FORM_TITLES, FormKind
from sgdesk.domain.forms.results import EvaluationReport
from sgdesk.reports.forms.evaluation_report import impact_words
from sgdesk.reports.sheets.workbook import Chart, TableSheet, make_book


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


def _sheet_of_forms(report: EvaluationReport) -> TableSheet:
    span = _span(report)
    return TableSheet(
        "Forms",
        span,
        ("Form", "Asked for", "Came back", "Per cent"),
        (50, 12, 12, 12),
        [(FORM_TITLES[each.kind], each.asked, each.received, each.rate) for each in report.forms],
        3,
    )


def _sheet_of_scales(report: EvaluationReport) -> TableSheet:
    return TableSheet(
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


def _sheet_of_moves(report: EvaluationReport) -> TableSheet:
    return TableSheet(
        "Before and after",
        "Knowledge before and after, of the forms that answer both",
        ("Knowledge", "Before", "After", "Forms"),
        (20, 12, 12, 12),
        [
            (f"from {each.before} to {each.after}", each.before, each.after, each.people)
            for each in report.rise.moves
        ],
        3,
    )


def _sheet_of_window(report: EvaluationReport) -> TableSheet:
    window = report.window
    return TableSheet(
        "Impact",
        impact_words(window),
        ("Impact forms", "How many"),
        (60, 12),
        [
            *window.lines(),
            ("In the dip sample", window.sampled),
        ],
        1,
    )


def _sheet_of_themes(report: EvaluationReport) -> TableSheet:
    return TableSheet(
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


def _sheet_of_pairs(report: EvaluationReport) -> TableSheet:
    asked = {each.question.key: each.question.text for each in report.of(FormKind.EVALUATION).texts}
    return TableSheet(
        "Side by side",
        "What was learned beside what will be done with it, a form a row",
        (asked.get("learned", "Learned"), asked.get("will_do", "Will do")),
        (70, 70),
        [(each.learned, each.will_do) for each in report.pairs],
    )


def _sheet_of_samples(report: EvaluationReport) -> TableSheet:
    return TableSheet(
        "Dip samples",
        "What the dip samples found",
        ("Drawn on", "Drawn", "Attended", "Found"),
        (14, 10, 10, 100),
        [(each.drawn_on, each.drawn, each.population, each.said) for each in report.samples],
    )


def _sheet_of_words(report: EvaluationReport) -> TableSheet:
    return TableSheet(
        "In their words",
        "What was written, without names and days; words of a form that came alone are left out",
        ("Form", "Question", "Answer"),
        (34, 44, 90),
        [
            (FORM_TITLES[form.kind], each.question.text, text)
            for form in report.forms
            for each in form.texts
            for text in each.answers
        ],
    )


def _sheet_of_sessions(report: EvaluationReport) -> TableSheet:
    span = _span(report)
    return TableSheet(
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


def _span(report: EvaluationReport) -> str:
    return f"Training from {long_date(report.start)} to {long_date(report.end)}"
