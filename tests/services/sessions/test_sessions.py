from dataclasses import replace
from datetime import date, timedelta
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from sgdesk.domain.addresses import NotReached, WhyNot
from sgdesk.domain.errors import InputError, RefusedError
from sgdesk.domain.file.names import made_stem
from sgdesk.domain.sessions.session import BookingState, SessionState
from sgdesk.domain.sessions.trainer import TrainerDetails
from sgdesk.services.courses import trainers
from sgdesk.services.people import people
from sgdesk.services.sessions import attendance, bookings, invitations, sessions
from sgdesk.services.sessions.attendance import Mark
from sgdesk.services.sessions.sessions import SessionDetails
from tests.services.hall import Hall, make_hall

TODAY = date(2026, 3, 31)
AHEAD = date(2026, 4, 20)


@pytest.fixture
def hall(tmp_path: Path) -> Hall:
    return make_hall(tmp_path, "hsscp", TODAY, ("level1",))


def _details(hall: Hall, **changes: object) -> SessionDetails:
    plain = SessionDetails(hall.courses["level1"], AHEAD, "19.30", "21:30", "Hall")
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_a_session_is_suggested_with_the_25_of_the_pack(hall: Hall) -> None:
    suggested = sessions.suggested_details(hall.workspace, hall.courses["level1"], AHEAD)
    assert suggested.capacity == 25


def test_a_planned_session_is_read_back(hall: Hall) -> None:
    ids = tuple(
        trainers.add_trainer(hall.workspace, TrainerDetails(name))[0] for name in ("Zoe", "Al")
    )
    number, _ = sessions.plan_session(hall.workspace, _details(hall, trainer_ids=ids))
    view = sessions.session_view(hall.workspace, number)
    assert view.line.trainers == ("Zoe", "Al")
    assert (view.line.state, view.line.starts_at) == (SessionState.PLANNED, "19:30")
    assert view.details.trainer_ids == ids


def test_more_than_25_needs_a_reason(hall: Hall) -> None:
    with pytest.raises(InputError, match="More than 25 people"):
        sessions.plan_session(hall.workspace, _details(hall, capacity=40))
    assert sessions.session_lines(hall.workspace) == ()
    reasoned = _details(hall, capacity=40, over_capacity_reason="Two rooms, two trainers")
    sessions.plan_session(hall.workspace, reasoned)


def test_trainers_change_places_and_none_is_forgotten(hall: Hall) -> None:
    ids = [trainers.add_trainer(hall.workspace, TrainerDetails(name))[0] for name in ("A", "B")]
    number, _ = sessions.plan_session(hall.workspace, _details(hall, trainer_ids=tuple(ids)))
    sessions.change_session(hall.workspace, number, _details(hall, trainer_ids=(ids[1],)))
    assert sessions.session_view(hall.workspace, number).line.trainers == ("B",)
    back = _details(hall, trainer_ids=(ids[1], ids[0]))
    sessions.change_session(hall.workspace, number, back)
    assert sessions.session_view(hall.workspace, number).line.trainers == ("B", "A")


def test_a_trainer_named_twice_is_refused(hall: Hall) -> None:
    one = trainers.add_trainer(hall.workspace, TrainerDetails("A"))[0]
    with pytest.raises(InputError, match="named twice"):
        sessions.plan_session(hall.workspace, _details(hall, trainer_ids=(one, one)))


def test_more_room_lets_the_waiting_move_up(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall, capacity=1))
    bookings.book(hall.workspace, number, hall.people)
    sessions.change_session(hall.workspace, number, _details(hall, capacity=3))
    states = [each.state for each in sessions.session_view(hall.workspace, number).bookings]
    assert states == [BookingState.BOOKED] * 3 + [BookingState.WAITING]


def test_less_room_than_is_booked_is_refused(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall, capacity=4))
    bookings.book(hall.workspace, number, hall.people)
    with pytest.raises(RefusedError, match="4 people are booked"):
        sessions.change_session(hall.workspace, number, _details(hall, capacity=3))


def test_a_session_that_was_ticked_in_keeps_its_day_and_is_not_cancelled(hall: Hall) -> None:
    number = hall.hold("level1", date(2026, 3, 20))
    with pytest.raises(RefusedError, match="its course and day stay"):
        sessions.change_session(hall.workspace, number, _details(hall))
    with pytest.raises(RefusedError, match="it was held"):
        sessions.cancel_session(hall.workspace, number, "Snow")


def test_a_cancelled_session_says_why_and_takes_no_bookings(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall))
    with pytest.raises(InputError, match="Say why"):
        sessions.cancel_session(hall.workspace, number, " ")
    sessions.cancel_session(hall.workspace, number, "The hall is flooded")
    view = sessions.session_view(hall.workspace, number)
    assert (view.line.state, view.cancelled_reason) == (
        SessionState.CANCELLED,
        "The hall is flooded",
    )
    with pytest.raises(RefusedError, match="was cancelled"):
        bookings.book(hall.workspace, number, hall.people)


def _message(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def test_the_invitation_shows_nobodys_address_to_anybody_else(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall))
    bookings.book(hall.workspace, number, hall.people[:2])
    message = _message(invitations.invitation_draft(hall.workspace, number))
    assert message["Bcc"] == "ada@example.org, bo@example.org"
    assert message["To"] is None
    assert message["X-Unsent"] == "1"
    calendar = next(message.iter_attachments())
    assert calendar.get_content_type() == "text/calendar"
    assert "BEGIN:VEVENT" in calendar.get_content()
    name = calendar.get_filename() or ""
    assert name.startswith("invitation-") and name.endswith(".ics")
    assert made_stem(message["Subject"].rpartition("\N{EN DASH} ")[2]) in name


def test_whom_the_invitation_does_not_reach_is_named(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall))
    bookings.book(hall.workspace, number, hall.people[:2])
    people.change_person(hall.workspace, hall.people[0], people.PersonDetails("Ada", "Sample"))
    assert invitations.not_reached(hall.workspace, number) == (
        NotReached("Ada Sample", WhyNot.NO_ADDRESS),
    )
    assert _message(invitations.invitation_draft(hall.workspace, number))["Bcc"] == "bo@example.org"


def test_what_is_no_address_is_never_written_to(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall))
    bookings.book(hall.workspace, number, hall.people[:3])
    for each, typed in zip(
        hall.people, ("anonymous", "bo@example.org; b2@example.org"), strict=False
    ):
        details = people.PersonDetails("Some", "Body", email=typed)
        people.change_person(hall.workspace, each, details)
    assert [each.why for each in invitations.not_reached(hall.workspace, number)] == [
        WhyNot.BAD_ADDRESS,
        WhyNot.BAD_ADDRESS,
    ]
    message = _message(invitations.invitation_draft(hall.workspace, number))
    assert message["Bcc"] == "cleo@example.org"


def test_the_calendar_entry_keeps_its_number_and_raises_its_edition(hall: Hall) -> None:
    number, _ = sessions.plan_session(hall.workspace, _details(hall))
    before = invitations.session_sheet(hall.workspace, number)
    sessions.change_session(hall.workspace, number, _details(hall, place="Annexe"))
    sessions.change_session(hall.workspace, number, _details(hall, place="Annexe"))
    after = invitations.session_sheet(hall.workspace, number)
    assert (after.uid, after.edition) == (before.uid, before.edition + 1)
    sessions.cancel_session(hall.workspace, number, "Snow")
    cancelled = invitations.calendar_file(hall.workspace, number).decode()
    assert "STATUS:CANCELLED" in cancelled
    assert "SEQUENCE:2" in cancelled


def test_the_past_shows_a_session_as_it_stood_then(hall: Hall) -> None:
    hall.hold("level1", date(2026, 3, 20))
    states = [
        sessions.session_lines(hall.workspace, day)[0].state
        for day in (date(2026, 3, 1), date(2026, 3, 25), TODAY)
    ]
    assert states == [SessionState.PLANNED, SessionState.TO_MARK, SessionState.HELD]


def test_the_past_knows_neither_later_bookings_nor_later_ticks(hall: Hall) -> None:
    number = hall.plan("level1", TODAY + timedelta(days=3))
    bookings.book(hall.workspace, number, hall.people[:1])
    hall.go_to(TODAY + timedelta(days=2))
    bookings.book(hall.workspace, number, hall.people[1:2])
    hall.go_to(TODAY + timedelta(days=5))
    marks = [Mark(each, attended=True) for each in hall.people[:3]]
    attendance.mark_attendance(hall.workspace, number, marks)

    def told(day: date) -> tuple[int, int]:
        line = sessions.session_view(hall.workspace, number, day).line
        assert line == sessions.session_lines(hall.workspace, day)[0]
        return line.booked, line.attended

    assert told(TODAY) == (1, 0)
    assert told(TODAY + timedelta(days=4)) == (2, 0)
    assert told(TODAY + timedelta(days=5)) == (0, 3)
    before = bookings.candidates(hall.workspace, number, TODAY)
    assert [each.booking for each in before if each.person_id == hall.people[1]] in ([], [None])
