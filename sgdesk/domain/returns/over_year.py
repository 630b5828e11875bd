"""How coverage moved over the year before a return: counts of everybody, and no small ones."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sgdesk.domain.returns.parts import FEWEST
from sgdesk.domain.training.counting.tallies import Counts, percent


@dataclass(frozen=True, slots=True)
class DayShare:
    """How many had completed a requirement as at one day, of those who counted then.

    Both are ``None`` where so few counted that the number can point at one of them.
    """

    day: date
    completed: int | None
    counted: int | None

    @property
    def percent(self) -> float | None:
        """With one decimal; ``None`` where nobody counted, or too few to be told."""
        if self.completed is None or self.counted is None:
            return None
        return percent(self.completed, self.counted)


@dataclass(frozen=True, slots=True)
class RequirementYear:
    """One requirement of the return over the days, the earliest first."""

    key: str
    title: str
    days: tuple[DayShare, ...]


@dataclass(frozen=True, slots=True)
class OverYear:
    """What is shown of the year: the days, each requirement, and which of them is left out.

    ``left_out`` are the titles of those of which too few people count. ``begun_on`` is when the
    file was begun: of a day before it holds only what was entered since. ``other_rules`` says that
    days of another partnership's rules are left out.
    """

    days: tuple[date, ...]
    asked: tuple[RequirementYear, ...]
    left_out: tuple[str, ...]
    begun_on: date
    other_rules: bool = False

    def is_before_file(self, day: date) -> bool:
        """Whether a day lies before the file was begun."""
        return day < self.begun_on

    @property
    def hides_days(self) -> bool:
        """Whether a requirement that is shown has a day of which nothing is told."""
        return any(share.counted is None for each in self.asked for share in each.days)


def over_year(
    titles: Mapping[str, str],
    ends: Sequence[tuple[date, Mapping[str, Counts]]],
    begun_on: date,
    *,
    other_rules: bool = False,
) -> OverYear:
    """The year of the requirements in ``titles``, from the counts as at each day.

    One of which fewer than :data:`FEWEST` people count on the last day, or never more, is left
    out whole; of another an earlier day of so few is not told. What never counted anybody has no
    place in it, and a day alone shows nothing that moved.
    """
    days = tuple(day for day, _ in ends)
    asked: list[RequirementYear] = []
    left_out: list[str] = []
    for key, title in titles.items() if len(days) > 1 else ():
        counts = [found.get(key) or Counts() for _, found in ends]
        sizes = [each.required - each.exempt for each in counts]
        if _is_few(sizes[-1]) or 0 < max(sizes) < FEWEST:
            left_out.append(title)
        elif any(sizes):
            shares = zip(days, counts, sizes, strict=True)
            asked.append(RequirementYear(key, title, tuple(_share(*each) for each in shares)))
    return OverYear(days, tuple(asked), tuple(left_out), begun_on, other_rules)


def _share(day: date, counts: Counts, size: int) -> DayShare:
    if _is_few(size):
        return DayShare(day, None, None)
    return DayShare(day, counts.completed, size)


def _is_few(people: int) -> bool:
    return 0 < people < FEWEST
