from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.people import roles
from sgdesk.services.people.posts import add_post
from sgdesk.services.sessions import attendance, sessions
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.sessions.attendance_report import attendance_report
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
START = date(2025, 4, 1)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    other, _ = roles.add_role(hall.workspace, "Driver", None, ("level1",))
    add_post(hall.workspace, hall.people[0], other, date(2026, 1, 1))
    marks = (
        Mark(hall.people[0], attended=True),
        Mark(hall.people[1], attended=True),
        Mark(hall.people[2], attended=False, reason="unwell"),
        Mark(hall.people[3], attended=False, reason="no_word", charge_pence=1000),
    )
    for day, cost in ((date(2025, 4, 1), 5000), (date(2026, 3, 31), 2500)):
        number = hall.plan("level1", day, capacity=10, cost_pence=cost, income_pence=100)
        attendance.mark_attendance(hall.workspace, number, marks)
    sessions.cancel_session(hall.workspace, hall.plan("level1", TODAY), "Snow")
    return hall


def test_attendance_is_counted_by_course_with_the_ends_of_the_period_in(hall: Hall) -> None:
    report = attendance_report(hall.workspace, START, TODAY)
    row = report.by_course[0]
    assert (row.label, row.sessions, row.places) == ("Safeguarding Level 1", 2, 20)
    assert (row.came, row.away, row.rate) == (4, 4, 50.0)
    assert (report.sessions, report.cancelled) == (2, 1)
    assert (report.cost, report.income, report.charges) == (7500, 200, 2000)
    assert report.absences == (("unwell", 2), ("did not come, no word", 2))


def test_roles_are_those_of_the_day_and_their_rows_overlap(hall: Hall) -> None:
    rows = {row.label: row for row in attendance_report(hall.workspace, START, TODAY).by_role}
    assert (rows["Helper"].came, rows["Helper"].away) == (4, 4)
    assert (rows["Driver"].came, rows["Driver"].sessions) == (1, 1)


def test_a_shorter_period_counts_less(hall: Hall) -> None:
    report = attendance_report(hall.workspace, date(2025, 4, 2), date(2026, 3, 30))
    assert (report.sessions, report.by_course, report.absences) == (0, (), ())


def test_a_period_that_ends_before_it_starts_is_refused(hall: Hall) -> None:
    with pytest.raises(InputError, match="has to end on or after"):
        attendance_report(hall.workspace, TODAY, START)


def test_a_past_day_knows_only_what_was_ticked_in_by_then(hall: Hall) -> None:
    before = attendance_report(hall.workspace, START, TODAY, TODAY - timedelta(days=1))
    assert before.as_at == TODAY - timedelta(days=1)
    assert before.sessions < attendance_report(hall.workspace, START, TODAY).sessions
