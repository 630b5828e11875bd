"""What is agreed or known where a requirement is not met: exemptions, and reasons for it."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.training.words import AWAY_WORDS


@dataclass(frozen=True, slots=True)
class Exemption:
    """An agreed exemption, until its review day or until it was ended."""

    id: int
    person_id: int
    requirement: str
    reason: str
    agreed_by: str
    start: date
    review_on: date
    ended_on: date | None

    def is_leave_on(self, day: date) -> bool:
        """Whether it is part of a long leave that goes on, or begins, on the day or after it."""
        return self.reason in AWAY_WORDS and self.ended_on is None and self.review_on >= day


@dataclass(frozen=True, slots=True)
class NonCompletion:
    """A reason for not completing, as a key of ``words.REASONS``, until it was cleared.

    It is held against a requirement, or against one course (``course_id``), and the requirement is
    then empty: somebody who is in date may not have come to it (Sandwell 5.1).
    """

    id: int
    person_id: int
    requirement: str
    reason: str
    detail: str
    noted_on: date
    cleared_on: date | None
    course_id: int | None = None
