"""What came of a course: only completed counts towards a requirement."""

from enum import StrEnum


class Outcome(StrEnum):
    """What came of it; only ``completed`` counts towards a requirement."""

    COMPLETED = "completed"
    BOOKED = "booked"
    IN_PROGRESS = "in_progress"
    NOT_COMPLETED = "not_completed"
