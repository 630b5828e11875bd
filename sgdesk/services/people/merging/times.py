"""Times of two entries of one person: whether they are the same or overlap, and their words."""

from datetime import date

from sgdesk.domain.dates import long_date, month_year
from sgdesk.domain.people.person import Absence, Post
from sgdesk.domain.training.record import TrainingRecord

Span = tuple[date | None, date | None]


def of_post(post: Post) -> Span:
    """The first and the last day of a role; a blank one is not known, or still to come."""
    return post.start, post.end


def of_absence(absence: Absence) -> Span:
    """The first and the last day on which somebody was away."""
    return (
        date.fromordinal(absence.last_day.toordinal() + 1),
        date.fromordinal(absence.back_on.toordinal() - 1),
    )


def overlap(one: Span, other: Span) -> bool:
    """Whether two times have a day in common."""
    return _begins(one) <= _ends(other) and _begins(other) <= _ends(one)


def _begins(span: Span) -> date:
    return span[0] or date.min


def _ends(span: Span) -> date:
    return span[1] or date.max


def holds(one: Span, other: Span) -> bool:
    """Whether the whole of the other time lies in the one."""
    return _begins(one) <= _begins(other) and _ends(other) <= _ends(one)


def span_words(start: date | None, end: date | None) -> str:
    """A time of a role: "since 1 May 2024", "until 3 June 2025"."""
    begun = f"since {long_date(start)}" if start else "since always (not known)"
    if end is None:
        return begun
    return f"{long_date(start)} to {long_date(end)}" if start else f"until {long_date(end)}"


def away_words(absence: Absence) -> str:
    """A time away, by the last day before it and the first after it."""
    return f"Away after {long_date(absence.last_day)}, back on {long_date(absence.back_on)}"


def since_words(day: date | None) -> str:
    """When something began."""
    return f"on {long_date(day)}" if day else "on a day that is not known"


def _day(record: TrainingRecord) -> tuple[date, bool]:
    return record.completed_on, record.month_only


def of_one_day(one: TrainingRecord, other: TrainingRecord) -> bool:
    """Whether both are of one day, or of one month of which no day is known."""
    return _day(one) == _day(other)


def of_one_month(one: TrainingRecord, other: TrainingRecord) -> bool:
    """Whether both are of one month, and of one of them no more is known."""
    days = one.completed_on, other.completed_on
    same = len({(each.year, each.month) for each in days}) == 1
    return same and (one.month_only or other.month_only)


def day_words_of(record: TrainingRecord) -> str:
    """The day of a training, or its month where no more is known."""
    day = record.completed_on
    return month_year(day) if record.month_only else long_date(day)
