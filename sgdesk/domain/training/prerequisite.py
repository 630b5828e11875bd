"""What has to come first: single-agency training before multi-agency training (Sandwell 8.2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Prerequisite:
    """A course that comes first, as the ids of it and of what stands for it."""

    title: str
    courses: tuple[int, ...]


def missing_first(
    wanted: Iterable[Prerequisite], latest: Mapping[int, date], on: date
) -> tuple[str, ...]:
    """The titles of what somebody has not done by the day ``on``."""
    return tuple(
        each.title
        for each in wanted
        if not any(course in latest and latest[course] <= on for course in each.courses)
    )
