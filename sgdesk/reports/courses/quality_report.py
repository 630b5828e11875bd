"""The quality report on paper: what is at risk, what is needed, what was observed, who trains."""

from collections.abc import Iterable, Iterator, Sequence

from reportlab.platypus import Flowable

from sgdesk.domain.courses.quality import (
    NEED_WORDS,
    RISK_WORDS,
    NeedLine,
    ProgrammeLine,
    QualityReport,
)
from sgdesk.domain.dates import long_date, short_date
from sgdesk.domain.figures import figure, listed
from sgdesk.reports.layout.pages import headings, make_paper, para, space
from sgdesk.reports.layout.styles import Furniture
from sgdesk.reports.layout.tables import fitted, headed
from sgdesk.reports.tagging import About

TITLE = "Quality of training"


def quality_report_pdf(report: QualityReport) -> bytes:
    """The report as a PDF; the same figures give the same bytes."""
    furniture = Furniture(report.organisation, TITLE, report.as_at)
    about = About(TITLE, report.organisation, "How good the safeguarding training is", report.as_at)
    return make_paper(list(_story(report)), furniture, about)


def _story(report: QualityReport) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(report.organisation, "lead")
    whose = f", with {report.partnership}" if report.partnership else ""
    yield para(f"As at {long_date(report.as_at)}{whose}", "lead")
    yield space(2)
    yield from _at_risk(report)
    yield from _needs(report)
    yield from _observations(report)
    yield from _trainers(report)
    yield from _asked(report, "The programme of the last twelve months", report.programme)
    yield from _asked(report, "How it was evaluated", report.evaluation)
    words = "Supervision and reviews of practice in the last twelve months"
    yield from headed(words, para(_reviews(report)))


def _at_risk(report: QualityReport) -> Iterator[Flowable]:
    return _part(
        "Courses at risk",
        ("Course", "Session", "Why"),
        (
            (
                each.course,
                short_date(each.held_on) if each.held_on else "",
                listed([RISK_WORDS[risk] for risk in each.risks]),
            )
            for each in report.at_risk
        ),
        "No course is at risk.",
    )


def _needs(report: QualityReport) -> Iterator[Flowable]:
    whom = "the partnership" if report.partnership else "the council or partnership"
    return _part(
        "Needs, gaps and barriers",
        ("What", "Kind", "Where from", "What was done"),
        (
            (each.summary, NEED_WORDS[each.kind], each.source, _done(each, whom))
            for each in report.needs
        ),
        "Nothing was raised.",
    )


def _observations(report: QualityReport) -> Iterator[Flowable]:
    return _part(
        "Observations in the last twelve months",
        ("Course", "When and by whom", "On the trainer", "On the content"),
        (
            (
                each.course,
                f"{short_date(each.observed_on)}, {each.observer}",
                each.on_trainer,
                each.on_content,
            )
            for each in report.observations
        ),
        "No course was observed.",
    )


def _trainers(report: QualityReport) -> Iterator[Flowable]:
    return _part(
        "Trainers over the last twelve months",
        ("Trainer", "Still missing", "Sessions", "Days given, each counted once"),
        (
            (
                each.name,
                listed(each.missing) or "nothing",
                figure(each.sessions),
                figure(each.days_given),
            )
            for each in report.trainers
        ),
        "Nobody is entered as a trainer.",
        numbers=2,
    )


def _asked(report: QualityReport, title: str, lines: Sequence[ProgrammeLine]) -> Iterator[Flowable]:
    """What the partnership's document looks at; nothing where it names nothing."""
    if lines:
        yield from _part(
            title,
            (f"What {report.partnership} looks at", "Paragraph", "Here"),
            ((each.asked, each.source, each.said) for each in lines),
            "",
        )


def _part(
    heading: str,
    columns: Sequence[str],
    lines: Iterable[Sequence[str]],
    otherwise: str,
    numbers: int = 0,
) -> Iterator[Flowable]:
    """A heading with its table, or with a sentence; the last ``numbers`` of columns are figures."""
    rows: list[list[Flowable]] = [headings(columns, numbers)]
    words = len(columns) - numbers
    for line in lines:
        kinds = ["cell"] * words + ["number"] * numbers
        rows.append([para(text, kind) for text, kind in zip(line, kinds, strict=True)])
    made = fitted(rows, stretch=words - 1) if len(rows) > 1 else para(otherwise)
    yield from headed(heading, made)


def _done(each: NeedLine, whom: str) -> str:
    closed = f"{each.done} ({short_date(each.closed_on)})" if each.closed_on else "Open"
    return f"{closed}. To report to {whom}." if each.report else closed


def _reviews(report: QualityReport) -> str:
    if not report.reviews and not report.reviews_due:
        return "None is noted."
    held = "One was held" if report.reviews == 1 else f"{figure(report.reviews)} were held"
    due = f" Due again by the day: {figure(report.reviews_due)}." if report.reviews_due else ""
    return f"{held}; {figure(report.reviews_asked)} asked how training was put into practice.{due}"
