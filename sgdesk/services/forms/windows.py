"""Which forms wait on a day, and where each stands in its window."""

from collections.abc import Iterator
from datetime import date

from sgdesk.data.file.store import Reader
from sgdesk.data.forms.forms import read_forms
from sgdesk.domain.forms.follow_up import FollowUp, FollowUpState
from sgdesk.domain.forms.form import ABOUT_IMPACT, window_of
from sgdesk.domain.forms.record import FormRecord
from sgdesk.domain.organisation.pack import Pack


def window_on(row: FormRecord, pack: Pack, day: date) -> tuple[FollowUp, FollowUpState]:
    """The window of a form, and where it stands in it on a day.

    A form about impact is never late where nobody has set a time for it.
    """
    spans = window_of(row.kind, row.held_on, pack.impact_window)
    state = spans.state(day, row.received_on)
    has_none = row.kind in ABOUT_IMPACT and pack.impact_window is None
    return spans, FollowUpState.OPEN if has_none and state is FollowUpState.LATE else state


def left_by(row: FormRecord, day: date) -> date | None:
    """Since when whom a form asks, or is about, has left by a day: it is not waited for then."""
    return row.left_on if row.left_on is not None and row.left_on < day else None


def waiting_rows(connection: Reader, pack: Pack, day: date) -> Iterator[FormRecord]:
    """Every form that is not in by the day, those not yet open too.

    People who left are not asked any more; the nameless halves of forms are left out.
    """
    for row in read_forms(connection):
        is_asked = row.held_on <= day and left_by(row, day) is None
        if not is_asked or row.holds_only_answers:
            continue
        if window_on(row, pack, day)[1] is not FollowUpState.RECEIVED:
            yield row
