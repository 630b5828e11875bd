"""The quality report as a workbook."""

from collections.abc import Iterator

from sgdesk.domain.courses.quality import NEED_WORDS, RISK_WORDS, QualityReport
from sgdesk.reports.sheets.workbook import TableSheet, make_book


def quality_xlsx(report: QualityReport) -> bytes:
    """Courses at risk, needs, observations and trainers."""
    sheets = (
        _sheet_of_risks(report),
        _sheet_of_needs(report),
        _sheet_of_observations(report),
        _sheet_of_trainers(report),
        *_sheets_of_asked(report),
    )
    return make_book("Quality of training", report.organisation, report.as_at, sheets)


def _sheets_of_asked(report: QualityReport) -> Iterator[TableSheet]:
    """What the partnership's document looks at; no sheet where it names nothing."""
    for name, about, lines in (
        ("Programme", "The last twelve months", report.programme),
        ("Evaluation", "How it was evaluated", report.evaluation),
    ):
        if lines:
            rows = [(each.asked, each.source, each.said) for each in lines]
            asks = f"What {report.partnership} looks at"
            yield TableSheet(name, about, (asks, "Paragraph", "Here"), (60, 26, 60), rows)


def _sheet_of_risks(report: QualityReport) -> TableSheet:
    return TableSheet(
        "At risk",
        "Sessions ahead, then courses",
        ("Course", "Session", "Why"),
        (50, 14, 50),
        [
            (each.course, each.held_on, ", ".join(RISK_WORDS[risk] for risk in each.risks))
            for each in report.at_risk
        ],
    )


def _sheet_of_needs(report: QualityReport) -> TableSheet:
    return TableSheet(
        "Needs",
        "Needs, gaps and barriers, the open ones first",
        ("What", "Kind", "Where from", "Raised", "Done", "Closed", "To report"),
        (40, 9, 24, 12, 38, 12, 8),
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


def _sheet_of_observations(report: QualityReport) -> TableSheet:
    return TableSheet(
        "Observations",
        "Of courses, the newest first",
        ("Course", "Day", "Observer", "On the trainer", "On the content", "Shared"),
        (30, 12, 20, 38, 38, 12),
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


def _sheet_of_trainers(report: QualityReport) -> TableSheet:
    return TableSheet(
        "Trainers",
        "The twelve months up to the day",
        ("Trainer", "Still missing", "Sessions", "Days given"),
        (40, 50, 12, 12),
        [
            (each.name, ", ".join(each.missing) or "nothing", each.sessions, each.days_given)
            for each in report.trainers
        ],
        2,
    )
