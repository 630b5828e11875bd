from datetime import date
from pathlib import Path

import pytest

from sgdesk.domain.errors import RefusedError
from sgdesk.domain.sessions.session import BookingState
from sgdesk.domain.training.states import State
from sgdesk.services.sessions import bookings, sessions
from sgdesk.services.training import recording as training
from sgdesk.services.training.recording import TrainingDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
AHEAD = date(2026, 4, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hsscp", TODAY, ("level1",))


def _states(hall: Hall, session_id: int) -> list[BookingState]:
    return [each.state for each in sessions.session_view(hall.workspace, session_id).bookings]


def test_who_should_come_stands_in_order_of_urgency(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "generic", TODAY, ("level1",))
    done = (date(2026, 1, 1), date(2020, 1, 1), date(2023, 5, 1))
    for person, day in zip(hall.people, done, strict=False):
        details = TrainingDetails(hall.courses["level1"], day)
        training.record_training(hall.workspace, [person], details)
    found = bookings.candidates(hall.workspace, hall.plan("level1", AHEAD))
    assert [(each.name, each.state) for each in found] == [
        ("Bo Sample", State.OVERDUE),
        ("Dov Sample", State.NOT_DONE),
        ("Cleo Sample", State.DUE_SOON),
        ("Ada Sample", State.IN_DATE),
    ]
    assert found[0].day == date(2023, 1, 1)


def test_a_course_that_nobody_is_asked_for_has_no_candidates(hall: Hall) -> None:
    assert bookings.candidates(hall.workspace, hall.plan("level3", AHEAD)) == ()


def test_candidates_say_who_is_booked_here_or_elsewhere(hall: Hall) -> None:
    here, there = hall.plan("level1", AHEAD), hall.plan("level1", date(2026, 5, 4))
    bookings.book(hall.workspace, here, hall.people[:1])
    bookings.book(hall.workspace, there, hall.people[1:2])
    found = {each.name: each for each in bookings.candidates(hall.workspace, here)}
    assert found["Ada Sample"].booking is BookingState.BOOKED
    assert found["Bo Sample"].elsewhere == date(2026, 5, 4)
    assert found["Cleo Sample"].booking is None


def test_who_finds_no_place_waits_and_moves_up_when_one_is_given_back(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    booked = bookings.book(hall.workspace, number, hall.people)
    assert (booked.booked, booked.waiting) == (hall.people[:2], hall.people[2:])
    first = sessions.session_view(hall.workspace, number).bookings[0]
    given = bookings.give_back(hall.workspace, first.id, "On holiday")
    assert given.moved_up == ("Cleo Sample",)
    assert _states(hall, number) == [
        BookingState.CANCELLED,
        BookingState.BOOKED,
        BookingState.BOOKED,
        BookingState.WAITING,
    ]


def test_leaving_the_waiting_list_moves_nobody(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=2)
    bookings.book(hall.workspace, number, hall.people)
    waiting = sessions.session_view(hall.workspace, number).bookings[2]
    assert bookings.give_back(hall.workspace, waiting.id).moved_up == ()


def test_whoever_comes_back_queues_again_at_the_end(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD, capacity=1)
    bookings.book(hall.workspace, number, hall.people[:3])
    ada = sessions.session_view(hall.workspace, number).bookings[0]
    bookings.give_back(hall.workspace, ada.id)
    again = bookings.book(hall.workspace, number, hall.people[:1])
    assert again.waiting == hall.people[:1]
    order = [each.person_name for each in sessions.session_view(hall.workspace, number).bookings]
    assert order == ["Bo Sample", "Cleo Sample", "Ada Sample"]


def test_a_second_booking_changes_nothing(hall: Hall) -> None:
    number = hall.plan("level1", AHEAD)
    bookings.book(hall.workspace, number, hall.people[:2])
    again = bookings.book(hall.workspace, number, hall.people[:3])
    assert (again.booked, again.already) == (hall.people[2:3], hall.people[:2])


def test_a_place_that_somebody_does_not_have_is_not_given_back(hall: Hall) -> None:
    number = hall.hold("level1", date(2026, 3, 20))
    row = sessions.session_view(hall.workspace, number).bookings[0]
    with pytest.raises(RefusedError, match="has no place"):
        bookings.give_back(hall.workspace, row.id)


def test_single_agency_training_first_is_a_warning_and_no_bar(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "scsp", TODAY, ("core-working-together",))
    details = TrainingDetails(hall.courses["level1"], date(2026, 1, 10))
    training.record_training(hall.workspace, hall.people[:1], details)
    number = hall.plan("core-working-together", AHEAD)
    booked = bookings.book(hall.workspace, number, hall.people[:2])
    assert booked.booked == hall.people[:2]
    assert [(each.name, each.missing_first) for each in booked.warnings] == [
        ("Bo Sample", ("Level 1 Safeguarding Children",))
    ]
    found = bookings.candidates(hall.workspace, number)
    assert found[0].missing_first == ()
