"""A reason given when a sheet was ticked in is a reason for the gap that it explains."""

from datetime import timedelta
from pathlib import Path

import pytest

from sgdesk.services.organisation.organisation import change_setting
from sgdesk.services.returns.document import return_document
from sgdesk.services.returns.parts.people_behind import people_with_reason
from sgdesk.services.sessions import attendance, bookings
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.training import recording as training
from sgdesk.services.training.exemptions import note_reason
from sgdesk.services.training.recording import TrainingDetails
from tests.factories import TODAY
from tests.services.hall import Hall, make_hall

DAY = timedelta(days=1)
EVENING = TODAY - 9 * DAY


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    """Four people who are asked for Level 1 alone, and a session of it nine days ago."""
    return make_hall(tmp_path, "hscp", TODAY, ("level1",))


def stay_away(hall: Hall, person: int, reason: str) -> None:
    session = hall.plan("organisational-induction", EVENING)
    bookings.book(hall.workspace, session, [person])
    marks = [Mark(person, attended=False, reason=reason)]
    attendance.mark_attendance(hall.workspace, session, marks)


def reasons(hall: Hall) -> dict[str, int]:
    return {each.reason: each.count for each in return_document(hall.workspace).reasons}


def test_why_somebody_did_not_come_is_why_it_is_not_done(hall: Hall) -> None:
    stay_away(hall, hall.people[1], "work")

    assert reasons(hall) == {"work or family came first": 1, "no reason recorded": 3}
    found = people_with_reason(hall.workspace, "level1", "work or family came first")
    assert found == {hall.people[1]}


def test_no_word_is_no_reason_and_neither_is_a_session_that_lay_ahead(hall: Hall) -> None:
    stay_away(hall, hall.people[1], "no_word")
    stay_away(hall, hall.people[2], "unwell")

    assert reasons(hall) == {"unwell": 1, "no reason recorded": 3}
    before = return_document(hall.workspace, EVENING - DAY)
    assert [each.reason for each in before.reasons] == ["no reason recorded"]


def test_what_is_noted_with_the_person_comes_before_what_was_said_at_a_session(hall: Hall) -> None:
    stay_away(hall, hall.people[1], "work")
    note_reason(hall.workspace, hall.people[1], "level1", "barrier")

    assert reasons(hall) == {"barrier to access": 1, "no reason recorded": 3}


def test_a_course_that_counts_towards_something_else_explains_nothing(hall: Hall) -> None:
    session = hall.plan("working-together-3", EVENING)
    bookings.book(hall.workspace, session, hall.people[:1])
    marks = [Mark(hall.people[0], attended=False, reason="work")]
    attendance.mark_attendance(hall.workspace, session, marks)

    assert reasons(hall) == {"no reason recorded": 4}


def test_training_since_settles_the_reason_also_once_that_is_overdue(hall: Hall) -> None:
    stay_away(hall, hall.people[1], "work")
    details = TrainingDetails(hall.courses["organisational-induction"], EVENING + DAY)
    training.record_training(hall.workspace, hall.people[1:2], details)
    change_setting(hall.workspace, "interval:level1", "12")
    hall.go_to(TODAY + 400 * DAY)

    assert reasons(hall) == {"no reason recorded": 4}


def test_any_later_learning_settles_it_in_harrow_for_whoever_had_done_it(tmp_path: Path) -> None:
    hall = make_hall(tmp_path, "hscb", TODAY, ("introduction",))
    done = TrainingDetails(hall.courses["introduction"], EVENING - 900 * DAY)
    training.record_training(hall.workspace, hall.people[:1], done)
    session = hall.plan("introduction", EVENING)
    bookings.book(hall.workspace, session, hall.people[:2])
    marks = [Mark(each, attended=False, reason="unwell") for each in hall.people[:2]]
    attendance.mark_attendance(hall.workspace, session, marks)
    hall.go_to(TODAY + 1500 * DAY)
    assert reasons(hall)["unwell"] == 2

    event = TrainingDetails(hall.courses["learning-event"], EVENING + DAY)
    training.record_training(hall.workspace, hall.people[:2], event)

    assert reasons(hall)["unwell"] == 1
