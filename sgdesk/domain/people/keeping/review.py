"""Supervision and reviews of practice."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReviewKind(StrEnum):
    """Supervision, or a review of somebody's own practice."""

    SUPERVISION = "supervision"
    PRACTICE = "practice"


REVIEW_TITLES: Mapping[ReviewKind, str] = {
    ReviewKind.SUPERVISION: "Supervision",
    ReviewKind.PRACTICE: "Review of practice",
}
"""What each kind is called, on screen and on paper."""

if set(REVIEW_TITLES) != set(ReviewKind):
    raise TypeError("every kind of review needs its title")


class RaisesConcerns(StrEnum):
    """Whether somebody feels able to raise concerns, in their own answer.

    Employers are to make "an environment where staff feel able to raise concerns" (Hartlepool and
    Stockton 1.5, Herefordshire 4.1). An answer is never more than counted in what leaves.
    """

    NOT_ASKED = ""
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


@dataclass(frozen=True, slots=True)
class ReviewDetails:
    """What is typed in about supervision or a review of practice.

    ``embedded`` says in a sentence how training was put into practice; it needs no more.
    """

    person_id: int
    kind: ReviewKind
    held_on: date
    held_by: str = ""
    asked_how_training_embedded: bool = False
    embedded: str = ""
    next_due: date | None = None
    raises_concerns: RaisesConcerns = RaisesConcerns.NOT_ASKED


@dataclass(frozen=True, slots=True)
class Review:
    """Supervision or a review of practice, and whether it asked how training was embedded."""

    id: int
    person_id: int
    person_name: str
    kind: ReviewKind
    held_on: date
    held_by: str
    asked_how_training_embedded: bool
    embedded: str
    next_due: date | None
    raises_concerns: RaisesConcerns
