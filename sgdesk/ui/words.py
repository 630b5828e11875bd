"""States, intervals and dates in the words of the screen."""

from datetime import date

from sgdesk.domain.dates import month_year, short_date
from sgdesk.domain.standing import State
from sgdesk.domain.words import STATE_WORDS
from sgdesk.ui.text import tr

_WITH_DAY = {
    State.IN_DATE: "In date until {day}",
    State.DUE_SOON: "Due soon, {day}",
    State.OVERDUE: "Overdue since {day}",
    State.NEW_STARTER: "New starter, by {day}",
    State.NOT_DONE: "Not done, was due by {day}",
    State.EXEMPT: "Exempt until {day}",
}


def state_word(state: State) -> str:
    """The word of a state alone."""
    return tr(STATE_WORDS[state])


def state_phrase(state: State, day: date | None = None) -> str:
    """A state with the day that matters to it, as it is read aloud and copied."""
    if day is None:
        return state_word(state)
    return tr(_WITH_DAY[state], day=short_date(day))


def month_name(month: date) -> str:
    """``March 2027``."""
    return month_year(month)


def percent_words(percent: float | None) -> str:
    """``94.4 %``, or "n/a" where nobody counts."""
    return tr("n/a") if percent is None else tr("{percent} %", percent=f"{percent:.1f}")


def short_title(title: str) -> str:
    """The part of a requirement's title before its colon: "Level 2"."""
    return title.partition(":")[0].strip()
