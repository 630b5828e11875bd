"""Courses at risk at their edges: how few, how soon, and from which day on."""

from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.courses.quality import Risk
from sgdesk.domain.courses.upkeep import ObservationDetails
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import courses, quality, trainers
from sgdesk.services.courses.needs import courses_at_risk
from sgdesk.services.sessions import bookings, sessions
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
SOON = date(2026, 5, 31)
"""The last day within two months: March has as many days as May."""


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "wscp", TODAY)


@pytest.fixture
def two(hall: Hall) -> tuple[int, ...]:
    """Two trainers, so that a session lacks none."""
    return tuple(trainers.add_trainer(hall.workspace, TrainerDetails(name))[0] for name in "AB")


def plan(
    hall: Hall, two: tuple[int, ...], held_on: date = SOON, places: int | None = 5, booked: int = 0
) -> int:
    number = hall.plan("universal", held_on, capacity=places, trainer_ids=two)
    bookings.book(hall.workspace, number, hall.people[:booked])
    return number


def risks(hall: Hall, day: date = TODAY) -> list[tuple[int | None, tuple[Risk, ...]]]:
    return [(each.session_id, each.risks) for each in courses_at_risk(hall.workspace, day)]


@pytest.mark.parametrize(
    ("places", "booked", "few"),
    [(5, 1, True), (5, 2, False), (10, 3, True), (10, 4, False), (9, 3, True), (7, 3, False)],
)
def test_fewer_than_two_fifths_of_the_places_are_few(
    hall: Hall, two: tuple[int, ...], places: int, booked: int, few: bool
) -> None:
    number = plan(hall, two, places=places, booked=booked)

    assert risks(hall) == ([(number, (Risk.FEW_BOOKINGS,))] if few else [])


@pytest.mark.parametrize(("booked", "few"), [(0, True), (1, False)])
def test_without_a_limit_only_nobody_is_few(
    hall: Hall, two: tuple[int, ...], booked: int, few: bool
) -> None:
    number = plan(hall, two, places=None, booked=booked)

    assert risks(hall) == ([(number, (Risk.FEW_BOOKINGS,))] if few else [])


@pytest.mark.parametrize(
    ("held_on", "few"), [(TODAY, False), (date(2026, 4, 1), True), (SOON, True)]
)
def test_few_bookings_count_within_two_months_and_only_ahead(
    hall: Hall, two: tuple[int, ...], held_on: date, few: bool
) -> None:
    number = plan(hall, two, held_on)

    assert risks(hall) == ([(number, (Risk.FEW_BOOKINGS,))] if few else [])


def test_a_session_a_day_further_off_still_has_time_to_fill(
    hall: Hall, two: tuple[int, ...]
) -> None:
    plan(hall, two, date(2026, 6, 1))

    assert risks(hall) == []
    assert risks(hall, date(2026, 4, 1))[0][1] == (Risk.FEW_BOOKINGS,)


def test_whoever_waits_or_gave_the_place_back_does_not_fill_a_session(
    hall: Hall, two: tuple[int, ...]
) -> None:
    number = plan(hall, two, booked=2)
    assert risks(hall) == []

    first = sessions.session_view(hall.workspace, number).bookings[0]
    bookings.give_back(hall.workspace, first.id)

    assert risks(hall) == [(number, (Risk.FEW_BOOKINGS,))]


def test_a_cancelled_session_is_at_no_risk_from_the_day_it_was_cancelled(hall: Hall) -> None:
    number = plan(hall, ())
    hall.go_to(date(2026, 4, 2))
    sessions.cancel_session(hall.workspace, number, "Nobody came forward")

    assert risks(hall, date(2026, 4, 2)) == []
    assert risks(hall, date(2026, 4, 1)) == [(number, (Risk.NO_TRAINER, Risk.FEW_BOOKINGS))]


def test_the_nearest_session_stands_first_and_courses_after_all_sessions(
    hall: Hall, two: tuple[int, ...]
) -> None:
    later, nearer = plan(hall, two), plan(hall, two, date(2026, 4, 20))
    quality.review_course(
        hall.workspace, hall.courses["lead"], date(2025, 3, 1), "Ada", date(2026, 3, 1)
    )

    assert [each[0] for each in risks(hall)] == [nearer, later, None]


@pytest.mark.parametrize(
    ("due", "overdue"), [(date(2026, 3, 30), True), (TODAY, False), (date(2026, 4, 1), False)]
)
def test_a_review_is_overdue_from_the_day_after_it_was_due(
    hall: Hall, due: date, overdue: bool
) -> None:
    quality.review_course(hall.workspace, hall.courses["lead"], date(2025, 3, 1), "Ada", due)

    assert risks(hall) == ([(None, (Risk.REVIEW_OVERDUE,))] if overdue else [])


def test_a_course_that_was_withdrawn_is_at_no_risk(hall: Hall) -> None:
    course = hall.courses["lead"]
    quality.review_course(hall.workspace, course, date(2025, 3, 1), "Ada", date(2026, 3, 1))
    courses.withdraw_course(hall.workspace, course, TODAY)

    assert risks(hall) == []


@pytest.mark.parametrize(
    ("held_on", "asked"), [(date(2025, 3, 31), False), (date(2025, 4, 1), True), (TODAY, True)]
)
def test_a_course_wants_observing_that_was_run_within_twelve_months(
    hall: Hall, held_on: date, asked: bool
) -> None:
    hall.hold("universal", held_on)

    assert risks(hall) == ([(None, (Risk.NOT_OBSERVED,))] if asked else [])


@pytest.mark.parametrize(
    ("seen", "asked"), [(date(2025, 3, 31), True), (date(2025, 4, 1), False), (TODAY, False)]
)
def test_an_observation_counts_for_twelve_months(hall: Hall, seen: date, asked: bool) -> None:
    hall.hold("universal", date(2026, 3, 1))
    course = hall.courses["universal"]
    quality.note_observation(hall.workspace, course, ObservationDetails(seen, "Cleo", "", ""))

    assert risks(hall) == ([(None, (Risk.NOT_OBSERVED,))] if asked else [])


def test_an_observation_of_later_does_not_count_for_an_earlier_day(hall: Hall) -> None:
    hall.hold("universal", date(2026, 3, 1))
    course = hall.courses["universal"]
    quality.note_observation(hall.workspace, course, ObservationDetails(TODAY, "Cleo", "", ""))

    hall.go_to(date(2026, 4, 2))
    assert risks(hall, date(2026, 3, 30)) == []
    assert risks(hall, date(2026, 4, 2)) == []
