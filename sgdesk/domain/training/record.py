"""One completed, booked or begun course of one person, as it was entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import day_words
from sgdesk.domain.training.outcome import Outcome


class TrainingScope(StrEnum):
    """Whom one training was for, as somebody who was there says it; never the catalogue's word.

    Single-agency: "training carried out by a particular agency for its own staff"; multi-agency:
    "for employees of different agencies" (Hartlepool and Stockton 4.2).
    """

    NOT_RECORDED = ""
    SINGLE = "single"
    MULTI = "multi"


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """One person and one course on one day; a void one says since when and why.

    With ``month_only`` no more than the month is known, and its first day stands for it.
    """

    id: int
    person_id: int
    course_id: int
    completed_on: date
    outcome: Outcome
    provider: str
    method: str
    trainer: str
    hours: str
    certificate_number: str
    provider_expiry: date | None
    notes: str
    session_id: int | None
    voided_on: date | None
    void_reason: str
    scope: TrainingScope = TrainingScope.NOT_RECORDED
    month_only: bool = False

    @property
    def is_void(self) -> bool:
        """Whether it was struck out, so that it never counts."""
        return self.voided_on is not None

    @property
    def day(self) -> str:
        """The day of it in words, or the month where no more is known."""
        return day_words(self.completed_on, month_only=self.month_only)


@dataclass(frozen=True, slots=True)
class MonthKnown:
    """A completed course of one person of which the month is known and the day is not."""

    person_id: int
    course_id: int
    completed_on: date


def known_by_month(
    found: Iterable[MonthKnown], slots: Iterable[Iterable[int]], day: date | None
) -> bool:
    """Whether a requirement's ``day`` stands for a month: of one of its courses, of no other."""
    courses = {course for slot in slots for course in slot}
    return any(each.completed_on == day and each.course_id in courses for each in found)
