"""What moved, in words."""

from collections.abc import Sequence
from datetime import date

from sgdesk.domain.dates import long_date
from sgdesk.domain.training.counting.moves import Cause, Move, gained
from sgdesk.domain.training.states import State
from sgdesk.ui.text import tr, tr_count
from sgdesk.ui.today.over_time.chart import DayCounts
from sgdesk.ui.words import counted_word, percent_words

_CAUSES = {
    Cause.TRAINED: "Trained on {day}",
    Cause.FELL_DUE: "Fell due on {day}",
    Cause.DUE_NEARS: "Falls due on {day}",
    Cause.TIME_WENT_BY: "Was to be done by {day}",
    Cause.EXEMPTED: "Was excused",
    Cause.EXEMPTION_ENDED: "Is no longer excused",
    Cause.BEGAN: "Came to be asked: began, came back, or has another role",
    Cause.ENDED: "Is no longer asked: left, is away, or has another role",
    Cause.RULES: "The rules, the roles or an entry changed",
}
_WITHOUT_DAY = _CAUSES | {
    Cause.TRAINED: "Trained",
    Cause.FELL_DUE: "Fell due",
    Cause.DUE_NEARS: "Falls due",
    Cause.TIME_WENT_BY: "Was to be done",
}
if not set(_CAUSES) == set(_WITHOUT_DAY) == set(Cause):
    raise TypeError("every cause of a move needs its words")


def cause_words(move: Move) -> str:
    """Why somebody moved."""
    if move.day is None:
        return tr(_WITHOUT_DAY[move.cause])
    return tr(_CAUSES[move.cause], day=long_date(move.day))


def side_words(state: State | None, *, is_refreshed: bool) -> str:
    """The state of one of the two days."""
    if state is None:
        return tr("Not asked")
    return counted_word(state, is_refreshed=is_refreshed)


def moved_words(since: date, until: date, moves: Sequence[Move]) -> str:
    """How many moved between two days, and how many more count as completed for it."""
    span = {"since": long_date(since), "until": long_date(until)}
    if not moves:
        return tr("Nothing moved between {since} and {until}.", **span)
    one, many = "{n} person moved", "{n} people moved"
    moved = tr_count(one, many, len(moves))
    by = gained(moves)
    change = tr("as many completed as before")
    if by > 0:
        change = tr("{n} more completed", n=by)
    elif by < 0:
        change = tr("{n} fewer completed", n=-by)
    return tr("{moved} between {since} and {until}: {change}.", moved=moved, change=change, **span)


def year_words(days: Sequence[DayCounts]) -> str:
    """From where to where coverage went."""
    first, last = days[0], days[-1]
    begun, now = (each.counts.percent if each.counts else None for each in (first, last))
    return tr(
        "{begun} on {first}, {now} on {last}.",
        begun=percent_words(begun),
        first=long_date(first.day),
        now=percent_words(now),
        last=long_date(last.day),
    )
