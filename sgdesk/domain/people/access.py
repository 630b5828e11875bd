"""Somebody asks to see what is held about them: by when it is owed."""

from dataclasses import dataclass
from datetime import date

from sgdesk.domain.bank_holidays import next_working_day
from sgdesk.domain.dates import add_months


@dataclass(frozen=True, slots=True)
class AccessRequest:
    """A request, by one person or one worker from outside."""

    id: int
    person_id: int | None
    outside_worker_id: int | None
    asked_on: date
    answered_on: date | None
    note: str

    @property
    def owed_by(self) -> date:
        """The day by which the answer is owed; see :func:`owed_by`."""
        return owed_by(self.asked_on)


def month_after(asked_on: date) -> date:
    """One calendar month from the day of asking: the same day of the next month, or its last."""
    return add_months(asked_on, 1)


def owed_by(asked_on: date) -> date:
    """The last day for the answer: a calendar month from the day on which the request came in.

    Where that is a Saturday, a Sunday or a bank holiday of England it is the next working day
    (Information Commissioner, right of access, "How long do we have to comply?"; UK GDPR 12(3)).
    """
    return next_working_day(month_after(asked_on))
