"""Whether the computer's clock can be right, asked before anything is written by it.

Every day that is not typed in comes from the clock: when training is void, when a certificate was
issued, what is overdue. A flat battery makes it 2016, a slip of a finger 2099.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sgdesk.data.file.history import newest_moment
from sgdesk.data.file.store import BeforeWriting, Clock, Reader
from sgdesk.data.organisation.organisation import begun_on
from sgdesk.domain.dates import long_date
from sgdesk.domain.errors import FileError

_MADE = date(2025, 1, 1)
"""No copy of this program is older."""

_FAR_AHEAD = date(2080, 1, 1)
_LONG_APART = timedelta(days=400)
"""The work comes round once a year; a file that nobody touched for longer is worth a question."""

_LATE = timedelta(hours=12)
"""A clock may be this far behind another computer's that the file was on, time zones and all."""


class ClockFault(StrEnum):
    """What makes the clock doubtful; the first of them that fits is told."""

    BEFORE_PROGRAM = "before_program"
    BEFORE_FILE = "before_file"
    BEFORE_LAST_ENTRY = "before_last_entry"
    FAR_AHEAD = "far_ahead"
    LONG_SINCE_LAST_ENTRY = "long_since_last_entry"


_SENTENCES: Mapping[ClockFault, str] = {
    ClockFault.BEFORE_PROGRAM: (
        "This computer's clock says that it is {now}, which is before this program was made."
    ),
    ClockFault.BEFORE_FILE: (
        "This computer's clock says that it is {now}, but this file was begun on {then}."
    ),
    ClockFault.BEFORE_LAST_ENTRY: (
        "This computer's clock says that it is {now}, but something was saved on {then} already."
    ),
    ClockFault.FAR_AHEAD: "This computer's clock says that it is {now}, which is far ahead.",
    ClockFault.LONG_SINCE_LAST_ENTRY: (
        "This computer's clock says that it is {now}; nothing was saved since {then}."
    ),
}

_NEXT = " Check the clock: what is saved now gets its day from it."


@dataclass(frozen=True, slots=True)
class ClockDoubt:
    """Why the clock may be wrong: a plain English template, the key of its translation, and values.

    ``now`` is what the clock says and ``then`` the day that it does not fit with, if there is one.
    """

    fault: ClockFault
    now: date
    then: date | None = None

    @property
    def template(self) -> str:
        """The sentence before its days are put in."""
        return _SENTENCES[self.fault] + _NEXT

    @property
    def values(self) -> Mapping[str, str]:
        """The days for the sentence."""
        then = "" if self.then is None else long_date(self.then)
        return {"now": long_date(self.now), "then": then}

    def __str__(self) -> str:
        return self.template.format(**self.values)


class DoubtfulClock(FileError):
    """The file was not opened for writing, because the clock may be wrong: nothing was written.

    ``is_older`` says that opening it, for reading too, brings it up to date, which is a writing.
    """

    def __init__(self, doubt: ClockDoubt, *, is_older: bool) -> None:
        super().__init__(doubt.template, **doubt.values)
        self.doubt = doubt
        self.is_older = is_older


def doubt_in(connection: Reader, now: datetime) -> ClockDoubt | None:
    """What speaks against the clock by a file of any schema that is being read; else ``None``."""
    return judge_clock(now, begun_on(connection), newest_moment(connection))


def refusing_doubt(clock: Clock) -> BeforeWriting:
    """Looks at a file before it is written to: raises :class:`DoubtfulClock` where this clock may
    be wrong."""

    def look(connection: Reader, *, is_older: bool) -> None:
        doubt = doubt_in(connection, clock())
        if doubt is not None:
            raise DoubtfulClock(doubt, is_older=is_older)

    return look


def judge_clock(now: datetime, begun: date, last: datetime | None) -> ClockDoubt | None:
    """The same from the time of day, the day on which the file was begun, and its last entry."""
    today = now.date()
    then = last.date() if last else begun
    if today < _MADE:
        return ClockDoubt(ClockFault.BEFORE_PROGRAM, today)
    if today < begun - timedelta(days=1):
        return ClockDoubt(ClockFault.BEFORE_FILE, today, begun)
    if last is not None and now < last - _LATE:
        return ClockDoubt(ClockFault.BEFORE_LAST_ENTRY, today, then)
    if today >= _FAR_AHEAD:
        return ClockDoubt(ClockFault.FAR_AHEAD, today)
    if today - then > _LONG_APART:
        return ClockDoubt(ClockFault.LONG_SINCE_LAST_ENTRY, today, then)
    return None
