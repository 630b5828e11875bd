"""Somebody asks to see what is held about them: by when it is owed."""

from dataclasses import dataclass
from datetime import date

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


def owed_by(asked_on: date) -> date:
    """One calendar month from the day of asking: the same day of the next month, or its last.

    Where that is a Saturday, a Sunday or a bank holiday, the next working day would do; the earlier
    day is told, since nobody is late by it.
    """
    return add_months(asked_on, 1)
