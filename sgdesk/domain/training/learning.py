"""Learning that was passed on: what, when, and with which team."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LearningDetails:
    """What is typed in: one line, the day, the team, and from which training, if from one.

    "Partner agencies are also expected to facilitate dissemination of learning to their staff"
    (Herefordshire 6); they "ensure they are aware of messages from both local and national
    safeguarding practice reviews" (Harrow, The role of Safeguarding Partners).
    """

    shared_on: date
    summary: str
    team: str
    training_id: int | None = None


@dataclass(frozen=True, slots=True)
class LearningShared:
    """One thing that was passed on; ``course`` names the training it came from, or is empty."""

    id: int
    shared_on: date
    summary: str
    team: str
    training_id: int | None
    course: str
