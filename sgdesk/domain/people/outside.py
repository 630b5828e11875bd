"""Workers who are not ours: a hired coach, somebody of a firm, a trainer of another body."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OutsideDetails:
    """What is kept of a worker whom somebody else employs.

    The duty holds for "any services that they contract out to others" too (Worcestershire 3,
    Harrow, Section 11), so what their employer ``confirmed``, and when, is kept; ``review_on`` is
    when to ask again. They are in no figure of ours.
    """

    name: str
    work: str = ""
    employer: str = ""
    confirmed_on: date | None = None
    confirmed: str = ""
    review_on: date | None = None
    notes: str = ""


@dataclass(frozen=True, slots=True)
class OutsideWorker:
    """A worker who is not ours, until ``ended_on``, the last day that they are with us."""

    id: int
    name: str
    work: str
    employer: str
    confirmed_on: date | None
    confirmed: str
    review_on: date | None
    notes: str
    ended_on: date | None

    @property
    def details(self) -> OutsideDetails:
        """What can be changed of it."""
        return OutsideDetails(
            self.name,
            self.work,
            self.employer,
            self.confirmed_on,
            self.confirmed,
            self.review_on,
            self.notes,
        )

    def is_here(self, day: date) -> bool:
        """Whether they are with us on ``day``, their last day included."""
        return self.ended_on is None or self.ended_on >= day

    def is_confirmed(self, day: date) -> bool:
        """Whether their employer had confirmed something by ``day``."""
        return self.confirmed_on is not None and self.confirmed_on <= day

    def wants_asking(self, day: date) -> bool:
        """Whether their employer is to be asked: never yet, or the day to ask again has come."""
        if not self.is_here(day):
            return False
        return not self.is_confirmed(day) or (self.review_on is not None and self.review_on <= day)
