"""Draws from a seeded generator, and the habits that one sheet keeps all through."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import TypeVar

from .canvas import TODAY

Drawn = TypeVar("Drawn")
FIRST_DAY = date(2017, 1, 9)


class Dice:
    """What a layout draws with."""

    def __init__(self, random: Random) -> None:
        self.random = random

    def of(self, values: Sequence[Drawn]) -> Drawn:
        """One of them."""
        return self.random.choice(values)

    def chance(self, percent: float) -> bool:
        """Whether something happens that does so often."""
        return self.random.random() * 100 < percent

    def some(self, values: Sequence[Drawn], least: int, most: int) -> list[Drawn]:
        """A few of them, in any order."""
        wanted = self.random.randint(min(least, len(values)), min(most, len(values)))
        return self.random.sample(list(values), wanted)

    def number(self, least: int, most: int) -> int:
        """A whole number, both ends among them."""
        return self.random.randint(least, most)

    def day(self) -> date:
        """A day in the past on which somebody may have been trained."""
        return FIRST_DAY + timedelta(days=self.number(0, (TODAY - FIRST_DAY).days - 1))

    def mixed(self, values: Sequence[Drawn]) -> list[Drawn]:
        """All of them in another order."""
        return self.random.sample(list(values), len(values))


@dataclass(frozen=True, slots=True)
class Habits:
    """What one sheet does all through.

    ``styles`` are the numbers of the ways in which its dates are written as text, ``name_style``
    how names are, ``true_dates`` how many dates of a hundred are true ones of a workbook.
    """

    styles: tuple[int, ...]
    name_style: str
    true_dates: int
    asides: int
    wordy: int
    faulty: int
    blank: int
