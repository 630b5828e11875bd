"""The training plan on paper: places by course and month, and who is in each."""

from collections.abc import Iterator, Sequence
from datetime import date

from reportlab.platypus import Flowable

from sgdesk.domain.dates import month_short, month_year, short_date
from sgdesk.domain.figures import counted, figure, listed
from sgdesk.domain.sessions.planning import PlanMonth, PlanRow, TrainingPlan
from sgdesk.reports.layout.charts import ColumnChart
from sgdesk.reports.layout.pages import WIDTH, headings, make_paper, para, space
from sgdesk.reports.layout.styles import MM, Furniture
from sgdesk.reports.layout.tables import fitted_widths, headed, is_one_page, table
from sgdesk.reports.tagging import About, Reads

_TITLE = "Training plan"
_SUBJECT = "When safeguarding training is held, and who is due"
_COURSE, _MONTH, _ALL = 34 * MM, 9 * MM, 14 * MM
"""The least that the columns of the months are wide; the course has what they leave."""

_CELL = 6.0
"""So much less air than other cells those of a month have, in points."""

_CHARTS = (110.0, 64.0)
"""How high the chart is, in points, and where that brings all of it onto one page."""

_NAMED = (34 * MM, 22 * MM, 42 * MM)
"""Room for "September 2027" and "Due soon, recommended", each in one line."""


def training_plan_pdf(plan: TrainingPlan) -> bytes:
    """The plan as a PDF; the same plan gives the same bytes."""
    furniture = Furniture(plan.organisation, _TITLE, plan.as_at, personal=True)
    about = About(f"{_TITLE}, {_span(plan)}", plan.organisation, _SUBJECT, plan.as_at)
    tall, low = (list(_story(plan, high)) for high in _CHARTS)
    saves = is_one_page(low) and not is_one_page(tall)
    return make_paper(low if saves else tall, furniture, about)


def _span(plan: TrainingPlan) -> str:
    first, last = plan.months[0], plan.months[-1]
    return f"{month_year(first)} to {month_year(last)}"


def _story(plan: TrainingPlan, chart: float) -> Iterator[Flowable]:
    yield para(_TITLE, "title")
    yield para(plan.organisation, "lead")
    yield para(f"{_span(plan)}, by {plan.whose_standards}", "lead")
    yield space(4)
    if not plan.rows:
        yield para("Nobody needs a place in these twelve months.")
        return
    yield para(
        f"{counted(plan.places, 'place')} on {counted(len(plan.rows), 'course')}. What is "
        "overdue or was never done stands in the first month; everything else in the month in "
        "which it falls due, so it can be done earlier."
    )
    yield space(6)
    places = [(month_short(month), _places_in(plan, month)) for month in plan.months]
    yield ColumnChart(places, WIDTH, chart)
    yield from headed("Places by course and month", _overview(plan))
    yield para(
        "A figure in brackets is how many places the sessions planned in that month hold; "
        "“any” stands for no limit, and a dash for a month without need. Somebody who needs two "
        "courses has a place on each.",
        "note",
    )
    first, *others = plan.rows
    yield from _named(first, plan.as_at, over="Who is in each")
    for row in others:
        yield from _named(row, plan.as_at)


def _places_in(plan: TrainingPlan, month: date) -> int:
    return sum(len(each.people) for row in plan.rows for each in row.months if each.month == month)


def _overview(plan: TrainingPlan) -> Flowable:
    months = [para(month_short(month), "middle heading") for month in plan.months]
    rows: list[list[Flowable]] = [
        [para("Course", "heading"), *months, *headings(["All"], numbers=1)]
    ]
    for row in plan.rows:
        cells = [para(_cell(each), "middle") for each in row.months]
        rows.append([para(row.course, "cell"), *cells, para(figure(row.places), "bold number")])
    total = [para(figure(_places_in(plan, month)), "middle") for month in plan.months]
    rows.append([para("All courses", "bold"), *total, para(figure(plan.places), "bold number")])
    return table(
        rows,
        _widths(rows),
        extra=[("LEFTPADDING", (1, 0), (-1, -1), 1), ("RIGHTPADDING", (1, 0), (-1, -1), 1)],
        reads=Reads.GRID,
    )


def _widths(rows: Sequence[Sequence[Flowable]]) -> Sequence[float]:
    """A month is as wide as what stands in it, so that no figure leaves its bracket behind."""
    room = WIDTH - _COURSE - _ALL
    months = fitted_widths([row[1:-1] for row in rows], room, stretch=None)
    widths = [max(each - _CELL, _MONTH) for each in months]
    if sum(widths) > room:
        widths = [room / len(widths)] * len(widths)
    return (WIDTH - _ALL - sum(widths), *widths, _ALL)


def _cell(month: PlanMonth) -> str:
    needed = figure(len(month.people)) if month.people else "–"
    if not month.sessions:
        return needed
    return f"{needed} ({'any' if month.offered is None else figure(month.offered)})"


def _named(row: PlanRow, as_at: date, over: str = "") -> Iterator[Flowable]:
    """Who needs a course, month by month; ``over`` is a heading that stands over its own."""
    rows: list[list[Flowable]] = [
        headings(["Month", "By", "Requirement now", f"Who needs {row.course}"])
    ]
    for month in row.months:
        for number, person in enumerate(month.people):
            rows.append(
                [
                    para(month_year(month.month), "again" if number else "cell"),
                    para("now" if person.by == as_at else short_date(person.by), "cell"),
                    para(person.state_words, "cell"),
                    para(person.called, "cell"),
                ]
            )
    made = table(rows, (*_NAMED, WIDTH - sum(_NAMED)))
    counts = para(f"Counts towards: {listed(row.requirements)}", "note")
    if over:
        yield from headed(over, made, para(row.course, "h3"), counts)
    else:
        yield from headed(row.course, made, counts, kind="h3")
