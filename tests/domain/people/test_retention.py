"""How long is kept: set by kind, nothing due of itself, and a hold that is never misread."""

from datetime import date

from sgdesk.domain.people.keeping import retention
from sgdesk.domain.people.keeping.retention import Period, hold_from, is_early, periods_from


def test_nobody_is_due_where_nothing_was_decided() -> None:
    assert {each.months for each in periods_from({}, {})} == {None}
    assert Period("staff").due_on(date(1990, 1, 1)) is None


def test_a_period_is_counted_from_the_last_day() -> None:
    assert Period("staff", 72).due_on(date(2020, 2, 29)) == date(2026, 2, 28)


def test_each_kind_has_its_own_period_with_its_reason() -> None:
    stored = {"retention:volunteer": "36", "retention:outside": "x9"}
    found = {
        each.kind: each for each in periods_from(stored, {"retention:volunteer": "Our insurer"})
    }
    assert found["volunteer"] == Period("volunteer", 36, "Our insurer")
    assert found["volunteer"].is_short
    assert found["outside"].months is None
    assert tuple(found) == retention.RETAINED


def test_a_hold_that_cannot_be_read_still_holds() -> None:
    assert hold_from({"hold": "2026-11-20"}) == date(2026, 11, 20)
    assert hold_from({"hold": ""}) is None
    assert hold_from({"hold": "2026-11-2"}) is not None


def test_somebody_who_has_not_left_is_early_to_erase() -> None:
    assert is_early(None, date(2026, 1, 1))
    assert is_early(date(2020, 1, 2), date(2026, 1, 1))
    assert not is_early(date(2020, 1, 1), date(2026, 1, 1))


def test_fourteen_days_lie_between_the_decision_and_the_deed() -> None:
    assert retention.carried_out_on(date(2026, 11, 29)) == date(2026, 12, 13)
