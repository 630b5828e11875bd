"""The quality of training: what puts a course at risk, needs and reviews, and the report of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class NeedKind(StrEnum):
    """Something to learn, something that no course covers, something that keeps people away."""

    NEED = "need"
    GAP = "gap"
    BARRIER = "barrier"


class Risk(StrEnum):
    """Why a course or a session of it is at risk (Herefordshire 8.1)."""

    FEW_BOOKINGS = "few_bookings"
    NO_TRAINER = "no_trainer"
    ONE_TRAINER = "one_trainer"
    REVIEW_OVERDUE = "review_overdue"
    NOT_OBSERVED = "not_observed"


RISK_WORDS: dict[Risk, str] = {
    Risk.FEW_BOOKINGS: "few bookings",
    Risk.NO_TRAINER: "no trainer",
    Risk.ONE_TRAINER: "one trainer only",
    Risk.REVIEW_OVERDUE: "review overdue",
    Risk.NOT_OBSERVED: "not observed within a year",
}

NEED_WORDS: dict[NeedKind, str] = {
    NeedKind.NEED: "need",
    NeedKind.GAP: "gap",
    NeedKind.BARRIER: "barrier",
}


@dataclass(frozen=True, slots=True)
class RiskLine:
    """A course or, with a day, a session of it, and why it is at risk."""

    course: str
    held_on: date | None
    risks: tuple[Risk, ...]


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need, a gap or a barrier; ``source`` in words, ``report`` where the partnership hears."""

    kind: NeedKind
    summary: str
    source: str
    raised_on: date
    done: str
    closed_on: date | None
    report: bool


@dataclass(frozen=True, slots=True)
class ObservationLine:
    """One observation of a course, and when its trainers got it."""

    course: str
    observed_on: date
    observer: str
    on_trainer: str
    on_content: str
    shared_on: date | None


@dataclass(frozen=True, slots=True)
class TrainerLine:
    """A trainer over twelve months: sessions, days given, and what is still missing, in words."""

    name: str
    sessions: int
    days_given: int
    missing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """Something that a partnership looks at of a programme, its paragraph, and what is so here."""

    asked: str
    source: str
    said: str


@dataclass(frozen=True, slots=True)
class QualityReport:
    """Everything that the quality report prints, as at a day; nobody's review is named in it.

    ``programme`` and ``evaluation`` are empty where the partnership's document has no such list.
    """

    organisation: str
    partnership: str
    as_at: date
    at_risk: tuple[RiskLine, ...]
    needs: tuple[NeedLine, ...]
    observations: tuple[ObservationLine, ...]
    trainers: tuple[TrainerLine, ...]
    reviews: int
    reviews_asked: int
    reviews_due: int
    programme: tuple[ProgrammeLine, ...] = ()
    evaluation: tuple[ProgrammeLine, ...] = ()
