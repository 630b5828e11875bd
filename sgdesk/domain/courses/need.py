"""A training need, a gap or a barrier that somebody told us of."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.courses.quality import NeedKind


@dataclass(frozen=True, slots=True)
class Need:
    """A training need, a gap or a barrier, with its source and what was done."""

    id: int
    kind: NeedKind
    summary: str
    source: str
    raised_on: date
    person_id: int | None
    course_id: int | None
    done: str
    closed_on: date | None
    report_to_partnership: bool


@dataclass(frozen=True, slots=True)
class NeedDetails:
    """What is typed in about a need, a gap or a barrier; ``source`` is a key of the pack's list
    of sources, or words of our own.
    """

    kind: NeedKind
    summary: str
    raised_on: date
    source: str = ""
    person_id: int | None = None
    course_id: int | None = None
    report_to_partnership: bool = False
