"""What a return says of earlier days: the figures of a year before, and what moved since."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from sgdesk.data.returns.documents import states_of
from sgdesk.data.returns.earlier import EarlierReturn, read_document, read_earlier
from sgdesk.domain.dates import add_months
from sgdesk.domain.returns.comparison import (
    Comparison,
    KeptStates,
    compare,
    counts_in,
)
from sgdesk.domain.returns.document import YearBefore
from sgdesk.services.returns.parts.kept_states import kept_states_of
from sgdesk.services.training.snapshot import Snapshot

_A_YEAR = 12
_ABOUT_DAYS = 92
"""A return of up to three months more or less than a year before stands for that year."""


class Earlier(TypedDict):
    """What a document says of earlier days; ``None`` where there is nothing to compare with."""

    year_before: YearBefore | None
    moved: Comparison | None


def earlier(moment: Snapshot) -> Earlier:
    """The last final return is compared with; the year before is a return's, or asked again."""
    kept = read_earlier(moment.reader, moment.as_at)
    last = kept[0] if kept else None
    moved = None
    if last is not None:
        moved = compare(_states(moment, last), kept_states_of(moment.report))
    return Earlier(year_before=_year_before(moment, kept), moved=moved)


def _states(moment: Snapshot, kept: EarlierReturn) -> KeptStates:
    return states_of(read_document(moment.reader, kept.id))


def _year_before(moment: Snapshot, kept: Sequence[EarlierReturn]) -> YearBefore | None:
    day = add_months(moment.as_at, -_A_YEAR)

    def distance(each: EarlierReturn) -> int:
        return abs((each.as_at - day).days)

    near = [each for each in kept if distance(each) <= _ABOUT_DAYS]
    if near:
        return _as_it_said(moment, min(near, key=distance))
    if moment.rules.organisation.created_on > day:
        return None
    return _asked_again(moment, day)


def _as_it_said(moment: Snapshot, kept: EarlierReturn) -> YearBefore:
    states = _states(moment, kept)
    percents = {key: counts_in(states, key).percent for key in states.titles}
    return YearBefore(kept.as_at, percents, kept.number)


def _asked_again(moment: Snapshot, day: date) -> YearBefore:
    before = Snapshot(moment.workspace, moment.reader, day)
    if before.rules.pack.id != moment.rules.pack.id:
        return YearBefore(day, {})
    percents = {each.requirement: each.counts.percent for each in before.summary.requirements}
    return YearBefore(day, percents)
