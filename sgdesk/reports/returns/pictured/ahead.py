"""What falls due in each month ahead, in the words of all files."""

from collections.abc import Iterator
from datetime import date

from sgdesk.domain.dates import add_days, long_date, month_short, month_year
from sgdesk.domain.figures import counted, listed
from sgdesk.domain.returns.due_by_month import DueByMonth, DueSpan, RequirementDue
from sgdesk.domain.returns.parts import FEWEST
from sgdesk.reports.returns.pictured.parts import Drawing, Pictured, Row

TITLE = "What falls due in each month ahead"
KEY = "due_by_month"


def ahead_of(due: DueByMonth) -> Pictured:
    """The part of the return that tells it."""
    return Pictured(
        KEY,
        "Due by month",
        TITLE,
        tuple(_how(due)),
        tuple(_drawing(due, each) for each in due.asked),
        ("Requirement", "Month", "Falls due"),
        (KEY,),
    )


def _how(due: DueByMonth) -> Iterator[str]:
    day, until = due.spans[0].first, due.spans[-1].last
    if due.asked:
        yield (
            f"How many of those who are in date on {long_date(day)} fall due up to "
            f"{long_date(until)}, if nothing is done by then. What is overdue already is not in "
            "it, nor is what new people have still to do."
        )
    if due.asked and due.spans[0].last.month != day.month:
        yield f"What falls due on {long_date(day)} itself is in the first month."
    if due.nothing_due:
        by = long_date(until)
        yield f"Nothing that is in date falls due by {by}: {listed(due.nothing_due)}."
    if due.few_due:
        yield (
            f"Not told by month, since fewer than {FEWEST} people fall due: {listed(due.few_due)}."
        )
    if due.left_out:
        yield f"Left out, since fewer than {FEWEST} people count: {listed(due.left_out)}."


def _drawing(due: DueByMonth, asked: RequirementDue) -> Drawing:
    told = zip(due.spans, asked.counts, strict=True)
    return Drawing(asked.title, tuple(_row(*each) for each in told), asked.key)


def _row(span: DueSpan, count: int) -> Row:
    words = span_words(span)
    people = counted(count, "person", "people") if count else "nobody"
    said = f"{words}: {people} {'fall' if count > 1 else 'falls'} due"
    return Row(span.last.isoformat(), words, _under(span), (count,), (said,))


def span_words(span: DueSpan) -> str:
    """``April 2026``, ``15 to 31 March 2026``, ``31 March to 30 April 2026``."""
    first, last = span.first, span.last
    if (first.year, first.month) != (last.year, last.month):
        start = long_date(first)
        return f"{start.removesuffix(f' {last.year}')} to {long_date(last)}"
    if _is_whole(span):
        return month_year(last)
    return long_date(last) if first == last else f"{first.day} to {long_date(last)}"


def _under(span: DueSpan) -> tuple[str, ...]:
    """The month and its year, and under them which part of it where it is not the whole."""
    month = (month_short(span.last), str(span.last.year))
    if span.first.month != span.last.month or _is_whole(span):
        return month
    is_end = _is_last(span.last)
    return (*month, f"from {span.first.day}" if is_end else f"to {span.last.day}")


def _is_whole(span: DueSpan) -> bool:
    return span.first.day == 1 and _is_last(span.last)


def _is_last(day: date) -> bool:
    return day == date.max or add_days(day, 1).day == 1
