"""Who came, of those who were ticked in."""

from sgdesk.domain.sessions.attendance import AttendanceRow


def test_the_rate_is_of_those_who_came_or_stayed_away() -> None:
    row = AttendanceRow("Level 1", sessions=2, places=None, came=3, away=1)
    assert (row.expected, row.rate) == (4, 75.0)


def test_where_nobody_was_expected_there_is_no_rate() -> None:
    assert AttendanceRow("Level 1", sessions=1, places=20, came=0, away=0).rate is None
