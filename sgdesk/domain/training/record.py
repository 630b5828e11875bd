"""One completed, booked or begun course of one person, as it was entered."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.training.outcome import Outcome


@dataclass(frozen=True, slots=True)
class TrainingRecord:
    """One person and one course on one day; a void one says since when and why."""

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

    @property
    def is_void(self) -> bool:
        """Whether it was struck out, so that it never counts."""
        return self.voided_on is not None
