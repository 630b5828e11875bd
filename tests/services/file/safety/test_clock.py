"""A clock that cannot be right is told before anything gets its day from it."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from sgdesk.services.file.safety.clock import ClockDoubt, ClockFault, doubt_in, judge_clock
from sgdesk.services.people.people import PersonDetails, add_person
from tests.factories import TODAY, clock_at, make_workspace

BEGUN = date(2026, 1, 5)
LAST = datetime(2026, 3, 31, 10, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "fault"),
    [
        (datetime(2016, 3, 4, 9, tzinfo=UTC), ClockFault.BEFORE_PROGRAM),
        (datetime(2025, 12, 1, 9, tzinfo=UTC), ClockFault.BEFORE_FILE),
        (LAST - timedelta(days=1), ClockFault.BEFORE_LAST_ENTRY),
        (datetime(2099, 3, 4, 9, tzinfo=UTC), ClockFault.FAR_AHEAD),
        (LAST + timedelta(days=401), ClockFault.LONG_SINCE_LAST_ENTRY),
        (LAST + timedelta(days=399), None),
        (LAST - timedelta(hours=1), None),
        (LAST + timedelta(minutes=1), None),
    ],
)
def test_what_speaks_against_a_clock(now: datetime, fault: ClockFault | None) -> None:
    doubt = judge_clock(now, BEGUN, LAST)

    assert (doubt.fault if doubt else None) == fault


def test_a_file_without_an_entry_is_judged_by_its_first_day() -> None:
    assert judge_clock(datetime(2026, 1, 5, 9, tzinfo=UTC), BEGUN, None) is None
    late = judge_clock(datetime(2028, 1, 5, 9, tzinfo=UTC), BEGUN, None)
    assert late == ClockDoubt(ClockFault.LONG_SINCE_LAST_ENTRY, date(2028, 1, 5), BEGUN)


def test_the_sentence_says_both_days_and_what_to_do(tmp_path: Path) -> None:
    workspace = make_workspace(tmp_path)
    add_person(workspace, PersonDetails("Ann", "Example"))
    with workspace.file.reading() as reader:
        assert doubt_in(reader, clock_at()()) is None

        doubt = doubt_in(reader, clock_at(TODAY - timedelta(days=1))())

    assert str(doubt) == (
        "This computer's clock says that it is 30 March 2026, but something was saved on "
        "31 March 2026 already. Check the clock: what is saved now gets its day from it."
    )
    workspace.close()


@pytest.mark.parametrize("fault", ClockFault)
def test_each_fault_has_a_sentence_with_its_days(fault: ClockFault) -> None:
    said = str(ClockDoubt(fault, TODAY, BEGUN))

    assert "31 March 2026" in said
    assert "{" not in said
    assert said.endswith("gets its day from it.")
