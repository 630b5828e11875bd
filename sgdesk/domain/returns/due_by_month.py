"""What falls due in each month after a return: counts of everybody, and no small ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import add_days, month_ends
from sgdesk.domain.returns.parts import FEWEST

_MONTHS = 13
"""No span of a year touches more."""


@dataclass(frozen=True, slots=True)
class DueSpan:
    """A month, or what lies of one after the day of the return; both days are in it."""

    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RequirementDue:
    """One requirement of the return: how many fall due in each of the spans."""

    key: str
    title: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DueByMonth:
    """What falls due in the spans, the earliest first, and of which requirements it is told.

    ``left_out`` are the titles of those of which fewer than five people count, ``few_due`` of those
    of which fewer than five fall due in all the spans, ``nothing_due`` of those of which none does.
    """

    spans: tuple[DueSpan, ...]
    asked: tuple[RequirementDue, ...]
    left_out: tuple[str, ...]
    few_due: tuple[str, ...]
    nothing_due: tuple[str, ...]

    @property
    def highest(self) -> int:
        """The largest count of any requirement in any span."""
        return max((count for each in self.asked for count in each.counts), default=0)


def due_spans(day: date, until: date) -> tuple[DueSpan, ...]:
    """The months from ``day`` to ``until``, at most a year on; the first and the last can be parts.

    The last day of a month goes with the month after it: alone it would say what nobody asks.
    """
    ends = [*(each for each in month_ends(until, _MONTHS) if day < each < until), until]
    starts = [day, *(add_days(each, 1) for each in ends[:-1])]
    return tuple(DueSpan(*each) for each in zip(starts, ends, strict=True))


def due_by_month(
    titles: Mapping[str, str],
    sizes: Mapping[str, int],
    days: Mapping[str, Sequence[date]],
    spans: Sequence[DueSpan],
) -> DueByMonth:
    """The requirements in ``titles``, of which ``sizes`` people count, by their due ``days``.

    One of which fewer than :data:`FEWEST` people count, or of which fewer fall due, is not told
    month by month: a month would point at one of them.
    """
    asked: list[RequirementDue] = []
    left_out: list[str] = []
    few_due: list[str] = []
    nothing_due: list[str] = []
    for key, title in titles.items():
        due = days.get(key, ())
        if 0 < sizes.get(key, 0) < FEWEST:
            left_out.append(title)
        elif not due:
            nothing_due.append(title)
        elif len(due) < FEWEST:
            few_due.append(title)
        else:
            asked.append(RequirementDue(key, title, tuple(_within(due, each) for each in spans)))
    return DueByMonth(
        tuple(spans), tuple(asked), tuple(left_out), tuple(few_due), tuple(nothing_due)
    )


def _within(days: Sequence[date], span: DueSpan) -> int:
    return sum(span.first <= each <= span.last for each in days)
