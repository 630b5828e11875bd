"""Which due days want telling now: each threshold once, to the person and to the line manager."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Due:
    """Something of one person with its day; ``subject`` is its key, ``title`` how it is called."""

    person_id: int
    subject: str
    title: str
    day: date
    is_recommended: bool = False
    """Whether it is only recommended that it be done by the day."""


@dataclass(frozen=True, slots=True)
class Undated:
    """Something that a person never did, and by which day nobody knows."""

    person_id: int
    subject: str
    title: str
    day: None = None
    is_recommended: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A draft that was made: of what, for which day, how long before, to whom, and when."""

    person_id: int
    subject: str
    day: date
    threshold: int
    to_manager: bool
    made_on: date = date.min


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
    latest = _latest(told, to_manager=to_manager)
    for due in dues:
        now = reached(due.day, today, thresholds)
        before = latest.get((due.person_id, due.subject, due.day))
        if now is not None and (before is None or before.threshold > now):
            yield due, now


def told_already(
    dues: Iterable[Due],
    told: Collection[Told],
    thresholds: Collection[int],
    today: date,
    *,
    to_manager: bool,
) -> Iterator[tuple[Due, int, date]]:
    """What a draft was made of that still stands, with its threshold and the day of the draft."""
    latest = _latest(told, to_manager=to_manager)
    for due in dues:
        now = reached(due.day, today, thresholds)
        before = latest.get((due.person_id, due.subject, due.day))
        if now is not None and before is not None and before.threshold <= now:
            yield due, now, before.made_on


def _latest(told: Collection[Told], *, to_manager: bool) -> Mapping[tuple[int, str, date], Told]:
    """The draft of the smallest threshold for each due day, the newest of them."""
    latest: dict[tuple[int, str, date], Told] = {}
    for each in sorted(told, key=lambda one: (-one.threshold, one.made_on)):
        if each.to_manager is to_manager:
            latest[each.person_id, each.subject, each.day] = each
    return latest
