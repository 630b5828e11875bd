from datetime import date, timedelta
from pathlib import Path

import pytest

from sgdesk.domain.errors import InputError
from sgdesk.services.people import roles
from sgdesk.services.people.people import PersonDetails, add_person
from sgdesk.services.people.posts import add_post
from sgdesk.services.sessions import attendance, bookings, sessions
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


def test_roles_with_numbers_stand_in_the_order_of_their_numbers(hall: Hall) -> None:
    for name in ("Club 10", "Club 2"):
        number, _ = roles.add_role(hall.workspace, name, None, ("level1",))
        add_post(hall.workspace, hall.people[0], number, date(2026, 1, 1))
    rows = attendance_report(hall.workspace, START, TODAY).by_role
    assert [row.label for row in rows] == ["Club 2", "Club 10", "Driver", "Helper"]


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


@pytest.mark.parametrize(
    ("start", "end", "sessions_counted"),
    [
        (date(2025, 4, 1), date(2026, 3, 31), 2),
        (date(2025, 4, 2), date(2026, 3, 31), 1),
        (date(2025, 4, 1), date(2026, 3, 30), 1),
        (date(2025, 4, 1), date(2025, 4, 1), 1),
    ],
)
def test_the_first_and_the_last_day_of_a_period_belong_to_it(
    hall: Hall, start: date, end: date, sessions_counted: int
) -> None:
    report = attendance_report(hall.workspace, start, end)

    assert report.sessions == sessions_counted
    assert report.cancelled == (end == TODAY)


@pytest.fixture
def year(tmp_path: Path) -> Hall:
    """Two courses in one spring: Level 1 twice, once without a limit of places, Level 2 once."""
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    ada, bo, cleo, dov = hall.people

    def hold(course: str, marks: tuple[Mark, ...], **about: int | None) -> None:
        number = hall.plan(course, date(2026, 3, 2), **about)
        attendance.mark_attendance(hall.workspace, number, marks)

    came = Mark(ada, attended=True)
    away = Mark(bo, attended=False, reason="unwell", charge_pence=250)
    hold("level1", (came, away), capacity=10, cost_pence=5000, income_pence=100)
    hold("level1", (came, Mark(cleo, attended=True)), capacity=15, income_pence=30)
    free = Mark(dov, attended=True, charge_pence=7)
    hold("level2", (away, free), capacity=None, cost_pence=600)
    hall.plan("level3", date(2026, 3, 3), capacity=99, cost_pence=1, income_pence=1)
    return hall


def test_places_and_money_are_summed_over_the_sessions_of_a_course(year: Hall) -> None:
    report = attendance_report(year.workspace, START, TODAY)

    assert [
        (row.label, row.sessions, row.places, row.came, row.away, row.expected)
        for row in report.by_course
    ] == [
        ("Safeguarding Level 1", 2, 25, 3, 1, 4),
        ("Safeguarding Level 2", 1, None, 1, 1, 2),
    ]
    assert (report.sessions, report.cost, report.income, report.charges) == (3, 5600, 130, 507)
    assert report.absences == (("unwell", 2),)


def test_one_session_without_a_limit_leaves_the_places_of_its_course_open(year: Hall) -> None:
    number = year.plan("level1", date(2026, 3, 9), capacity=None)
    marks = [Mark(year.people[0], attended=True)]
    attendance.mark_attendance(year.workspace, number, marks)

    report = attendance_report(year.workspace, START, TODAY)

    assert (report.by_course[0].sessions, report.by_course[0].places) == (3, None)


def test_a_role_counts_each_session_that_somebody_of_it_was_expected_at_once(year: Hall) -> None:
    (row,) = attendance_report(year.workspace, START, TODAY).by_role

    assert (row.label, row.sessions, row.came, row.away) == ("Helper", 3, 4, 2)


def test_the_places_of_a_session_are_no_role_s_own(hall: Hall) -> None:
    rows = attendance_report(hall.workspace, START, TODAY).by_role

    assert {row.places for row in rows} == {None}


def test_whoever_had_no_role_on_the_day_stands_in_a_row_of_their_own_at_the_end(
    year: Hall,
) -> None:
    number, _ = roles.add_role(year.workspace, "Zoo keeper", None, ())
    visitor, _ = add_person(year.workspace, PersonDetails("Vi", "Sitor"), number, TODAY)
    session = year.plan("level1", date(2026, 3, 9), capacity=5)
    marks = [Mark(visitor, attended=True), Mark(year.people[0], attended=True)]
    attendance.mark_attendance(year.workspace, session, marks)
    on_the_day = year.plan("level1", TODAY, capacity=5)
    attendance.mark_attendance(year.workspace, on_the_day, marks[:1])

    rows = attendance_report(year.workspace, START, TODAY).by_role

    assert [(row.label, row.came, row.sessions) for row in rows] == [
        ("Helper", 5, 4),
        ("Zoo keeper", 1, 1),
        ("No role on the day", 1, 1),
    ]


def test_who_was_booked_and_never_ticked_in_counts_neither_as_come_nor_as_away(
    year: Hall,
) -> None:
    number = year.plan("level3", date(2026, 3, 9), capacity=5)
    bookings.book(year.workspace, number, year.people)
    marks = [Mark(year.people[0], attended=True)]
    attendance.mark_attendance(year.workspace, number, marks)

    row = attendance_report(year.workspace, START, TODAY).by_course[-1]

    assert (row.label, row.came, row.away) == ("Safeguarding Level 3", 1, 0)


@pytest.mark.parametrize(("days", "cancelled"), [(0, 1), (-1, 0)])
def test_a_session_is_cancelled_from_the_day_on_which_that_was_said(
    hall: Hall, days: int, cancelled: int
) -> None:
    day = TODAY + timedelta(days=days)

    assert attendance_report(hall.workspace, START, TODAY, day).cancelled == cancelled
