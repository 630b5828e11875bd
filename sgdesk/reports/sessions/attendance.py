"""The attendance report on paper: by course, by role, why people stayed away, and the money."""

from collections.abc import Iterator, Sequence

from reportlab.platypus import Flowable

from sgdesk.domain.dates import long_date
from sgdesk.domain.figures import figure, share_text
from sgdesk.domain.sessions.attendance import AttendanceReport, AttendanceRow
from sgdesk.domain.sessions.session import pounds
from sgdesk.reports.layout.charts import RateBar
from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import MM, Furniture
from sgdesk.reports.layout.tables import headed, height_of, table
from sgdesk.reports.tagging import About

TITLE = "Attendance report"
_ROLES_OVERLAP = "Somebody with two roles counts in both rows; somebody who came twice, twice."
_LABEL = 80 * MM
"""Of a short table: its figures stand near their words, and not at the far edge of the page."""


def attendance_pdf(report: AttendanceReport) -> bytes:
    """The report as a PDF; the same figures give the same bytes. It names nobody."""
    furniture = Furniture(report.organisation, TITLE, report.as_at, note="Counts only.")
    about = About(TITLE, report.organisation, "Who came to safeguarding training", report.as_at)
    return make_paper(list(_story(report)), furniture, about)


def _story(report: AttendanceReport) -> Iterator[Flowable]:
    yield para(TITLE, "title")
    yield para(report.organisation, "lead")
    yield para(f"Sessions from {long_date(report.start)} to {long_date(report.end)}", "lead")
    yield space(4)
    yield para(_sentence(report))
    if not report.sessions:
        return
    yield from _table("By course", "Course", report.by_course, with_places=True)
    yield from _table("By role", "Role on the day", report.by_role, with_places=False)
    yield para(_ROLES_OVERLAP, "note")
    yield from _absences(report)
    yield from _money(report)


def _sentence(report: AttendanceReport) -> str:
    held = (
        "One session was held"
        if report.sessions == 1
        else f"{figure(report.sessions)} sessions were held"
    )
    cancelled = f", and {figure(report.cancelled)} cancelled" if report.cancelled else ""
    return f"{held}{cancelled}."


def _table(
    title: str, label: str, rows: Sequence[AttendanceRow], *, with_places: bool
) -> Iterator[Flowable]:
    """A row each; places are told of courses alone, since a session has them and no role."""
    words = ["Sessions", *(["Places"] if with_places else []), "Came", "Stayed away", "Of expected"]
    lines: list[list[Flowable]] = [
        [*headings([label, *words], numbers=len(words)), *headings([""])],
    ]
    lines.extend(
        [
            para(row.label, "cell"),
            para(figure(row.sessions), "number"),
            *([para(_places(row), "number")] if with_places else []),
            para(figure(row.came), "number"),
            para(figure(row.away), "number"),
            para("–" if row.rate is None else share_text(row.rate), "number"),
            RateBar(row.came, row.expected, 32 * MM),
        ]
        for row in rows
    )
    figures = (16 * MM, *([16 * MM] if with_places else []), 13 * MM, 21 * MM, 21 * MM)
    bar = 36 * MM
    made = table(lines, (WIDTH - sum(figures) - bar, *figures, bar))
    made.tail = 0 if with_places else height_of([para(_ROLES_OVERLAP, "note")])
    yield from headed(title, made)


def _places(row: AttendanceRow) -> str:
    return "no limit" if row.places is None else figure(row.places)


def _absences(report: AttendanceReport) -> Iterator[Flowable]:
    if not report.absences:
        return
    rows: list[list[Flowable]] = [headings(["Reason", "Times"], numbers=1)]
    rows.extend(
        [para(words, "cell"), para(figure(count), "number")] for words, count in report.absences
    )
    yield from headed("Why people stayed away", table(rows, (_LABEL, 30 * MM)))


def _money(report: AttendanceReport) -> Iterator[Flowable]:
    amounts = (
        ("Cost of the sessions", report.cost),
        ("Income from the sessions", report.income),
        ("Charged for staying away", report.charges),
    )
    if not any(amount for _, amount in amounts):
        return
    rows: list[list[Flowable]] = [headings(["Money", "Amount"], numbers=1)]
    rows.extend([para(label, "cell"), para(pounds(amount), "number")] for label, amount in amounts)
    yield from headed("Money", table(rows, (_LABEL, 30 * MM)))
