"""How long is kept what is kept of people who are with us no longer, by kind of person.

No law names one period for training; what is offered is what most insurers and denominations
expect. Nothing is ever erased because a period is over: it puts somebody on a list to look at.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sgdesk.domain.dates import add_days, add_months
from sgdesk.domain.people.kinds import KINDS, PersonKind

USUAL_MONTHS = 72
"""Six years after the last day: training and roles are kept at least so long, unless decided."""

LONGEST_MONTHS = 1200
"""A hundred years: longer is a slip of the keys."""

DAYS_TO_TAKE_BACK = 14
"""Between deciding that somebody is erased and the day on which that is done."""

OUTSIDE = "outside"
"""Workers from outside, beside the kinds of person."""

RETAINED = (*(kind.value for kind in PersonKind), OUTSIDE)
"""Everything that a period is set for, in order."""

MONTHS_PREFIX = "retention:"
LATER_PREFIX = "retention_later:"
HOLD = "hold"


def kind_words(kind: str) -> str:
    """A kind of :data:`RETAINED` as a group."""
    return "Workers from outside" if kind == OUTSIDE else KINDS[PersonKind(kind)].plural


@dataclass(frozen=True, slots=True)
class Period:
    """How many months after the last day somebody of a kind is looked at, and why so.

    ``months`` is ``None`` where the organisation has decided nothing: nobody is then due.
    """

    kind: str
    months: int | None = None
    reason: str = ""

    def due_on(self, last_day: date) -> date | None:
        """The day from which somebody who left on ``last_day`` is to be looked at."""
        return None if self.months is None else add_months(last_day, self.months)

    @property
    def is_short(self) -> bool:
        """Whether it is shorter than what is usual, so that a reason is asked for."""
        return self.months is not None and self.months < USUAL_MONTHS


def periods_from(stored: Mapping[str, str], reasons: Mapping[str, str]) -> tuple[Period, ...]:
    """The periods of a day from the settings that hold on it, in the order of the kinds."""
    found = []
    for kind in RETAINED:
        key = f"{MONTHS_PREFIX}{kind}"
        text = stored.get(key, "")
        months = int(text) if text.isascii() and text.isdigit() and len(text) <= 4 else None
        found.append(Period(kind, months, reasons.get(key, "") if months is not None else ""))
    return tuple(found)


def hold_from(stored: Mapping[str, str]) -> date | None:
    """Since when nothing may be erased; ``None`` where no hold stands."""
    text = stored.get(HOLD, "")
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return date.min


def is_early(last_day: date | None, on: date) -> bool:
    """Whether somebody would be erased within the time for which training is usually kept."""
    return last_day is None or on < add_months(last_day, USUAL_MONTHS)


def carried_out_on(decided_on: date) -> date:
    """The first day on which an erasure is carried out that nobody has taken back."""
    return add_days(decided_on, DAYS_TO_TAKE_BACK)


class ErasingReason(StrEnum):
    """Why somebody is erased: one of a list, so that the log tells nothing about them."""

    PERIOD_OVER = "period_over"
    ASKED = "asked"
    MISTAKE = "mistake"
    NEVER_STARTED = "never_started"
    DECIDED = "decided"


REASON_WORDS: Mapping[ErasingReason, str] = {
    ErasingReason.PERIOD_OVER: "The time for which we keep it is over",
    ErasingReason.ASKED: "They asked for it, and we agreed",
    ErasingReason.MISTAKE: "They were entered by mistake",
    ErasingReason.NEVER_STARTED: "They never started with us",
    ErasingReason.DECIDED: "Our insurer, denomination or data protection adviser agreed",
}
"""What each reason is called, on the screen and in the log."""

if set(REASON_WORDS) != set(ErasingReason):
    raise TypeError("Every reason for erasing has to have its words")

AGAIN, ALIKE = "again", "alike"
"""Reasons that nobody chooses: the program found somebody who was erased before, or their name."""

_FOUND = {
    AGAIN: "Erased before, and in the file again after a restore",
    ALIKE: "Somebody of this name was erased in another copy of this file",
}


def reason_words(reason: str) -> str:
    """What a reason of the log is called, one that the program found too."""
    return _FOUND.get(reason) or REASON_WORDS[ErasingReason(reason)]
