"""The windows of the impact form, by the calendar and with both of their ends."""

from datetime import date, timedelta

import pytest

from sgdesk.domain.dates import Period
from sgdesk.domain.forms.follow_up import FollowUpState, follow_up
from sgdesk.domain.organisation.pack import FollowUpWindow

HARROW = FollowUpWindow(Period(days=42), Period(days=56), None)
HEREFORDSHIRE = FollowUpWindow(Period(months=3), Period(months=6), "8.3")
DAY = timedelta(days=1)


def test_harrow_opens_at_six_weeks_and_is_due_by_eight() -> None:
    found = follow_up(date(2026, 1, 1), HARROW)

    assert (found.opens, found.due) == (date(2026, 2, 12), date(2026, 2, 26))


def test_months_are_clamped_to_the_months_end() -> None:
    found = follow_up(date(2025, 11, 30), HEREFORDSHIRE)

    assert (found.opens, found.due) == (date(2026, 2, 28), date(2026, 5, 30))


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (date(2026, 3, 31), FollowUpState.NOT_YET),
        (date(2026, 4, 1), FollowUpState.OPEN),
        (date(2026, 7, 1), FollowUpState.OPEN),
        (date(2026, 7, 2), FollowUpState.LATE),
    ],
)
def test_both_ends_of_the_window_are_in_it(day: date, state: FollowUpState) -> None:
    assert follow_up(date(2026, 1, 1), HEREFORDSHIRE).state(day, None) is state


def test_a_form_counts_from_the_day_it_came_in() -> None:
    window = follow_up(date(2026, 1, 1), HEREFORDSHIRE)
    received = date(2026, 8, 1)

    assert window.state(received, received) is FollowUpState.RECEIVED
    assert window.state(received - DAY, received) is FollowUpState.LATE
