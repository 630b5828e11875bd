"""What keeps training up to date without its being repeated, and when it has to be (RULES, 4).

Plain dates in, plain dates out, so that each reading of Harrow's words is tried by itself.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.dates import DAY, add_months

Span = tuple[date | None, date | None]
"""From a day (``None``: always) to a day (``None``: still), both included."""


@dataclass(frozen=True, slots=True)
class LeadPatience:
    """How long a lead may be away before the lead's courses have to be done again, in months.

    Harrow ("School Designated Safeguarding Leads") leaves both open, so both are the
    organisation's: ``gap`` out of the role, and ``touch`` without any learning (``None``: never).
    """

    gap: int = 12
    touch: int | None = None


def latest_learning(latest: Mapping[int, date], courses: Sequence[int]) -> date | None:
    """The latest day on which one of the courses was completed; ``None`` for never."""
    return max((latest[each] for each in courses if each in latest), default=None)


def has_to_repeat(
    done: date, held: Iterable[Span], learning: Sequence[date], day: date, patience: LeadPatience
) -> date | None:
    """From which day a lead's course that was ``done`` is due again; ``None`` where it is not.

    ``held`` is when they were a lead, here or elsewhere, ``day`` included; ``learning`` every day
    of their safeguarding learning. After a gap out of the role that is the day on which they came
    back, after too long without learning the day on which they fell out of touch.
    """
    back = _came_back(done, sorted(held, key=_first_day), day, patience.gap)
    if back is not None or patience.touch is None:
        return back
    return _fell_out_of_touch(done, sorted(learning), day, patience.touch)


def _first_day(span: Span) -> date:
    return span[0] or date.min


def _came_back(done: date, held: Sequence[Span], day: date, gap: int) -> date | None:
    """The first day of the run of posts that holds on the day, after a gap of ``gap`` months.

    The time out of the role counts from its last day, or from the day of the course where that
    was done in the gap.
    """
    back: date | None = None
    reached: date | None = None
    for start, end in held:
        if start is not None and start > day:
            break
        is_apart = reached is not None and start is not None and start > reached + DAY
        if is_apart and reached is not None and start is not None:
            away_since = max(reached, done)
            if away_since < start and add_months(away_since, gap) <= start:
                back = start
        if end is None:
            break
        reached = end if reached is None else max(reached, end)
    return back


def _fell_out_of_touch(done: date, learning: Sequence[date], day: date, touch: int) -> date | None:
    """The last day in touch before the first stretch without learning that was too long."""
    reached = done
    for each in (*(each for each in learning if each > done), day):
        if each > (limit := add_months(reached, touch)):
            return limit
        reached = each
    return None
