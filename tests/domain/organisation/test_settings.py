"""Settings: the usual values, and what an organisation put in their place."""

import pytest

from sgdesk.domain.organisation.settings import days_from, settings_from


def test_the_usual_values_hold_where_nothing_is_stored() -> None:
    usual = settings_from({})

    assert (usual.window_days, usual.induction_days, usual.allowance_days) == (90, 28, 182)
    assert usual.higher_renews is None
    assert usual.follow_gate
    assert not usual.sent_is_enough
    assert usual.intervals == {}
    assert usual.lead_person is None


def test_what_is_stored_takes_their_place() -> None:
    own = settings_from(
        {
            "window_days": "60",
            "higher_renews": "no",
            "follow_gate": "no",
            "sent_is_enough": "yes",
            "interval:level2": "24",
            "interval:level1": "",
            "lead_person": "5",
        }
    )

    assert own.window_days == 60
    assert own.higher_renews is False
    assert not own.follow_gate
    assert own.sent_is_enough
    assert own.intervals == {"level2": 24}
    assert own.lead_person == 5


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("90, 30 and 0", (90, 30, 0)),
        ("0;30;90;30", (90, 30, 0)),
        ("366", (366,)),
        ("367", ()),
        ("1000", ()),
        ("0030", ()),
        ("400, 30", ()),
        ("", ()),
        ("30 days", ()),
        ("-30", ()),
        ("٣٠", ()),
        ("AND 7", (7,)),
    ],
)
def test_days_before_are_read_from_what_was_typed(typed: str, days: tuple[int, ...]) -> None:
    assert days_from(typed) == days


def test_the_usual_reminders_and_what_stands_beside_are_settings_too() -> None:
    usual = settings_from({"denomination:level1": "foundation", "denomination:level2": ""})
    assert usual.reminder_days == (90, 30, 0)
    assert usual.denomination_levels == {"level1": "foundation"}
    assert usual.return_months == 12
    assert usual.deputy_person is None
