"""Those who train, the sessions that they train in, and the days that they gave beside them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Trainer:
    """Somebody who trains, one of ours (``person_id``) or from outside."""

    id: int
    name: str
    person_id: int | None
    qualifications: str
    trained_the_trainer_on: date | None
    observed_first_on: date | None
    notes: str
    withdrawn_on: date | None


@dataclass(frozen=True, slots=True)
class TrainerDetails:
    """What is typed in about a trainer, one of ours (``person_id``) or from outside."""

    name: str
    person_id: int | None = None
    qualifications: str = ""
    trained_the_trainer_on: date | None = None
    observed_first_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class SessionTrainer:
    """A trainer in a session: place 1 leads, the others deliver with them, ``None`` no longer."""

    id: int
    session_id: int
    trainer_id: int
    place: int | None


def who_trains(team: Iterable[SessionTrainer]) -> tuple[int, ...]:
    """The trainers of a session by their ids, the lead first, without those who no longer do."""
    return tuple(each.trainer_id for each in team if each.place is not None)


class DayKind(StrEnum):
    """What a trainer gave a day for, beside the sessions themselves."""

    POOL_MEETING = "pool_meeting"
    PREPARING = "preparing"
    OBSERVING = "observing"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TrainerDay:
    """A day that a trainer gave beside the sessions."""

    id: int
    trainer_id: int
    given_on: date
    kind: DayKind
    notes: str
