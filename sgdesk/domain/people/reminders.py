"""Which due days want telling now: each threshold once, to the person and to the line manager."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Due:
    """Something of one person with its day; ``subject`` is its key, ``title`` how it is called."""

    person_id: int
    subject: str
    title: str
    day: date


@dataclass(frozen=True, slots=True)
class Told:
    """A reminder that was made: of what, for which day, how long before, and to whom."""

    person_id: int
    subject: str
    day: date
    threshold: int
    to_manager: bool


def reached(day: date, today: date, thresholds: Iterable[int]) -> int | None:
    """The smallest threshold whose time has come; 0 from the due day on; ``None`` before all."""
    return min((each for each in thresholds if day - timedelta(days=each) <= today), default=None)


def to_tell(
    dues: Iterable[Due],
    told: Collection[Told],
    thresholds: Collection[int],
    today: date,
    *,
    to_manager: bool,
) -> Iterator[tuple[Due, int]]:
    """What is to be told now, with the threshold that it is told for.

    One that was passed over is not made up for: whoever looks 20 days before the due day tells
    once, for the threshold of 30, and not for that of 90 too.
    """
    latest: dict[tuple[int, str, date], int] = {}
    for each in told:
        if each.to_manager is to_manager:
            key = (each.person_id, each.subject, each.day)
            latest[key] = min(each.threshold, latest.get(key, each.threshold))
    for due in dues:
        now = reached(due.day, today, thresholds)
        before = latest.get((due.person_id, due.subject, due.day))
        if now is not None and (before is None or before > now):
            yield due, now
