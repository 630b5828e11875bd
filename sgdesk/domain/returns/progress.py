"""How far the making of a return is: what is counted, how much of it is done, and of how much."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeAlias


class Work(StrEnum):
    """What is counted while a return is made, in words that a number follows."""

    MONTHS = "days of the year counted"
    LAID_OUT = "people laid out"
    DRAWN = "people drawn"
    FILES = "files made"


Step: TypeAlias = Callable[[Work, int, int], object]
"""Hears of each piece of work how many of how many are done; what it raises ends the work."""


def untold(_what: Work, _done: int, _total: int) -> None:
    """The step where nobody looks on."""
