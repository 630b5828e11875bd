"""When the form about a course's impact opens, and by when it is due."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.organisation.pack import FollowUpWindow


class FollowUpState(StrEnum):
    """Where one impact form stands on a day."""

    NOT_YET = "not_yet"
    OPEN = "open"
    LATE = "late"
    RECEIVED = "received"


@dataclass(frozen=True, slots=True)
class FollowUp:
    """The two ends of the window for one completion, both included."""

    opens: date
    due: date

    def state(self, as_at: date, received: date | None) -> FollowUpState:
        """Whether the form is in, open, late or not asked for yet on ``as_at``."""
        if received is not None and received <= as_at:
            return FollowUpState.RECEIVED
        if as_at < self.opens:
            return FollowUpState.NOT_YET
        return FollowUpState.OPEN if as_at <= self.due else FollowUpState.LATE


def follow_up(completed_on: date, window: FollowUpWindow) -> FollowUp:
    """The window of one completion (Harrow 6 to 8 weeks; Herefordshire, Sandwell 3 to 6 months)."""
    return FollowUp(window.opens.after(completed_on), window.due.after(completed_on))
