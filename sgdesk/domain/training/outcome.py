"""What came of a course: only completed counts towards a requirement."""

from dataclasses import dataclass, fields
from enum import StrEnum


class Outcome(StrEnum):
    """What came of it; only ``completed`` counts towards a requirement."""

    COMPLETED = "completed"
    BOOKED = "booked"
    IN_PROGRESS = "in_progress"
    NOT_COMPLETED = "not_completed"


@dataclass(frozen=True, slots=True)
class OutcomeFacts:
    """``word`` is what stands with a record; whether it ``counts`` towards a requirement."""

    word: str
    counts: bool


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What is said of each outcome; a forgotten one is an error of types, and of the start."""

    completed: OutcomeFacts
    booked: OutcomeFacts
    in_progress: OutcomeFacts
    not_completed: OutcomeFacts

    def __getitem__(self, outcome: Outcome) -> OutcomeFacts:
        found: OutcomeFacts = getattr(self, outcome.value)
        return found


if {each.name for each in fields(Outcomes)} != {outcome.value for outcome in Outcome}:
    raise TypeError("Outcomes has to have a field for each outcome")

OUTCOMES = Outcomes(
    completed=OutcomeFacts("completed", counts=True),
    booked=OutcomeFacts("booked", counts=False),
    in_progress=OutcomeFacts("in progress", counts=False),
    not_completed=OutcomeFacts("not completed", counts=False),
)
